import { findProduct, type OpgeslagenRegeling, perWeekTekst } from '../../beleid/index.ts';
import { type Datum, dagnummer, datum, isNa, laatste, plusDagen, toonDatum, vroegste } from '../../kernel/datum.ts';
import { maandVan } from '../../kernel/maand.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { dagenIn, fromDaterange } from '../../kernel/periode.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import type { WatAls } from '../../kernel/wat-als.ts';
import { leesOpgeschort, leesWeekverloop } from '../../kernel/weekverloop.ts';
import { type Plicht, type PlichtStand, toonWie } from '../../plicht/index.ts';
import { waaromVan } from '../../uitleg/index.ts';
import { badge, type Html, html, lijst, link, tabel, zacht } from '../../web/index.ts';
import { type PlichtenStand, type PlichtRij, plichtenAnders, termijnenAnders } from '../plichten.ts';
import { volumeUitleg } from '../volume.ts';

const telDagen = (n: number): string => (n === 1 ? '1 dag' : `${n} dagen`);

/** "Aanbieder, met inwoner en lokale toegang" */
const wieTekst = ({ wie, samenMet }: Pick<Plicht, 'wie' | 'samenMet'>): string => {
  const met = samenMet.map(toonWie);
  const samen = met.length < 2 ? met.join('') : `${met.slice(0, -1).join(', ')} en ${met.at(-1)}`;
  return hoofdletter(`${toonWie(wie)}${samen === '' ? '' : `, met ${samen}`}`);
};

/** How a duty stands on a day, as word, icon and colour. */
const standBadge = (stand: PlichtStand, uiterlijk: Datum, vandaag: Datum, loopt: boolean): Html => {
  switch (stand.stand) {
    case 'gedaan':
      return badge('goed', `Gedaan op ${toonDatum(datum(stand.op))}${stand.telaat ? ', te laat' : ''}`);
    case 'ontheven':
      return badge('neutraal', `Hoeft niet meer, sinds ${toonDatum(datum(stand.op))}`);
    case 'gepland':
    case 'open': {
      if (!loopt) return badge('neutraal', 'Niet gedaan');
      const nog = dagnummer(uiterlijk) - dagnummer(vandaag);
      if (nog < 0) return badge('telaat', `${telDagen(-nog)} te laat`);
      if (stand.stand === 'gepland') return badge('info', `Gepland op ${toonDatum(datum(stand.op))}`);
      return badge('aandacht', nog === 0 ? 'Vandaag' : `Nog ${telDagen(nog)}`);
    }
  }
};

/** "12 uur per week", with why that is the cap and what of it may be paid. */
export const urenInhoud = (
  uit: OpgeslagenRegeling,
  t: { product: string; looptijd: string; minuten_per_week: number; opgeschort: string; uren_eerder: unknown },
  vandaag: Datum,
): Html => {
  const periode = fromDaterange(t.looptijd);
  const dag = vroegste(laatste(vandaag, periode.van), periode.tot);
  const verloop = leesWeekverloop({ opgeschort: t.opgeschort, uren_eerder: t.uren_eerder ?? null });
  // What is decided already may be several steps (AL2): each from its own Monday.
  const straks = (verloop?.eerder ?? []).filter(({ tot }) => !isNa(dag, tot));
  const [nu] = straks;
  const tekst = perWeekTekst(findProduct(uit.regeling, t.product), nu?.minuten ?? t.minuten_per_week);
  const later = straks
    .map(({ tot }, i) => `, vanaf ${toonDatum(plusDagen(tot, 1))} ${toonUren(straks[i + 1]?.minuten ?? t.minuten_per_week)} uur`)
    .join('');
  return html`${tekst}${later}${waaromVan(uit, {
    over: `geldt ${tekst}`,
    ...volumeUitleg(uit.regeling, {
      product: t.product,
      minutenPerWeek: t.minuten_per_week,
      periode,
      maand: maandVan(dag),
      verloop,
    }),
  })}`;
};

/**
 * The end of a toewijzing, whether it can be extended, and its duties: what, who, when, done or not, each with "Waarom?". What the
 * regeling is silent about says so.
 */
export const plichtenInhoud = (o: {
  uit: PlichtenStand;
  t: PlichtRij;
  tot: Datum;
  vandaag: Datum;
  loopt: boolean;
  /** Where this reader writes down what became of a duty; undefined when that is not for him. */
  href: (soort: string) => { href: string; tekst: string } | undefined;
}): Html => {
  const { opgeslagen, termijnen, plichten, zonderDatum, nietGeregeld } = o.uit;
  const { regeling } = opgeslagen;
  const waarom = (over: string, gronden: readonly Grond[], watAls?: readonly WatAls[]) =>
    waaromVan(opgeslagen, { over, gronden, watAls, alsGeopend: true });
  const termijnAnders = termijnenAnders(o.uit, o.t);
  const anders = plichtenAnders(o.uit, o.t);
  const einde = toonDatum(o.tot);
  // By what was agreed it lasts longer: a later besluit (an earlier end, another aanbieder) made it shorter.
  const zonder = termijnen.ok && termijnen.waarde.einddatum !== null ? datum(termijnen.waarde.einddatum) : undefined;
  // Suspended days that the AOW age cuts off are no besluit.
  const stil = leesOpgeschort(o.t.opgeschort).reduce((som, p) => som + dagenIn(p), 0);
  const korter = zonder && isNa(plusDagen(zonder, -stil), o.tot) ? zonder : undefined;
  return html`${lijst([
    {
      kop: 'Laatste dag',
      waarde: html`${einde}${
        korter
          ? html`<p>${zacht(`Door een later besluit. Zonder dat besluit: ${toonDatum(korter)}.`)}</p>`
          : termijnen.ok
            ? waarom(`eindigt het op ${einde}`, termijnen.waarde.gronden, termijnAnders.einde)
            : html`<p>${termijnen.redenen.map((reden) => reden.tekst).join(' ')}</p>`
      }`,
    },
    // Of what is over, only what was is told.
    ...(termijnen.ok && !korter && !isNa(o.vandaag, o.tot)
      ? [
          {
            // Whether the regeling allows it; whether it can be done today stands at what can be done now.
            kop: 'Verlengen volgens de regeling',
            waarde: html`${termijnen.waarde.verlengbaar ? 'Mag' : 'Mag niet'}${waarom(
              termijnen.waarde.verlengbaar ? 'kan het worden verlengd' : 'kan het niet worden verlengd',
              termijnen.waarde.verlengGronden,
              termijnAnders.verlengen,
            )}`,
          },
        ]
      : []),
  ])}${
    plichten.length > 0 &&
    tabel({
      caption: 'Plichten met een dag',
      kolommen: [{ kop: 'Wat' }, { kop: 'Wie' }, { kop: 'Uiterlijk' }, { kop: 'Stand' }],
      rijen: plichten.map(({ plicht, stand }, i) => {
        const dag = datum(plicht.datum);
        const daad = o.loopt ? o.href(plicht.soort) : undefined;
        return [
          plicht.naam,
          wieTekst(plicht),
          html`${toonDatum(dag)}${waaromVan(opgeslagen, {
            over: `is dit uiterlijk op ${toonDatum(dag)}`,
            gronden: plicht.gronden,
            watAls: anders[i],
          })}`,
          html`${standBadge(stand, dag, o.vandaag, o.loopt)}${stand.toelichting && html`<p>${stand.toelichting}</p>`}${daad && html`<p>${link(daad.href, daad.tekst)}</p>`}`,
        ];
      }),
    })
  }${
    zonderDatum.length > 0 &&
    html`<h3>Zonder vaste dag</h3><ul>${zonderDatum.map(
      (p) =>
        html`<li>${p.naam}: ${toonWie(p.wie)}, ${p.bij === 'verzoek' ? 'als daarom wordt gevraagd' : 'als er iets aan de hand is'}${waarom(`is er ${p.naam.toLowerCase()}`, p.gronden)}</li>`,
    )}</ul>`
  }${
    nietGeregeld.length > 0
      ? html`<h3>Niet geregeld</h3><p>Hierover zwijgen de bronnen van ${regeling.naam}. Het systeem vraagt er dan niet om, en leent niets van een andere gemeente.</p><ul>${nietGeregeld.map(
          (g) => html`<li>${g.tekst}</li>`,
        )}</ul>`
      : plichten.length === 0 && zonderDatum.length === 0 && html`<p>De regeling noemt bij dit product geen plichten.</p>`
  }`;
};

// The parts of the page of a besluit that differ by kind: what it changes, what came in its place, and what can be done with it.
import { type BeleidInHuis, findLaatsteDag, findProduct, type Landelijk } from '../../beleid/index.ts';
import { type Datum, datum, isNa, toonDatum } from '../../kernel/datum.ts';
import { fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import { acties, type Html, html, kaart, keuzerondjes, lijst, link, linkKnop, melding } from '../../web/index.ts';
import { mogelijkRegels } from '../anders.ts';
import { eigenFeiten, LetterFeiten } from '../letters/anders.ts';
import type { BesluitRij } from '../queries/index.ts';
import type { listWachtend, NaBezwaar } from '../queries/na-bezwaar.ts';
import { BEROEP_BRON, middelVan, middelZin } from '../rechtsmiddel.ts';
import { soortNaam } from '../soorten.ts';

/** What was decided, of a besluit without a toewijzing of its own. */
export const anderBesloten = (b: BesluitRij): Html => {
  const { brief, mogelijk = [] } = LetterFeiten.parse(b.feiten ?? {});
  return lijst([
    { kop: 'Soort besluit', waarde: soortNaam(b.soort) },
    ...(b.vervangt_nummer === null ? [] : [{ kop: 'Over besluit', waarde: String(b.vervangt_nummer) }]),
    ...(b.ingang === null || b.soort === 'afwijzing' ? [] : [{ kop: 'Vanaf', waarde: toonDatum(datum(b.ingang)) }]),
    ...(b.soort === 'afwijzing' || b.aanbieder === null ? [] : [{ kop: 'Aanbieder', waarde: b.aanbieder }]),
    ...(b.soort === 'afwijzing' || b.looptijd === null
      ? []
      : [{ kop: 'Eerst gegeven', waarde: toonPeriode(fromDaterange(b.looptijd)) }]),
    ...eigenFeiten(brief, b.aanbieder === null ? [] : [{ waarde: b.aanbieder }]),
    ...(b.soort === 'afwijzing'
      ? [
          {
            kop: 'Wat kan wel',
            waarde:
              mogelijk.length === 0
                ? 'De toets noemde niets anders dat past.'
                : html`<ul>${mogelijkRegels(mogelijk).map((regel) => html`<li>${regel}</li>`)}</ul>`,
          },
        ]
      : []),
  ]);
};

/** Said on top when another besluit came after it. */
export const vervangBlok = (b: BesluitRij, inwonerId: number): Html | false =>
  b.vervangen_door !== null &&
  melding({
    soort: 'waarschuwing',
    titel: 'Dit besluit is ingetrokken of vervangen',
    inhoud: html`<p>Het blijft hier te lezen zoals het was. ${link(`/dossier/${inwonerId}/besluit/${b.vervangen_door}`, 'Bekijk het besluit dat nu geldt')}.</p>`,
  });

export const tweedeHandtekening = (b: BesluitRij): { kop: string; waarde: string }[] =>
  b.vier_ogen
    ? [
        {
          kop: 'Tweede handtekening',
          waarde: b.mede_door && b.mede_op ? `${b.mede_door}, ${toonDatum(datum(b.mede_op))}` : 'ontbreekt nog',
        },
      ]
    : [];

/** Withdrawing, revising and objecting: what is possible now, and why not. */
export const veranderBlok = (b: BesluitRij, inwonerId: number, vandaag: Datum): Html | false => {
  if (b.vervangen_door !== null) return false;
  const pad = `/dossier/${inwonerId}/besluit/${b.id}`;
  const geeft = b.soort === 'toekenning' || b.soort === 'herziening' || b.soort === 'verlenging';
  const middel = middelVan(b);
  return kaart({
    titel: 'Dit besluit veranderen',
    inhoud: html`<p>${
      b.bezwaar
        ? html`De inwoner maakte bezwaar: ${link(`/dossier/${inwonerId}/bezwaar/${b.bezwaar.id}`, b.bezwaar.beslissing ?? 'nog niet beslist')}.`
        : middel
          ? middelZin(middel, vandaag)
          : `De inwoner kan ${b.na_bezwaar ? 'in beroep bij de rechtbank' : 'bezwaar maken'} zodra het besluit bekend is gemaakt.`
    }</p>${acties(
      (geeft || b.soort === 'afwijzing') &&
        linkKnop({ tekst: 'Herzie dit besluit', href: `/dossier/${inwonerId}/besluit?herziet=${b.id}`, icoon: 'refresh' }),
      geeft && linkKnop({ tekst: 'Trek dit besluit in', href: `${pad}/intrekken`, soort: 'stil' }),
      middel &&
        // One that was taken back leaves the way open.
        (b.bezwaar === null || b.bezwaar.beslissing === 'ingetrokken') &&
        linkKnop({
          tekst: middel.soort === 'beroep' ? 'Leg een beroep vast' : 'Leg een bezwaar vast',
          href: `${pad}/bezwaar`,
          soort: 'stil',
        }),
    )}`,
  });
};

/** Until when one could object if it was made known on that day; what was decided on an objection goes to the court. */
export const bezwaarTekst = (landelijk: Landelijk, o: { dag: Datum; vandaag: Datum }, op: NaBezwaar | null): string => {
  const laatste = findLaatsteDag(landelijk, op ? 'beroep' : 'bezwaar', o.dag);
  const wanneer = isNa(o.vandaag, o.dag) ? `op ${toonDatum(o.dag)}` : 'vandaag';
  if (laatste && op)
    return `Dit is het nieuwe besluit na het bezwaar tegen besluit ${op.bestreden}. Maak je het ${wanneer} bekend, dan kan de inwoner in beroep bij de rechtbank tot en met ${toonDatum(laatste)} (${BEROEP_BRON}).`;
  return laatste
    ? `Maak je het besluit ${wanneer} bekend, dan kan de inwoner bezwaar maken tot en met ${toonDatum(laatste)}.`
    : 'De laatste dag voor bezwaar is niet bekend: de feestdagen van dat jaar staan nog niet in het systeem.';
};

/** Which objection it was decided on, with the way there. */
export const naBezwaarZin = (b: BesluitRij, inwonerId: number): Html | false =>
  b.na_bezwaar !== null &&
  html`<p>Dit is het nieuwe besluit na ${link(`/dossier/${inwonerId}/bezwaar/${b.na_bezwaar.id}`, `het bezwaar tegen besluit ${b.na_bezwaar.bestreden}`)}, dat gegrond was. Daartegen kan geen bezwaar meer, wel beroep bij de rechtbank (${BEROEP_BRON}).</p>`;

/** Asked when an objection waits for its besluit and nothing says that it is this one: the letter speaks of bezwaar or of the court. */
export const naBezwaarVraag = (
  s: { beleid: BeleidInHuis },
  wachtend: Awaited<ReturnType<typeof listWachtend>>,
  veld: { waarde: string | undefined; fout: string | undefined },
): Html | false =>
  wachtend.length > 0 &&
  keuzerondjes({
    naam: 'naBezwaar',
    ...veld,
    label: 'Neem je dit besluit omdat een bezwaar gegrond is?',
    hint: `Dan staat in de brief beroep bij de rechtbank in plaats van bezwaar (${BEROEP_BRON}). Kies, en lees de brief met je antwoord.`,
    keuzes: [
      ...wachtend.map((z) => ({
        waarde: String(z.id),
        tekst: `Ja, na het bezwaar tegen besluit ${z.bestreden}`,
        uitleg: `${findProduct(s.beleid.regelingMetId(z.regeling_id).regeling, z.product)?.naam ?? z.product}${z.beslist_op === null ? '' : `, beslist op ${toonDatum(datum(z.beslist_op))}`}`,
      })),
      { waarde: 'nee', tekst: 'Nee, dit besluit staat daar los van' },
    ],
  });

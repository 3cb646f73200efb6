// The court, as the resident reads it: how to go there, what it said, what we do with that, and the way on from there. B1.
import { type BeleidInHuis, findLaatsteDag } from '../../beleid/index.ts';
import { type Datum, datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { acties, type Html, html, kaart, kop, link, linkKnop, stapel, terug } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { GEVOLG_VOOR_JOU } from '../letters/uitspraak.ts';
import type { listEigen } from '../queries.ts';
import { kanBeroep } from '../rules.ts';
import { tussenNu } from '../tussen.ts';
import type { HogerUitspraak, Uitspraak } from '../types.ts';
import { hogerBeroepTot, moetUitvoeren, staatStil } from '../uitspraak.ts';

type Eigen = Awaited<ReturnType<typeof listEigen>>[number];
type Settings = { beleid: BeleidInHuis };

const UITSPRAAK: Readonly<Record<Uitspraak, string>> = {
  gegrond: 'De rechter gaf je gelijk.',
  ongegrond: 'De rechter gaf je geen gelijk.',
  'niet-ontvankelijk': 'De rechter behandelde je beroep niet.',
  ingetrokken: 'Je stopte met je beroep.',
};

const HOGER: Readonly<Record<HogerUitspraak, string>> = {
  bevestigd: 'Die was het eens met de rechtbank. De uitspraak van de rechtbank blijft.',
  vernietigd: 'Die besliste anders dan de rechtbank.',
  'niet-ontvankelijk': 'Die behandelde het hoger beroep niet. De uitspraak van de rechtbank blijft.',
  ingetrokken: 'Het hoger beroep stopte. De uitspraak van de rechtbank blijft.',
};

const briefLink = (id: number | null): Html | false =>
  id !== null && html` ${link(`/mijn/brieven/${id}`, 'Lees wat dat voor je betekent')}.`;

/** What the rechtbank said, what it means for him, and until when he can go on. */
const naUitspraak = (
  s: Settings,
  z: Eigen,
  vandaag: Datum,
  { uitspraak, op, opnieuwBeslist }: { uitspraak: Uitspraak; op: Datum; opnieuwBeslist: boolean },
): Html => {
  const tot = hogerBeroepTot(s.beleid.landelijk, op);
  // The Raad spoke last, so that what the rechtbank asked no longer stands; or it stands still until the Raad speaks.
  const gevolg = z.hoger_gevolg === null && !staatStil(z) ? z.uitspraak_gevolg : null;
  return html`<p>Je ging naar de rechter. ${UITSPRAAK[uitspraak]} De uitspraak is van ${toonDatum(op)}.${gevolg && ` ${gevolg === 'nieuw-besluit' && opnieuwBeslist ? 'Daarna beslisten wij opnieuw op je bezwaar.' : GEVOLG_VOOR_JOU[gevolg]}`}${gevolg && briefLink(z.uitspraak_brief_id)}</p>${
    z.hoger_op === null &&
    uitspraak !== 'ingetrokken' &&
    tot &&
    !isVoor(tot, vandaag) &&
    html`<p>Ben je het niet eens met de rechter? Je kunt in hoger beroep bij de Centrale Raad van Beroep, tot en met ${toonDatum(tot)}. In de uitspraak van de rechtbank staat hoe dat gaat. De gemeente kan ook in hoger beroep.</p>`
  }${z.hoger_op && hoger(z, datum(z.hoger_op))}${
    moetUitvoeren(z)
      ? html`<p>Wij regelen nu wat de rechter besliste. Je hoeft niets te doen.</p>`
      : z.uitgevoerd_op && html`<p>Op ${toonDatum(datum(z.uitgevoerd_op))} deden wij wat de rechter besliste.</p>`
  }`;
};

/** That the court first asks us to mend something, and what we answered. */
const tussenZin = (z: Eigen): Html | false => {
  const t = tussenNu(z);
  if (!t) return false;
  const gevraagd = `Op ${toonDatum(datum(t.op))} zei de rechter dat wij eerst iets moeten herstellen, uiterlijk op ${toonDatum(datum(t.tot))}.`;
  if (!t.antwoord || !t.antwoordOp) return html`<p>${gevraagd} Je hoeft nu niets te doen.</p>`;
  return html`<p>${gevraagd} Op ${toonDatum(datum(t.antwoordOp))} schreven wij de rechter ${
    t.antwoord === 'hersteld' ? 'hoe wij dat deden' : 'dat wij dat niet doen'
  }.${t.antwoord === 'hersteld' && ' De rechter vraagt wat jij ervan vindt. Je hebt vier weken om te antwoorden.'} Daarna beslist de rechter.</p>`;
};

const hoger = (z: Eigen, op: Datum): Html =>
  html`<p>${z.hoger_door === 'gemeente' ? 'De gemeente ging' : 'Je ging'} op ${toonDatum(op)} in hoger beroep bij de Centrale Raad van Beroep. ${
    z.hoger_uitspraak && z.hoger_uitspraak_op
      ? html`${HOGER[z.hoger_uitspraak]} De uitspraak is van ${toonDatum(datum(z.hoger_uitspraak_op))}.${z.hoger_gevolg && ` ${GEVOLG_VOOR_JOU[z.hoger_gevolg]}`}${briefLink(z.hoger_brief_id)}`
      : 'De Raad schrijft je hoe het verder gaat.'
  }</p>${tussenZin(z)}${staatStil(z) && html`<p>Wij wachten tot de Raad beslist. Dat mag volgens de wet. Tot dan blijft alles zoals het nu is.</p>`}`;

/** After the decision: that he may go to the court and until when, that he went, and what it said. */
export const naarRechter = (s: Settings, z: Eigen, vandaag: Datum, opnieuwBeslist = false): Html | false => {
  if (z.uitspraak && z.uitspraak_op)
    return naUitspraak(s, z, vandaag, { uitspraak: z.uitspraak, op: datum(z.uitspraak_op), opnieuwBeslist });
  if (z.beroep_op)
    return html`<p>Je ging naar de rechter op ${toonDatum(datum(z.beroep_op))}. ${tussenNu(z) ? '' : 'De rechtbank schrijft je hoe het verder gaat.'}</p>${tussenZin(z)}`;
  const tot =
    kanBeroep(z) && z.bekendgemaakt_op !== null
      ? findLaatsteDag(s.beleid.landelijk, 'beroep', datum(z.bekendgemaakt_op))
      : undefined;
  return (
    tot !== undefined &&
    !isVoor(tot, vandaag) &&
    html`<p>Ben je het niet eens met de beslissing? Je kunt naar de rechter tot en met ${toonDatum(tot)}. In de brief lees je hoe.</p>`
  );
};

/** Of the besluit that he could go to the court with. */
type Bestreden = {
  besluit: { beschikkingnummer: number; genomen_op: string };
  product: string;
  tot: Datum;
  laat: boolean;
  rechtbank: { naam: string; adres: string } | undefined;
  bel: Html;
};

/** Against what was decided on his objection: how to go to the court, until when, and what it costs. */
export const naarDeRechter = (c: PageContext, g: Bestreden): Promise<Response> => {
  const voorbij = g.laat;
  return c.page({
    titel: 'Naar de rechter',
    smal: true,
    inhoud: html`${terug('/mijn/brieven', 'Mijn brieven')}${kop({
      titel: voorbij ? 'De tijd om naar de rechter te gaan is voorbij' : 'Niet eens met het nieuwe besluit?',
      onder: `Over ${g.product}. Besluit ${g.besluit.beschikkingnummer} van ${toonDatum(datum(g.besluit.genomen_op))}.`,
    })}${
      voorbij
        ? html`<p>Dit besluit kwam na je bezwaar. Je kon naar de rechter tot en met <strong>${toonDatum(g.tot)}</strong>. Was je bijvoorbeeld ziek? Schrijf de rechtbank dan toch, en zeg waarom je later bent. De rechter kijkt of het telt.</p>`
        : html`<p>Dit besluit kwam na je bezwaar. Daarom kun je niet nog een keer bezwaar maken bij de gemeente. Je kunt wel naar de rechter, <strong>tot en met ${toonDatum(g.tot)}</strong>. Dat heet beroep.</p>`
    }${stapel(
      kaart({
        titel: 'Zo doe je dat',
        inhoud: html`<ol><li>Schrijf een brief aan de rechtbank. Zet erin: je naam, je adres, de datum en waarom je het niet eens bent.</li><li>Doe een kopie van het besluit erbij. Zet je handtekening.</li><li>${
          g.rechtbank
            ? `Stuur de brief naar ${g.rechtbank.naam}, ${g.rechtbank.adres}.`
            : 'Stuur de brief naar de rechtbank. Weet je niet welke? Bel ons. Wij zeggen het je.'
        }</li></ol><p>De rechtbank vraagt geld: griffierecht. Je krijgt het terug als je gelijk krijgt.</p>`,
      }),
      kaart({
        titel: 'Eerst met ons praten?',
        inhoud: html`<p>Dat mag altijd. De zes weken lopen dan wel door.</p>${acties(linkKnop({ tekst: 'Schrijf ons een bericht', href: '/mijn/berichten' }))}`,
      }),
    )}${g.bel}`,
  });
};

// What the letters about the way back say. Pure.
import { alineas, type BriefInhoud } from '../../brief/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import type { Trede } from '../../kernel/trede.ts';
import { BESLIST_SAMEN, type Indicatie, type Inkomen, type VervolgSoort } from '../types.ts';

const INKOMEN_BRIEF: Readonly<Record<Inkomen, string>> = {
  gelijk: 'Je inkomen blijft gelijk.',
  minder: 'Je inkomen kan lager worden. Wij helpen je om dat uit te zoeken.',
  meer: 'Je inkomen kan hoger worden.',
  onbekend: 'Wij weten nog niet wat het doet met je inkomen. Wij zoeken dat met je uit.',
};
const INDICATIE_BRIEF: Readonly<Record<Indicatie, string>> = {
  blijft: 'Je houdt het recht op je plek. Je hoeft niets opnieuw aan te vragen.',
  nieuw: 'Er is dan een nieuw besluit nodig. Wij regelen dat met je.',
  ruimhartig: 'Er is dan een nieuw besluit nodig. Wij kijken daar ruim naar, maar het gaat niet vanzelf.',
};
const VERVOLG_BRIEF: Readonly<Record<VervolgSoort, string>> = {
  gesprek: 'Wij praten met je over hoe het verder gaat.',
  orientatie: 'Je doet opnieuw een oriëntatie: samen kijken wat bij je past.',
  toets: 'Wij kijken opnieuw welke ondersteuning bij je past.',
  ondersteuning: 'Wij beslissen met je over de plek die je nu hebt.',
  inkomen: 'Wij regelen je inkomen en je uitkering met je.',
  vertellen: 'Wij bellen je hierover.',
};

const metToelichting = (zin: string, toelichting: string): string[] => [
  zin,
  ...(toelichting === '' ? [] : [alineas(toelichting).join(' ')]),
];

/** What was typed to go back to, in the middle of a sentence: a name keeps its capital, an article does not. */
const inZin = (tekst: string): string => tekst.replace(/^(De|Het|Een)(?= )/, (woord) => woord.toLowerCase());

/** Who decides, to the resident, as his own page says it. */
export const wieBeslist = (beslist: string): string => (beslist === BESLIST_SAMEN ? 'Jij en je contactpersoon samen' : beslist);

/** What was agreed at a step up: where to, until when, who decides, the indication and the income. */
export const terugkeerInhoud = (o: {
  bijTrede: Trede;
  terugTrede: Trede;
  terugNaar: string;
  tot: Datum;
  beslist: string;
  indicatie: Indicatie;
  inkomen: Inkomen;
  inkomenToelichting: string;
}): BriefInhoud => ({
  onderwerp: 'Zo kun je terug als het niet lukt',
  inleiding: [
    `Je zet een stap naar trede ${o.bijTrede}. Soms lukt zo’n stap niet. Dat is niet erg. Samen spraken we af hoe je dan terug kunt.`,
  ],
  samenvatting: [
    { vraag: 'Waarheen kun je terug?', antwoord: [`${o.terugNaar} (trede ${o.terugTrede}).`] },
    { vraag: 'Tot wanneer?', antwoord: [`Deze afspraak geldt tot en met ${toonDatum(o.tot)}.`] },
    { vraag: 'Wie beslist daarover?', antwoord: [`${wieBeslist(o.beslist)}.`] },
    {
      vraag: 'Wat moet je doen?',
      antwoord: [
        'Lees of dit klopt. Klopt het niet, zeg het dan op je eigen pagina of bel ons. Gaat het niet goed, bel dan meteen.',
      ],
    },
  ],
  delen: [
    { kop: 'Je recht op ondersteuning', blokken: [INDICATIE_BRIEF[o.indicatie]] },
    { kop: 'Je inkomen', blokken: metToelichting(INKOMEN_BRIEF[o.inkomen], o.inkomenToelichting) },
  ],
});

/** A step back was taken (L4): without blame, and with what comes next. */
export const terugstapInhoud = (o: {
  op: Datum;
  vanTrede: Trede;
  naarTrede: Trede;
  terugNaar: string | undefined;
  inkomen: Inkomen;
  inkomenToelichting: string;
  vervolg: readonly { soort: VervolgSoort; tot: Datum | undefined }[];
}): BriefInhoud => ({
  onderwerp: 'Je gaat een stap terug, en wij gaan met je verder',
  inleiding: [`Op ${toonDatum(o.op)} ging je van trede ${o.vanTrede} naar trede ${o.naarTrede}. Dat is geen fout van jou.`],
  samenvatting: [
    {
      vraag: 'Wat verandert er?',
      antwoord: [
        o.terugNaar
          ? `Je gaat terug naar ${inZin(o.terugNaar)}. Dat spraken wij eerder af.`
          : `Je staat nu op trede ${o.naarTrede}.`,
      ],
    },
    {
      vraag: 'Wat doen wij?',
      antwoord: [
        {
          punten: o.vervolg.map(({ soort, tot }) =>
            tot ? `${VERVOLG_BRIEF[soort].slice(0, -1)}, uiterlijk op ${toonDatum(tot)}.` : VERVOLG_BRIEF[soort],
          ),
        },
      ],
    },
    { vraag: 'Wat moet je doen?', antwoord: ['Je hoeft niets te doen. Je contactpersoon belt je. Je mag ook zelf bellen.'] },
  ],
  delen: [{ kop: 'Je inkomen', blokken: metToelichting(INKOMEN_BRIEF[o.inkomen], o.inkomenToelichting) }],
});

// What runs for a resident, on paper: the trede, the goals, the places, the letters and whom to call. Pure.
import type { BriefInhoud } from '../../brief/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { fromDaterange, toonPeriode } from '../../kernel/periode.ts';

export interface OverzichtFeiten {
  vandaag: Datum;
  /** “trede 3: bijdrage leveren”, and since when. */
  trede: { tekst: string; sinds: string } | undefined;
  perspectief: string | undefined;
  plekken: readonly {
    id: number;
    product: string;
    aanbieder: string;
    looptijd: string;
    /** In minuten. */
    minutenPerWeek: number | null;
    status: 'toegewezen' | 'geaccepteerd' | 'gestart' | 'geweigerd' | 'beeindigd';
  }[];
  doelen: readonly { toewijzing_id: number; tekst: string }[];
  brieven: readonly { titel: string; datum: Datum }[];
  consulent: string;
  telefoon: string;
}

const STAND = {
  toegewezen: 'De aanbieder heeft nog niet gezegd dat je kunt beginnen.',
  geaccepteerd: 'Je kunt er beginnen.',
  gestart: 'Je bent begonnen.',
} as const;

type Plek = OverzichtFeiten['plekken'][number];
const loopt = (plek: Plek): plek is Plek & { status: keyof typeof STAND } =>
  plek.status !== 'geweigerd' && plek.status !== 'beeindigd';

/** So many letters are named: older ones stand in the own page (keuze). */
const BRIEVEN = 8;

/** The letter with everything that runs on this day. */
export function overzichtInhoud(f: OverzichtFeiten): BriefInhoud {
  const plekken = f.plekken.filter(loopt);
  const waar = plekken.map((plek) => `${plek.product} bij ${plek.aanbieder}, ${toonPeriode(fromDaterange(plek.looptijd))}.`);
  const doelenVan = (plek: Plek) => f.doelen.filter((doel) => doel.toewijzing_id === plek.id).map((doel) => doel.tekst);
  return {
    onderwerp: 'Jouw overzicht van Werkt mee',
    inleiding: [`Hier staat wat er op ${toonDatum(f.vandaag)} voor je geregeld is. Klopt er iets niet? Bel ons dan.`],
    samenvatting: [
      {
        vraag: 'Waar sta je nu?',
        antwoord: [
          f.trede
            ? `Je staat op ${f.trede.tekst}. Dat is zo sinds ${toonDatum(datum(f.trede.sinds))}.`
            : 'We hebben nog niet samen bepaald waar je staat.',
        ],
      },
      ...(f.perspectief === undefined
        ? []
        : [{ vraag: 'Waar wil je heen?', antwoord: [`Je kunt groeien naar ${f.perspectief}.`] }]),
      { vraag: 'Wat loopt er?', antwoord: waar.length === 0 ? ['Er loopt nu niets.'] : waar },
      { vraag: 'Wat moet je doen?', antwoord: ['Niets. Bewaar deze brief.'] },
      {
        vraag: 'Wie kun je bellen?',
        antwoord: [`${f.consulent}: ${f.telefoon}.`],
      },
    ],
    delen: [
      ...plekken.map((plek) => {
        const doelen = doelenVan(plek);
        return {
          kop: `Bij ${plek.aanbieder}`,
          blokken: [
            {
              rijen: [
                { kop: 'Wat', waarde: plek.product },
                { kop: 'Periode', waarde: toonPeriode(fromDaterange(plek.looptijd)) },
                ...(plek.minutenPerWeek === null
                  ? []
                  : [{ kop: 'Hoeveel uur', waarde: `${toonUren(plek.minutenPerWeek)} uur per week` }]),
                { kop: 'Hoe staat het', waarde: STAND[plek.status] },
                ...(doelen.length === 0 ? [] : [{ kop: 'Jouw doelen', waarde: { punten: doelen } }]),
              ],
            },
          ],
        };
      }),
      ...(f.brieven.length === 0
        ? []
        : [
            {
              kop: 'Brieven die je van ons kreeg',
              blokken: [
                {
                  tabel: {
                    koppen: ['Datum', 'Brief'],
                    rijen: f.brieven.slice(0, BRIEVEN).map((brief) => [toonDatum(brief.datum), brief.titel]),
                  },
                },
              ],
            },
          ]),
    ],
  };
}

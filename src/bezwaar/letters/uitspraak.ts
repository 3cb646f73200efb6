// What the letter after the word of a court says. Pure.
import type { BriefInhoud } from '../../brief/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import type { UitspraakGevolg } from '../types.ts';

/** What it means for the resident, in his words; the page says the same. */
export const GEVOLG_VOOR_JOU: Readonly<Record<UitspraakGevolg, string>> = {
  'nieuw-besluit': 'Wij moeten opnieuw beslissen op je bezwaar.',
  zelf: 'De rechter besliste zelf. Wij doen wat de rechter zegt.',
  'in-stand': 'Wij deden iets niet goed. Toch blijft gelden wat wij besloten. Dat zegt de rechter.',
  niets: 'Wij hoeven nu niets meer te beslissen.',
};

const REGELS: Readonly<Record<UitspraakGevolg, string>> = {
  'nieuw-besluit':
    'De rechter vernietigt onze beslissing en zegt dat wij opnieuw beslissen (Algemene wet bestuursrecht, artikel 8:72, vierde lid). Geeft de rechter geen termijn, dan geldt de termijn voor een beslissing op bezwaar: zes weken (artikel 7:10).',
  zelf: 'De rechter vernietigt onze beslissing en beslist zelf. Die uitspraak komt in de plaats van ons besluit (Algemene wet bestuursrecht, artikel 8:72, derde lid).',
  'in-stand':
    'De rechter vernietigt onze beslissing, maar laat de gevolgen ervan in stand (Algemene wet bestuursrecht, artikel 8:72, derde lid).',
  niets: 'De rechter vernietigt onze beslissing (Algemene wet bestuursrecht, artikel 8:72, eerste lid).',
};

/** Awb 8:72: what the court asks of us, until when, and what the resident can still do. `hogerTot`: until when to the Centrale Raad van Beroep. */
export const uitspraakInhoud = (o: {
  beschikkingnummer: number;
  product: string;
  instantie: 'rechtbank' | 'hoger';
  op: Datum;
  gevolg: UitspraakGevolg;
  uiterlijk: Datum | undefined;
  hogerTot: Datum | undefined;
}): BriefInhoud => {
  const wie = o.instantie === 'rechtbank' ? 'de rechtbank' : 'de Centrale Raad van Beroep';
  return {
    onderwerp: 'Wat er gebeurt na de uitspraak van de rechter',
    inleiding: [
      `De rechter keek naar besluit ${o.beschikkingnummer} over ${o.product}. Op ${toonDatum(o.op)} stuurde ${wie} de uitspraak.`,
    ],
    samenvatting: [
      {
        vraag: 'Wat besliste de rechter?',
        antwoord: [
          o.instantie === 'rechtbank'
            ? 'De rechter gaf je gelijk.'
            : 'De Centrale Raad van Beroep besliste anders dan de rechtbank.',
        ],
      },
      { vraag: 'Wat betekent dat?', antwoord: [GEVOLG_VOOR_JOU[o.gevolg]] },
      ...(o.uiterlijk
        ? [
            {
              vraag: 'Wanneer hoor je het?',
              antwoord: [
                `Wij beslissen uiterlijk op ${toonDatum(o.uiterlijk)}. Je krijgt daar een brief over. Tot dan verandert er niets.`,
              ],
            },
          ]
        : []),
      { vraag: 'Wat moet je doen?', antwoord: ['Je hoeft nu niets te doen. Heb je een vraag? Bel ons.'] },
      ...(o.hogerTot
        ? [
            {
              vraag: 'Niet eens met de rechter?',
              antwoord: [
                `Je kunt in hoger beroep bij de Centrale Raad van Beroep, tot en met ${toonDatum(o.hogerTot)}. In de uitspraak staat hoe dat gaat.`,
              ],
            },
          ]
        : []),
    ],
    delen: [
      {
        kop: 'De regels',
        blokken: [
          REGELS[o.gevolg],
          ...(o.hogerTot
            ? [
                'Hoger beroep kan binnen zes weken na de dag waarop de rechtbank de uitspraak verstuurde (Algemene wet bestuursrecht, artikel 8:104, 6:7 en 6:24). De gemeente kan dat ook.',
              ]
            : []),
        ],
      },
    ],
  };
};

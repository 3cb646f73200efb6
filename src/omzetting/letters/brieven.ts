// What the letter of a change in bulk says where no other area writes it. Pure; kept with the besluit when it is taken.
import { BEL_VRAAG } from '../../brief/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import type { Verschil } from '../../plicht/index.ts';

const vraag = (tekst: string, ...antwoord: string[]) => ({ vraag: tekst, antwoord });

/** The reason as it was written down ends its sentence. */
const zin = (tekst: string): string => (/[.!?]$/.test(tekst) ? tekst : `${tekst}.`);

/** The place ends; what comes after is talked about. `aow`: on the day before that age is reached (K3). */
export const eindeBrief = (o: {
  aanbieder: string;
  product: string;
  laatste: Datum;
  eerst: Datum;
  aow?: Datum | undefined;
  reden: string;
}) => ({
  onderwerp: `Je plek bij ${o.aanbieder} stopt${o.aow ? ' als je de AOW-leeftijd bereikt' : ''}`,
  samenvatting: [
    vraag(
      'Wat is er besloten?',
      o.aow
        ? `Je plek bij ${o.aanbieder} stopt op de dag voordat je de AOW-leeftijd bereikt.`
        : `Je plek bij ${o.aanbieder} stopt.`,
      zin(o.reden),
    ),
    vraag(
      'Vanaf wanneer?',
      `${o.aow ? `Je bereikt de AOW-leeftijd op ${toonDatum(o.aow)}. ` : ''}Je laatste dag is ${toonDatum(o.laatste)}. Eerst was dat ${toonDatum(o.eerst)}.`,
    ),
    vraag('Wat moet je doen?', 'Je hoeft niets te doen. Je contactpersoon praat met je over wat hierna kan.'),
    BEL_VRAAG,
  ],
  delen: [],
  uitspraak: `Het college beëindigt ${o.product} bij ${o.aanbieder} met als laatste dag ${toonDatum(o.laatste)}.`,
  feiten: [
    { kop: 'Aanbieder', waarde: o.aanbieder },
    { kop: 'Laatste dag', waarde: toonDatum(o.laatste) },
    { kop: 'Eerder besloten', waarde: toonDatum(o.eerst) },
    ...(o.aow ? [{ kop: 'AOW-leeftijd bereikt', waarde: toonDatum(o.aow) }] : []),
  ],
});

/** Other rules hold from a day on; the place and its last day stay. */
export const overgangBrief = (o: {
  aanbieder: string;
  product: string;
  versie: string;
  vanaf: Datum;
  laatste: Datum;
  reden: string;
  verschil: readonly Verschil[];
}) => {
  const dag = (iso: string | null, leeg: string) => (iso === null ? leeg : toonDatum(datum(iso)));
  return {
    onderwerp: `Voor je plek bij ${o.aanbieder} gelden nieuwe regels`,
    samenvatting: [
      vraag(
        'Wat is er besloten?',
        `Voor je plek bij ${o.aanbieder} gelden nieuwe regels van de gemeente. Je plek blijft. Je laatste dag blijft ${toonDatum(o.laatste)}.`,
        zin(o.reden),
      ),
      vraag('Vanaf wanneer?', `Vanaf ${toonDatum(o.vanaf)}.`),
      vraag('Wat moet je doen?', 'Je hoeft niets te doen. Je gaat gewoon door.'),
      BEL_VRAAG,
    ],
    delen:
      o.verschil.length === 0
        ? []
        : [
            {
              kop: 'Wat verandert er?',
              blokken: [
                {
                  tabel: {
                    koppen: ['Wat', 'Was', 'Wordt'],
                    rijen: o.verschil.map((een) => [
                      een.naam,
                      dag(een.oud, 'nog niet gevraagd'),
                      dag(een.nieuw, 'hoeft niet meer'),
                    ]),
                  },
                },
              ],
            },
          ],
    uitspraak: `Het college past op ${o.product} bij ${o.aanbieder} vanaf ${toonDatum(o.vanaf)} ${o.versie} toe.`,
    feiten: [
      { kop: 'Regels', waarde: o.versie },
      { kop: 'Laatste dag', waarde: toonDatum(o.laatste) },
    ],
  };
};

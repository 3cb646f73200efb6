import type { BriefInhoud } from '../../brief/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';

/** The invitation to say yes or no to a step. */
export const uitnodigingInhoud = (o: {
  stap: string;
  op: Datum;
  waar: string;
  toelichting: string;
  wie: string;
  telefoon: string;
}): BriefInhoud => ({
  onderwerp: `Een nieuwe stap: ${o.stap}`,
  inleiding: ['Je consulent stelt een nieuwe stap voor. Jij beslist mee.'],
  samenvatting: [
    { vraag: 'Welke stap?', antwoord: [o.stap, ...(o.toelichting === '' ? [] : [o.toelichting])] },
    { vraag: 'Wanneer?', antwoord: [`De stap begint op ${toonDatum(o.op)}, als iedereen ja zegt.`] },
    ...(o.waar === '' ? [] : [{ vraag: 'Waar?', antwoord: [o.waar] }]),
    { vraag: 'Wie beslist?', antwoord: [o.wie] },
    {
      vraag: 'Wat moet je doen?',
      antwoord: [
        'Zeg of je dit wilt. Dat kan op je eigen pagina bij Mijn route, of in een gesprek.',
        `Vragen? Bel de gemeente: ${o.telefoon}.`,
      ],
    },
  ],
  delen: [
    { kop: 'Je mag iemand meenemen', blokken: ['Je mag iemand meenemen die je vertrouwt, of eerst met iemand overleggen.'] },
  ],
});

/** What step runs, until when, and what it asks. */
export const stapInhoud = (o: {
  stap: string;
  begonnenOp: Datum;
  eindeGepland: Datum | undefined;
  waar: string;
  termijn: string;
  plichten: readonly { naam: string; dag: Datum | undefined }[];
  geld: readonly string[];
  telefoon: string;
}): BriefInhoud => ({
  onderwerp: `Je stap: ${o.stap}`,
  inleiding: ['Hier lees je wat er is afgesproken.'],
  samenvatting: [
    { vraag: 'Welke stap?', antwoord: [o.stap] },
    {
      vraag: 'Van wanneer tot wanneer?',
      antwoord: [
        o.eindeGepland
          ? `Van ${toonDatum(o.begonnenOp)} tot en met ${toonDatum(o.eindeGepland)}.`
          : `Vanaf ${toonDatum(o.begonnenOp)}. Er is nog geen einddag.`,
        ...(o.termijn === '' ? [] : [`De route zegt: ${o.termijn}.`]),
      ],
    },
    ...(o.waar === '' ? [] : [{ vraag: 'Waar?', antwoord: [o.waar] }]),
    {
      vraag: 'Lukt het niet?',
      antwoord: [`Je kunt altijd terug. Bel dan de gemeente: ${o.telefoon}.`],
    },
  ],
  delen: [
    ...(o.plichten.length > 0
      ? [
          {
            kop: 'Wat er gebeurt',
            blokken: [
              { punten: o.plichten.map(({ naam, dag }) => (dag ? `${naam}: uiterlijk ${toonDatum(dag)}.` : `${naam}.`)) },
            ],
          },
        ]
      : []),
    ...(o.geld.length > 0 ? [{ kop: 'Geld dat bij deze stap hoort', blokken: [{ punten: [...o.geld] }] }] : []),
  ],
});

import type { BriefInhoud } from '../../brief/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { hoofdletter } from '../../kernel/tekst.ts';

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
  inleiding: ['Je contactpersoon stelt een nieuwe stap voor. Jij beslist mee.'],
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
  /** The route has a way back from this step. */
  terug: boolean;
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
      // Only a route that has a way back from here promises one.
      antwoord: [
        o.terug
          ? `Dan kun je terug. Bel de gemeente: ${o.telefoon}.`
          : `Bel de gemeente: ${o.telefoon}. Samen kijken we wat wel kan.`,
      ],
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

/** What was decided about a step, by whom, and what follows: for the resident. */
export const besluitInhoud = (o: {
  stap: string;
  wat: string;
  op: Datum;
  /** Who said what: "deelnemer: ja, op 3 november 2026". */
  wie: readonly string[];
  waarom: string;
  daarna: readonly string[];
  /** The place in the source, with its force. */
  bron: string;
  telefoon: string;
}): BriefInhoud => ({
  onderwerp: `Wat er is besloten: ${o.stap}`,
  inleiding: ['Er is een besluit genomen over jouw route. Hier lees je wat het is en wie het nam.'],
  samenvatting: [
    { vraag: 'Wat is er besloten?', antwoord: [`${hoofdletter(o.wat)}.`, ...(o.waarom === '' ? [] : [o.waarom])] },
    { vraag: 'Wanneer?', antwoord: [`Op ${toonDatum(o.op)}.`] },
    { vraag: 'Wie besloot?', antwoord: o.wie.length > 0 ? [{ punten: [...o.wie] }] : ['De gemeente, samen met jou.'] },
    {
      vraag: 'Wat gebeurt er nu?',
      antwoord: o.daarna.length > 0 ? [{ punten: o.daarna.map(hoofdletter) }] : ['Dat spreken we samen af.'],
    },
    {
      vraag: 'Ben je het niet eens?',
      antwoord: [`Zeg het ons. Bel de gemeente: ${o.telefoon}. Dan praten we er opnieuw over.`],
    },
  ],
  delen: [{ kop: 'Waar dit op rust', blokken: [`${hoofdletter(o.bron)}.`] }],
});

/** What an employer gets for somebody who works there, what is asked of it, and where that stands. */
export const vergoedingInhoud = (o: {
  naam: string;
  stap: string;
  begonnenOp: Datum;
  eindeGepland: Datum | undefined;
  uren: number | undefined;
  bedragen: readonly string[];
  /** What is not settled yet. */
  open: readonly string[];
  plichten: readonly { naam: string; dag: Datum | undefined }[];
  bronnen: readonly string[];
}): BriefInhoud => ({
  onderwerp: `Vergoeding voor ${o.naam}`,
  inleiding: [`${o.naam} werkt bij u. In deze brief staat wat de gemeente u daarvoor betaalt, en wat wij van u vragen.`],
  samenvatting: [
    {
      vraag: 'Waarvoor?',
      antwoord: [
        `${o.stap}, vanaf ${toonDatum(o.begonnenOp)}${o.eindeGepland ? ` tot en met ${toonDatum(o.eindeGepland)}` : ''}${o.uren === undefined ? '' : `, ${o.uren} uur per week`}.`,
      ],
    },
    {
      vraag: 'Wat krijgt u?',
      antwoord: o.bedragen.length > 0 ? [{ punten: [...o.bedragen] }] : ['Er is nog geen bedrag vastgesteld.'],
    },
    {
      vraag: 'Wanneer?',
      antwoord: [
        'Wij betalen per maand, als de maand voorbij is. Over een deel van een maand betalen we naar rato van de dagen.',
      ],
    },
    {
      vraag: 'Wat vragen wij?',
      antwoord: [
        {
          punten: [
            ...o.plichten.map(({ naam, dag }) => (dag ? `${naam}: uiterlijk ${toonDatum(dag)}.` : `${naam}.`)),
            'Laat het ons meteen weten als het werk stopt, of als de uren veranderen.',
          ],
        },
      ],
    },
  ],
  delen: [
    ...(o.open.length > 0 ? [{ kop: 'Wat nog niet vaststaat', blokken: [{ punten: [...o.open] }] }] : []),
    {
      kop: 'Als het werk stopt',
      blokken: ['Wat voor dagen na het einde is betaald, verrekenen wij.'],
    },
    { kop: 'Waar dit op rust', blokken: [{ punten: o.bronnen.map(hoofdletter) }] },
  ],
});

// What the letters of an objection say. Pure.
import { alineas, type BriefInhoud } from '../../brief/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import type { Beslissing } from '../types.ts';

type Over = { beschikkingnummer: number; product: string };

/** Awb 6:14: that it was received, and what happens next. */
export const ontvangstInhoud = (
  o: Over & { ontvangen: Datum; beslisVoor: Datum; teLaat: boolean; reden: string },
): BriefInhoud => ({
  onderwerp: 'Wij hebben je bezwaar ontvangen',
  inleiding: [`Op ${toonDatum(o.ontvangen)} kregen wij je bezwaar tegen besluit ${o.beschikkingnummer}.`],
  samenvatting: [
    { vraag: 'Waarover?', antwoord: [`Je bent het niet eens met het besluit over ${o.product}.`] },
    {
      vraag: 'Wat doen wij?',
      antwoord: ['Iemand die niet over je besluit besliste, bekijkt het opnieuw. Je mag eerst je verhaal vertellen.'],
    },
    { vraag: 'Wanneer hoor je het?', antwoord: [`Wij beslissen uiterlijk op ${toonDatum(o.beslisVoor)}.`] },
    ...(o.teLaat
      ? [
          {
            vraag: 'Let op',
            antwoord: [
              'Je bezwaar kwam na de laatste dag. Wij kijken eerst of daar een goede reden voor was. Vertel ons die reden.',
            ],
          },
        ]
      : []),
    { vraag: 'Wat moet je doen?', antwoord: ['Je hoeft nu niets te doen. Het besluit blijft gelden tot wij hebben beslist.'] },
  ],
  delen: [{ kop: 'Dit schreef je', blokken: alineas(o.reden) }],
});

/** Awb 7:10 lid 3: that the decision takes longer, why and until when. */
export const verdagingInhoud = (o: Over & { tot: Datum; reden: string }): BriefInhoud => ({
  onderwerp: 'Wij hebben meer tijd nodig voor je bezwaar',
  inleiding: [`Je maakte bezwaar tegen besluit ${o.beschikkingnummer} over ${o.product}.`],
  samenvatting: [
    { vraag: 'Wat verandert er?', antwoord: [`Wij beslissen later: uiterlijk op ${toonDatum(o.tot)}.`] },
    { vraag: 'Waarom?', antwoord: [alineas(o.reden).join(' ')] },
    { vraag: 'Wat moet je doen?', antwoord: ['Je hoeft niets te doen. Het besluit blijft gelden tot wij hebben beslist.'] },
  ],
});

const WAT: Readonly<Record<Beslissing, { onderwerp: string; kort: string; gevolg: string }>> = {
  gegrond: {
    onderwerp: 'Je krijgt gelijk',
    kort: 'Je bezwaar is gegrond. Je krijgt gelijk.',
    gevolg: 'Wij nemen een nieuw besluit. Daarover krijg je nog een brief.',
  },
  ongegrond: {
    onderwerp: 'Je krijgt geen gelijk',
    kort: 'Je bezwaar is ongegrond. Je krijgt geen gelijk.',
    gevolg: 'Het besluit blijft zoals het was.',
  },
  'niet-ontvankelijk': {
    onderwerp: 'Wij behandelen je bezwaar niet',
    kort: 'Je bezwaar is niet-ontvankelijk. Dat betekent dat wij het niet verder behandelen.',
    gevolg: 'Het besluit blijft zoals het was.',
  },
  ingetrokken: {
    onderwerp: 'Je bezwaar is ingetrokken',
    kort: 'Je hebt je bezwaar ingetrokken.',
    gevolg: 'Het besluit blijft zoals het was.',
  },
};

/** Awb 7:12: the decision with its reasons, and what one can do against it. Which court is not in our data, so it is not named. */
export const beslissingInhoud = (
  o: Over & { beslissing: Beslissing; motivering: string; gehoord: Datum | undefined; nietHorenReden: string; beroepTot: Datum },
): BriefInhoud => {
  const wat = WAT[o.beslissing];
  const beroep = o.beslissing !== 'ingetrokken';
  return {
    onderwerp: `Beslissing op je bezwaar: ${wat.onderwerp.toLowerCase()}`,
    inleiding: [`Je maakte bezwaar tegen besluit ${o.beschikkingnummer} over ${o.product}.`],
    samenvatting: [
      { vraag: 'Wat is beslist?', antwoord: [wat.kort] },
      { vraag: 'Waarom?', antwoord: [alineas(o.motivering).join(' ')] },
      { vraag: 'Wat betekent dat?', antwoord: [wat.gevolg] },
      ...(beroep
        ? [
            {
              vraag: 'Niet mee eens?',
              antwoord: [`Je kunt naar de rechter tot en met ${toonDatum(o.beroepTot)}. Verderop lees je hoe dat gaat.`],
            },
          ]
        : []),
    ],
    delen: [
      {
        kop: 'Hoe wij hebben beslist',
        blokken: [
          o.gehoord
            ? `Wij hoorden je op ${toonDatum(o.gehoord)} (Algemene wet bestuursrecht, artikel 7:2).`
            : o.nietHorenReden !== ''
              ? `Wij hebben je niet gehoord (Algemene wet bestuursrecht, artikel 7:3): ${o.nietHorenReden}`
              : 'Horen was niet nodig (Algemene wet bestuursrecht, artikel 7:3).',
          'Iemand die niet meebesliste over het besluit, heeft op je bezwaar beslist (Algemene wet bestuursrecht, artikel 10:3, derde lid).',
        ],
      },
      ...(beroep
        ? [
            {
              kop: 'Naar de rechter',
              blokken: [
                `Ben je het niet eens met deze beslissing? Dan kun je in beroep bij de rechtbank, tot en met ${toonDatum(o.beroepTot)}. Dat kost griffierecht. Stuur een brief met je naam, je adres, de datum, waarom je het niet eens bent, je handtekening en een kopie van deze beslissing.`,
                'Weet je niet welke rechtbank? Bel ons. Wij zeggen het je.',
              ],
            },
          ]
        : []),
    ],
  };
};

// What the letters of an objection say. Pure.
import { alineas, type BriefInhoud } from '../../brief/index.ts';
import { type Datum, dagNaam, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { toonKloktijd } from '../../kernel/moment.ts';
import type { Beslissing } from '../types.ts';

type Over = { beschikkingnummer: number; product: string };

/** Awb 6:14: that it was received, and what happens next. */
export const ontvangstInhoud = (
  o: Over & { ontvangen: Datum; beslisVoor: Datum; teLaat: boolean; laatReden: string; reden: string },
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
              o.laatReden === ''
                ? 'Je bezwaar kwam na de laatste dag. Wij kijken eerst of daar een goede reden voor was. Vertel ons die reden.'
                : 'Je bezwaar kwam na de laatste dag. Wij kijken eerst of de reden die je gaf goed genoeg is.',
            ],
          },
        ]
      : []),
    { vraag: 'Wat moet je doen?', antwoord: ['Je hoeft nu niets te doen. Het besluit blijft gelden tot wij hebben beslist.'] },
  ],
  delen: [
    { kop: 'Dit schreef je', blokken: alineas(o.reden) },
    ...(o.teLaat && o.laatReden !== '' ? [{ kop: 'Waarom je later was', blokken: alineas(o.laatReden) }] : []),
  ],
});

/** Awb 7:2 and 7:4: when and where the resident is heard, what he may send in and read before. */
export const hoorInhoud = (o: Over & { op: Datum; tijd: string; waar: string; vandaag: Datum }): BriefInhoud => {
  // Awb 7:4 lid 1: until ten days before; of a talk sooner than that, as soon as he can.
  const stukken = plusDagen(o.op, -11);
  const wanneer = `${dagNaam(o.op)} ${toonDatum(o.op)} om ${toonKloktijd(o.tijd)}`;
  return {
    onderwerp: 'Uitnodiging om je verhaal te vertellen',
    inleiding: [`Je maakte bezwaar tegen besluit ${o.beschikkingnummer} over ${o.product}.`],
    samenvatting: [
      {
        vraag: 'Waarvoor?',
        antwoord: ['Je mag vertellen waarom je het niet eens bent met het besluit. Dat heet een hoorzitting.'],
      },
      { vraag: 'Wanneer?', antwoord: [`Op ${wanneer}.`] },
      { vraag: 'Waar?', antwoord: [o.waar] },
      {
        vraag: 'Wat moet je doen?',
        antwoord: ['Kun je niet, of wil je niet komen? Bel ons. Je mag iemand meenemen.'],
      },
    ],
    delen: [
      {
        kop: 'Wat je vooraf kunt doen',
        blokken: [
          isVoor(stukken, o.vandaag)
            ? 'Heb je nog papieren die belangrijk zijn? Stuur ze zo snel mogelijk, of neem ze mee (Algemene wet bestuursrecht, artikel 7:4, eerste lid).'
            : `Heb je nog papieren die belangrijk zijn? Stuur ze tot en met ${toonDatum(stukken)}. Dat is tot tien dagen voor het gesprek (Algemene wet bestuursrecht, artikel 7:4, eerste lid).`,
          'Alle papieren over je bezwaar kun je vooraf lezen, in de week voor het gesprek. Bel ons voor een afspraak, of om een kopie te krijgen (Algemene wet bestuursrecht, artikel 7:4, tweede tot en met vierde lid).',
        ],
      },
    ],
  };
};

/** Awb 7:3: the talk that he was invited to is left out, and why. */
export const hoorVervaltInhoud = (o: Over & { op: Datum; tijd: string; reden: string }): BriefInhoud => ({
  onderwerp: 'Het gesprek over je bezwaar gaat niet door',
  inleiding: [`Je maakte bezwaar tegen besluit ${o.beschikkingnummer} over ${o.product}. Wij nodigden je uit voor een gesprek.`],
  samenvatting: [
    {
      vraag: 'Wat verandert er?',
      antwoord: [`Het gesprek op ${dagNaam(o.op)} ${toonDatum(o.op)} om ${toonKloktijd(o.tijd)} gaat niet door.`],
    },
    { vraag: 'Waarom?', antwoord: [alineas(o.reden).join(' ')] },
    {
      vraag: 'Wat moet je doen?',
      antwoord: ['Je hoeft niets te doen. Je krijgt een brief met de beslissing. Wil je toch je verhaal vertellen? Bel ons.'],
    },
  ],
  delen: [
    {
      kop: 'De regels',
      blokken: [
        'Soms hoeft een gesprek niet, bijvoorbeeld als je helemaal gelijk krijgt (Algemene wet bestuursrecht, artikel 7:3).',
      ],
    },
  ],
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
  delen: [
    {
      kop: 'De regels',
      blokken: ['Wij mogen één keer meer tijd nemen, hoogstens zes weken (Algemene wet bestuursrecht, artikel 7:10, derde lid).'],
    },
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
    onderwerp: 'Je hebt je bezwaar ingetrokken',
    kort: 'Je hebt je bezwaar ingetrokken. Wij beslissen er niet meer over.',
    gevolg: 'Het besluit blijft zoals het was.',
  },
  vervallen: {
    onderwerp: 'Wij nemen geen nieuwe beslissing op je bezwaar',
    kort: 'De rechter vroeg ons eerst om opnieuw te beslissen. Dat hoeft niet meer.',
    gevolg: 'Wat nu geldt, blijft gelden.',
  },
};

/** Awb 7:12: the decision with its reasons, and what one can do against it. */
export const beslissingInhoud = (
  o: Over & {
    beslissing: Beslissing;
    motivering: string;
    gehoord: Datum | undefined;
    nietHorenReden: string;
    /** It came too late: whether there was a good reason, and why. */
    laat?: { verschoonbaar: boolean; reden: string } | undefined;
    beroepTot: Datum;
    /** Which court, where the municipality names it. */
    rechtbank?: { naam: string; adres: string } | undefined;
    /** A court annulled an earlier decision on it. */
    opnieuw?: boolean;
  },
): BriefInhoud => {
  const wat = WAT[o.beslissing];
  const beroep = o.beslissing !== 'ingetrokken' && o.beslissing !== 'vervallen';
  return {
    onderwerp: beroep
      ? `${o.opnieuw ? 'Nieuwe beslissing' : 'Beslissing'} op je bezwaar: ${wat.onderwerp.toLowerCase()}`
      : wat.onderwerp,
    inleiding: [
      `Je maakte bezwaar tegen besluit ${o.beschikkingnummer} over ${o.product}.${o.opnieuw ? ' De rechter zei dat wij daar opnieuw op moesten beslissen.' : ''}`,
    ],
    samenvatting: [
      { vraag: beroep ? 'Wat is beslist?' : 'Wat is er gebeurd?', antwoord: [wat.kort] },
      {
        vraag: beroep || o.beslissing === 'vervallen' ? 'Waarom?' : 'Hoe weten wij dat?',
        antwoord: [alineas(o.motivering).join(' ')],
      },
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
      ...(beroep
        ? [
            {
              kop: 'Hoe wij hebben beslist',
              blokken: [
                ...(o.laat
                  ? [
                      `Je bezwaar kwam na de laatste dag. ${o.laat.verschoonbaar ? 'Daar was een goede reden voor, dus het telt' : 'Daar was geen goede reden voor'} (Algemene wet bestuursrecht, artikel 6:11). ${o.laat.reden}`,
                    ]
                  : []),
                o.gehoord
                  ? `Wij hoorden je op ${toonDatum(o.gehoord)} (Algemene wet bestuursrecht, artikel 7:2).`
                  : o.nietHorenReden !== ''
                    ? `Wij hebben je niet gehoord (Algemene wet bestuursrecht, artikel 7:3): ${o.nietHorenReden}`
                    : 'Horen was niet nodig (Algemene wet bestuursrecht, artikel 7:3).',
                'Iemand die niet meebesliste over het besluit, heeft op je bezwaar beslist (Algemene wet bestuursrecht, artikel 10:3, derde lid).',
              ],
            },
          ]
        : []),
      ...(beroep
        ? [
            {
              kop: 'Naar de rechter',
              blokken: [
                `Ben je het niet eens met deze beslissing? Dan kun je in beroep bij de rechtbank, tot en met ${toonDatum(o.beroepTot)}. Dat kost griffierecht. Stuur een brief met je naam, je adres, de datum, waarom je het niet eens bent, je handtekening en een kopie van deze beslissing.`,
                o.rechtbank
                  ? `Stuur je brief naar ${o.rechtbank.naam}, ${o.rechtbank.adres}.`
                  : 'Weet je niet welke rechtbank? Bel ons. Wij zeggen het je.',
              ],
            },
          ]
        : []),
    ],
  };
};

/** Awb 6:15: what was meant for the court came to us and was sent on, with the day on which we had it. */
export const doorgestuurdInhoud = (o: Over & { ontvangen: Datum }): BriefInhoud => ({
  onderwerp: 'Wij stuurden je brief door naar de rechtbank',
  inleiding: [`Op ${toonDatum(o.ontvangen)} kregen wij je brief over besluit ${o.beschikkingnummer} over ${o.product}.`],
  samenvatting: [
    {
      vraag: 'Wat is er gebeurd?',
      antwoord: ['Je bent het niet eens met wat wij beslisten na je bezwaar. Daarover beslist de rechter.'],
    },
    {
      vraag: 'Wat doen wij?',
      antwoord: ['Wij stuurden je brief naar de rechtbank. De dag waarop wij hem kregen, staat erop. Die dag telt.'],
    },
    {
      vraag: 'Wat moet je doen?',
      antwoord: ['Je krijgt een brief van de rechtbank. Daarin staat hoe het verder gaat en dat je griffierecht betaalt.'],
    },
  ],
  delen: [
    {
      kop: 'De regels',
      blokken: [
        'Tegen een beslissing op bezwaar kun je in beroep bij de rechtbank (Algemene wet bestuursrecht, artikel 7:1 en 8:1). Een brief die bij ons komt en voor de rechtbank is, sturen wij door (artikel 6:15).',
      ],
    },
  ],
});

// The three that take part in the pilot of Oss: Uden, Bernheze and Boekel, with one consulent and the same aanbieder.
import type { Seed } from './context.ts';
import { type DemoGemeente, openGemeente } from './gemeente.ts';
import { DIRK, indicatie, mens, totTraject, verkenning, werkt, zelf } from './oss-mensen.ts';
import { bernhezeAccounts, boekelAccounts, udenAccounts } from './personas-oss-ede.ts';
import { seedAfloop } from './traject-afloop.ts';
import { seedVerhalen, type Verhaal } from './traject-loper.ts';

export const linde = {
  sleutel: 'de-linde',
  agb: '68128001',
  kvk: '90000311',
  naam: 'Werkplaats De Linde',
  sector: 'hout en groen',
  postcode: '5344 AA',
  woonplaats: 'Oss',
} as const;
/** No source gives an amount: what the contract says. */
export const tarieven = { dagbesteding: 875 };

const UDEN: DemoGemeente = {
  code: '0856',
  accounts: udenAccounts,
  aanbieders: [{ ...linde, contract: { nummer: 'VZNW-2019-UDN', van: '2019-04-01', tarieven } }],
  mandaat: { functies: ['consulent Wmo'], bereik: 'indicaties dagbesteding', van: '2018-01-01' },
};

/** The two smaller ones, with one consulent and one aanbieder. */
const kleine = (code: string, accounts: DemoGemeente['accounts'], nummer: string): DemoGemeente => ({
  code,
  accounts,
  aanbieders: [{ ...linde, contract: { nummer, van: '2019-04-01', tarieven } }],
  mandaat: { functies: ['consulent Wmo'], bereik: 'indicaties dagbesteding', van: '2018-01-01' },
});

const inUden: readonly Verhaal[] = [
  {
    wie: mens('Carla', 'van Sleeuwen', '1990-03-03', 21, {
      consulent: DIRK,
      woonplaats: 'Uden',
      straat: 'Bergweg',
      postcode: '5401 AB',
    }),
    zetten: [
      indicatie,
      {
        stap: 'aangedragen-door-aanbieder',
        begon: 30,
        klaar: 26,
        uitkomst: 'aangemeld',
        toelichting: 'Carla kan meer dan zij zelf denkt, zegt Jolanda.',
      },
      {
        stap: 'verkenning',
        begon: 7,
        toelichting: 'Aan tafel: Carla, Dirk, de consulent Werk van Uden en Jolanda van De Linde.',
      },
    ],
  },
  {
    wie: mens('Joris', 'Kanters', '1996-12-12', 22, {
      consulent: DIRK,
      woonplaats: 'Uden',
      straat: 'Bergweg',
      postcode: '5401 AB',
    }),
    zetten: [
      ...werkt('Houtwerkplaats'),
      ...totTraject(
        210,
        'Joris',
        'Ik wil meubels maken. Ik kan precies zagen. Ik heb nodig: een begeleider die nakijkt.',
        undefined,
        DIRK,
      ),
    ],
  },
];

const inBernheze: readonly Verhaal[] = [
  {
    wie: mens('Rian', 'van den Berg', '1994-05-17', 31, {
      consulent: 'bernheze-dirk',
      woonplaats: 'Heesch',
      straat: 'Hoogstraat',
      postcode: '5384 AB',
    }),
    zetten: [indicatie, zelf(40), { ...verkenning(30, 'Rian'), toelichting: 'Aan tafel: Rian, Dirk en Jolanda van De Linde.' }],
  },
];
const inBoekel: readonly Verhaal[] = [
  {
    wie: mens('Mart', 'Donkers', '1999-09-09', 32, {
      consulent: 'boekel-dirk',
      woonplaats: 'Boekel',
      straat: 'Kerkstraat',
      postcode: '5427 AB',
    }),
    zetten: [indicatie, { stap: 'zelf-aangemeld', begon: 5, toelichting: 'Mart belde zelf. Hij wil iets met dieren.' }],
  },
];

/** After Oss. */
export const seedOssBuren = async (eerste: Seed, bsns: Iterator<string, string>): Promise<void> => {
  for (const [gemeente, verhalen] of [
    [UDEN, inUden],
    [kleine('1721', bernhezeAccounts, 'VZNW-2019-BHZ'), inBernheze],
    [kleine('0755', boekelAccounts, 'VZNW-2019-BKL'), inBoekel],
  ] as const) {
    const seed = await openGemeente(eerste, gemeente);
    if (seed) await seedAfloop(seed, await seedVerhalen(seed, verhalen, bsns));
  }
};

// Oss in the demo, on a day in the pilot: residents on every point of Van Zorg naar Werk, the way back included, and pupils of Van
// VSO naar Beschut Werk.
import { chooseVastContact, writeWoorden } from '../src/plan/index.ts';
import type { Seed } from './context.ts';
import { type DemoGemeente, openGemeente } from './gemeente.ts';
import { linde, seedOssBuren, tarieven } from './oss-buren.ts';
import {
  advies,
  BART,
  HANNEKE,
  indicatie,
  kiest,
  leerling,
  MIRJAM,
  mens,
  totTraject,
  trajectLoopt,
  verkenning,
  werkt,
  zelf,
} from './oss-mensen.ts';
import { ossAccounts } from './personas-oss-ede.ts';
import { seedAfloop } from './traject-afloop.ts';
import { type StapZet, seedVerhalen, type Verhaal } from './traject-loper.ts';
import { actAs, seedDeclaratiesTot } from './vervolg.ts';

/** The pilot came when he was near the end of school: less than three years. */
const gevolgd = (begon: number, klaar: number): StapZet => ({
  stap: 'volgen',
  begon,
  klaar,
  uitkomst: 'laatste-schooljaar',
  slot: { reden: 'De pilot begon toen hij al bijna van school ging.' },
});

const OSS: DemoGemeente = {
  code: '0828',
  accounts: ossAccounts,
  aanbieders: [{ ...linde, contract: { nummer: 'VZNW-2019-OSS', van: '2019-04-01', tarieven } }],
  mandaat: { functies: ['consulent Wmo'], bereik: 'indicaties dagbesteding', van: '2018-01-01' },
  team: {
    naam: 'Van Zorg naar Werk',
    leidt: 'oss-teammanager',
    functies: ['consulent Wmo', 'consulent Werk', 'arbeidsdeskundige'],
  },
};
const inOss: readonly Verhaal[] = [
  {
    wie: mens('Thijs', 'Ploegmakers', '2001-03-12', 1),
    zetten: [indicatie, { stap: 'zelf-aangemeld', begon: 6, toelichting: 'Thijs belde zelf. Hij zag de folder bij De Linde.' }],
  },
  {
    wie: mens('Loes', 'van Erp', '1997-10-02', 2, { persona: 'oss-inwoner' }),
    zetten: [
      ...werkt('Houtwerkplaats'),
      zelf(48),
      verkenning(41, 'Loes'),
      { stap: 'eigen-keuze', begon: 4, zegt: { inwoner: 'wacht' } },
    ],
  },
  {
    wie: mens('Sjors', 'Hermens', '1993-05-21', 3),
    zetten: [
      ...werkt('Moestuin'),
      zelf(95),
      verkenning(88, 'Sjors'),
      kiest(70, 'doet-mee'),
      { stap: 'plan-van-aanpak', begon: 68, klaar: 30, uitkomst: 'klaar' },
      {
        doe: (seed, inwonerId) =>
          actAs(seed, HANNEKE, (db, actor) =>
            writeWoorden(db, actor, {
              inwonerId,
              waarden: {
                'ik-wil': 'Ik wil werken met machines, liefst buiten.',
                'ik-kan': 'Ik kan maaien, zagen en op tijd komen.',
                'ik-heb-nodig': 'Iemand die rustig uitlegt, en niet te veel dingen tegelijk.',
              },
            }),
          ),
      },
      {
        stap: 'persoonlijk-plan',
        begon: 12,
        uitkomst: 'richting',
        toelichting: 'Richting: groenonderhoud. Partijen: De Linde en de consulent Werk.',
        zegt: { aanbieder: 'wacht' },
      },
    ],
  },
  {
    wie: mens('Mirjam', 'Coolen', '1989-12-08', 4),
    zetten: [
      ...werkt('Lunchroom van De Linde'),
      zelf(MIRJAM),
      verkenning(MIRJAM - 7, 'Mirjam'),
      kiest(MIRJAM - 22, 'doet-mee'),
      { stap: 'plan-van-aanpak', begon: MIRJAM - 24, klaar: MIRJAM - 36, uitkomst: 'klaar' },
      {
        stap: 'persoonlijk-plan',
        begon: MIRJAM - 37,
        klaar: MIRJAM - 44,
        uitkomst: 'richting',
        toelichting: 'Ik wil in een keuken werken. Ik kan precies werken. Ik heb nodig: een vaste dagindeling.',
      },
      trajectLoopt(MIRJAM),
      {
        doe: (seed, inwonerId) =>
          actAs(seed, HANNEKE, (db, actor) =>
            chooseVastContact(db, actor, { vandaag: seed.dag(200), inwonerId, wie: 'consulent', vervanger: '', reden: '' }),
          ),
      },
    ],
  },
  {
    wie: mens('Wendy', 'Langens', '1995-07-30', 5, { consulent: BART, uitkering: { soort: 'bijstand', toestemming: true } }),
    zetten: [
      indicatie,
      ...totTraject(
        360,
        'Wendy',
        'Ik wil met dieren werken. Ik kan alleen werken. Ik heb nodig: een jobcoach.',
        {
          klaar: 60,
          uitkomst: 'naar-werk',
        },
        BART,
      ),
      { stap: 'bemiddeling', begon: 56, toelichting: 'Bart zoekt een plek in een dierenpension of een stal.', bij: '' },
    ],
  },
  {
    wie: mens('Jordy', 'Ruijs', '1998-02-14', 6, { uitkering: { soort: 'wajong', toestemming: true } }),
    zetten: [
      indicatie,
      ...totTraject(330, 'Jordy', 'Ik wil iets met techniek. Ik kan lang doorwerken. Ik heb nodig: begeleiding in de buurt.', {
        klaar: 40,
        uitkomst: 'beschut',
      }),
      advies(32),
    ],
  },
  {
    wie: mens('Ellen', 'van Bergen', '1985-09-19', 7),
    zetten: [
      indicatie,
      ...totTraject(500, 'Ellen', 'Ik wil een echt contract. Ik kan inpakken en sorteren. Ik heb nodig: rust.', {
        klaar: 300,
        uitkomst: 'beschut',
      }),
      advies(296, 250),
      {
        stap: 'beschut-werk',
        begon: 230,
        waar: 'IBN',
        uren: 24,
        bij: '',
        voorwaarden: { loonkostensubsidie: true, begeleidingsvergoeding: true },
      },
    ],
  },
  {
    wie: mens('Twan', 'Megens', '1991-04-03', 8, { consulent: BART }),
    zetten: [
      indicatie,
      ...totTraject(
        520,
        'Twan',
        'Ik wil chauffeur zijn. Ik kan goed rijden. Ik heb nodig: hulp bij het papierwerk.',
        {
          klaar: 380,
          uitkomst: 'naar-werk',
        },
        BART,
      ),
      { stap: 'bemiddeling', begon: 378, klaar: 300, uitkomst: 'werk', bij: '' },
      {
        stap: 'betaald-werk',
        begon: 295,
        klaar: 30,
        uitkomst: 'blijft',
        waar: 'Bakkerij Van der Zanden',
        uren: 32,
        bij: '',
        slot: { toelichting: 'Twan rijdt nu zelf de route. Zijn contract is verlengd.' },
      },
    ],
  },
  {
    wie: mens('Gijs', 'Verstegen', '1979-11-11', 9),
    zetten: [
      indicatie,
      ...totTraject(470, 'Gijs', 'Ik wil onder de mensen zijn. Ik kan goed luisteren. Ik heb nodig: korte dagen.', {
        klaar: 200,
        uitkomst: 'vrijwilligerswerk',
      }),
      {
        stap: 'vrijwilligerswerk',
        begon: 195,
        klaar: 20,
        uitkomst: 'blijft',
        waar: 'Verzorgingshuis De Wijngaard',
        slot: { toelichting: 'Twee ochtenden per week is wat gaat, en dat gaat goed.' },
      },
    ],
  },
  {
    wie: mens('Bianca', 'Timmers', '1992-08-25', 10),
    zetten: [
      indicatie,
      ...totTraject(400, 'Bianca', 'Ik wil naaien. Ik kan nieuwe dingen snel leren. Ik heb nodig: iemand die met mij plant.'),
      {
        terug: 'schakelen',
        naar: 'rust',
        op: 18,
        toelichting: 'Het werd thuis te veel. Bianca neemt een paar weken rust en gaat daarna verder.',
        inkomen: { hoe: 'gelijk', toelichting: '' },
      },
    ],
  },
  {
    wie: mens('Hans', 'Derks', '1982-01-27', 11, { consulent: BART }),
    zetten: [
      indicatie,
      ...totTraject(
        515,
        'Hans',
        'Ik wil in een magazijn werken. Ik kan heftruck rijden. Ik heb nodig: vaste tijden.',
        {
          klaar: 390,
          uitkomst: 'naar-werk',
        },
        BART,
      ),
      { stap: 'bemiddeling', begon: 388, klaar: 330, uitkomst: 'werk', bij: '' },
      { stap: 'betaald-werk', begon: 322, waar: 'Groothandel Brabant', uren: 36, bij: '' },
      {
        terug: 'uit-betaald-werk',
        naar: 'dagbesteding',
        op: 25,
        toelichting: 'Door een reorganisatie verviel de functie. Hans werkt weer bij De Linde en kijkt wat kan.',
        inkomen: { hoe: 'minder', toelichting: 'Van loon naar WW. UWV rekent uit hoeveel het is.' },
      },
    ],
  },
  {
    wie: mens('Piet', 'Arts', '1986-06-06', 12),
    zetten: [indicatie, zelf(120), verkenning(113, 'Piet'), kiest(95, 'doet-niet-mee')],
  },
  { wie: leerling('Romy', 'Willems', '2009-10-04', 13), zetten: [{ stap: 'volgen', begon: 295 }] },
  {
    wie: leerling('Daan', 'Kerkhof', '2008-04-18', 14),
    zetten: [
      gevolgd(510, 70),
      {
        stap: 'toets',
        begon: 66,
        klaar: 50,
        uitkomst: 'beschut',
        slot: { toelichting: 'Daan kan werken met een vaste begeleider en een rustige plek.' },
      },
      advies(41),
    ],
  },
  {
    wie: leerling('Iris', 'Goossens', '2008-01-30', 15),
    zetten: [
      gevolgd(500, 80),
      { stap: 'toets', begon: 76, klaar: 60, uitkomst: 'nog-niet' },
      { stap: 'van-zorg-naar-werk', begon: 55, klaar: 20, uitkomst: 'overgedragen' },
      {
        stap: 'aangedragen-door-gemeente',
        begon: 13,
        toelichting: 'Direct van school naar werk lukt nog niet. Ria draagt Iris aan voor Van Zorg naar Werk.',
      },
    ],
  },
  {
    wie: leerling('Bram', 'van Zutphen', '2008-07-09', 16),
    zetten: [
      gevolgd(520, 330),
      { stap: 'toets', begon: 325, klaar: 310, uitkomst: 'regulier' },
      {
        stap: 'regulier-werk',
        begon: 290,
        klaar: 45,
        uitkomst: 'geslaagd',
        waar: 'Garage Van Tilburg',
        uren: 36,
        slot: { toelichting: 'Bram bleef na zijn stage.' },
      },
    ],
  },
];

/** After the other municipalities. Does nothing in a house without Oss. */
export const seedOss = async (eerste: Seed, bsns: Iterator<string, string>): Promise<void> => {
  const oss = await openGemeente(eerste, OSS);
  if (!oss) return;
  const ids = await seedVerhalen(oss, inOss, bsns);
  await seedAfloop(oss, ids, 'oss-financien');
  await seedDeclaratiesTot(oss, {
    aanbieder: 'de-linde',
    financien: ['oss-financien', 'oss-financien-2'],
    einde: 'ingediend',
  });
  await seedOssBuren(eerste, bsns);
};

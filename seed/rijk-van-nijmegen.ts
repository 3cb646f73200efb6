// The Rijk van Nijmegen in the demo: kandidaten of the seven municipalities on every point of the ontwikkelketen, each of the five
// destinations, and the way back.
import type { Seed } from './context.ts';
import { type DemoAanbieder, type DemoGemeente, openGemeente } from './gemeente.ts';
import type { DemoInwoner } from './inwoners.ts';
import {
  bergEnDalAccounts,
  beuningenAccounts,
  drutenAccounts,
  heumenAccounts,
  mookAccounts,
  nijmegenAccounts,
  wijchenAccounts,
} from './personas-rijk-van-nijmegen.ts';
import { seedAfloop } from './traject-afloop.ts';
import { type PlekZet, type StapZet, seedVerhalen, type Verhaal, type Zet } from './traject-loper.ts';
import type { PlanZet } from './traject-plan.ts';
import { seedDeclaratiesTot } from './vervolg.ts';

// The height of the tariff per dagdeel is in no source: it comes from the contract (NI1).
const TARIEVEN = { 'ow-basis-3': 3850, 'ow-basis-4': 3200 };
const bij = (gemeente: string): readonly DemoAanbieder[] => [
  {
    sleutel: 'waalsprong',
    agb: '68124001',
    kvk: '90000311',
    naam: 'Werkplaats De Waalsprong',
    sector: 'hout en techniek',
    postcode: '6663 AA',
    woonplaats: 'Nijmegen',
    contract: { nummer: `OW-${gemeente}-01`, van: '2019-01-01', tarieven: TARIEVEN },
  },
  {
    sleutel: 'het-rijk',
    agb: '68124002',
    kvk: '90000322',
    naam: 'Tuinderij Het Groene Rijk',
    sector: 'groen',
    postcode: '6562 AA',
    woonplaats: 'Groesbeek',
    contract: { nummer: `OW-${gemeente}-02`, van: '2019-01-01', tarieven: TARIEVEN },
  },
  // Coached who is through by now; that was settled before the region worked with this system.
  {
    sleutel: 'coachhuis',
    agb: '68124003',
    kvk: '90000333',
    naam: 'Coachhuis De Stuwwal',
    sector: 'coaching',
    postcode: '6522 AA',
    woonplaats: 'Nijmegen',
  },
];

// Who grants an arrangement is in no source: each consulent has a mandate by name (keuze).
const mandaat = { functies: ['consulent van WerkBedrijf'], bereik: 'arrangementen van Op weg naar werk', van: '2019-01-01' };
const NIJMEGEN: DemoGemeente = {
  code: '0268',
  accounts: nijmegenAccounts,
  aanbieders: bij('0268'),
  mandaat,
  team: { naam: 'WerkBedrijf, team Nijmegen', leidt: 'nijmegen-teammanager', functies: mandaat.functies },
};
const WIJCHEN: DemoGemeente = { code: '0296', accounts: wijchenAccounts, aanbieders: bij('0296'), mandaat };
const BERG_EN_DAL: DemoGemeente = { code: '1945', accounts: bergEnDalAccounts, aanbieders: bij('1945'), mandaat };
const BEUNINGEN: DemoGemeente = { code: '0209', accounts: beuningenAccounts, aanbieders: bij('0209'), mandaat };
const DRUTEN: DemoGemeente = { code: '0225', accounts: drutenAccounts, aanbieders: bij('0225'), mandaat };
const HEUMEN: DemoGemeente = { code: '0252', accounts: heumenAccounts, aanbieders: bij('0252'), mandaat };
const MOOK: DemoGemeente = { code: '0944', accounts: mookAccounts, aanbieders: bij('0944'), mandaat };

const WOONT: Readonly<Record<string, Pick<DemoInwoner, 'straat' | 'postcode' | 'woonplaats' | 'consulent'>>> = {
  nijmegen: { straat: 'Daalseweg', postcode: '6521 GA', woonplaats: 'Nijmegen', consulent: 'nijmegen-consulent' },
  wijchen: { straat: 'Kasteellaan', postcode: '6602 DA', woonplaats: 'Wijchen', consulent: 'wijchen-consulent' },
  'berg-en-dal': { straat: 'Dorpsstraat', postcode: '6562 AC', woonplaats: 'Groesbeek', consulent: 'berg-en-dal-consulent' },
  beuningen: { straat: 'Wilhelminalaan', postcode: '6641 KN', woonplaats: 'Beuningen', consulent: 'beuningen-femke' },
  druten: { straat: 'Hogestraat', postcode: '6651 BL', woonplaats: 'Druten', consulent: 'druten-femke' },
  heumen: { straat: 'Dorpsplein', postcode: '6581 BD', woonplaats: 'Malden', consulent: 'heumen-femke' },
  mook: { straat: 'Rijksweg', postcode: '6585 AA', woonplaats: 'Mook', consulent: 'mook-femke' },
};

const kandidaat = (
  waar: keyof typeof WOONT,
  [voornaam, achternaam]: readonly [string, string],
  geboren: string,
  nr: number,
  trede: 3 | 4,
  o: Partial<DemoInwoner> = {},
): DemoInwoner => ({
  straat: '',
  postcode: '',
  woonplaats: '',
  consulent: '',
  ...WOONT[waar],
  voornaam,
  achternaam,
  geboren,
  huisnummer: String(7 + nr * 4),
  telefoon: `06 0000 08${String(nr).padStart(2, '0')}`,
  lezen: 'met-hulp',
  contact: 'bellen',
  uitkering: { soort: 'bijstand', toestemming: true },
  aangemeld: { dagen: 640, door: 'aanbieder', vraag: 'Wil leren werken, en kijken wat er daarna kan.' },
  ladder: [
    {
      dagen: 610,
      trede,
      perspectief: 5,
      termijn: 'later',
      motivering: trede === 3 ? 'Doet mee met een groep, met begeleiding dichtbij.' : 'Doet vast werk, nog onbetaald.',
    },
  ],
  ...o,
});

type Aanbieder = 'waalsprong' | 'het-rijk' | 'coachhuis';
/** A place by dagdelen of four hours. Who still comes has days of the week. */
const basis = (trede: 3 | 4, aanbieder: Aanbieder, begon: number, dagen?: readonly (1 | 2 | 3 | 4 | 5)[]): PlekZet => ({
  plek: `ow-basis-${trede}`,
  bij: aanbieder,
  begon,
  tot: 300,
  minutenPerWeek: 240 * (dagen?.length ?? 4),
  ...(dagen ? { rooster: dagen.map((dag): readonly [typeof dag, number] => [dag, 4]) } : {}),
});
const ontwikkel = (waarvoor: 'loonwaarde' | 'zelfredzaamheid', aanbieder: Aanbieder, begon: number, tot: number): PlekZet => ({
  plek: `ow-ontwikkeling-${waarvoor}`,
  bij: aanbieder,
  begon,
  tot,
});
const plan = (op: number, tekst: string, o: Partial<PlanZet> = {}): PlanZet => ({
  plan: [{ tekst, maat: 'De begeleider ziet het in de werkplaats', wie: 'De kandidaat oefent, de begeleider doet het voor' }],
  op,
  kijken: 90,
  woorden: { 'ik-wil': 'Ik wil een gewone baan, dichtbij huis.' },
  ...o,
});
const casus = (begon: number, klaar?: number): StapZet => ({
  stap: 'casus',
  begon,
  toelichting: 'De leerdoelen zijn gehaald. Wat is een goede volgende plek?',
  ...(klaar === undefined ? {} : { klaar, uitkomst: 'bestemming' }),
});
const gehaald = (op: number): StapZet => ({ stap: 'eind', begon: op, klaar: op, uitkomst: 'gehaald' });

/** The whole of it: place, plan, a year of extra coaching, goals reached, talked over. */
const totBestemming = (trede: 3 | 4, aanbieder: Aanbieder, tot: number): Zet[] => [
  basis(trede, aanbieder, 560),
  plan(545, 'Ik werk een hele ochtend door'),
  ontwikkel('loonwaarde', 'coachhuis', 530, -(tot + 12)),
  gehaald(tot + 9),
  casus(tot + 8, tot + 3),
  { plekKlaar: `ow-basis-${trede}`, op: tot + 1, reden: 'Gaat aan het werk' },
];
const bestemming = (stap: string, begon: number, waar: string, o: Partial<StapZet> = {}): StapZet => ({
  stap,
  begon,
  waar,
  bij: '',
  ...o,
});

const nijmegenaren: readonly Verhaal[] = [
  {
    wie: kandidaat('nijmegen', ['Daan', 'Vermeulen'], '1997-04-11', 1, 3, { persona: 'nijmegen-inwoner' }),
    zetten: [
      basis(3, 'waalsprong', 500, [1, 2, 4, 5]),
      plan(110, 'Ik kom zelf met de bus en ben op tijd', {
        woorden: {
          'ik-wil': 'Ik wil later in een fietsenwinkel werken.',
          'ik-kan': 'Ik ben precies en ik houd van opruimen.',
          'ik-heb-nodig': 'Iemand die rustig uitlegt, en een vaste plek.',
        },
      }),
      ontwikkel('zelfredzaamheid', 'waalsprong', 80, 284),
    ],
  },
  {
    wie: kandidaat('nijmegen', ['Lotte', 'Cornelissen'], '2001-08-02', 2, 4),
    zetten: [basis(4, 'waalsprong', 60, [1, 3, 5]), plan(9, 'Ik werk zelfstandig aan de zaagtafel', { wacht: 'inwoner' })],
  },
  {
    wie: kandidaat('nijmegen', ['Mohamed', 'Zaoui'], '1994-01-19', 3, 4),
    zetten: [
      basis(4, 'waalsprong', 420, [2, 3, 4]),
      plan(400, 'Ik haal mijn tempo op'),
      ontwikkel('loonwaarde', 'coachhuis', 380, -15),
      { stap: 'eind', begon: 8, uitkomst: 'gehaald', zegt: { inwoner: 'wacht' } },
    ],
  },
  {
    wie: kandidaat('nijmegen', ['Ilse', 'van Rossum'], '1999-11-27', 4, 4),
    zetten: [
      basis(4, 'het-rijk', 420, [1, 2, 4]),
      plan(400, 'Ik leid een nieuwe collega rond'),
      ontwikkel('loonwaarde', 'coachhuis', 380, -15),
      gehaald(7),
      casus(4),
    ],
  },
  {
    wie: kandidaat('nijmegen', ['Peter', 'Hermsen'], '1988-05-30', 5, 4),
    zetten: [basis(4, 'waalsprong', 200, [1, 2, 3, 4]), plan(185, 'Ik weet welk werk bij mij past'), casus(13)],
  },
  {
    wie: kandidaat('nijmegen', ['Sven', 'Arends'], '1996-09-14', 6, 4, { afgerond: true }),
    zetten: [
      ...totBestemming(4, 'waalsprong', 120),
      bestemming('regulier', 118, 'Timmerfabriek Janssen', {
        klaar: 30,
        uitkomst: 'zelfstandig',
        slot: { toelichting: 'Sven redt zich zonder hulp.' },
      }),
    ],
  },
  {
    wie: kandidaat('nijmegen', ['Noa', 'Driessen'], '2008-06-21', 7, 3, {
      uitkering: undefined,
      aangemeld: { dagen: 40, door: 'school', vraag: 'Noa gaat in de zomer van school en wil werken.' },
      ladder: [],
    }),
    zetten: [{ stap: 'school', begon: 20, toelichting: 'Praktijkonderwijs, laatste jaar. Noa wil in de horeca werken.' }],
  },
  {
    wie: kandidaat('nijmegen', ['Bram', 'Lamers'], '1992-02-08', 8, 3),
    zetten: [
      basis(3, 'waalsprong', 420, [1, 2, 3]),
      plan(400, 'Ik vraag om hulp als ik iets niet weet'),
      ontwikkel('zelfredzaamheid', 'coachhuis', 380, -25),
      { stap: 'eind', begon: 18, klaar: 18, uitkomst: 'vervolgdoelen', slot: { toelichting: 'Bram wil nog leren plannen.' } },
      plan(10, 'Ik maak zelf een planning voor de week', {
        reden: 'Er zijn vervolgdoelen na het eerste jaar.',
        woorden: undefined,
      }),
    ],
  },
];

const wijchenaren: readonly Verhaal[] = [
  {
    wie: kandidaat('wijchen', ['Gijs', 'Peters'], '2000-10-03', 11, 3),
    zetten: [basis(3, 'waalsprong', 20, [1, 3])],
  },
  {
    wie: kandidaat('wijchen', ['Anouk', 'Derksen'], '1995-12-12', 12, 4, { consulent: 'wijchen-femke' }),
    zetten: [...totBestemming(4, 'het-rijk', 90), bestemming('banenafspraak', 88, 'Supermarkt De Kroon')],
  },
  {
    wie: kandidaat('wijchen', ['Ruben', 'Janssen'], '1990-03-25', 13, 3),
    zetten: [...totBestemming(3, 'waalsprong', 75), bestemming('beschut-werk', 73, 'Drukkerij De Maas')],
  },
];

const bergEnDalers: readonly Verhaal[] = [
  {
    wie: kandidaat('berg-en-dal', ['Wies', 'Kersten'], '1973-07-07', 21, 4, { consulent: 'berg-en-dal-femke' }),
    zetten: [...totBestemming(4, 'het-rijk', 60), bestemming('vrijwilligerswerk', 58, 'Zorgboerderij De Horst')],
  },
  {
    wie: kandidaat('berg-en-dal', ['Tygo', 'Wennekes'], '2003-02-17', 22, 4),
    zetten: [
      basis(4, 'het-rijk', 210),
      plan(195, 'Ik wil een vak leren'),
      casus(105, 100),
      { plekKlaar: 'ow-basis-4', op: 84, reden: 'Begint een opleiding' },
      bestemming('opleiding', 82, 'mbo hovenier, niveau 1'),
    ],
  },
  {
    wie: kandidaat('berg-en-dal', ['Karel', 'Nillesen'], '1986-11-09', 23, 3),
    zetten: [
      ...totBestemming(3, 'het-rijk', 150),
      bestemming('banenafspraak', 148, 'Kwekerij Holland'),
      {
        terug: 'terugval',
        naar: 'vrijwilligerswerk',
        op: 16,
        bij: '',
        toelichting: 'Werken lukt nu even niet. Karel helpt twee ochtenden in de moestuin, en Hanneke blijft bellen.',
        inkomen: { hoe: 'minder', toelichting: 'Het loon stopt. Karel vraagt weer bijstand aan.' },
        indicatieSoort: 'blijft',
      },
    ],
  },
];

const beuningenaren: readonly Verhaal[] = [
  {
    wie: kandidaat('beuningen', ['Jelle', 'Rutten'], '1998-03-14', 31, 4),
    zetten: [basis(4, 'waalsprong', 150, [2, 4]), plan(135, 'Ik werk drie uur achter elkaar door'), casus(9)],
  },
];
const drutenaren: readonly Verhaal[] = [
  {
    wie: kandidaat('druten', ['Sanne', 'van Haren'], '2002-07-19', 32, 3),
    zetten: [basis(3, 'waalsprong', 30, [1, 5])],
  },
];
const heumenaren: readonly Verhaal[] = [
  {
    wie: kandidaat('heumen', ['Kees', 'Thoonen'], '1979-12-01', 33, 4),
    zetten: [basis(4, 'het-rijk', 45, [1, 2, 3]), plan(14, 'Ik leer met de zitmaaier rijden', { wacht: 'inwoner' })],
  },
];
const mokenaren: readonly Verhaal[] = [
  {
    wie: kandidaat('mook', ['Lies', 'Giesbers'], '2008-02-27', 34, 3, {
      uitkering: undefined,
      aangemeld: { dagen: 35, door: 'school', vraag: 'Lies gaat in de zomer van school. Wat past er bij haar?' },
      ladder: [],
    }),
    zetten: [{ stap: 'school', begon: 12, toelichting: 'VSO, laatste jaar. Lies houdt van koken en van orde.' }],
  },
];

/** After the other municipalities. Does nothing in a house without them. */
export const seedRijkVanNijmegen = async (apeldoorn: Seed, bsns: Iterator<string, string>): Promise<void> => {
  for (const [gemeente, verhalen] of [
    [NIJMEGEN, nijmegenaren],
    [WIJCHEN, wijchenaren],
    [BERG_EN_DAL, bergEnDalers],
    [BEUNINGEN, beuningenaren],
    [DRUTEN, drutenaren],
    [HEUMEN, heumenaren],
    [MOOK, mokenaren],
  ] as const) {
    const seed = await openGemeente(apeldoorn, gemeente);
    if (!seed) continue;
    await seedAfloop(seed, await seedVerhalen(seed, verhalen, bsns));
    if (gemeente !== NIJMEGEN) continue;
    const financien = ['nijmegen-financien', 'nijmegen-financien-2'] as const;
    await seedDeclaratiesTot(seed, { aanbieder: 'waalsprong', financien, einde: 'ingediend' });
    await seedDeclaratiesTot(seed, { aanbieder: 'het-rijk', financien, einde: 'concept' });
  }
};

// Ede in the demo: residents on every point of the way from the indication to a regular employer, the warm hand-over to Werkkracht and the
// order of the way back included.
import { isoDatum, plusDagen } from '../src/kernel/datum.ts';
import type { Pakket } from '../src/overdracht/types.ts';
import { opWerkdag, type Seed, seedLogboek } from './context.ts';
import { type DemoGemeente, openGemeente } from './gemeente.ts';
import type { DemoInwoner } from './inwoners.ts';
import { edeAccounts } from './personas-oss-ede.ts';
import { seedAfloop } from './traject-afloop.ts';
import { zelfdeWeg } from './traject-kopie.ts';
import { type DoeZet, type PlekZet, type StapZet, seedVerhalen, type Verhaal, type Zet } from './traject-loper.ts';
import { seedDeclaratiesTot } from './vervolg.ts';

const MARGRIET = 'ede-consulent';
const TARIK = 'ede-trajectbegeleider';

const EDE: DemoGemeente = {
  code: '0228',
  accounts: edeAccounts,
  aanbieders: [
    {
      sleutel: 'valleirand',
      agb: '68131001',
      kvk: '90000411',
      naam: 'Zorgkwekerij De Valleirand',
      sector: 'groen',
      postcode: '6711 AB',
      woonplaats: 'Ede',
      // No source gives an amount: what the contract says.
      contract: { nummer: 'EDE-2026', van: '2026-01-01', tarieven: { 'arbeidsmatige-dagbesteding': 940 } },
    },
  ],
  mandaat: { functies: ['consulent'], bereik: 'indicaties dagbesteding', van: '2019-01-01' },
  team: { naam: 'Werk en Participatie', leidt: 'ede-teammanager', functies: ['consulent', 'trajectbegeleider'] },
};

const mens = (voornaam: string, achternaam: string, geboren: string, nr: number, o: Partial<DemoInwoner> = {}): DemoInwoner => ({
  woonplaats: 'Ede',
  lezen: 'met-hulp',
  contact: 'bellen',
  ladder: [],
  voornaam,
  achternaam,
  geboren,
  straat: 'Kwekersweg',
  huisnummer: String(2 + nr * 4),
  postcode: '6711 KW',
  telefoon: `06 0000 09${String(nr).padStart(2, '0')}`,
  consulent: MARGRIET,
  aangemeld: { dagen: 800, door: 'wijkteam', vraag: 'Wil iets doen wat telt, met hulp erbij.' },
  ...o,
});

const plek: PlekZet = { plek: 'arbeidsmatige-dagbesteding', bij: 'valleirand', begon: 780, tot: 240, minutenPerWeek: 720 };
/** The place goes on under a new indication; its hours are sent in by the week. */
const werkt = (werkplek: string): Zet[] => [
  { ...plek, tot: -78 },
  { ...plek, begon: 76, tot: 290, werkplek, rooster: [[1, 4] as const, [3, 4] as const, [5, 4] as const] },
];
const indicatie = (begon: number): StapZet => ({
  stap: 'indicatie',
  begon,
  klaar: begon - 14,
  uitkomst: 'uitgetekend',
  slot: { toelichting: 'Samen uitgetekend: eerst de kas, dan de winkel, dan kijken naar een baan.' },
});
const ontwikkelt = (begon: number, klaar?: number): StapZet => ({
  stap: 'ontwikkeltraject',
  begon,
  ...(klaar === undefined
    ? {}
    : { klaar, uitkomst: 'werk-in-zicht', slot: { toelichting: 'Werkt zelfstandig, en vraagt zelf om meer.' } }),
});

const pakket = (voornaam: string, opgesteld: string): Pakket => ({
  titel: `Overdracht van ${voornaam}`,
  gemeente: 'Ede',
  partij: 'Werkkracht',
  opgesteld,
  waarom: 'Betaald werk is in zicht.',
  contactpersoon: 'Margriet Schuurman',
  delen: [{ kop: 'De plek van nu', regels: [{ kop: 'Waar', waarde: 'Zorgkwekerij De Valleirand' }] }],
});

/** ED2: with the consent of the resident, in a talk with the three of them; taken over, Tarik goes on with whom. */
const overdracht = (voornaam: string, begon: number, aangenomen?: number): DoeZet => ({
  doe: async (seed, inwonerId) => {
    const dag = (geleden: number): string => isoDatum(opWerkdag(seed.dag(geleden)));
    const consulent_id = seed.gebruikers.get(MARGRIET) ?? 0;
    const id = await seed.insert('overdracht', {
      gemeente_id: seed.gemeenteId,
      inwoner_id: inwonerId,
      consulent_id,
      partij: 'werkkracht',
      partij_naam: 'Werkkracht',
      partij_bron: 'SS Ede, wie kan doorstromen',
      waarom: 'Betaald werk is in zicht. Werkkracht zoekt mee naar een werkgever.',
      mee: '{contact,woorden,doelen,plekken}',
      gevraagd_op: dag(begon),
      door: consulent_id,
      toestemming: true,
      toestemming_mee: '{contact,plekken}',
      toestemming_op: dag(begon - 1),
      toestemming_door: 'consulent',
      verstuurd_op: dag(begon - 3),
      verstuurd_hoe: 'In een gesprek met zijn drieën bij De Valleirand.',
      antwoord_tot: isoDatum(plusDagen(seed.dag(begon), 21)),
      pakket: JSON.stringify(
        pakket(
          voornaam,
          dag(begon - 3)
            .split('-')
            .reverse()
            .join('-'),
        ),
      ),
      ...(aangenomen === undefined
        ? {}
        : {
            uitkomst: 'aangenomen',
            uitkomst_op: dag(aangenomen),
            uitkomst_tekst: 'Tarik Yıldız van Werkkracht gaat verder.',
            vervolg: 'Werkkracht zoekt werk. De plek bij De Valleirand loopt tot dan door.',
            vervolg_op: dag(aangenomen),
          }),
    });
    await seedLogboek(seed, 'overdracht-voorgesteld', 'overdracht', id, inwonerId, consulent_id, seed.dag(begon));
    if (aangenomen !== undefined)
      await seed.client.query('update inwoner set consulent_id = $2 where id = $1', [inwonerId, seed.gebruikers.get(TARIK)]);
  },
});

/** When Anouk came, so many days ago. */
const ANOUK = 180;
/** From the indication, as Anouk went, until Werkkracht leads to work. */
const totWerkkracht = (voornaam: string, begin: number): Zet[] => [
  plek,
  zelfdeWeg('Anouk', { consulent: MARGRIET, dagen: ANOUK - begin, begin, tot: 'ontwikkeltraject' }),
  overdracht(voornaam, begin - 162, begin - 170),
];
/** What Tarik does is done by him. */
const tarik = (zet: StapZet): StapZet => ({ ...zet, door: TARIK });
const toeleiding = (begon: number, klaar?: number, uitkomst = ''): StapZet =>
  tarik({ stap: 'toeleiding', begon, bij: '', ...(klaar === undefined ? {} : { klaar, uitkomst }) });
const advies = (begon: number, klaar: number): StapZet =>
  tarik({
    stap: 'advies-beschut-werk',
    begon,
    klaar,
    uitkomst: 'positief',
    bij: '',
    verzoek: {
      aan: 'UWV',
      vraag: 'Past beschut werk bij deze inwoner?',
      wens: 'Werken bij een gewone werkgever, met een jobcoach.',
      antwoord: { dagen: klaar, hoe: 'positief', tekst: 'Positief advies beschut werk.' },
    },
  });
const werkgever = (begon: number, waar: string, o: Partial<StapZet> = {}): StapZet =>
  tarik({ stap: 'werkgever', begon, waar, uren: 28, bij: '', voorwaarden: { loonkostensubsidie: true }, ...o });

const verhalen: readonly Verhaal[] = [
  {
    wie: mens('Gerda', 'Hofstee', '1994-03-12', 1),
    zetten: [{ stap: 'indicatie', begon: 9, toelichting: 'Eerste gesprek: wat wil Gerda bijdragen?', bij: '' }],
  },
  {
    wie: mens('Ruben', 'Blom', '1999-08-17', 2, { persona: 'ede-inwoner' }),
    zetten: [...werkt('De kas'), indicatie(230), ontwikkelt(214)],
  },
  {
    wie: mens('Anouk', 'Teunissen', '1996-05-05', 3),
    zetten: [
      ...werkt('De winkel van de kwekerij'),
      indicatie(ANOUK),
      ontwikkelt(ANOUK - 15, ANOUK - 160),
      overdracht('Anouk', 16),
    ],
  },
  { wie: mens('Mohamed', 'el Idrissi', '2000-10-20', 4), zetten: [...totWerkkracht('Mohamed', 210), toeleiding(38)] },
  {
    wie: mens('Ilse', 'van de Brug', '1998-01-31', 5),
    zetten: [
      ...totWerkkracht('Ilse', 260),
      toeleiding(88, 45, 'werkstage'),
      tarik({ stap: 'werkstage', begon: 40, waar: 'Tuincentrum De Bremhorst', bij: '' }),
    ],
  },
  {
    wie: mens('Peter', 'Budding', '1987-09-14', 6),
    zetten: [
      ...totWerkkracht('Peter', 430),
      toeleiding(258, 230, 'beschut'),
      advies(225, 154),
      tarik({ stap: 'werkgever-zoeken', begon: 152, bij: '' }),
    ],
  },
  {
    wie: mens('Frank', 'van Laar', '1983-02-02', 7),
    zetten: [
      ...totWerkkracht('Frank', 640),
      toeleiding(468, 440, 'beschut'),
      advies(436, 385),
      tarik({ stap: 'werkgever-zoeken', begon: 384, klaar: 202, uitkomst: 'niet-gelukt', bij: '' }),
      tarik({ stap: 'voorziening', begon: 200, waar: 'Werkkracht', uren: 24, bij: '' }),
    ],
  },
  {
    wie: mens('Lotte', 'Evers', '1995-11-23', 8),
    zetten: [
      ...totWerkkracht('Lotte', 700),
      toeleiding(528, 500, 'proefplaatsing'),
      tarik({ stap: 'proefplaatsing', begon: 495, klaar: 440, uitkomst: 'werkgever', waar: 'Drogisterij Van Essen', bij: '' }),
      werkgever(436, 'Drogisterij Van Essen', {
        klaar: 60,
        uitkomst: 'blijft',
        slot: { toelichting: 'Lotte heeft een vast contract. De jobcoach komt niet meer.' },
      }),
    ],
  },
  {
    wie: mens('Evert', 'Kamphuis', '1978-07-07', 9),
    zetten: [
      plek,
      indicatie(400),
      {
        ...ontwikkelt(384),
        klaar: 50,
        uitkomst: 'niet-in-zicht',
        slot: { toelichting: 'Evert groeit in de kas. Betaald werk komt nu niet in zicht.' },
      },
    ],
  },
  {
    wie: mens('Wim', 'Roseboom', '1990-04-16', 10),
    zetten: [
      ...totWerkkracht('Wim', 600),
      toeleiding(428, 400, 'werkgever'),
      werkgever(398, 'Bouwmarkt Rijnpoort'),
      {
        terug: 'terugval',
        naar: 'behoud',
        op: 70,
        door: TARIK,
        bij: '',
        toelichting: 'Het werk werd te druk. Werkkracht en de werkgever kijken of Wim kan blijven.',
        inkomen: { hoe: 'gelijk', toelichting: 'Wim blijft zolang in dienst.' },
      },
    ],
  },
];

/** After the other municipalities. Does nothing in a house without Ede. */
export const seedEde = async (eerste: Seed, bsns: Iterator<string, string>): Promise<void> => {
  const seed = await openGemeente(eerste, EDE);
  if (!seed) return;
  await seedAfloop(seed, await seedVerhalen(seed, verhalen, bsns), 'ede-financien');
  await seedDeclaratiesTot(seed, {
    aanbieder: 'valleirand',
    financien: ['ede-financien', 'ede-financien-2'],
    einde: 'ingediend',
  });
};

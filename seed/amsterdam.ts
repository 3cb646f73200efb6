// Amsterdam in the demo: deelnemers on every point of the leer-werkroute, decided by three together, to each of its ends and back.
import type { Seed } from './context.ts';
import { type DemoGemeente, openGemeente } from './gemeente.ts';
import type { DemoInwoner } from './inwoners.ts';
import { amsterdamAccounts } from './personas-amsterdam.ts';
import { seedAfloop } from './traject-afloop.ts';
import { type PlekZet, type StapZet, seedVerhalen, type Verhaal, type Zet } from './traject-loper.ts';

const AMSTERDAM: DemoGemeente = {
  code: '0363',
  accounts: amsterdamAccounts,
  aanbieders: [
    {
      sleutel: 'buurtkamer',
      agb: '68136001',
      kvk: '90000411',
      naam: 'De Buurtkamer',
      sector: 'horeca',
      postcode: '1094 AA',
      woonplaats: 'Amsterdam',
      contract: { nummer: 'LW-0363-01', van: '2019-01-01', tarieven: { 'arbeidsmatige-dagbesteding': 980 } },
    },
  ],
  // No source says who grants or ends the indication: in the demo who follows the deelnemer (keuze).
  mandaat: { functies: ['consulent Beschut Werk'], bereik: 'indicaties dagbesteding', van: '2019-01-01' },
  team: {
    naam: 'Beschut Werk',
    leidt: 'amsterdam-teammanager',
    functies: ['consulent Beschut Werk', 'klantmanager'],
  },
};

const deelnemer = (
  [voornaam, achternaam]: readonly [string, string],
  geboren: string,
  nr: number,
  o: Partial<DemoInwoner> = {},
): DemoInwoner => ({
  voornaam,
  achternaam,
  geboren,
  straat: 'Linnaeusstraat',
  huisnummer: String(20 + nr * 3),
  postcode: '1094 GA',
  woonplaats: 'Amsterdam',
  telefoon: `06 0000 09${String(nr).padStart(2, '0')}`,
  consulent: 'amsterdam-consulent',
  lezen: 'met-hulp',
  contact: 'bellen',
  ladder: [],
  uitkering: { soort: 'bijstand', toestemming: true },
  aangemeld: { dagen: 800, door: 'aanbieder', vraag: 'Doet dagbesteding en wil weten of werken kan.' },
  ...o,
});

/** Where everybody comes from; it goes on beside the route until there is work. */
const dagbesteding = (dagen?: readonly (1 | 2 | 3 | 4 | 5)[]): PlekZet => ({
  plek: 'arbeidsmatige-dagbesteding',
  bij: 'buurtkamer',
  begon: 780,
  tot: 250,
  minutenPerWeek: 720,
  ...(dagen ? { rooster: dagen.map((dag): readonly [typeof dag, number] => [dag, 4]) } : {}),
});
const over = (stap: string, begon: number, klaar: number, uitkomst: string, o: Partial<StapZet> = {}): StapZet => ({
  stap,
  begon,
  klaar,
  uitkomst,
  ...o,
});
const overleg = (op: number): StapZet => over('overleg', op, op, 'wil-en-kan');

/** AM12: the dagbesteding ends on the day before there is work. */
const maaktPlaats = (op: number): Zet => ({
  plekKlaar: 'arbeidsmatige-dagbesteding',
  op: op + 1,
  reden: 'De inwoner gaat aan het werk',
});

/** From the talk to the yes of all three. `op` is the day of that yes. */
const totBesluit = (op: number): Zet[] => [
  dagbesteding(),
  overleg(op + 10),
  over('gezamenlijk-besluit', op + 8, op, 'samen-eens'),
];
/** The three phases, a month and a half each. */
const totNaarWerk = (op: number): Zet[] => [
  ...totBesluit(op + 140),
  over('zaken-regelen', op + 138, op + 95, 'geregeld', { slot: { toelichting: 'De schulden lopen via een regeling.' } }),
  over('activering', op + 94, op + 45, 'geactiveerd'),
];
const totKiezen = (op: number): Zet[] => [...totNaarWerk(op), over('naar-werk', op + 44, op + 5, 'werkfit')];
const totPlek = (op: number, uitkomst: 'regulier' | 'banenafspraak'): Zet[] => [
  ...totKiezen(op),
  over('uitstroom-kiezen', op + 3, op + 1, uitkomst),
];
const advies = (begon: number, antwoord?: { klaar: number; uitkomst: 'positief' | 'negatief' }): StapZet => ({
  stap: 'advies-beschut-werk',
  begon,
  ...antwoord,
  verzoek: {
    aan: 'UWV',
    vraag: 'Past beschut werk bij deze deelnemer?',
    wens: 'Werken in een keuken, met een vaste begeleider.',
    ...(antwoord
      ? {
          antwoord: {
            dagen: antwoord.klaar,
            hoe: antwoord.uitkomst,
            tekst:
              antwoord.uitkomst === 'positief'
                ? 'Positief advies beschut werk.'
                : 'Geen advies beschut werk: met een jobcoach lijkt gewoon werk haalbaar.',
          },
        }
      : {}),
  },
});
const totAdvies = (op: number): Zet[] => [...totKiezen(op), over('uitstroom-kiezen', op + 3, op + 1, 'beschut')];
const inBeschutWerk = (op: number, waar: string, o: Partial<StapZet> = {}): Zet[] => [
  ...totAdvies(op + 70),
  advies(op + 69, { klaar: op + 40, uitkomst: 'positief' }),
  over('plek-beschut', op + 39, op + 2, 'gevonden'),
  maaktPlaats(op),
  { stap: 'beschut-werk', begon: op, waar, bij: '', ...o },
];

const verhalen: readonly Verhaal[] = [
  {
    wie: deelnemer(['Rachid', 'Benali'], '1999-02-14', 1, { persona: 'amsterdam-inwoner' }),
    zetten: [
      dagbesteding([1, 2, 4]),
      overleg(12),
      { stap: 'gezamenlijk-besluit', begon: 6, uitkomst: 'samen-eens', zegt: { inwoner: 'wacht', klantmanager: 'wacht' } },
    ],
  },
  {
    wie: deelnemer(['Omar', 'Yilmaz'], '2008-05-05', 2, { uitkering: undefined }),
    zetten: [
      dagbesteding([3, 5]),
      over('overleg', 60, 52, 'te-vroeg', { slot: { toelichting: 'Omar is net achttien. Over een jaar kijken we opnieuw.' } }),
    ],
  },
  {
    wie: deelnemer(['Kim', 'de Rooij'], '1993-10-20', 3),
    zetten: [
      dagbesteding([1, 3]),
      overleg(7),
      {
        stap: 'gezamenlijk-besluit',
        begon: 5,
        uitkomst: 'samen-eens',
        zegt: { klantmanager: { nee: 'Eerst moet duidelijk zijn hoe het met de bijstand loopt.' } },
      },
    ],
  },
  {
    wie: deelnemer(['Delano', 'Rijker'], '1997-07-08', 4),
    zetten: [...totBesluit(30), { stap: 'zaken-regelen', begon: 28, toelichting: 'Schulden, en weer contact met zijn ouders.' }],
  },
  {
    wie: deelnemer(['Joyce', 'Tuinman'], '1991-01-30', 5),
    zetten: [
      ...totNaarWerk(25),
      {
        stap: 'naar-werk',
        begon: 20,
        verzoek: { aan: 'Loonwaarde-deskundige', vraag: 'Wat is de loonwaarde van Joyce?', wens: 'Zij doet graag de kassa.' },
      },
    ],
  },
  {
    wie: deelnemer(['Merel', 'Hoogland'], '2000-09-09', 6),
    zetten: [
      ...totNaarWerk(60),
      over('naar-werk', 58, 24, 'stage-nodig'),
      {
        stap: 'leer-werkstage',
        begon: 9,
        waar: 'Pantar, groen',
        bij: '',
        toelichting: 'Wennen aan het ritme, eerst drie dagen.',
      },
    ],
  },
  {
    wie: deelnemer(['Winston', 'Lont'], '1985-12-03', 7),
    zetten: [
      ...totNaarWerk(190),
      over('naar-werk', 186, 160, 'stage-nodig'),
      over('leer-werkstage', 155, 20, 'niet-werkfit', {
        waar: 'Milieuwerk',
        bij: '',
        slot: { toelichting: 'Het tempo lukt nog niet. We kijken samen wat nu past.' },
      }),
    ],
  },
  { wie: deelnemer(['Samira', 'el Amrani'], '1994-03-12', 8), zetten: [...totKiezen(6), { stap: 'uitstroom-kiezen', begon: 4 }] },
  { wie: deelnemer(['Bo', 'Timmer'], '1998-06-16', 9), zetten: [...totAdvies(35), advies(33)] },
  {
    wie: deelnemer(['Nadia', 'Chaouch'], '1989-04-27', 10),
    zetten: [
      ...totPlek(130, 'regulier'),
      over('plek-regulier', 128, 100, 'gevonden'),
      maaktPlaats(98),
      { stap: 'regulier-werk', begon: 98, waar: 'Hotel De Amstel', bij: '' },
    ],
  },
  // Nobody settled his dagbesteding when the work began: the route says so, and asks.
  {
    wie: deelnemer(['Jermaine', 'Blokland'], '1992-08-18', 11),
    zetten: [
      ...totPlek(220, 'banenafspraak'),
      over('plek-banenafspraak', 218, 190, 'gevonden'),
      { stap: 'banenafspraak', begon: 188, waar: 'Bouwmarkt Zuidoost', bij: '' },
      {
        terug: 'match-mislukt',
        naar: 'plek-banenafspraak',
        op: 14,
        bij: '',
        toelichting: 'Het was te druk in de winkel. Simone zoekt met Jermaine een rustiger plek.',
        inkomen: { hoe: 'minder', toelichting: 'Het loon stopt, de bijstand begint weer.' },
        indicatieSoort: 'blijft',
      },
    ],
  },
  {
    wie: deelnemer(['Loes', 'Vrolijk'], '1987-11-11', 12),
    zetten: inBeschutWerk(160, 'Cateraar Oost', { uren: 28, voorwaarden: { jobcoaching: true } }),
  },
  {
    wie: deelnemer(['Kees', 'Mulder'], '1990-02-02', 13, { uitkering: { soort: 'wajong', toestemming: true } }),
    zetten: [
      ...inBeschutWerk(300, 'Pantar, montage', { uren: 36, voorwaarden: { jobcoaching: false } }),
      { stap: 'terugval', begon: 75, bij: '', toelichting: 'Kees is uitgevallen. De werkgever houdt de plek vrij.' },
    ],
  },
  {
    wie: deelnemer(['Gerda', 'Snel'], '1979-05-24', 14),
    zetten: [
      ...inBeschutWerk(250, 'De Buurtkamer', { uren: 24, voorwaarden: { jobcoaching: true } }),
      {
        terug: 'niet-werkfit',
        naar: 'dagbesteding',
        op: 6,
        bij: 'buurtkamer',
        toelichting: 'Gerda heeft nu meer steun nodig. Simone belde zelf met De Buurtkamer.',
        inkomen: { hoe: 'minder', toelichting: 'Het loon stopt. Simone helpt met de aanvraag van bijstand.' },
        indicatie: 365,
      },
    ],
  },
];

/** After the other municipalities. Does nothing in a house without Amsterdam. */
export const seedAmsterdam = async (apeldoorn: Seed, bsns: Iterator<string, string>): Promise<void> => {
  const seed = await openGemeente(apeldoorn, AMSTERDAM);
  if (seed) await seedAfloop(seed, await seedVerhalen(seed, verhalen, bsns), 'amsterdam-financien');
};

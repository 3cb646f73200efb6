// Almere in the demo: residents on every point of the way from day activities to beschut werk, the way back included.
import type { Seed } from './context.ts';
import { type DemoGemeente, openGemeente } from './gemeente.ts';
import { seedVierOgen } from './handtekeningen.ts';
import type { DemoInwoner } from './inwoners.ts';
import { almereAccounts } from './personas.ts';
import { seedAfloop } from './traject-afloop.ts';
import { type DoeZet, type PlekZet, type StapZet, seedVerhalen, type Verhaal, type Zet } from './traject-loper.ts';

const EEN = 'almere-accountadviseur';
const TWEE = 'almere-accountadviseur-2';
const WMO = 'almere-wmo';

const ALMERE: DemoGemeente = {
  code: '0034',
  accounts: almereAccounts,
  aanbieders: [
    {
      sleutel: 'de-vaart',
      agb: '68134001',
      kvk: '90000211',
      naam: 'Stadslandgoed De Vaart',
      sector: 'groen',
      postcode: '1358 AA',
      woonplaats: 'Almere',
      // The price of dagbesteding is in no source: it comes from the contract.
      contract: { nummer: 'DB-0034-01', van: '2024-01-01', tarieven: { 'arbeidsmatige-dagbesteding': 1065 } },
    },
  ],
  // An indication is decided on together with the afdeling Wmo (AL11). That its consulent and the accountadviseurs have the mandate by
  // name is a choice: without it nobody could build up the hours of a place (AL2).
  mandaat: { functies: ['afdeling Wmo', 'accountadviseur'], bereik: 'indicaties dagbesteding en hun uren', van: '2015-01-01' },
};

const mens = (voornaam: string, achternaam: string, geboren: string, nr: number, o: Partial<DemoInwoner> = {}): DemoInwoner => ({
  woonplaats: 'Almere',
  lezen: 'met-hulp',
  contact: 'bellen',
  ladder: [],
  voornaam,
  achternaam,
  geboren,
  straat: 'Wagenmakerstraat',
  huisnummer: String(10 + nr * 3),
  postcode: '1315 HR',
  telefoon: `06 0000 07${String(nr).padStart(2, '0')}`,
  consulent: EEN,
  uitkering: { soort: 'bijstand', toestemming: true },
  aangemeld: { dagen: 900, door: 'inwoner', vraag: 'Wil graag werken, met begeleiding erbij.' },
  ...o,
});

const vaart = (tot = 200): PlekZet => ({
  plek: 'arbeidsmatige-dagbesteding',
  bij: 'de-vaart',
  begon: 840,
  tot,
  minutenPerWeek: 960,
});
const signaal = (begon: number, klaar: number): StapZet => ({ stap: 'signaal', begon, klaar, uitkomst: 'observeren' });
const kiest = (op: number, uitkomst: 'wil' | 'wil-niet'): StapZet => ({ stap: 'keuze', begon: op, klaar: op, uitkomst });

/** From the signal to hours that are built up. */
const totAdvies = (begin: number): Zet[] => [
  vaart(),
  signaal(begin, begin - 5),
  { stap: 'observatie', begon: begin - 6, klaar: begin - 45, uitkomst: 'potentie' },
  kiest(begin - 50, 'wil'),
  { stap: 'plan', begon: begin - 52, klaar: begin - 55, uitkomst: 'opbouwen' },
  {
    stap: 'opbouw',
    begon: begin - 56,
    klaar: begin - 150,
    uitkomst: 'opgebouwd',
    uren: 28,
    slot: { toelichting: 'Nu 28 uur per week, steeds op tijd.' },
  },
];

const advies = (begon: number, antwoord?: { klaar: number; uitkomst: 'positief' | 'negatief' }): StapZet => ({
  stap: 'advies',
  begon,
  ...antwoord,
  verzoek: {
    aan: 'UWV',
    vraag: 'Past beschut werk bij deze inwoner?',
    wens: 'Werken met de handen, niet te veel mensen tegelijk.',
    ...(antwoord
      ? {
          antwoord: {
            dagen: antwoord.klaar,
            hoe: antwoord.uitkomst,
            tekst:
              antwoord.uitkomst === 'positief'
                ? 'Positief advies beschut werk.'
                : 'Geen advies beschut werk: regulier werk lijkt haalbaar.',
          },
        }
      : {}),
  },
});

const naarProef = (begin: number): Zet[] => [
  ...totAdvies(begin),
  advies(begin - 152, { klaar: begin - 180, uitkomst: 'positief' }),
];
const proef = (begon: number, waar: string, klaar?: number): StapZet => ({
  stap: 'proefperiode',
  begon,
  waar,
  uren: 28,
  ...(klaar === undefined ? {} : { klaar, uitkomst: 'gelukt' }),
});
const past = { uitkomst: 'past-niet', slot: { toelichting: 'De plek paste niet. Dennis wil graag verder zoeken.' } };
const pastJoyceNiet = { uitkomst: 'past-niet', slot: { toelichting: 'Het tempo was te hoog. Joyce deed haar best.' } };
/** The accountadviseur asks the afdeling Wmo to decide; from then on the resident is in the caseload of its consulent. */
const naarWmo: DoeZet = {
  doe: (seed, inwonerId) =>
    seed.client.query('update inwoner set consulent_id = $2 where id = $1', [inwonerId, seed.gebruikers.get(WMO)]),
};
const dienst = (begon: number, waar: string): StapZet => ({ stap: 'dienst', begon, waar, uren: 28, bij: '' });

const verhalen: readonly Verhaal[] = [
  {
    wie: mens('Kevin', 'Maas', '2001-03-12', 1),
    zetten: [vaart(), { stap: 'signaal', begon: 5, toelichting: 'Kevin helpt wie er nieuw is en is altijd op tijd.' }],
  },
  {
    wie: mens('Naima', 'Bouali', '1998-09-30', 2, { persona: 'almere-inwoner' }),
    zetten: [
      vaart(),
      signaal(90, 84),
      {
        stap: 'observatie',
        begon: 80,
        klaar: 20,
        uitkomst: 'potentie',
        slot: { toelichting: 'Naima werkt zelfstandig in de kas.' },
      },
      { stap: 'keuze', begon: 6, zegt: { inwoner: 'wacht' } },
    ],
  },
  { wie: mens('Rick', 'Verbeek', '1995-01-22', 3), zetten: [...totAdvies(210), advies(30)] },
  {
    wie: mens('Sharon', 'Wijnaldum', '2000-11-05', 4, { consulent: TWEE }),
    zetten: [...naarProef(220), proef(37, 'Tuincentrum De Groene Poort')],
  },
  {
    wie: mens('Dennis', 'Oudkerk', '1992-06-17', 5),
    zetten: [
      ...naarProef(350),
      { ...proef(168, 'Kringloopwinkel Haven'), klaar: 130, ...past },
      { ...proef(120, 'Bakkerij Van Duin'), klaar: 80, ...past },
      proef(30, 'Drukkerij Flevo'),
    ],
  },
  {
    // Three jobs did not fit (AL5): dagbesteding fits best, by a new indicatie (AL11). That is for who decides on it.
    wie: mens('Joyce', 'Kartosen', '1994-10-11', 10),
    zetten: [
      ...naarProef(360).map((zet) => ('plek' in zet ? vaart(-170) : zet)),
      { ...proef(168, 'Kringloopwinkel Haven'), klaar: 130, ...pastJoyceNiet },
      { ...proef(122, 'Tuincentrum De Groene Poort'), klaar: 84, ...pastJoyceNiet },
      { ...proef(66, 'Bakkerij Van Duin'), klaar: 12, ...pastJoyceNiet },
      naarWmo,
    ],
  },
  {
    wie: mens('Melissa', 'Tromp', '1999-04-08', 6, { consulent: TWEE }),
    zetten: [...naarProef(700), proef(515, 'Tuincentrum De Groene Poort', 460), dienst(455, 'Tuincentrum De Groene Poort')],
  },
  {
    wie: mens('Stefan', 'Kuijt', '1990-12-01', 7),
    zetten: [
      ...naarProef(560).map((zet) => ('plek' in zet ? vaart(-100) : zet)),
      proef(375, 'Tuincentrum De Groene Poort', 320),
      dienst(318, 'Tomingroep'),
      {
        terug: 'tijdelijk',
        naar: 'dagbesteding-tijdelijk',
        op: 12,
        toelichting: 'Stefan is een tijd niet in staat om te werken. Hij gaat terug naar De Vaart, twee ochtenden.',
        inkomen: { hoe: 'minder', toelichting: 'Het loon stopt. De uitkering begint weer na een aanvraag.' },
        indicatie: 365,
      },
    ],
  },
  {
    wie: mens('Romy', 'Dorsman', '2002-02-25', 8, { consulent: TWEE }),
    zetten: [...totAdvies(260), advies(105, { klaar: 60, uitkomst: 'negatief' })],
  },
  {
    wie: mens('Marvin', 'Pinas', '1996-07-14', 9),
    zetten: [
      vaart(),
      signaal(120, 112),
      { stap: 'observatie', begon: 110, klaar: 40, uitkomst: 'potentie' },
      kiest(35, 'wil-niet'),
    ],
  },
];

/** After the other municipalities. Does nothing in a house without Almere. */
export const seedAlmere = async (apeldoorn: Seed, bsns: Iterator<string, string>): Promise<void> => {
  const seed = await openGemeente(apeldoorn, ALMERE);
  if (!seed) return;
  await seedAfloop(seed, await seedVerhalen(seed, verhalen, bsns), 'almere-financien');
  await seedVierOgen(seed);
};

// Who lives in the demo in Oss and Uden, and the parts of the way that many of them went.
import type { DemoInwoner } from './inwoners.ts';
import { zelfdeWeg } from './traject-kopie.ts';
import type { PlekZet, StapZet, Zet } from './traject-loper.ts';

export const HANNEKE = 'oss-consulent';
export const BART = 'oss-consulent-werk';
export const RIA = 'oss-arbeidsdeskundige';
export const DIRK = 'uden-consulent';

export const mens = (
  voornaam: string,
  achternaam: string,
  geboren: string,
  nr: number,
  o: Partial<DemoInwoner> = {},
): DemoInwoner => ({
  woonplaats: 'Oss',
  lezen: 'met-hulp',
  contact: 'bellen',
  ladder: [],
  voornaam,
  achternaam,
  geboren,
  straat: 'Lindestraat',
  huisnummer: String(4 + nr * 3),
  postcode: '5344 KL',
  telefoon: `06 0000 08${String(nr).padStart(2, '0')}`,
  consulent: HANNEKE,
  aangemeld: { dagen: 700, door: 'inwoner', vraag: 'Wil overdag iets doen waar anderen wat aan hebben.' },
  ...o,
});
export const leerling = (voornaam: string, achternaam: string, geboren: string, nr: number): DemoInwoner =>
  mens(voornaam, achternaam, geboren, nr, {
    consulent: RIA,
    aangemeld: { dagen: 520, door: 'school', vraag: 'Wil na school werken. Welk werk past?' },
  });

/** The indication that stays (OS4). No hours of it are known here. */
export const indicatie: PlekZet = { plek: 'dagbesteding', bij: 'de-linde', begon: 700, tot: 250, minutenPerWeek: 480 };
/** The indication was renewed with the contract of April; its hours are sent in by the week. */
export const werkt = (werkplek: string): Zet[] => [
  { ...indicatie, begon: 720, tot: -78 },
  { ...indicatie, begon: 76, tot: 290, werkplek, rooster: [[2, 4] as const, [4, 4] as const] },
];
const aanTafel = (wie: string): string => `Aan tafel: ${wie}, de consulent Wmo, de consulent Werk en Jolanda van De Linde.`;
export const zelf = (begon: number): StapZet => ({ stap: 'zelf-aangemeld', begon, klaar: begon - 2, uitkomst: 'aangemeld' });
export const verkenning = (begon: number, wie: string): StapZet => ({
  stap: 'verkenning',
  begon,
  klaar: begon - 13,
  uitkomst: 'kan-en-wil',
  toelichting: aanTafel(wie),
});
export const kiest = (begon: number, uitkomst: 'doet-mee' | 'doet-niet-mee'): StapZet => ({
  stap: 'eigen-keuze',
  begon,
  klaar: begon,
  uitkomst,
});

export const trajectLoopt = (begin: number, klaar?: { klaar: number; uitkomst: string }): StapZet => ({
  stap: 'traject',
  begon: begin - 45,
  ...klaar,
});
/** When Mirjam came, so many days ago. */
export const MIRJAM = 250;
/** From the entry until the traject runs, as Mirjam went: what was agreed with each of them is in the persoonlijk plan (OS10). */
export const totTraject = (
  begin: number,
  wie: string,
  plan: string,
  klaar?: { klaar: number; uitkomst: string },
  consulent = HANNEKE,
): Zet[] => [
  zelfdeWeg('Mirjam', {
    consulent,
    dagen: MIRJAM - begin,
    begin,
    tot: 'persoonlijk-plan',
    woorden: { verkenning: aanTafel(wie), 'persoonlijk-plan': plan },
  }),
  trajectLoopt(begin, klaar),
];
export const advies = (begon: number, antwoord?: number): StapZet => ({
  stap: 'advies-beschut-werk',
  begon,
  ...(antwoord === undefined ? {} : { klaar: antwoord, uitkomst: 'positief' }),
  verzoek: {
    aan: 'UWV',
    vraag: 'Past beschut werk bij deze inwoner?',
    wens: 'Binnen werken, met een vaste begeleider in de buurt.',
    ...(antwoord === undefined
      ? {}
      : { antwoord: { dagen: antwoord, hoe: 'positief', tekst: 'Positief advies indicatie beschut werk.' } }),
  },
});

// The people of the Rijk van Nijmegen in the words of the regio: kandidaat, begeleider, consulent van WerkBedrijf.
import type { Persona } from '../src/inloggen/index.ts';
import type { PersonaAccount } from './personas.ts';

const CONSULENT = 'consulent van WerkBedrijf';

export const nijmegenPersonas: readonly Persona[] = [
  {
    id: 'nijmegen-inwoner',
    naam: 'Daan Vermeulen',
    rolnaam: 'Kandidaat',
    gemeente: '0268',
    dag: 'Daan werkt vier dagdelen bij Werkplaats De Waalsprong en leert daar meer zelf te doen. Hij kijkt waar hij staat en wat hierna kan.',
  },
  {
    id: 'nijmegen-consulent',
    naam: 'Femke Gerrits',
    rolnaam: 'Consulent van WerkBedrijf, voor Nijmegen',
    gemeente: '0268',
    dag: 'Femke bespreekt met de aanbieder wie verder kan, meestal binnen een week. Lukt werk niet, dan laat zij niet los. Zij werkt voor alle zeven gemeenten en ziet in één lijst wat daar op haar wacht.',
  },
  {
    id: 'nijmegen-teammanager',
    naam: 'Joris Thijssen',
    rolnaam: 'Teammanager van WerkBedrijf, voor Nijmegen',
    gemeente: '0268',
    dag: 'Joris ziet welke stappen lopen, hoe lang een bespreking duurt en wat te laat is.',
  },
  {
    id: 'nijmegen-aanbieder',
    naam: 'Marloes Peeters',
    rolnaam: 'Begeleider, Werkplaats De Waalsprong',
    gemeente: '0268',
    dag: 'Marloes maakt met elke kandidaat een plan, vult dagdelen in en dient die in bij de gemeente waar iemand woont.',
  },
  {
    id: 'nijmegen-financien',
    naam: 'Guus Arts',
    rolnaam: 'Financiën van WerkBedrijf, voor Nijmegen',
    gemeente: '0268',
    dag: 'Guus controleert wat aanbieders per dagdeel declareren, en de ontwikkelarrangementen per jaar.',
  },
  {
    id: 'wijchen-consulent',
    naam: 'Niels Roelofs',
    rolnaam: 'Consulent van WerkBedrijf, voor Wijchen',
    gemeente: '0296',
    dag: 'Niels werkt voor Wijchen met dezelfde route en dezelfde aanbieders als zijn collega’s in de andere zes gemeenten.',
  },
  {
    id: 'berg-en-dal-consulent',
    naam: 'Hanneke Derks',
    rolnaam: 'Consulent van WerkBedrijf, voor Berg en Dal',
    gemeente: '1945',
    dag: 'Hanneke begeleidt kandidaten uit Berg en Dal, ook als een baan niet lukt en iemand een andere plek nodig heeft.',
  },
];

export const nijmegenAccounts: readonly PersonaAccount[] = [
  { id: 'nijmegen-inwoner', naam: 'Daan Vermeulen', rol: 'inwoner' },
  { id: 'nijmegen-consulent', naam: 'Femke Gerrits', rol: 'consulent', functie: CONSULENT, telefoon: '024 000 2001' },
  { id: 'nijmegen-teammanager', naam: 'Joris Thijssen', rol: 'teammanager', functie: 'teammanager', telefoon: '024 000 2003' },
  { id: 'nijmegen-financien', naam: 'Guus Arts', rol: 'financien', telefoon: '024 000 2004' },
  { id: 'nijmegen-financien-2', naam: 'Riet van Haren', rol: 'financien', telefoon: '024 000 2005' },
  {
    id: 'nijmegen-aanbieder',
    naam: 'Marloes Peeters',
    rol: 'aanbieder',
    functie: 'begeleider',
    telefoon: '024 000 3001',
    aanbieder: 'waalsprong',
  },
  {
    id: 'nijmegen-aanbieder-2',
    naam: 'Twan Willems',
    rol: 'aanbieder',
    functie: 'begeleider',
    telefoon: '024 000 3002',
    aanbieder: 'het-rijk',
  },
];

/** Femke works for the seven with one login: an account of each municipality. */
const femke = {
  naam: 'Femke Gerrits',
  rol: 'consulent',
  functie: CONSULENT,
  telefoon: '024 000 2001',
  loginVan: 'nijmegen-consulent',
} as const;

export const wijchenAccounts: readonly PersonaAccount[] = [
  { id: 'wijchen-femke', ...femke },
  { id: 'wijchen-consulent', naam: 'Niels Roelofs', rol: 'consulent', functie: CONSULENT, telefoon: '024 000 2011' },
];

export const beuningenAccounts: readonly PersonaAccount[] = [{ id: 'beuningen-femke', ...femke }];
export const drutenAccounts: readonly PersonaAccount[] = [{ id: 'druten-femke', ...femke }];
export const heumenAccounts: readonly PersonaAccount[] = [{ id: 'heumen-femke', ...femke }];
export const mookAccounts: readonly PersonaAccount[] = [{ id: 'mook-femke', ...femke }];

export const bergEnDalAccounts: readonly PersonaAccount[] = [
  { id: 'berg-en-dal-femke', ...femke },
  { id: 'berg-en-dal-consulent', naam: 'Hanneke Derks', rol: 'consulent', functie: CONSULENT, telefoon: '024 000 2021' },
];

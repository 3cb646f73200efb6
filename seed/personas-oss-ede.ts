// The people of Oss, Uden and Ede in the demo, each in the word of the own municipality.
import type { Persona } from '../src/inloggen/index.ts';
import type { PersonaAccount } from './personas.ts';

export const ossEdePersonas: readonly Persona[] = [
  {
    id: 'oss-inwoner',
    naam: 'Loes van Erp',
    rolnaam: 'Inwoner',
    gemeente: '0828',
    dag: 'Loes sprak met de gemeente en haar begeleider over wat zij kan en wil. Nu beslist zij zelf of zij meedoet.',
  },
  {
    id: 'oss-consulent',
    naam: 'Hanneke Verhoeven',
    rolnaam: 'Consulent Wmo, gemeente Oss',
    gemeente: '0828',
    dag: 'Hanneke is voor veel inwoners de vaste contactpersoon. Zij schakelt met hen tussen werk, dagbesteding en rust, zonder nieuwe indicatie.',
  },
  {
    id: 'oss-consulent-werk',
    naam: 'Bart Smulders',
    rolnaam: 'Consulent Werk (en Inkomen), gemeente Oss',
    gemeente: '0828',
    dag: 'Bart zit mee aan tafel bij de verkenning en zoekt werk. Valt iemand terug uit betaald werk, dan legt hij vast wat dat met het inkomen doet.',
  },
  {
    id: 'oss-arbeidsdeskundige',
    naam: 'Ria van Lith',
    rolnaam: 'Arbeidsdeskundige, gemeente Oss',
    gemeente: '0828',
    dag: 'Ria volgt leerlingen van het speciaal onderwijs en toetst in hun laatste schooljaar welk werk past: Van VSO naar Beschut Werk.',
  },
  {
    id: 'oss-teammanager',
    naam: 'Theo Ceelen',
    rolnaam: 'Teammanager, gemeente Oss',
    gemeente: '0828',
    dag: 'Theo ziet welke stappen van de pilot lopen, bij wie, en wat te laat is.',
  },
  {
    id: 'oss-aanbieder',
    naam: 'Jolanda Peeters',
    rolnaam: 'Aanbieder, Werkplaats De Linde',
    gemeente: '0828',
    dag: 'Jolanda begeleidt mensen uit Oss en Uden. Zij draagt iemand aan, zegt ja of nee op een persoonlijk plan en dient haar uren in.',
  },
  {
    id: 'oss-financien',
    naam: 'Wim Kuijpers',
    rolnaam: 'Financiën, gemeente Oss',
    gemeente: '0828',
    dag: 'Wim controleert de declaratie van de dagbesteding, en ziet wat er voor beschut werk wordt betaald.',
  },
  {
    id: 'uden-consulent',
    naam: 'Dirk van den Elzen',
    rolnaam: 'Consulent Wmo, gemeente Uden',
    gemeente: '0856',
    dag: 'Uden doet mee met dezelfde pilot. Dirk heeft zijn eigen inwoners; die van Oss ziet hij niet. Hij werkt ook voor Bernheze en Boekel.',
  },
  {
    id: 'ede-inwoner',
    naam: 'Ruben Blom',
    rolnaam: 'Inwoner',
    gemeente: '0228',
    dag: 'Ruben werkt en leert in de kwekerij. Hij ziet op zijn telefoon wat er na zijn ontwikkeltraject kan komen.',
  },
  {
    id: 'ede-consulent',
    naam: 'Margriet Schuurman',
    rolnaam: 'Consulent, gemeente Ede',
    gemeente: '0228',
    dag: 'Margriet vraagt bij de indicatie meteen wat iemand wil bijdragen. Komt betaald werk in zicht, dan draagt zij warm over aan Werkkracht.',
  },
  {
    id: 'ede-trajectbegeleider',
    naam: 'Tarik Yıldız',
    rolnaam: 'Trajectbegeleider, Werkkracht',
    gemeente: '0228',
    dag: 'Tarik leidt toe naar een gewone werkgever. Lukt dat met beschut werk niet binnen zes maanden, dan komt er een tijdelijk contract bij Werkkracht.',
  },
  {
    id: 'ede-teammanager',
    naam: 'Bea van Ginkel',
    rolnaam: 'Teammanager, gemeente Ede',
    gemeente: '0228',
    dag: 'Bea ziet bij wie een stap te lang loopt, en bij wie de overdracht blijft liggen.',
  },
  {
    id: 'ede-aanbieder',
    naam: 'Johan Roelofsen',
    rolnaam: 'Aanbieder, Zorgkwekerij De Valleirand',
    gemeente: '0228',
    dag: 'Johan is een van de tien aanbieders. Hij vult uren in en ziet bij ieder waar die op de route is.',
  },
  {
    id: 'ede-financien',
    naam: 'Gerda Prins',
    rolnaam: 'Financiën, gemeente Ede',
    gemeente: '0228',
    dag: 'Gerda controleert de declaratie van de kwekerij, en keurt goed wat voor een participatietraject is ingevuld.',
  },
];

/** Those of Oss: three functies sit at one table (OS9). The second of finance approves and is no persona. */
export const ossAccounts: readonly PersonaAccount[] = [
  { id: 'oss-inwoner', naam: 'Loes van Erp', rol: 'inwoner' },
  { id: 'oss-consulent', naam: 'Hanneke Verhoeven', rol: 'consulent', functie: 'consulent Wmo', telefoon: '0412 000 201' },
  { id: 'oss-consulent-werk', naam: 'Bart Smulders', rol: 'consulent', functie: 'consulent Werk', telefoon: '0412 000 202' },
  {
    id: 'oss-arbeidsdeskundige',
    naam: 'Ria van Lith',
    rol: 'consulent',
    functie: 'arbeidsdeskundige',
    telefoon: '0412 000 203',
  },
  { id: 'oss-teammanager', naam: 'Theo Ceelen', rol: 'teammanager', functie: 'teammanager', telefoon: '0412 000 204' },
  {
    id: 'oss-aanbieder',
    naam: 'Jolanda Peeters',
    rol: 'aanbieder',
    functie: 'begeleider',
    telefoon: '0412 000 301',
    aanbieder: 'de-linde',
  },
  { id: 'oss-financien', naam: 'Wim Kuijpers', rol: 'financien', telefoon: '0412 000 205' },
  { id: 'oss-financien-2', naam: 'Karin Govers', rol: 'financien', telefoon: '0412 000 206' },
];

/** Uden takes part in the pilot with a consulent of its own. */
export const udenAccounts: readonly PersonaAccount[] = [
  { id: 'uden-consulent', naam: 'Dirk van den Elzen', rol: 'consulent', functie: 'consulent Wmo', telefoon: '0413 000 201' },
];

/** In the demo Dirk works for Bernheze and Boekel too, with one login. */
const dirk = {
  naam: 'Dirk van den Elzen',
  rol: 'consulent',
  functie: 'consulent Wmo',
  telefoon: '0413 000 201',
  loginVan: 'uden-consulent',
} as const;
export const bernhezeAccounts: readonly PersonaAccount[] = [{ id: 'bernheze-dirk', ...dirk }];
export const boekelAccounts: readonly PersonaAccount[] = [{ id: 'boekel-dirk', ...dirk }];

/** Those of Ede. No source says who decides on the indication: the demo calls him consulent (keuze). */
export const edeAccounts: readonly PersonaAccount[] = [
  { id: 'ede-inwoner', naam: 'Ruben Blom', rol: 'inwoner' },
  { id: 'ede-consulent', naam: 'Margriet Schuurman', rol: 'consulent', functie: 'consulent', telefoon: '0318 000 201' },
  {
    id: 'ede-trajectbegeleider',
    naam: 'Tarik Yıldız',
    rol: 'consulent',
    functie: 'trajectbegeleider',
    telefoon: '0318 000 202',
  },
  { id: 'ede-teammanager', naam: 'Bea van Ginkel', rol: 'teammanager', functie: 'teammanager', telefoon: '0318 000 203' },
  {
    id: 'ede-aanbieder',
    naam: 'Johan Roelofsen',
    rol: 'aanbieder',
    functie: 'begeleider',
    telefoon: '0318 000 301',
    aanbieder: 'valleirand',
  },
  { id: 'ede-financien', naam: 'Gerda Prins', rol: 'financien', telefoon: '0318 000 204' },
  { id: 'ede-financien-2', naam: 'Arjan Bos', rol: 'financien', telefoon: '0318 000 205' },
];

// The people of Amsterdam in its own words: deelnemer, consulent Beschut Werk, klantmanager.
import type { Persona } from '../src/inloggen/index.ts';
import type { PersonaAccount } from './personas.ts';

export const amsterdamPersonas: readonly Persona[] = [
  {
    id: 'amsterdam-inwoner',
    naam: 'Rachid Benali',
    rolnaam: 'Deelnemer',
    gemeente: '0363',
    dag: 'Rachid werkt in de keuken van De Buurtkamer. Hij zegt zelf of hij de stap naar werk wil, samen met de aanbieder en de klantmanager.',
  },
  {
    id: 'amsterdam-consulent',
    naam: 'Simone Bakker',
    rolnaam: 'Consulent Beschut Werk, gemeente Amsterdam',
    gemeente: '0363',
    dag: 'Simone bespreekt met aanbieders wie wil en kan, zoekt een plek en begeleidt daarna werkgever en werknemer.',
  },
  {
    id: 'amsterdam-klantmanager',
    naam: 'Ewald Pengel',
    rolnaam: 'Klantmanager, gemeente Amsterdam',
    gemeente: '0363',
    dag: 'Ewald beslist mee over de stap naar werk. Bij Routes ziet hij waar zijn ja of nee wordt gevraagd.',
  },
  {
    id: 'amsterdam-teammanager',
    naam: 'Carla Visscher',
    rolnaam: 'Teammanager, gemeente Amsterdam',
    gemeente: '0363',
    dag: 'Carla ziet welke stappen lopen, bij wie, en wat te laat is.',
  },
  {
    id: 'amsterdam-financien',
    naam: 'Yusuf Erdem',
    rolnaam: 'Financiën, gemeente Amsterdam',
    gemeente: '0363',
    dag: 'Yusuf keurt goed wat een werkgever voor begeleiding krijgt. Hij ziet bij elk bedrag hoe het is berekend.',
  },
  {
    id: 'amsterdam-aanbieder',
    naam: 'Tineke Groen',
    rolnaam: 'Aanbieder, De Buurtkamer',
    gemeente: '0363',
    dag: 'Tineke bespreekt met de gemeente wie verder kan, en beslist mee over de stap naar werk.',
  },
];

export const amsterdamAccounts: readonly PersonaAccount[] = [
  { id: 'amsterdam-inwoner', naam: 'Rachid Benali', rol: 'inwoner' },
  {
    id: 'amsterdam-consulent',
    naam: 'Simone Bakker',
    rol: 'consulent',
    functie: 'consulent Beschut Werk',
    telefoon: '020 000 2001',
  },
  { id: 'amsterdam-klantmanager', naam: 'Ewald Pengel', rol: 'consulent', functie: 'klantmanager', telefoon: '020 000 2002' },
  { id: 'amsterdam-teammanager', naam: 'Carla Visscher', rol: 'teammanager', functie: 'teammanager', telefoon: '020 000 2003' },
  { id: 'amsterdam-financien', naam: 'Yusuf Erdem', rol: 'financien', telefoon: '020 000 2004' },
  {
    id: 'amsterdam-aanbieder',
    naam: 'Tineke Groen',
    rol: 'aanbieder',
    functie: 'begeleider',
    telefoon: '020 000 3001',
    aanbieder: 'buurtkamer',
  },
];

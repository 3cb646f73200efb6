import type { Persona } from '../src/inloggen/index.ts';
import { amsterdamAccounts, amsterdamPersonas } from './personas-amsterdam.ts';
import { bernhezeAccounts, boekelAccounts, edeAccounts, ossAccounts, ossEdePersonas, udenAccounts } from './personas-oss-ede.ts';
import {
  bergEnDalAccounts,
  beuningenAccounts,
  drutenAccounts,
  heumenAccounts,
  mookAccounts,
  nijmegenAccounts,
  nijmegenPersonas,
  wijchenAccounts,
} from './personas-rijk-van-nijmegen.ts';

/** Who a visitor of the demo can be. The accounts themselves stand in the database, with these ids as subject. */
export const personas: readonly Persona[] = [
  {
    id: 'inwoner',
    naam: 'Jan Hoekstra',
    rolnaam: 'Inwoner',
    gemeente: '0200',
    dag: 'Jan werkt drie ochtenden bij Fietswerkplaats Het Wiel. Hij kijkt op zijn telefoon waar hij staat, leest zijn brief en zegt of zijn uren kloppen.',
  },
  {
    id: 'consulent',
    naam: 'Sanne de Wit',
    rolnaam: 'Trajectregisseur, gemeente Apeldoorn',
    gemeente: '0200',
    dag: 'Sanne spreekt inwoners, bepaalt hun trede, kijkt wat past en neemt besluiten. Begin bij haar werkvoorraad of meld iemand aan.',
  },
  {
    id: 'consulent-2',
    naam: 'Murat Aydın',
    rolnaam: 'Activeringscoach, gemeente Apeldoorn',
    gemeente: '0200',
    dag: 'Murat heeft zijn eigen inwoners en is er even niet: Sanne vervangt hem. De dossiers van Sanne ziet hij niet; meldt hij iemand dubbel aan, dan hoort hij bij wie die al bekend is.',
  },
  {
    id: 'consulent-3',
    naam: 'Lieke Brouwer',
    rolnaam: 'Wijkconsulent in opleiding, gemeente Apeldoorn',
    gemeente: '0200',
    dag: 'Lieke bereidt voor, maar heeft geen mandaat. Neemt zij een besluit, dan zegt het systeem wie dat wel mag.',
  },
  {
    id: 'teammanager',
    naam: 'Ineke van Dam',
    rolnaam: 'Teammanager Wmo, gemeente Apeldoorn',
    gemeente: '0200',
    dag: 'Ineke verdeelt nieuwe inwoners over haar team, ziet wat te laat is en leest leveringen in.',
  },
  {
    id: 'aanbieder',
    naam: 'Karin Peters',
    rolnaam: 'Aanbieder, Fietswerkplaats Het Wiel',
    gemeente: '0200',
    dag: 'Karin vult elke week de uren in van al haar inwoners, schrijft hoe het gaat en dient aan het eind van de maand de declaratie in.',
  },
  {
    id: 'aanbieder-2',
    naam: 'Bram Kok',
    rolnaam: 'Aanbieder, Kringloop De Tweede Ronde',
    gemeente: '0200',
    dag: 'Bram krijgt een nieuwe toewijzing, neemt die aan en start. Hij meldt ook het resultaat van een ontwikkeltraject.',
  },
  {
    id: 'orientatie',
    naam: 'Noor Willems',
    rolnaam: 'Oriëntatieadviseur, Centrum Apeldoorn Werkt',
    gemeente: '0200',
    dag: 'Noor zoekt met inwoners uit welk werk bij hen past. Zij ziet alleen wie naar het centrum is verwezen, en alleen wat zij nodig heeft.',
  },
  {
    id: 'financien',
    naam: 'Peter Jansen',
    rolnaam: 'Financiën, gemeente Apeldoorn',
    gemeente: '0200',
    dag: 'Peter controleert declaraties regel voor regel: elke regel legt zichzelf uit tot op de cent.',
  },
  {
    id: 'financien-2',
    naam: 'Marja Smit',
    rolnaam: 'Financiën, gemeente Apeldoorn',
    gemeente: '0200',
    dag: 'Marja keurt goed wat Peter heeft gecontroleerd. Wie controleerde mag niet zelf goedkeuren. Daarna sluit zij de maand.',
  },
  {
    id: 'contractmanager',
    naam: 'Hassan Yılmaz',
    rolnaam: 'Contractmanager, gemeente Apeldoorn',
    gemeente: '0200',
    dag: 'Hassan beheert contracten en tarieven van de aanbieders en ziet per aanbieder wat er loopt.',
  },
  {
    id: 'beleid',
    naam: 'Anna Vermeer',
    rolnaam: 'Beleid, gemeente Apeldoorn',
    gemeente: '0200',
    dag: 'Anna leest de regeling met bij elke waarde de bron, en bereidt een wijziging voor. Een collega activeert die.',
  },
  {
    id: 'beheer',
    naam: 'Tom de Groot',
    rolnaam: 'Beheer, gemeente Apeldoorn',
    gemeente: '0200',
    dag: 'Tom beheert medewerkers en mandaten, en activeert als tweede een wijziging van het beleid. Dossiers ziet hij niet.',
  },
  {
    id: 'beheer-2',
    naam: 'Els Vonk',
    rolnaam: 'Beheer, gemeente Apeldoorn',
    gemeente: '0200',
    dag: 'Els is de tweede beheerder. Wat Tom over zijn eigen account en rechten niet zelf mag beslissen, beslist zij.',
  },
  {
    id: 'arnhem-inwoner',
    naam: 'Samira Idrissi',
    rolnaam: 'Inwoner',
    gemeente: '0202',
    dag: 'Samira deed een oriëntatie en werkt sinds augustus aan een stap hoger. Zij leest haar brief en ziet wanneer ze praten over hoe het gaat.',
  },
  {
    id: 'arnhem-wijkcoach',
    naam: 'Yvonne Janssen',
    rolnaam: 'Wijkcoach, gemeente Arnhem',
    gemeente: '0202',
    dag: 'Yvonne beslist voor de lokale toegang over toewijzingen. Wim begon onder de regeling van 2017, Samira onder die van 2020: bij elk gelden eigen afspraken.',
  },
  {
    id: 'arnhem-teammanager',
    naam: 'Rob Hendriksen',
    rolnaam: 'Teammanager, gemeente Arnhem',
    gemeente: '0202',
    dag: 'Rob verdeelt nieuwe inwoners over de wijkcoaches en ziet wat te laat is.',
  },
  {
    id: 'arnhem-aanbieder',
    naam: 'Mirjam Kuiper',
    rolnaam: 'Aanbieder, Stadsboerderij Het Klaverblad',
    gemeente: '0202',
    dag: 'Mirjam begeleidt mensen op de boerderij. Zij vult uren in, schrijft hoe het gaat en bereidt de gesprekken voor het einde voor.',
  },
  {
    id: 'arnhem-orientatie',
    naam: 'Dennis Wolters',
    rolnaam: 'Oriëntatieadviseur, Centrum voor Activerend Werk',
    gemeente: '0202',
    dag: 'Dennis zoekt met inwoners uit wat zij willen en kunnen, en geeft advies over de volgende stap.',
  },
  {
    id: 'almere-inwoner',
    naam: 'Naima Bouali',
    rolnaam: 'Inwoner',
    gemeente: '0034',
    dag: 'Naima werkt in de kas van De Vaart. Er is op haar werk meegekeken, en nu kiest zij zelf of ze naar betaald werk wil.',
  },
  {
    id: 'almere-accountadviseur',
    naam: 'Petra Molenaar',
    rolnaam: 'Accountadviseur Beschut Werk, gemeente Almere',
    gemeente: '0034',
    dag: 'Petra begeleidt mensen van dagbesteding naar beschut werk. Zij ziet bij ieder welke stap mag, waarom, en wat het kost.',
  },
  {
    id: 'almere-accountadviseur-2',
    naam: 'Orlando Zaandam',
    rolnaam: 'Accountadviseur Beschut Werk, gemeente Almere',
    gemeente: '0034',
    dag: 'Orlando is de andere accountadviseur. In week zes van een proefperiode meet hij de loonwaarde.',
  },
  {
    id: 'almere-wmo',
    naam: 'Ilona Brands',
    rolnaam: 'Consulent afdeling Wmo, gemeente Almere',
    gemeente: '0034',
    dag: 'Ilona beslist over de indicatie dagbesteding. Zij doet dat in samenspraak met de accountadviseurs en de aanbieder.',
  },
  {
    id: 'almere-teammanager',
    naam: 'Wilma Hoving',
    rolnaam: 'Teammanager, gemeente Almere',
    gemeente: '0034',
    dag: 'Wilma ziet welke stappen lopen, bij wie, en wat te laat is.',
  },
  {
    id: 'almere-financien',
    naam: 'Ruud Jonkman',
    rolnaam: 'Financiën, gemeente Almere',
    gemeente: '0034',
    dag: 'Ruud keurt de vergoedingen voor werkgevers goed en geeft ze door. Hij ziet waar elk bedrag vandaan komt.',
  },
  {
    id: 'almere-aanbieder',
    naam: 'Janneke Smid',
    rolnaam: 'Aanbieder, Stadslandgoed De Vaart',
    gemeente: '0034',
    dag: 'Janneke ziet wie meer kan, en geeft dat door aan de accountadviseurs.',
  },
  ...nijmegenPersonas,
  ...amsterdamPersonas,
  ...ossEdePersonas,
];

/** The account behind a persona; some colleagues have an account without being a persona. */
export interface PersonaAccount {
  id: string;
  naam: string;
  rol:
    | 'inwoner'
    | 'consulent'
    | 'teammanager'
    | 'aanbieder'
    | 'orientatie'
    | 'financien'
    | 'contractmanager'
    | 'beleid'
    | 'beheer';
  functie?: string;
  telefoon?: string;
  aanbieder?: string;
  /** Comes in with the login of this account. */
  loginVan?: string;
}

export const personaAccounts: readonly PersonaAccount[] = [
  { id: 'inwoner', naam: 'Jan Hoekstra', rol: 'inwoner' },
  { id: 'inwoner-gesloten', naam: 'Jeroen van Dalfsen', rol: 'inwoner' },
  { id: 'consulent', naam: 'Sanne de Wit', rol: 'consulent', functie: 'trajectregisseur', telefoon: '055 000 2001' },
  { id: 'consulent-2', naam: 'Murat Aydın', rol: 'consulent', functie: 'activeringscoach', telefoon: '055 000 2002' },
  { id: 'consulent-3', naam: 'Lieke Brouwer', rol: 'consulent', functie: 'wijkconsulent in opleiding', telefoon: '055 000 2003' },
  { id: 'consulent-4', naam: 'Bas Hendriks', rol: 'consulent', functie: 'trajectregisseur', telefoon: '055 000 2006' },
  {
    id: 'collega-aisha',
    naam: 'Aisha Demir',
    rol: 'consulent',
    functie: 'trajectregisseur in opleiding',
    telefoon: '055 000 2011',
  },
  { id: 'teammanager', naam: 'Ineke van Dam', rol: 'teammanager', functie: 'teammanager-wmo', telefoon: '055 000 2004' },
  {
    id: 'aanbieder',
    naam: 'Karin Peters',
    rol: 'aanbieder',
    functie: 'begeleider',
    telefoon: '055 000 3001',
    aanbieder: 'fiets',
  },
  {
    id: 'aanbieder-2',
    naam: 'Bram Kok',
    rol: 'aanbieder',
    functie: 'begeleider',
    telefoon: '055 000 3002',
    aanbieder: 'kringloop',
  },
  { id: 'aanbieder-tuin', naam: 'Ellen Mulder', rol: 'aanbieder', functie: 'begeleider', aanbieder: 'tuin' },
  { id: 'aanbieder-lunch', naam: 'Wouter Bos', rol: 'aanbieder', functie: 'begeleider', aanbieder: 'lunch' },
  { id: 'aanbieder-atelier', naam: 'Ina Vos', rol: 'aanbieder', functie: 'begeleider', aanbieder: 'atelier' },
  {
    id: 'orientatie',
    naam: 'Noor Willems',
    rol: 'orientatie',
    functie: 'oriëntatieadviseur',
    telefoon: '055 000 3009',
    aanbieder: 'centrum',
  },
  { id: 'financien', naam: 'Peter Jansen', rol: 'financien', functie: 'medewerker financiën' },
  { id: 'financien-2', naam: 'Marja Smit', rol: 'financien', functie: 'medewerker financiën' },
  { id: 'contractmanager', naam: 'Hassan Yılmaz', rol: 'contractmanager', functie: 'contractmanager' },
  { id: 'beleid', naam: 'Anna Vermeer', rol: 'beleid', functie: 'beleidsmedewerker' },
  { id: 'beheer', naam: 'Tom de Groot', rol: 'beheer', functie: 'functioneel beheerder' },
  { id: 'beheer-2', naam: 'Els Vonk', rol: 'beheer', functie: 'functioneel beheerder' },
];

/** Those of Arnhem. */
export const arnhemAccounts: readonly PersonaAccount[] = [
  { id: 'arnhem-inwoner', naam: 'Samira Idrissi', rol: 'inwoner' },
  { id: 'arnhem-wijkcoach', naam: 'Yvonne Janssen', rol: 'consulent', functie: 'wijkcoach', telefoon: '026 000 2001' },
  { id: 'arnhem-collega', naam: 'Faisal Amrani', rol: 'consulent', functie: 'wijkcoach', telefoon: '026 000 2002' },
  { id: 'arnhem-teammanager', naam: 'Rob Hendriksen', rol: 'teammanager', functie: 'teammanager', telefoon: '026 000 2003' },
  {
    id: 'arnhem-aanbieder',
    naam: 'Mirjam Kuiper',
    rol: 'aanbieder',
    functie: 'begeleider',
    telefoon: '026 000 3001',
    aanbieder: 'boerderij',
  },
  { id: 'arnhem-aanbieder-was', naam: 'Gerda Smeets', rol: 'aanbieder', functie: 'begeleider', aanbieder: 'wasserij' },
  {
    id: 'arnhem-orientatie',
    naam: 'Dennis Wolters',
    rol: 'orientatie',
    functie: 'oriëntatieadviseur',
    telefoon: '026 000 3009',
    aanbieder: 'centrum-arnhem',
  },
];

/** Those of Almere: two accountadviseurs, who know each other's residents (AL8). */
export const almereAccounts: readonly PersonaAccount[] = [
  { id: 'almere-inwoner', naam: 'Naima Bouali', rol: 'inwoner' },
  {
    id: 'almere-accountadviseur',
    naam: 'Petra Molenaar',
    rol: 'consulent',
    functie: 'accountadviseur',
    telefoon: '036 000 2001',
  },
  {
    id: 'almere-accountadviseur-2',
    naam: 'Orlando Zaandam',
    rol: 'consulent',
    functie: 'accountadviseur',
    telefoon: '036 000 2002',
  },
  {
    id: 'almere-wmo',
    naam: 'Ilona Brands',
    rol: 'consulent',
    functie: 'afdeling Wmo',
    telefoon: '036 000 2005',
  },
  { id: 'almere-teammanager', naam: 'Wilma Hoving', rol: 'teammanager', functie: 'teammanager', telefoon: '036 000 2003' },
  { id: 'almere-financien', naam: 'Ruud Jonkman', rol: 'financien', telefoon: '036 000 2004' },
  {
    id: 'almere-aanbieder',
    naam: 'Janneke Smid',
    rol: 'aanbieder',
    functie: 'begeleider',
    telefoon: '036 000 3001',
    aanbieder: 'de-vaart',
  },
];

const iedereen: readonly PersonaAccount[] = [
  ...personaAccounts,
  ...arnhemAccounts,
  ...almereAccounts,
  ...nijmegenAccounts,
  ...wijchenAccounts,
  ...bergEnDalAccounts,
  ...beuningenAccounts,
  ...drutenAccounts,
  ...heumenAccounts,
  ...mookAccounts,
  ...amsterdamAccounts,
  ...ossAccounts,
  ...udenAccounts,
  ...bernhezeAccounts,
  ...boekelAccounts,
  ...edeAccounts,
];

/** Somebody of the demo, of whichever municipality. */
export const accountVan = (id: string | undefined): PersonaAccount | undefined => iedereen.find((one) => one.id === id);

/** In which functie somebody decides. */
export const functieVan = (id: string): string => accountVan(id)?.functie ?? '';

/** The account that works for an aanbieder of the story. */
export const medewerkerVan = (aanbieder: string): string =>
  iedereen.find((account) => account.aanbieder === aanbieder)?.id ?? 'aanbieder';

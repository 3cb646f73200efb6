import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

// Made from the database by `npm run schema`; do not edit.

export type JsonWaarde = null | boolean | number | string | JsonWaarde[] | { [naam: string]: JsonWaarde };
/** jsonb: parsed when read, given as JSON text when written. */
export type Json = ColumnType<JsonWaarde, string, string>;

export interface AanbiederTable {
  id: GeneratedAlways<number>;
  agb: string;
  kvk: string | null;
  naam: string;
  sector: string;
  postcode: string;
  woonplaats: string;
  rsin: string | null;
  telefoon: Generated<string>;
  email: Generated<string>;
  versie: Generated<number>;
  door_gemeente_id: number | null;
}

export interface AanbiederversieTable {
  aanbieder_id: number;
  versie: number;
  inhoud: Json;
  gemeente_id: number;
  door: number;
  op: Generated<Date>;
}

export interface AanmeldingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  ontvangen_op: string;
  aangemeld_door: 'inwoner' | 'wijkteam' | 'gemeente' | 'aanbieder' | 'school' | 'werkgever' | 'naaste';
  vraag: string;
  vastgelegd_door: number;
  vastgelegd_op: Generated<Date>;
}

export interface AfwezigheidTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  maandag: string;
  reden: 'ziek' | 'vakantie' | 'afspraak' | 'andere-reden' | 'onbekend';
  status: 'concept' | 'ingestuurd';
  vervallen_op: Date | null;
  door: number;
  vastgelegd_op: Generated<Date>;
}

export interface BeheerversieTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  soort: string;
  object_id: number;
  inhoud: Json;
  door: number;
  op: Generated<Date>;
}

export interface BesluitTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  soort: 'toekenning';
  beschikkingnummer: Generated<number>;
  toets_id: number;
  regeling_id: number;
  product: string;
  gronden: Json;
  motivering: string;
  genomen_op: string;
  genomen_door: number;
  mandaat_id: number;
  bekendgemaakt_op: string | null;
  bezwaar_tot: string | null;
  document_id: number | null;
  vastgelegd_op: Generated<Date>;
  versie: Generated<number>;
  feiten: ColumnType<JsonWaarde, string | undefined, string>;
}

export interface ContractTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  aanbieder_id: number;
  nummer: string;
  geldig: string;
}

export interface ContractproductTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  contract_id: number;
  aanbieder_id: number;
  product: string;
  tarief: number;
  tarief_bron: string;
  productcategorie: string;
  productcode: string;
  geldig: string;
}

export interface DeclaratieTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  aanbieder_id: number;
  maand: string;
  volgnummer: Generated<number>;
  status: 'concept' | 'ingediend' | 'gecontroleerd' | 'goedgekeurd';
  ingediend_op: Date | null;
  ingediend_door: number | null;
  gecontroleerd_op: Date | null;
  gecontroleerd_door: number | null;
  goedgekeurd_op: Date | null;
  goedgekeurd_door: number | null;
  versie: Generated<number>;
  terug_reden: Generated<string>;
}

export interface DeclaratieregelTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  declaratie_id: number;
  aanbieder_id: number;
  toewijzing_id: number;
  prestatiemaand: string;
  soort: 'debet' | 'credit';
  corrigeert_id: number | null;
  product: string;
  per: 'uur' | 'traject';
  minuten: number;
  betaalbaar: number;
  tarief: number;
  bedrag: number;
  wet: 'wmo' | 'participatiewet';
  uitleg: string;
  herkomst: Json;
  status: Generated<'open' | 'akkoord' | 'afgewezen'>;
  reden: Generated<string>;
  antwoord: Generated<string>;
  gecrediteerd: Generated<boolean>;
}

export interface DocumentTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  soort: 'beschikking';
  titel: string;
  bestandsnaam: string;
  inhoud: Buffer;
  sha256: string;
  gemaakt_op: Generated<Date>;
}

export interface DoelTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  soort: string;
  tekst: string;
}

export interface DoorrekeningTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  concept_id: number;
  conceptversie: number;
  status: Generated<'wacht' | 'bezig' | 'klaar' | 'mislukt'>;
  gedaan: Generated<number>;
  totaal: Generated<number>;
  peildatum: string;
  aangevraagd_op: Generated<Date>;
  aangevraagd_door: number;
  klaar_op: Date | null;
  met_id: number;
  telling: Json | null;
  fout: Generated<string>;
}

export interface DoorrekeningregelTable {
  gemeente_id: number;
  doorrekening_id: number;
  volgnummer: number;
  toewijzing: number | null;
  dossier: string;
  product: string;
  aanbieder_id: number | null;
  richting: 'wint' | 'verliest' | 'verschuift';
  toets: boolean;
  einde: boolean;
  plicht: boolean;
  bedrag: boolean;
  bedrag_verschil: number;
  wat: Json;
}

export interface FunctieTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  naam: string;
  geldig: string;
  door: number;
}

export interface GebruikerTable {
  id: Generated<number>;
  issuer: string | null;
  subject: string | null;
  rol: 'inwoner' | 'consulent' | 'teammanager' | 'aanbieder' | 'financien' | 'contractmanager' | 'beleid' | 'beheer' | 'systeem';
  naam: string;
  functie: string | null;
  telefoon: string | null;
  gemeente_id: number | null;
  aanbieder_id: number | null;
  inwoner_id: number | null;
  actief: Generated<boolean>;
  versie: Generated<number>;
  gekoppeld: boolean | null;
  email: string | null;
  laatste_dag: string | null;
  laatst_ingelogd: Date | null;
}

export interface GemeenteTable {
  id: number;
  naam: string;
}

export interface GemeentecodeTable {
  gemeente_id: number;
  code: string;
  geldig: string;
}

export interface IdempotentieTable {
  gebruiker_id: number;
  sleutel: string;
  naar: string | null;
  gemaakt_op: Generated<Date>;
}

export interface InstellingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  sleutel: string;
  versie: number;
  waarde: number;
  reden: string;
  door: number;
  vanaf: Generated<Date>;
}

export interface InstemmingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  onderwerp: 'doelen' | 'uren';
  maandag: string | null;
  akkoord: boolean;
  toelichting: Generated<string>;
  gegeven_op: Generated<Date>;
}

export interface InwonerTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  dossiernummer: string;
  consulent_id: number;
  status: Generated<'aangemeld' | 'in-onderzoek' | 'in-traject' | 'afgerond'>;
  lezen: Generated<'onbekend' | 'goed' | 'met-hulp' | 'voorlezen'>;
  taal: Generated<string>;
  contact: Generated<'bellen' | 'appen' | 'mailen' | 'brief' | 'via-begeleider'>;
  contact_toelichting: Generated<string>;
  herkomst: 'aanmelding' | 'levering';
  aangemaakt_op: Generated<Date>;
  versie: Generated<number>;
}

export interface InwonerPersoonTable {
  gemeente_id: number;
  inwoner_id: number;
  consulent_id: number;
  bsn_versleuteld: Buffer;
  bsn_hash: Buffer;
  bsn_einde: string;
  voornaam: string;
  voorvoegsel: Generated<string>;
  achternaam: string;
  zoeknaam: string;
  geboortedatum: string;
  straat: string;
  huisnummer: string;
  postcode: string;
  woonplaats: string;
  telefoon: Generated<string>;
  email: Generated<string>;
}

export interface InwonerTredeTable {
  gemeente_id: number;
  inwoner_id: number;
  consulent_id: number;
  trede: number;
  peildatum: string;
  vastgelegd_op: Date;
}

export interface LadderbepalingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  peildatum: string;
  trede: number;
  perspectief: number | null;
  perspectief_termijn: 'binnen-een-jaar' | 'later' | null;
  motivering: string;
  onderbouwing: Generated<string>;
  regeling_id: number | null;
  door: number;
  herkomst: 'consulent' | 'levering';
  vastgelegd_op: Generated<Date>;
}

export interface LeveringTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  naam: string;
  status: 'wacht' | 'bezig' | 'klaar' | 'mislukt';
  vandaag: string;
  proef: Generated<boolean>;
  bestanden: ColumnType<JsonWaarde, string | undefined, string>;
  signalen: ColumnType<JsonWaarde, string | undefined, string>;
  stap: Generated<string>;
  gedaan: Generated<number>;
  totaal: Generated<number>;
  begonnen_op: Generated<Date>;
  klaar_op: Date | null;
  door: number;
  fout: Generated<string>;
}

export interface LeveringafwijzingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  levering_id: number;
  bestand: string;
  regel: number;
  reden: string;
  tekst: string;
  correctie: Json | null;
  overgenomen_op: Date | null;
  overgenomen_door: number | null;
  bestand_nr: Generated<number>;
}

export interface LeveringbestandTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  levering_id: number;
  naam: string;
  inhoud: Buffer;
}

export interface LogboekTable {
  id: GeneratedAlways<number>;
  moment: Generated<Date>;
  gemeente_id: number | null;
  gebruiker_id: number;
  rol: string;
  handeling: string;
  soort: string;
  object_id: string;
  inwoner_id: number | null;
  aanbieder_id: number | null;
  grond: string;
  uitkomst: 'gelukt' | 'geweigerd';
  herkomst: 'web' | 'opdrachtregel' | 'taak';
}

export interface LogboekcontroleTable {
  id: GeneratedAlways<number>;
  begonnen_op: Date;
  klaar_op: Generated<Date>;
  heel: boolean;
  regels: number;
  verzegelingen: number;
  verzegeld_tot: number;
  bevindingen: ColumnType<JsonWaarde, string | undefined, string>;
  herkomst: 'taak' | 'opdrachtregel';
}

export interface MaandTable {
  gemeente_id: number;
  maand: string;
  gesloten_op: Generated<Date>;
  gesloten_door: number;
}

export interface MailTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  soort: string;
  gebruiker_id: number | null;
  naam: string;
  adres: string;
  onderwerp: string;
  inhoud: Json | null;
  geheim: string | null;
  status: Generated<'wacht' | 'verstuurd' | 'mislukt'>;
  pogingen: Generated<number>;
  fout: string | null;
  gemaakt_door: number;
  gemaakt_op: Generated<Date>;
  laatste_poging_op: Date | null;
  opnieuw_op: Date | null;
  bezig_tot: Date | null;
  verstuurd_op: Date | null;
  gewist_op: Date | null;
}

export interface MandaatTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  functie: string | null;
  verleend_door: string;
  handeling: 'beschikking-verlenen' | 'beschikking-weigeren' | 'beschikking-intrekken';
  bereik: string;
  geldig: string;
  bron: string;
  gebruiker_id: number | null;
  producten: string[] | null;
  tot_bedrag: number | null;
  ondermandaat: Generated<boolean>;
  bron_op: string | null;
  bron_plaats: Generated<string>;
  door: number | null;
  vastgelegd_op: Generated<Date | null>;
  einde_reden: Generated<string>;
  versie: Generated<number>;
}

export interface MedewerkerafwezigheidTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  gebruiker_id: number;
  vervanger_id: number | null;
  periode: string;
  door: number;
  vastgelegd_op: Generated<Date>;
  ingetrokken_op: Date | null;
  versie: Generated<number>;
}

export interface MigratieTable {
  naam: string;
  hash: string;
  op: Generated<Date>;
}

export interface PlaatsingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  werkplek: string;
  begeleider: string;
  periode: string;
}

export interface PlichtafdoeningTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  soort: 'voortgangsbericht' | 'evaluatiegesprek' | 'afstemming';
  wat: 'gepland' | 'gedaan' | 'ontheven' | 'heropend';
  dag: string;
  toelichting: Generated<string>;
  door: number;
  vastgelegd_op: Generated<Date>;
}

export interface RechtencontroleTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  kwartaal: string;
  begonnen_op: Generated<Date>;
  begonnen_door: number;
  afgerond_op: Date | null;
  afgerond_door: number | null;
}

export interface RechtencontroleregelTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  controle_id: number;
  gebruiker_id: number;
  recht: string;
  oordeel: 'blijft' | 'intrekken' | null;
  reden: Generated<string>;
  door: number | null;
  op: Date | null;
}

export interface RegelingTable {
  id: GeneratedAlways<number>;
  gemeente_id: number;
  sleutel: string;
  geldig_van: string;
  vastgesteld_op: string | null;
  inhoud: Json;
  hash: string;
  geladen_op: Generated<Date>;
  tekst: string | null;
  gevallen: string | null;
  herkomst: Generated<'bestand' | 'product'>;
  basis_id: number | null;
}

export interface RegelingconceptTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  sleutel: string;
  titel: string;
  basis_id: number;
  status: Generated<'concept' | 'klaargezet' | 'geactiveerd' | 'ingetrokken' | 'weggelegd'>;
  regeling_id: number | null;
  faal_reden: Generated<string>;
  terug_reden: Generated<string>;
  gemaakt_door: number;
  gemaakt_op: Generated<Date>;
  klaargezet_door: number | null;
  klaargezet_op: Date | null;
  geactiveerd_door: number | null;
  geactiveerd_op: Date | null;
  geactiveerd_reden: Generated<string>;
  einde_door: number | null;
  einde_op: Date | null;
  einde_reden: Generated<string>;
  versie: Generated<number>;
}

export interface RegelingconceptversieTable {
  gemeente_id: number;
  concept_id: number;
  versie: number;
  tekst: string;
  inhoud: Json;
  hash: string;
  geldig_van: string;
  gevallen: string | null;
  bestandsnaam: string;
  door: number;
  op: Generated<Date>;
}

export interface RegelinggebeurtenisTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  regeling_id: number;
  soort: 'geladen' | 'vervallen' | 'klaargezet' | 'teruggezet' | 'geactiveerd' | 'ingetrokken';
  moment: Generated<Date>;
  bekend_vanaf: Date | null;
  door: Generated<number>;
  reden: Generated<string>;
}

export interface RegelingovergangTable {
  gemeente_id: number;
  toewijzing_id: number;
  van_regeling_id: number;
  naar_regeling_id: number;
  per: string;
  op: Generated<Date>;
}

export interface ResultaatTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  datum: string;
  bereikte_trede: number;
  onderbouwing: string;
  herkomst: 'scherm' | 'levering';
  gemeld_door: number;
  gemeld_op: Generated<Date>;
  akkoord: boolean | null;
  akkoord_reden: Generated<string>;
  akkoord_door: number | null;
  akkoord_op: Date | null;
  versie: Generated<number>;
  bewijs: Json | null;
}

export interface ResultaatversieTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  resultaat_id: number;
  versie: number;
  datum: string;
  bereikte_trede: number;
  onderbouwing: string;
  gemeld_door: number;
  gemeld_op: Date;
  akkoord: boolean | null;
  akkoord_reden: Generated<string>;
  akkoord_door: number | null;
  akkoord_op: Date | null;
  bewaard_op: Generated<Date>;
  bewijs: Json | null;
}

export interface SessieTable {
  token_hash: Buffer;
  gebruiker_id: number;
  begonnen_op: Generated<Date>;
  verloopt_op: Date;
  weg: string | null;
  gebruikt_op: Generated<Date>;
  inactief_minuten: number | null;
}

export interface SleutelafdrukTable {
  soort: 'bsn' | 'zoek';
  versie: number;
  afdruk: Buffer;
  sinds: Generated<Date>;
}

export interface TeamTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  naam: string;
  geldig: string;
  versie: Generated<number>;
}

export interface TeamlidTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  team_id: number;
  gebruiker_id: number;
  leidt: Generated<boolean>;
  geldig: string;
  door: number;
  vastgelegd_op: Generated<Date>;
}

export interface ToetsTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  peildatum: string;
  feiten: Json;
  uitkomst: Json;
  regeling_id: number;
  door: number;
  vastgelegd_op: Generated<Date>;
  bewijs: Json | null;
}

export interface ToewijzingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  nummer: Generated<number>;
  inwoner_id: number;
  consulent_id: number;
  traject_id: number | null;
  aanbieder_id: number;
  besluit_id: number | null;
  herkomst: 'besluit' | 'levering';
  beschikkingnummer: number | null;
  product: string;
  productcategorie: string;
  productcode: string;
  eenheid: string;
  frequentie: string;
  volume: number;
  minuten_per_week: number | null;
  looptijd: string;
  start_trede: number | null;
  doel_trede: number | null;
  status: 'toegewezen' | 'geaccepteerd' | 'gestart' | 'geweigerd' | 'beeindigd';
  toegewezen_op: string;
  geaccepteerd_op: string | null;
  gestart_op: string | null;
  beeindigd_op: string | null;
  reden: Generated<string>;
  regeling_id: number;
  vastgelegd_op: Generated<Date>;
  versie: Generated<number>;
  verwachte_start: string | null;
}

export interface TrajectTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  regeling_id: number;
  begonnen_op: string;
  beeindigd_op: string | null;
}

export interface UitkeringTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  soort: 'bijstand' | 'wajong' | 'wia' | 'ww' | 'ziektewet';
  toestemming: boolean | null;
  toestemming_op: string | null;
  vastgelegd_op: Generated<Date>;
  vervallen_op: Date | null;
}

export interface UitnodigingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  gebruiker_id: number;
  token_hash: Buffer;
  email: string;
  gemaakt_door: number;
  gemaakt_op: Generated<Date>;
  verloopt_op: Date;
  aanvaard_op: Date | null;
  ingetrokken_op: Date | null;
}

export interface UrenTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  datum: string;
  minuten: number;
  status: 'concept' | 'ingestuurd';
  herkomst: 'scherm' | 'levering';
  regel_id: string | null;
  vervangt_id: number | null;
  reden: Generated<string>;
  vervallen_op: Date | null;
  vervallen_reden: Generated<string>;
  door: number;
  vastgelegd_op: Generated<Date>;
}

export interface VertrekTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  gebruiker_id: number;
  laatste_dag: string;
  naar_id: number | null;
  geregeld_door: number;
  geregeld_op: Generated<Date>;
  uitgevoerd_op: Date | null;
  overgedragen: number | null;
  ingetrokken_op: Date | null;
  terug_op: Date | null;
}

export interface VerzegelingTable {
  id: number;
  versie: number;
  van_id: number;
  tot_id: number;
  aantal: number;
  regels: Buffer;
  hash: Buffer;
  vorige: Buffer;
  keten: Buffer;
  moment: Generated<Date>;
}

export interface VoortgangTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  datum: string;
  hoe_gaat_het: 'goed' | 'wisselend' | 'moeilijk';
  tekst: string;
  volgende_stap: Generated<string>;
  door: number;
  gelezen_op: Date | null;
  vastgelegd_op: Generated<Date>;
  volgende_trede: 'ja' | 'nog-niet' | 'niet-te-zeggen' | null;
}

export interface WerkvoorraadTable {
  gemeente_id: number;
  inwoner_id: number;
  nr: number;
  consulent_id: number;
  dossiernummer: string;
  status: 'aangemeld' | 'in-onderzoek' | 'in-traject' | 'afgerond';
  trede: number | null;
  doel_trede: number | null;
  plek: string | null;
  product: string | null;
  andere: Generated<number>;
  soort: string | null;
  eigenaar: 'ik' | 'inwoner' | 'aanbieder' | 'teammanager' | null;
  tekst: Generated<string>;
  uiterlijk: string | null;
  href: Generated<string>;
  toewijzing_id: number | null;
  maandag: string | null;
  sinds: Date | null;
  verandert_op: string | null;
  grondslag: number;
}

export interface WerkvoorraadWijzigingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
}

export interface DB {
  aanbieder: AanbiederTable;
  aanbiederversie: AanbiederversieTable;
  aanmelding: AanmeldingTable;
  afwezigheid: AfwezigheidTable;
  beheerversie: BeheerversieTable;
  besluit: BesluitTable;
  contract: ContractTable;
  contractproduct: ContractproductTable;
  declaratie: DeclaratieTable;
  declaratieregel: DeclaratieregelTable;
  document: DocumentTable;
  doel: DoelTable;
  doorrekening: DoorrekeningTable;
  doorrekeningregel: DoorrekeningregelTable;
  functie: FunctieTable;
  gebruiker: GebruikerTable;
  gemeente: GemeenteTable;
  gemeentecode: GemeentecodeTable;
  idempotentie: IdempotentieTable;
  instelling: InstellingTable;
  instemming: InstemmingTable;
  inwoner: InwonerTable;
  inwoner_persoon: InwonerPersoonTable;
  inwoner_trede: InwonerTredeTable;
  ladderbepaling: LadderbepalingTable;
  levering: LeveringTable;
  leveringafwijzing: LeveringafwijzingTable;
  leveringbestand: LeveringbestandTable;
  logboek: LogboekTable;
  logboekcontrole: LogboekcontroleTable;
  maand: MaandTable;
  mail: MailTable;
  mandaat: MandaatTable;
  medewerkerafwezigheid: MedewerkerafwezigheidTable;
  migratie: MigratieTable;
  plaatsing: PlaatsingTable;
  plichtafdoening: PlichtafdoeningTable;
  rechtencontrole: RechtencontroleTable;
  rechtencontroleregel: RechtencontroleregelTable;
  regeling: RegelingTable;
  regelingconcept: RegelingconceptTable;
  regelingconceptversie: RegelingconceptversieTable;
  regelinggebeurtenis: RegelinggebeurtenisTable;
  regelingovergang: RegelingovergangTable;
  resultaat: ResultaatTable;
  resultaatversie: ResultaatversieTable;
  sessie: SessieTable;
  sleutelafdruk: SleutelafdrukTable;
  team: TeamTable;
  teamlid: TeamlidTable;
  toets: ToetsTable;
  toewijzing: ToewijzingTable;
  traject: TrajectTable;
  uitkering: UitkeringTable;
  uitnodiging: UitnodigingTable;
  uren: UrenTable;
  vertrek: VertrekTable;
  verzegeling: VerzegelingTable;
  voortgang: VoortgangTable;
  werkvoorraad: WerkvoorraadTable;
  werkvoorraad_wijziging: WerkvoorraadWijzigingTable;
}

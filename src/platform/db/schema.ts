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
  aangemeld_door: 'inwoner' | 'naaste' | 'wijkteam' | 'school' | 'werkgever' | 'aanbieder' | 'huisarts' | 'gemeente' | 'anders';
  vraag: string;
  vastgelegd_door: number;
  vastgelegd_op: Generated<Date>;
  melding_id: number | null;
}

export interface AanmeldingfeitTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  aanmelding_id: number;
  inwoner_id: number;
  consulent_id: number;
  soort:
    | 'ontvangst-bevestigd'
    | 'plan-uitgelegd'
    | 'geen-plan'
    | 'ondersteuning-aangeboden'
    | 'ondersteuning-antwoord'
    | 'identiteit'
    | 'onderzoek-afgerond'
    | 'verslag-gegeven'
    | 'aanvraag'
    | 'geen-aanvraag'
    | 'verdaging';
  wat: Generated<'vastgelegd' | 'ingetrokken'>;
  dag: string;
  keuze: Generated<string>;
  tot: string | null;
  toelichting: Generated<string>;
  document_id: number | null;
  door: number;
  vastgelegd_op: Generated<Date>;
}

export interface AfdrukTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  dubbelzijdig: boolean;
  door: number;
  gemaakt_op: Generated<Date>;
  uitkomst: 'verstuurd' | 'teruggelegd' | null;
  gesloten_op: string | null;
  gesloten_door: number | null;
}

export interface AfdrukbriefTable {
  gemeente_id: number;
  afdruk_id: number;
  volgnummer: number;
  document_id: number;
  inwoner_id: number;
  consulent_id: number;
  herdruk: boolean;
}

export interface AfschermingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  grond: 'eigen-medewerker' | 'familie-van-medewerker' | 'bekende-persoon' | 'geheime-verblijfplaats' | 'anders';
  toelichting: Generated<string>;
  vanaf: string;
  tot: string;
  door: number;
  vastgelegd_op: Generated<Date>;
  opgeheven_op: Date | null;
  opgeheven_door: number | null;
  opgeheven_reden: Generated<string>;
  versie: Generated<number>;
}

export interface AfschermingpersoonTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  afscherming_id: number;
  inwoner_id: number;
  consulent_id: number;
  gebruiker_id: number;
  door: number;
  vastgelegd_op: Generated<Date>;
  ingetrokken_op: Date | null;
}

export interface AfspraakTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  toewijzing_id: number | null;
  aanbieder_id: number | null;
  begeleider_id: number | null;
  uid: Generated<string>;
  soort:
    | 'kennismaking'
    | 'onderzoeksgesprek'
    | 'ladder'
    | 'plan'
    | 'orientatie'
    | 'meelopen'
    | 'proefdag'
    | 'advies'
    | 'voortgang'
    | 'evaluatie'
    | 'anders';
  vorm: 'locatie' | 'huisbezoek' | 'telefoon' | 'video';
  plaats: Generated<string>;
  toelichting: Generated<string>;
  met_inwoner: Generated<boolean>;
  begin: Date | null;
  minuten: number;
  status: 'voorgesteld' | 'vast' | 'afgezegd' | 'geweest' | 'niet-verschenen' | 'verwijderd';
  reden: 'onbekend' | 'ziek' | 'laat-afgezegd' | 'geen-vervoer' | 'zorg' | 'vergeten' | 'door-ons' | null;
  toelichting_uitkomst: Generated<string>;
  opvolging: 'gebeld' | 'nieuwe-afspraak' | 'niet-nodig' | null;
  opvolging_op: string | null;
  opvolging_toelichting: Generated<string>;
  na_id: number | null;
  volgnummer: Generated<number>;
  herinner_inwoner: Generated<boolean>;
  herinner_aanbieder: Generated<boolean>;
  door: number;
  vastgelegd_op: Generated<Date>;
  versie: Generated<number>;
  centrum_id: number | null;
  adviseur_id: number | null;
  orientatie_id: number | null;
  van_centrum: Generated<boolean>;
  met_consulent: Generated<boolean>;
  herinner_consulent: Generated<boolean>;
  herinner_centrum: Generated<boolean>;
}

export interface AfspraakantwoordTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  afspraak_id: number;
  moment_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number | null;
  van: 'consulent' | 'inwoner' | 'aanbieder' | 'centrum';
  kan: boolean;
  door: number;
  vastgelegd_op: Generated<Date>;
  centrum_id: number | null;
}

export interface AfspraakberichtTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  afspraak_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number | null;
  aan: 'inwoner' | 'aanbieder' | 'consulent' | 'centrum';
  soort: 'voorstel' | 'uitnodiging' | 'verplaatst' | 'afzegging' | 'kan-niet' | 'herinnering';
  onderwerp: string;
  inhoud: Json;
  mail_id: number | null;
  dag: string | null;
  door: number;
  op: Generated<Date>;
  nuttig_tot: Date | null;
  centrum_id: number | null;
}

export interface AfspraakgebeurtenisTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  afspraak_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number | null;
  wat:
    | 'gemaakt'
    | 'voorgesteld'
    | 'vastgezet'
    | 'verplaatst'
    | 'afgezegd'
    | 'kan-niet'
    | 'geweest'
    | 'niet-verschenen'
    | 'opvolging'
    | 'teruggedraaid'
    | 'verwijderd';
  ervoor: Json | null;
  toelichting: Generated<string>;
  van: 'consulent' | 'inwoner' | 'aanbieder' | 'centrum';
  door: number;
  op: Generated<Date>;
  centrum_id: number | null;
}

export interface AfspraakmomentTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  afspraak_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number | null;
  ronde: number;
  begin: Date;
  van: 'consulent' | 'inwoner' | 'aanbieder' | 'centrum';
  door: number;
  vastgelegd_op: Generated<Date>;
  centrum_id: number | null;
}

export interface AfspraakvoorkeurTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  herinneren: boolean;
  door: number;
  op: Generated<Date>;
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

export interface AgendalinkTable {
  gebruiker_id: number;
  id: GeneratedAlways<number>;
  sleutel: string;
  gemaakt_op: Generated<Date>;
  ingetrokken_op: Date | null;
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

export interface BeleidsbestandTable {
  code: string;
  sleutel: string;
  gelezen: string;
}

export interface BeleidsstandTable {
  een: Generated<boolean>;
  kenmerk: string;
  gebeurtenis: number;
}

export interface BepalingconceptTable {
  gemeente_id: number;
  inwoner_id: number;
  consulent_id: number;
  door: number;
  soort: 'ladder' | 'zrm';
  inhoud: Json;
  basis_id: Generated<number>;
  versie: Generated<number>;
  begonnen_op: Generated<Date>;
  gewijzigd_op: Generated<Date>;
}

export interface BesluitTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  soort: 'toekenning' | 'afwijzing' | 'verlenging' | 'wijziging' | 'opschorting' | 'beeindiging' | 'intrekking' | 'herziening';
  beschikkingnummer: Generated<number>;
  toets_id: number | null;
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
  ingang: string | null;
  betreft_toewijzing_id: number | null;
  vervangt_besluit_id: number | null;
  vier_ogen: Generated<boolean>;
  mede_door: number | null;
  mede_mandaat_id: number | null;
  mede_op: string | null;
  samen: Generated<string[]>;
  beroep_tot: string | null;
}

export interface BesluitconceptTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  soort: 'toekenning' | 'afwijzing' | 'verlenging' | 'wijziging' | 'opschorting' | 'beeindiging' | 'intrekking' | 'herziening';
  product: string;
  invoer: Json;
  betreft_besluit_id: number | null;
  status: Generated<'concept' | 'ter-ondertekening' | 'teruggestuurd' | 'getekend' | 'weggelegd'>;
  door: number;
  gemaakt_op: Generated<Date>;
  gewijzigd_op: Generated<Date>;
  tekenaar_id: number | null;
  voorgelegd_door: number | null;
  voorgelegd_op: Date | null;
  eerste_door: number | null;
  eerste_mandaat_id: number | null;
  eerste_op: string | null;
  terug_door: number | null;
  terug_op: Date | null;
  terug_reden: Generated<string>;
  besluit_id: number | null;
  versie: Generated<number>;
  betreft_toewijzing_id: number | null;
}

export interface BetrokkeneTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  naam: string;
  organisatie: Generated<string>;
  rol: string;
  telefoon: Generated<string>;
  sinds: string;
  tot: string | null;
  laatste_contact: string | null;
  door: number;
  vastgelegd_op: Generated<Date>;
  versie: Generated<number>;
}

export interface BetrokkenemeldingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  betreft: string;
  tekst: string;
  door: number;
  op: Generated<Date>;
  antwoord: Generated<string>;
  antwoord_op: string | null;
}

export interface BezwaarTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  besluit_id: number;
  ontvangen_op: string;
  langs: 'mijn' | 'brief' | 'balie';
  reden: string;
  wil: Generated<string>;
  getypt: 'inwoner' | 'consulent' | 'teammanager';
  door: number;
  vastgelegd_op: Generated<Date>;
  te_laat: boolean;
  laat_reden: Generated<string>;
  verschoonbaar: boolean | null;
  verschoonbaar_reden: Generated<string>;
  beslis_uiterlijk: string;
  bevestigd_op: string | null;
  bevestiging_id: number | null;
  behandelaar_id: number | null;
  behandelaar_op: string | null;
  hoor_op: string | null;
  hoor_tijd: Generated<string>;
  hoor_waar: Generated<string>;
  gehoord_op: string | null;
  hoor_verslag: Generated<string>;
  niet_horen_reden: Generated<string>;
  verdaagd_op: string | null;
  verdaagd_tot: string | null;
  verdaging_reden: Generated<string>;
  verdaging_id: number | null;
  beslissing: 'gegrond' | 'ongegrond' | 'niet-ontvankelijk' | 'ingetrokken' | 'vervallen' | null;
  beslist_op: string | null;
  beslist_door: number | null;
  motivering: Generated<string>;
  bekendgemaakt_op: string | null;
  document_id: number | null;
  gevolg_besluit_id: number | null;
  gevolg_reden: Generated<string>;
  versie: Generated<number>;
  beroep_op: string | null;
  beroep_langs: 'rechtbank' | 'doorgestuurd' | null;
  beroep_nummer: Generated<string>;
  beroep_id: number | null;
  uitspraak: 'gegrond' | 'ongegrond' | 'niet-ontvankelijk' | 'ingetrokken' | null;
  uitspraak_op: string | null;
  uitspraak_tekst: Generated<string>;
  vorige_id: number | null;
  geldend_besluit_id: number | null;
  uitspraak_gevolg: 'nieuw-besluit' | 'zelf' | 'in-stand' | 'niets' | null;
  uitspraak_tot: string | null;
  uitspraak_brief_id: number | null;
  uitgevoerd_op: string | null;
  uitgevoerd_tekst: Generated<string>;
  hoger_op: string | null;
  hoger_door: 'inwoner' | 'gemeente' | null;
  hoger_nummer: Generated<string>;
  hoger_uitspraak: 'bevestigd' | 'vernietigd' | 'niet-ontvankelijk' | 'ingetrokken' | null;
  hoger_uitspraak_op: string | null;
  hoger_uitspraak_tekst: Generated<string>;
  hoger_gevolg: 'nieuw-besluit' | 'zelf' | 'in-stand' | 'niets' | null;
  hoger_tot: string | null;
  hoger_brief_id: number | null;
  tussenuitspraken: ColumnType<JsonWaarde, string | undefined, string>;
  hoger_schorst: boolean | null;
}

export interface BriefkeuzeTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  keuze: 'post' | 'digitaal';
  door: number;
  vastgelegd_op: Generated<Date>;
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
  per: 'uur' | 'dagdeel' | 'traject' | 'jaar';
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
  soort: string;
  titel: string;
  bestandsnaam: string;
  inhoud: Buffer;
  sha256: string;
  gemaakt_op: Generated<Date>;
  gegevens: Json | null;
  sjabloon: string | null;
  verzending: 'post' | 'digitaal' | null;
  afgedrukt_op: string | null;
  gelezen_op: Date | null;
}

export interface DoelTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number | null;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number | null;
  soort: string;
  tekst: string;
  maat: Generated<string>;
  wie: Generated<string>;
  uiterlijk: string | null;
  trede: number | null;
  vorige_id: number | null;
  stand: Generated<'concept' | 'voorgelegd' | 'loopt' | 'gehaald' | 'aangepast' | 'vervallen'>;
  stand_op: string | null;
  stand_reden: Generated<string>;
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

export interface DossierkopieTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  door: number;
  gevraagd_op: Generated<Date>;
  klaar_op: Date | null;
  inhoud: Buffer | null;
  bytes: number | null;
  verloopt_op: string | null;
  mislukt: Generated<boolean>;
}

export interface DossiersluitingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  reden: 'doel-bereikt' | 'werk' | 'geen-behoefte' | 'verhuisd' | 'andere-wet' | 'niet-bereikt' | 'overleden' | 'anders';
  toelichting: Generated<string>;
  status_ervoor: string;
  gesloten_op: string;
  laatste_ondersteuning: string | null;
  bewaren_tot: string;
  bewaren_bron: string;
  door: number;
  vastgelegd_op: Generated<Date>;
  heropend_op: string | null;
  heropend_door: number | null;
  heropen_reden: Generated<string>;
  versie: Generated<number>;
}

export interface DossierstukTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  met_inwoner: boolean;
  aanbieder_id: number | null;
  soort: 'medisch' | 'diploma' | 'plan' | 'advies' | 'verslag' | 'brief' | 'anders';
  titel: string;
  bestandsnaam: string;
  type: string;
  bytes: number;
  sha256: string;
  inhoud: Buffer | null;
  tonen: boolean;
  scan: 'schoon' | 'niet-ingesteld';
  bijzonderheden: Generated<string>;
  herkomst: 'gemeente' | 'inwoner' | 'aanbieder';
  door: number;
  toegevoegd_op: Generated<Date>;
  bewaren_tot: string;
  bewaren_bron: string;
  verborgen_op: Date | null;
  verborgen_door: number | null;
  verborgen_reden: string | null;
  vernietigd_op: Date | null;
  versie: Generated<number>;
}

export interface DubbelpaarTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  eerste_id: number;
  tweede_id: number;
  score: number;
  redenen: string[];
  gevonden_op: Generated<Date>;
  oordeel: 'niet-dezelfde' | null;
  reden: Generated<string>;
  door: number | null;
  op: Date | null;
  versie: Generated<number>;
}

export interface EigenDagTable {
  gemeente_id: number;
  dag: string;
}

export interface FunctieTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  naam: string;
  geldig: string;
  door: number;
}

export interface GebeurtenisvoorstelTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  gebeurtenis_id: number;
  inwoner_id: number;
  consulent_id: number;
  soort:
    | 'adres'
    | 'toewijzing-beeindigen'
    | 'uitkering-wijzigen'
    | 'overlijden-vastleggen'
    | 'afspraken-afzeggen'
    | 'overdracht'
    | 'dossier-afronden'
    | 'gesprek';
  toewijzing_id: number | null;
  dag: string | null;
  gegevens: ColumnType<JsonWaarde, string | undefined, string>;
  tekst: string;
  grond: string;
  keuze: boolean;
  status: Generated<'open' | 'gepland' | 'voorgelegd' | 'uitgevoerd' | 'niet-nodig' | 'hersteld' | 'zelf-herstellen'>;
  reden: Generated<string>;
  vorige: Json | null;
  door: number | null;
  op: Date | null;
  versie: Generated<number>;
  besluit_id: number | null;
  concept_id: number | null;
}

export interface GebruikerTable {
  id: Generated<number>;
  issuer: string | null;
  subject: string | null;
  rol:
    | 'inwoner'
    | 'consulent'
    | 'teammanager'
    | 'aanbieder'
    | 'orientatie'
    | 'financien'
    | 'contractmanager'
    | 'beleid'
    | 'beheer'
    | 'systeem';
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
  meer_tot: Date | null;
  login_van: number | null;
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

export interface HerbeoordelingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  resultaat_id: number;
  resultaat_versie: number;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  eerste_reden: string;
  reactie: string;
  gevraagd_op: string;
  tot: string;
  door: number;
  vastgelegd_op: Generated<Date>;
  oordeel: boolean | null;
  motivering: Generated<string>;
  geoordeeld_op: string | null;
  geoordeeld_door: number | null;
  versie: Generated<number>;
}

export interface HerinneringTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  van_dossier: number;
  toewijzing_id: Generated<number>;
  soort: string;
  dag: string;
  moment: 'vooraf' | 'laat' | 'wacht' | 'escalatie';
  aan: 'inwoner' | 'aanbieder' | 'gemeente';
  gebruiker_id: Generated<number>;
  mail_id: number | null;
  op: string;
  gemaakt_op: Generated<Date>;
}

export interface HerinneringstopTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  wat: 'gestopt' | 'hervat';
  tot: string | null;
  reden: string;
  door: number;
  op: Generated<Date>;
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
  overleden_op: string | null;
  geheim: Generated<boolean>;
  in_onderzoek: Generated<boolean>;
  geboortedatum_bekend: Generated<'volledig' | 'jaar-maand' | 'jaar'>;
  brp_op: Date | null;
}

export interface InwonerTredeTable {
  gemeente_id: number;
  inwoner_id: number;
  consulent_id: number;
  trede: number;
  peildatum: string;
  vastgelegd_op: Date;
}

export interface InwonerkijkTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  bepaling_id: number | null;
  zrm_id: number | null;
  trede: number | null;
  tekst: string;
  gegeven_op: Generated<Date>;
  antwoord: Generated<string>;
  beantwoord_op: Date | null;
  beantwoord_door: number | null;
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
  antwoorden: Json | null;
  voorstel: number | null;
  voorstel_hoogstens: number | null;
  gronden: Json | null;
  afwijking: Generated<string>;
  sprong: Generated<string>;
  gesprek_op: string | null;
  aanwezig: Generated<string[]>;
  aanwezig_wie: Generated<string>;
  perspectief_op: string | null;
  corrigeert_id: number | null;
  correctie_reden: Generated<string>;
  vervallen_op: Date | null;
}

export interface LadderstukTable {
  gemeente_id: number;
  bepaling_id: number;
  stuk_id: number;
  inwoner_id: number;
  consulent_id: number;
}

export interface LevensgebeurtenisTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  soort: 'verhuizing' | 'verhuizing-weg' | 'overlijden' | 'aow' | 'uitkering' | 'detentie';
  datum: string;
  gegevens: ColumnType<JsonWaarde, string | undefined, string>;
  herkomst: 'consulent' | 'brp' | 'berekend';
  toelichting: Generated<string>;
  status: Generated<'open' | 'afgehandeld' | 'ingetrokken'>;
  door: number;
  vastgelegd_op: Generated<Date>;
  afgerond_door: number | null;
  afgerond_op: Date | null;
  intrek_reden: Generated<string>;
  versie: Generated<number>;
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
  namens_id: number | null;
  noodtoegang_id: number | null;
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
  status: Generated<'wacht' | 'verstuurd' | 'mislukt' | 'vervallen'>;
  pogingen: Generated<number>;
  fout: string | null;
  gemaakt_door: number;
  gemaakt_op: Generated<Date>;
  laatste_poging_op: Date | null;
  opnieuw_op: Date | null;
  bezig_tot: Date | null;
  verstuurd_op: Date | null;
  gewist_op: Date | null;
  adres_besloten: string | null;
  waarover: string | null;
  naast: Generated<boolean>;
  inwoner_id: number | null;
  nuttig_tot: Date | null;
  vervallen_op: Date | null;
  vervallen_om: 'nieuwer' | 'overleden' | 'te-laat' | 'ingetrokken' | null;
}

export interface MailvoorkeurTable {
  gebruiker_id: number;
  soort: string;
  uit: boolean;
  gewijzigd_op: Generated<Date>;
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
  vervanger_bron: Generated<string>;
}

export interface MeldingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  kenmerk: string;
  inzending: string;
  weg: 'openbaar' | 'aanbieder' | 'inwoner' | 'gemeente';
  melder_soort: 'inwoner' | 'naaste' | 'wijkteam' | 'school' | 'werkgever' | 'aanbieder' | 'huisarts' | 'gemeente' | 'anders';
  toestemming: 'zelf' | 'ja' | 'nee';
  toestemming_reden: Generated<string>;
  vraag: string;
  ontvangen_op: string;
  ontvangen_om: Generated<Date>;
  aanbieder_id: number | null;
  inwoner_id: number | null;
  consulent_id: Generated<number>;
  gemeld_door: Generated<number>;
  status: Generated<'nieuw' | 'in-behandeling' | 'aangemeld' | 'gesloten'>;
  sluitreden:
    | 'dubbel'
    | 'andere-gemeente'
    | 'niet-bereikt'
    | 'wil-niet'
    | 'ander-loket'
    | 'ingetrokken'
    | 'geen-hulpvraag'
    | null;
  sluit_toelichting: Generated<string>;
  afgehandeld_op: Date | null;
  afgehandeld_door: number | null;
  terugkoppeling: 'mail' | 'telefoon' | 'niet-nodig' | 'niet-bereikt' | null;
  teruggekoppeld_op: string | null;
  gewist_op: Date | null;
  versie: Generated<number>;
}

export interface MeldingpersoonTable {
  gemeente_id: number;
  melding_id: number;
  consulent_id: number;
  aanbieder_id: number | null;
  voornaam: string;
  voorvoegsel: Generated<string>;
  achternaam: string;
  zoeknaam: string;
  geboortedatum: string | null;
  telefoon: Generated<string>;
  email: Generated<string>;
  postcode: Generated<string>;
  woonplaats: Generated<string>;
  contact: 'bellen' | 'appen' | 'mailen' | 'brief' | 'via-begeleider';
  contact_toelichting: Generated<string>;
  melder_naam: Generated<string>;
  melder_organisatie: Generated<string>;
  melder_telefoon: Generated<string>;
  melder_email: Generated<string>;
}

export interface MigratieTable {
  naam: string;
  hash: string;
  op: Generated<Date>;
}

export interface NazorgmomentTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  aanleiding: 'trede' | 'overdracht' | 'gesprek';
  trede: number;
  begin: string;
  maanden: number;
  datum: string;
  door: number;
  vastgelegd_op: Generated<Date>;
  uitkomst: 'goed' | 'twijfel' | 'niet-goed' | null;
  toelichting: Generated<string>;
  antwoord_op: string | null;
  antwoord_door: 'inwoner' | 'consulent' | null;
  hoe: 'zelf' | 'telefoon' | 'gesprek' | null;
  trede_toen: number | null;
  duurzaam: boolean | null;
  opgevolgd_op: string | null;
  opvolging: Generated<string>;
  vervallen_op: string | null;
  vervallen_reden: Generated<string>;
  versie: Generated<number>;
}

export interface NoodtoegangTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  gebruiker_id: number;
  rol: 'consulent' | 'teammanager';
  reden: 'gevaar' | 'contactpersoon-weg' | 'inwoner-vraagt' | 'termijn' | 'klacht';
  toelichting: string;
  begonnen_op: Generated<Date>;
  verloopt_op: Date;
  gesloten_op: Date | null;
  oordeel: 'terecht' | 'onterecht' | null;
  oordeel_toelichting: Generated<string>;
  beoordeeld_door: number | null;
  beoordeeld_op: Date | null;
}

export interface NotitieTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  reeks: Generated<number>;
  versie: Generated<number>;
  inwoner_id: number;
  consulent_id: number;
  tekst: string;
  reden: Generated<string>;
  door: number;
  vastgelegd_op: Generated<Date>;
}

export interface OmzettingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  soort: 'aanbieder-stopt' | 'nieuwe-versie' | 'tarief' | 'wet' | 'anders';
  reden: string;
  dag: string;
  nagaan_tot: string;
  aanbieder_id: number | null;
  product: string | null;
  regeling_id: number | null;
  van: string | null;
  tot: string | null;
  oude_aow_maanden: number | null;
  honderdsten: number | null;
  bron: Generated<string>;
  daad: 'einde' | 'bespreken' | null;
  status: Generated<'opstellen' | 'nagaan' | 'bezig' | 'gestopt' | 'klaar' | 'weggelegd'>;
  door: number;
  gemaakt_op: Generated<Date>;
  begonnen_op: Date | null;
  begonnen_door: number | null;
  klaar_op: Date | null;
  versie: Generated<number>;
}

export interface OmzettingregelTable {
  gemeente_id: number;
  omzetting_id: number;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  toewijzing_versie: number;
  voorstel: Json | null;
  gekozen: Json | null;
  stand: Generated<'open' | 'akkoord' | 'weggelaten' | 'voorgelegd'>;
  door: number | null;
  op: Date | null;
  uitkomst: 'gedaan' | 'bespreken' | 'blijft' | 'overgeslagen' | 'mislukt' | null;
  uitkomst_tekst: Generated<string>;
  besluit_id: number | null;
  gedaan_op: Date | null;
  besproken_op: Date | null;
  versie: Generated<number>;
  tekenaar_id: number | null;
  gemeld_op: Date | null;
}

export interface OmzettingtariefTable {
  gemeente_id: number;
  omzetting_id: number;
  contractproduct_id: number;
  contract_id: number;
  aanbieder_id: number;
  product: string;
  oud: number;
  nieuw: number;
  krijgt: Generated<number>;
  houdt: Generated<number>;
  stand: Generated<'akkoord' | 'weggelaten'>;
  uitkomst: 'gedaan' | 'overgeslagen' | 'mislukt' | null;
  uitkomst_tekst: Generated<string>;
}

export interface OrientatieTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  regeling_id: number;
  product: string;
  gevraagd_door: 'inwoner' | 'consulent';
  gevraagd_op: string;
  vraag: string;
  afgewezen_op: string | null;
  afgewezen_reden: Generated<string>;
  aanbieder_id: number | null;
  toegang_id: number | null;
  verwezen_op: string | null;
  kennismaking_op: string | null;
  kennismaking_waar: Generated<string>;
  gestart_op: string | null;
  wensen: Generated<string>;
  mogelijkheden: Generated<string>;
  perspectief: Generated<string>;
  gestopt_op: string | null;
  gestopt_reden: Generated<string>;
  gevolg: 'toewijzing' | 'algemene-voorziening' | 'betaald-werk' | 'opleiding' | 'nieuwe-orientatie' | 'geen' | null;
  gevolg_op: string | null;
  gevolg_toelichting: Generated<string>;
  door: number;
  vastgelegd_op: Generated<Date>;
  versie: Generated<number>;
  nakijken: Generated<boolean>;
  opdracht: Generated<string>;
  gevolg_vastgelegd_op: Date | null;
  gevolg_verteld: Generated<string>;
}

export interface OrientatieadviesTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  orientatie_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  nummer: number;
  werkplek: string;
  opleiding: string;
  vervolg: string;
  categorie: string | null;
  kort: string;
  gegeven_op: string;
  door: number;
  vastgelegd_op: Generated<Date>;
  besproken_op: string | null;
  akkoord: boolean | null;
  akkoord_reden: Generated<string>;
  akkoord_door: 'inwoner' | 'consulent' | null;
}

export interface OrientatiecentrumTable {
  gemeente_id: number;
  aanbieder_id: number;
  geldig: string;
  door: number;
  vastgelegd_op: Generated<Date>;
  plaatsen: number | null;
  plaatsen_op: string | null;
}

export interface OrientatieobservatieTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  orientatie_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  datum: string;
  soort: 'gesprek' | 'meelopen' | 'proefdag' | 'test';
  tekst: string;
  door: number;
  vastgelegd_op: Generated<Date>;
}

export interface OrientatietoegangTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  reden: string;
  periode: string;
  deelt: Generated<string[]>;
  toestemming_op: string | null;
  door: number;
  vastgelegd_op: Generated<Date>;
  beeindigd_op: Date | null;
  versie: Generated<number>;
}

export interface OverdrachtTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  partij: string;
  partij_naam: string;
  partij_bron: string;
  waarom: string;
  mee: string[];
  gevraagd_op: string;
  door: number;
  vastgelegd_op: Generated<Date>;
  toestemming: boolean | null;
  toestemming_mee: Generated<string[]>;
  toestemming_op: string | null;
  toestemming_door: 'inwoner' | 'consulent' | null;
  toestemming_reden: Generated<string>;
  ingetrokken_op: string | null;
  verstuurd_op: string | null;
  verstuurd_hoe: Generated<string>;
  antwoord_tot: string | null;
  pakket: Json | null;
  uitkomst: 'aangenomen' | 'teruggegeven' | null;
  uitkomst_op: string | null;
  uitkomst_tekst: Generated<string>;
  vervolg: Generated<string>;
  vervolg_op: string | null;
  gestopt_op: string | null;
  gestopt_reden: Generated<string>;
  versie: Generated<number>;
  te_vertellen: Generated<string>;
  verteld_op: string | null;
  verteld_hoe: Generated<string>;
}

export interface OverlegTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  met_inwoner: boolean;
  aanbieder_id: number | null;
  onderwerp: string;
  begonnen_door: number;
  begonnen_op: Generated<Date>;
  versie: Generated<number>;
  centrum_id: number | null;
}

export interface OverlegberichtTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  overleg_id: number;
  inwoner_id: number;
  consulent_id: number;
  met_inwoner: boolean;
  aanbieder_id: number | null;
  soort: Generated<'bericht' | 'erbij' | 'klaar'>;
  van: 'inwoner' | 'gemeente' | 'aanbieder' | 'centrum';
  tekst: string;
  door: number;
  namens: number | null;
  geschreven_op: Generated<Date>;
  gelezen_inwoner_op: Date | null;
  gelezen_gemeente_op: Date | null;
  gelezen_aanbieder_op: Date | null;
  centrum_id: number | null;
  gelezen_centrum_op: Date | null;
}

export interface PersoonlijkplanTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  aanmelding_id: number;
  inwoner_id: number;
  consulent_id: number;
  ik_wil: Generated<string>;
  ik_kan: Generated<string>;
  ik_heb_nodig: Generated<string>;
  tekst: Generated<string>;
  ontvangen_op: string;
  door: number;
  vastgelegd_op: Generated<Date>;
}

export interface PersoonversieTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  bsn_versleuteld: Buffer;
  bsn_hash: Buffer;
  bsn_einde: string;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  geboortedatum: string;
  geboortedatum_bekend: 'volledig' | 'jaar-maand' | 'jaar';
  gewijzigd: string[];
  bron: 'document' | 'brp' | 'inwoner' | 'typefout' | 'samenvoeging';
  toelichting: string;
  door: number;
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

export interface PlanTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  nummer: number;
  status: Generated<'concept' | 'voorgelegd' | 'geldt' | 'vervangen' | 'ingetrokken'>;
  aanleiding: 'eerste' | 'evaluatie' | 'wijziging';
  reden: Generated<string>;
  woorden: ColumnType<JsonWaarde, string | undefined, string>;
  delen: Generated<boolean>;
  evaluatie_op: string | null;
  voorgelegd_op: string | null;
  geldt_op: string | null;
  zonder_akkoord: Generated<string>;
  door: number;
  vastgelegd_op: Generated<Date>;
  versie: Generated<number>;
}

export interface PlanantwoordTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  plan_id: number;
  inwoner_id: number;
  consulent_id: number;
  wie: 'inwoner' | 'aanbieder';
  aanbieder_id: number | null;
  akkoord: boolean;
  toelichting: Generated<string>;
  getypt: 'inwoner' | 'aanbieder' | 'consulent';
  door: number;
  op: Generated<Date>;
}

export interface PlandoelTable {
  gemeente_id: number;
  plan_id: number;
  doel_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number | null;
  stand: 'nieuw' | 'blijft' | 'aangepast' | 'gehaald' | 'vervallen';
  reden: Generated<string>;
  vorige_id: number | null;
}

export interface PlanpartijTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  plan_id: number;
  inwoner_id: number;
  consulent_id: number;
  wie: 'inwoner' | 'aanbieder';
  aanbieder_id: number | null;
  nummer: number;
  voorgelegd_op: string;
  open: Generated<boolean>;
  woorden: Json | null;
}

export interface PlanwoordTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  veld: 'ik-wil' | 'ik-kan' | 'ik-heb-nodig';
  tekst: string;
  getypt: 'inwoner' | 'consulent';
  door: number;
  op: Generated<Date>;
}

export interface PlichtWijzigingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
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

export interface PlichtescalatieTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  van_dossier: number;
  toewijzing_id: Generated<number>;
  soort: string;
  dag: string;
  naar: 'vervanger' | 'teammanager';
  naar_id: number | null;
  op: Generated<Date>;
  opgelost_op: Date | null;
  gezien_op: Date | null;
  gezien_door: number | null;
  toelichting: Generated<string>;
  versie: Generated<number>;
}

export interface PlichtstandTable {
  gemeente_id: number;
  toewijzing_id: number;
  soort: 'voortgangsbericht' | 'evaluatiegesprek' | 'afstemming' | 'aannemen' | 'starten' | 'resultaat-melden';
  nr: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  wie: string;
  dag: string;
  stand: 'open' | 'gepland' | 'gedaan' | 'ontheven' | 'niet-gedaan';
  op: string | null;
  product: string;
  regeling_id: number;
  looptijd: string;
  opgeschort: Generated<string>;
  afgeleid_op: Generated<Date>;
}

export interface PlichtverschilTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  soort: string;
  naam: string;
  oud: string | null;
  nieuw: string | null;
  reden: string;
  op: Generated<Date>;
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

export interface ResultaatstukTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  stuk_id: number;
  kant: 'aanbieder' | 'gemeente';
  door: number;
  toegevoegd_op: Generated<Date>;
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

export interface SamenspraakTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  concept_id: number;
  inwoner_id: number;
  consulent_id: number;
  wie: string;
  gevraagd_aan: number | null;
  aanbieder_id: number | null;
  voorstel: Json;
  gevraagd_op: string;
  door: number;
  vastgelegd_op: Generated<Date>;
  antwoord: boolean | null;
  reden: Generated<string>;
  hoe: 'zelf' | 'gesprek' | 'telefoon' | 'brief' | null;
  namens: Generated<string>;
  gegeven_op: string | null;
  gegeven_door: number | null;
  vervallen_op: string | null;
  versie: Generated<number>;
}

export interface SamenvoegingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  weg_id: number;
  weg_dossiernummer: string;
  status: Generated<'voorgesteld' | 'uitgevoerd' | 'afgewezen' | 'ingetrokken' | 'teruggedraaid'>;
  reden: string;
  voorgesteld_door: number;
  voorgesteld_op: Generated<Date>;
  overnemen: Generated<string[]>;
  besloten_door: number | null;
  besloten_op: Date | null;
  besluit_reden: Generated<string>;
  terug_door: number | null;
  terug_op: Date | null;
  terug_reden: Generated<string>;
  bewaard: Json | null;
  versie: Generated<number>;
}

export interface SamenvoegingrijTable {
  gemeente_id: number;
  samenvoeging_id: number;
  volgnummer: number;
  tabel: string;
  sleutel: Json;
  inhoud: Json | null;
  was: Json | null;
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

export interface SjabloonTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  reeks: Generated<number>;
  versie: Generated<number>;
  team_id: number | null;
  naam: string;
  waarvoor: 'notitie' | 'bericht' | 'besluit';
  tekst: string;
  vervallen: Generated<boolean>;
  door: number;
  vastgelegd_op: Generated<Date>;
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

export interface TerugkeerafspraakTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  nummer: number;
  regeling_id: number | null;
  bij_trede: number;
  afgezien: Generated<string>;
  terug_trede: number | null;
  terug_naar: Generated<string>;
  tot: string | null;
  beslist: Generated<string>;
  indicatie: 'blijft' | 'nieuw' | 'ruimhartig' | null;
  indicatie_bron: Generated<string>;
  indicatie_reden: Generated<string>;
  inkomen: 'gelijk' | 'minder' | 'meer' | 'onbekend' | null;
  inkomen_toelichting: Generated<string>;
  gemaakt_op: string;
  door: number;
  vastgelegd_op: Generated<Date>;
  akkoord: boolean | null;
  akkoord_reden: Generated<string>;
  akkoord_op: string | null;
  akkoord_door: 'inwoner' | 'consulent' | null;
  vervangen_op: string | null;
  gebruikt_op: string | null;
  versie: Generated<number>;
}

export interface TerugstapTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  afspraak_id: number | null;
  bepaling_id: number | null;
  datum: string;
  van_trede: number;
  naar_trede: number;
  poging: number;
  inkomen: 'gelijk' | 'minder' | 'meer' | 'onbekend';
  inkomen_toelichting: Generated<string>;
  door: number;
  vastgelegd_op: Generated<Date>;
}

export interface TerugstapvervolgTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  terugstap_id: number;
  inwoner_id: number;
  consulent_id: number;
  soort: 'gesprek' | 'orientatie' | 'toets' | 'ondersteuning' | 'inkomen' | 'vertellen';
  bron: string;
  tot: string | null;
  gedaan_op: string | null;
  gedaan_hoe: Generated<string>;
  gedaan_door: number | null;
  versie: Generated<number>;
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
  opgeschort: Generated<string>;
  looptijd_besloten: string | null;
  verlengd: Generated<number>;
  verlengingen: Json | null;
  uren_eerder: Json | null;
  grondslag_weg_op: string | null;
  regeling_eerder: Json | null;
}

export interface ToewijzingwijzigingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  soort:
    | 'verlenging'
    | 'opschorting'
    | 'hervatting'
    | 'uren'
    | 'plaats'
    | 'aanbieder'
    | 'einde'
    | 'herstel'
    | 'vergissing'
    | 'versie';
  van: string;
  tot: string | null;
  minuten: number | null;
  betreft_id: number | null;
  naar_toewijzing_id: number | null;
  looptijd_voor: string;
  looptijd_na: string;
  verschil: ColumnType<JsonWaarde, string | undefined, string>;
  reden: string;
  toelichting: Generated<string>;
  besluit_id: number | null;
  gevraagd_door: number | null;
  door: number;
  vastgelegd_op: Generated<Date>;
  van_regeling_id: number | null;
  naar_regeling_id: number | null;
}

export interface TrajectTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  regeling_id: number;
  begonnen_op: string;
  beeindigd_op: string | null;
  einde_uitkomst: Generated<string>;
  einde_toelichting: Generated<string>;
  versie: Generated<number>;
  overzettingen: Json | null;
  einde_vastgelegd_op: Date | null;
}

export interface TrajectgeldTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  trajectstap_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number | null;
  sleutel: string;
  naam: string;
  aan: 'aanbieder' | 'werkgever' | 'inwoner' | 'gemeente';
  ontvanger: Generated<string>;
  betaler: Generated<string>;
  soort: Generated<'betaling' | 'verrekening'>;
  periode: string;
  bedrag: number;
  bron: string;
  herleid: Json;
  door: number | null;
  gemaakt_op: Generated<Date>;
  stand: Generated<'klaar' | 'goedgekeurd' | 'afgekeurd' | 'uitgevoerd' | 'vervallen'>;
  beoordeeld_op: string | null;
  beoordeeld_door: number | null;
  reden: Generated<string>;
  uitvoer_id: number | null;
  versie: Generated<number>;
}

export interface TrajectgelduitvoerTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  gemaakt_op: Generated<Date>;
  door: number;
  aantal: number;
  totaal: number;
  regels: Json;
}

export interface TrajectoordeelTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  trajectstap_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number | null;
  wie: string;
  gevraagd_aan: number | null;
  gevraagd_op: string;
  door: number;
  vastgelegd_op: Generated<Date>;
  voor: Generated<string>;
  oordeel: boolean | null;
  reden: Generated<string>;
  hoe: 'zelf' | 'gesprek' | 'telefoon' | 'brief' | null;
  gegeven_op: string | null;
  gegeven_door: number | null;
  vervallen_op: string | null;
  versie: Generated<number>;
}

export interface TrajectplichtTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  trajectstap_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number | null;
  sleutel: string;
  nr: number;
  naam: string;
  wie: string;
  dag: string | null;
  bron: string;
  stand: Generated<'open' | 'gedaan' | 'ontheven' | 'vervallen'>;
  op: string | null;
  hoe: Generated<string>;
  door: number | null;
  versie: Generated<number>;
  was_dag: string | null;
  verschoven_op: Date | null;
  verschoven_reden: Generated<string>;
}

export interface TrajectstapTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  traject_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number | null;
  stap: string;
  nummer: number;
  poging: number;
  voorgesteld: Generated<boolean>;
  begonnen_op: string;
  einde_gepland: string | null;
  waar: Generated<string>;
  uren: number | null;
  toelichting: Generated<string>;
  afwijking: Generated<string>;
  via: Generated<string>;
  volgt_op: string | null;
  voorwaarden: ColumnType<JsonWaarde, string | undefined, string>;
  terug: Generated<string>;
  indicatie: 'blijft' | 'nieuw' | 'ruimhartig' | null;
  inkomen: 'gelijk' | 'minder' | 'meer' | 'onbekend' | null;
  inkomen_toelichting: Generated<string>;
  door: number;
  vastgelegd_op: Generated<Date>;
  verlengd: Generated<number>;
  verlenging_reden: Generated<string>;
  geeindigd_op: string | null;
  uitkomst: Generated<string>;
  uitkomst_toelichting: Generated<string>;
  uitkomst_afwijking: Generated<string>;
  geeindigd_door: number | null;
  ingetrokken_op: string | null;
  ingetrokken_reden: Generated<string>;
  versie: Generated<number>;
  tafel: Json | null;
  plek_door: Generated<string>;
  leidt_verder: Generated<boolean>;
  indicatie_van: string | null;
  indicatie_tot: string | null;
}

export interface TrajectverzoekTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  trajectstap_id: number;
  inwoner_id: number;
  consulent_id: number;
  derde: string;
  derde_naam: string;
  vraag: string;
  wens: Generated<string>;
  met_inwoner: boolean;
  gevraagd_op: string;
  antwoord_tot: string | null;
  door: number;
  vastgelegd_op: Generated<Date>;
  antwoord: Generated<string>;
  antwoord_tekst: Generated<string>;
  loonwaarde: number | null;
  antwoord_op: string | null;
  antwoord_door: number | null;
  bewijs_id: number | null;
  gestopt_op: string | null;
  gestopt_reden: Generated<string>;
  versie: Generated<number>;
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

export interface VastcontactTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  wie: string;
  naam: string;
  organisatie: Generated<string>;
  telefoon: Generated<string>;
  vervanger: Generated<string>;
  vervanger_telefoon: Generated<string>;
  sinds: string;
  tot: string | null;
  reden: Generated<string>;
  door: number;
  op: Generated<Date>;
}

export interface VerdelingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  door: number;
  status: Generated<'concept' | 'bezig' | 'klaar' | 'gestopt'>;
  naar: Generated<number[]>;
  versie: Generated<number>;
  gemaakt_op: Generated<Date>;
  vastgelegd_op: Date | null;
  klaar_op: Date | null;
}

export interface VerdelingregelTable {
  gemeente_id: number;
  verdeling_id: number;
  inwoner_id: number;
  van_id: number;
  naar_id: number | null;
  uitkomst: 'gegeven' | 'overgeslagen' | null;
}

export interface VerlengverzoekTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  toewijzing_id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  voortgang_id: number;
  tot: string;
  reden: string;
  gevraagd_op: string;
  gevraagd_door: number;
  stand: Generated<'open' | 'verlengd' | 'geweigerd' | 'ingetrokken'>;
  besloten_op: string | null;
  besloten_door: number | null;
  antwoord: Generated<string>;
  wat_dan: Generated<string>;
  besluit_id: number | null;
  vastgelegd_op: Generated<Date>;
  versie: Generated<number>;
}

export interface VernietigdnummerTable {
  gemeente_id: number;
  nummer: number;
  kenmerk: string;
  vernietiging_id: number;
  op: Generated<Date>;
}

export interface VernietigingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  dossier_id: number | null;
  consulent_id: number;
  aanleiding: 'bewaartermijn' | 'verzoek' | 'herstel';
  aanleiding_op: string;
  grond: string;
  status: Generated<'voorgesteld' | 'akkoord' | 'uitgevoerd' | 'afgewezen' | 'vervallen' | 'mislukt'>;
  voorgesteld_door: number;
  voorgesteld_op: Generated<Date>;
  besloten_door: number | null;
  besloten_op: Date | null;
  besluit_reden: Generated<string>;
  uitgevoerd_op: Date | null;
  rijen: ColumnType<JsonWaarde, string | undefined, string>;
  zonder_naam: ColumnType<JsonWaarde, string | undefined, string>;
  bestanden: Generated<number>;
  bytes: Generated<number>;
  fout: Generated<string>;
  versie: Generated<number>;
  financien_tot: string | null;
}

export interface VernietigverzoekTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  toelichting: Generated<string>;
  gevraagd_op: string;
  uiterlijk: string;
  door: number;
  vastgelegd_op: Generated<Date>;
  status: Generated<'open' | 'toegewezen' | 'geweigerd' | 'ingetrokken'>;
  gronden: Generated<string[]>;
  antwoord: Generated<string>;
  beantwoord_op: string | null;
  beantwoord_door: number | null;
  versie: Generated<number>;
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

export interface WeergaveTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  gebruiker_id: number;
  lijst: 'werkvoorraad' | 'inwoners';
  naam: string;
  vraag: string;
  standaard: Generated<boolean>;
  versie: Generated<number>;
  gemaakt_op: Generated<Date>;
}

export interface WerknotitieTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  reeks: Generated<number>;
  versie: Generated<number>;
  inwoner_id: number;
  consulent_id: number;
  tekst: string;
  reden: Generated<string>;
  door: number;
  vastgelegd_op: Generated<Date>;
}

export interface WerkvoorraadTable {
  gemeente_id: number;
  inwoner_id: number;
  nr: number;
  consulent_id: number;
  dossiernummer: string;
  status: 'aangemeld' | 'in-onderzoek' | 'in-traject' | 'klaar' | 'gestopt' | 'afgerond';
  trede: number | null;
  doel_trede: number | null;
  plek: string | null;
  product: string | null;
  andere: Generated<number>;
  soort: string | null;
  eigenaar: 'ik' | 'inwoner' | 'aanbieder' | 'collega' | 'teammanager' | null;
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

export interface WerkvoorraadbevindingTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  soort: string;
  object_id: number;
  inwoner_id: number | null;
  sinds: Generated<Date>;
  opgelost_op: Date | null;
}

export interface WerkvoorraadcontroleTable {
  gemeente_id: number;
  op: Date;
  gevonden: number;
  nieuw: number;
  opgelost: number;
}

export interface ZrmTable {
  gemeente_id: number;
  id: GeneratedAlways<number>;
  inwoner_id: number;
  consulent_id: number;
  peildatum: string;
  instrument: string;
  regeling_id: number | null;
  aanwezig: Generated<string[]>;
  aanwezig_wie: Generated<string>;
  toelichting: Generated<string>;
  corrigeert_id: number | null;
  correctie_reden: Generated<string>;
  vervallen_op: Date | null;
  door: number;
  vastgelegd_op: Generated<Date>;
}

export interface ZrmscoreTable {
  gemeente_id: number;
  zrm_id: number;
  domein:
    | 'financien'
    | 'werkEnOpleiding'
    | 'tijdsbesteding'
    | 'huisvesting'
    | 'huiselijkeRelaties'
    | 'geestelijkeGezondheid'
    | 'lichamelijkeGezondheid'
    | 'middelengebruik'
    | 'basaleAdl'
    | 'instrumenteleAdl'
    | 'sociaalNetwerk'
    | 'maatschappelijkeParticipatie'
    | 'justitie';
  inwoner_id: number;
  consulent_id: number;
  score: number | null;
  opmerking: Generated<string>;
  kracht: Generated<string>;
}

export interface ZrmstukTable {
  gemeente_id: number;
  zrm_id: number;
  stuk_id: number;
  inwoner_id: number;
  consulent_id: number;
}

export interface DB {
  aanbieder: AanbiederTable;
  aanbiederversie: AanbiederversieTable;
  aanmelding: AanmeldingTable;
  aanmeldingfeit: AanmeldingfeitTable;
  afdruk: AfdrukTable;
  afdrukbrief: AfdrukbriefTable;
  afscherming: AfschermingTable;
  afschermingpersoon: AfschermingpersoonTable;
  afspraak: AfspraakTable;
  afspraakantwoord: AfspraakantwoordTable;
  afspraakbericht: AfspraakberichtTable;
  afspraakgebeurtenis: AfspraakgebeurtenisTable;
  afspraakmoment: AfspraakmomentTable;
  afspraakvoorkeur: AfspraakvoorkeurTable;
  afwezigheid: AfwezigheidTable;
  agendalink: AgendalinkTable;
  beheerversie: BeheerversieTable;
  beleidsbestand: BeleidsbestandTable;
  beleidsstand: BeleidsstandTable;
  bepalingconcept: BepalingconceptTable;
  besluit: BesluitTable;
  besluitconcept: BesluitconceptTable;
  betrokkene: BetrokkeneTable;
  betrokkenemelding: BetrokkenemeldingTable;
  bezwaar: BezwaarTable;
  briefkeuze: BriefkeuzeTable;
  contract: ContractTable;
  contractproduct: ContractproductTable;
  declaratie: DeclaratieTable;
  declaratieregel: DeclaratieregelTable;
  document: DocumentTable;
  doel: DoelTable;
  doorrekening: DoorrekeningTable;
  doorrekeningregel: DoorrekeningregelTable;
  dossierkopie: DossierkopieTable;
  dossiersluiting: DossiersluitingTable;
  dossierstuk: DossierstukTable;
  dubbelpaar: DubbelpaarTable;
  eigen_dag: EigenDagTable;
  functie: FunctieTable;
  gebeurtenisvoorstel: GebeurtenisvoorstelTable;
  gebruiker: GebruikerTable;
  gemeente: GemeenteTable;
  gemeentecode: GemeentecodeTable;
  herbeoordeling: HerbeoordelingTable;
  herinnering: HerinneringTable;
  herinneringstop: HerinneringstopTable;
  idempotentie: IdempotentieTable;
  instelling: InstellingTable;
  instemming: InstemmingTable;
  inwoner: InwonerTable;
  inwoner_persoon: InwonerPersoonTable;
  inwoner_trede: InwonerTredeTable;
  inwonerkijk: InwonerkijkTable;
  ladderbepaling: LadderbepalingTable;
  ladderstuk: LadderstukTable;
  levensgebeurtenis: LevensgebeurtenisTable;
  levering: LeveringTable;
  leveringafwijzing: LeveringafwijzingTable;
  leveringbestand: LeveringbestandTable;
  logboek: LogboekTable;
  logboekcontrole: LogboekcontroleTable;
  maand: MaandTable;
  mail: MailTable;
  mailvoorkeur: MailvoorkeurTable;
  mandaat: MandaatTable;
  medewerkerafwezigheid: MedewerkerafwezigheidTable;
  melding: MeldingTable;
  meldingpersoon: MeldingpersoonTable;
  migratie: MigratieTable;
  nazorgmoment: NazorgmomentTable;
  noodtoegang: NoodtoegangTable;
  notitie: NotitieTable;
  omzetting: OmzettingTable;
  omzettingregel: OmzettingregelTable;
  omzettingtarief: OmzettingtariefTable;
  orientatie: OrientatieTable;
  orientatieadvies: OrientatieadviesTable;
  orientatiecentrum: OrientatiecentrumTable;
  orientatieobservatie: OrientatieobservatieTable;
  orientatietoegang: OrientatietoegangTable;
  overdracht: OverdrachtTable;
  overleg: OverlegTable;
  overlegbericht: OverlegberichtTable;
  persoonlijkplan: PersoonlijkplanTable;
  persoonversie: PersoonversieTable;
  plaatsing: PlaatsingTable;
  plan: PlanTable;
  planantwoord: PlanantwoordTable;
  plandoel: PlandoelTable;
  planpartij: PlanpartijTable;
  planwoord: PlanwoordTable;
  plicht_wijziging: PlichtWijzigingTable;
  plichtafdoening: PlichtafdoeningTable;
  plichtescalatie: PlichtescalatieTable;
  plichtstand: PlichtstandTable;
  plichtverschil: PlichtverschilTable;
  rechtencontrole: RechtencontroleTable;
  rechtencontroleregel: RechtencontroleregelTable;
  regeling: RegelingTable;
  regelingconcept: RegelingconceptTable;
  regelingconceptversie: RegelingconceptversieTable;
  regelinggebeurtenis: RegelinggebeurtenisTable;
  regelingovergang: RegelingovergangTable;
  resultaat: ResultaatTable;
  resultaatstuk: ResultaatstukTable;
  resultaatversie: ResultaatversieTable;
  samenspraak: SamenspraakTable;
  samenvoeging: SamenvoegingTable;
  samenvoegingrij: SamenvoegingrijTable;
  sessie: SessieTable;
  sjabloon: SjabloonTable;
  sleutelafdruk: SleutelafdrukTable;
  team: TeamTable;
  teamlid: TeamlidTable;
  terugkeerafspraak: TerugkeerafspraakTable;
  terugstap: TerugstapTable;
  terugstapvervolg: TerugstapvervolgTable;
  toets: ToetsTable;
  toewijzing: ToewijzingTable;
  toewijzingwijziging: ToewijzingwijzigingTable;
  traject: TrajectTable;
  trajectgeld: TrajectgeldTable;
  trajectgelduitvoer: TrajectgelduitvoerTable;
  trajectoordeel: TrajectoordeelTable;
  trajectplicht: TrajectplichtTable;
  trajectstap: TrajectstapTable;
  trajectverzoek: TrajectverzoekTable;
  uitkering: UitkeringTable;
  uitnodiging: UitnodigingTable;
  uren: UrenTable;
  vastcontact: VastcontactTable;
  verdeling: VerdelingTable;
  verdelingregel: VerdelingregelTable;
  verlengverzoek: VerlengverzoekTable;
  vernietigdnummer: VernietigdnummerTable;
  vernietiging: VernietigingTable;
  vernietigverzoek: VernietigverzoekTable;
  vertrek: VertrekTable;
  verzegeling: VerzegelingTable;
  voortgang: VoortgangTable;
  weergave: WeergaveTable;
  werknotitie: WerknotitieTable;
  werkvoorraad: WerkvoorraadTable;
  werkvoorraad_wijziging: WerkvoorraadWijzigingTable;
  werkvoorraadbevinding: WerkvoorraadbevindingTable;
  werkvoorraadcontrole: WerkvoorraadcontroleTable;
  zrm: ZrmTable;
  zrmscore: ZrmscoreTable;
  zrmstuk: ZrmstukTable;
}

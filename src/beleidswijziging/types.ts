export type ConceptStatus = 'concept' | 'klaargezet' | 'geactiveerd' | 'ingetrokken' | 'weggelegd';

/** A change of policy, with the last text that was handed in. */
export interface Concept {
  id: number;
  sleutel: string;
  titel: string;
  basisId: number;
  status: ConceptStatus;
  regelingId: number | undefined;
  faalReden: string;
  terugReden: string;
  gemaaktDoor: string;
  gemaaktDoorId: number;
  gemaaktOp: Date;
  klaargezetDoor: string | undefined;
  klaargezetDoorId: number | undefined;
  klaargezetOp: Date | undefined;
  geactiveerdDoor: string | undefined;
  geactiveerdOp: Date | undefined;
  geactiveerdReden: string;
  eindeDoor: string | undefined;
  eindeOp: Date | undefined;
  eindeReden: string;
  /** Version of the record, for a form that was opened with it. */
  versie: number;
  laatste: ConceptTekst;
  /** Everybody who handed in a text of it. */
  schrijvers: number[];
}

/** One text that was handed in. */
export interface ConceptTekst {
  versie: number;
  tekst: string;
  inhoud: unknown;
  hash: string;
  /** `jjjj-mm-dd` */
  geldigVan: string;
  gevallen: string | undefined;
  bestandsnaam: string;
  door: string;
  op: Date;
}

export type Richting = 'wint' | 'verliest' | 'verschuift';

/** One thing that moves in a case, in words. */
export interface Beweging {
  soort: 'toets' | 'einde' | 'plicht' | 'bedrag';
  wat: string;
  oud: string;
  nieuw: string;
}

/** A case that a concept touches, as it is stored: numbers that staff know, no person. */
export interface GevolgRegel {
  volgnummer: number;
  toewijzing: number | undefined;
  dossier: string;
  product: string;
  aanbieder: string | undefined;
  richting: Richting;
  /** In eurocent, over what is left of the toewijzing when all agreed hours are made. */
  bedragVerschil: number;
  wat: Beweging[];
}

/** What is counted over all cases. */
export interface Telling {
  /** Running toewijzingen and open requests that were looked at. */
  gevallen: number;
  toewijzingen: number;
  aanvragen: number;
  wint: number;
  verliest: number;
  verschuift: number;
  toets: number;
  einde: number;
  plicht: number;
  bedrag: number;
  /** In eurocent. */
  bedragVerschil: number;
  /** Toewijzingen that end before the version begins. */
  eindigtEerder: number;
  /** Of the products whose price moves: toewijzingen with a contract that names a price of its own, so that nothing moves. */
  metContract: number;
  /** Contracts that name a price for a product of which the price moves: they do not move by themselves. */
  contracten: { product: string; naam: string; oud: string; nieuw: string; zelfde: number; ander: number }[];
  /** The running cases go along with the version; otherwise all this only counts at a new decision. */
  gaatMee: boolean;
  perProduct: { product: string; naam: string; gevallen: number; wint: number; verliest: number; verschuift: number }[];
  /** How long computing took, in milliseconds. */
  duur: number;
}

export interface Doorrekening {
  id: number;
  conceptId: number;
  conceptversie: number;
  status: 'wacht' | 'bezig' | 'klaar' | 'mislukt';
  gedaan: number;
  totaal: number;
  peildatum: string;
  aangevraagdOp: Date;
  aangevraagdDoor: string;
  klaarOp: Date | undefined;
  metId: number;
  telling: Telling | undefined;
  fout: string;
}

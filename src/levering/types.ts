import type { Trede } from '../kernel/trede.ts';

/** The five kinds of file, in the order in which they build on each other. */
export const SOORTEN = ['aanbieders', 'inwoners', 'toewijzingen', 'uren', 'resultaten'] as const;
export type Soort = (typeof SOORTEN)[number];

/**
 * Why a row is refused. `regel-onleesbaar` is for what has no readable row at all: broken quotes, too many columns,
 * a field that is too long, or no key to know the row by.
 */
export const REDENEN = [
  'bsn-ongeldig',
  'datum-ongeldig',
  'trede-ongeldig',
  'dubbel',
  'gewijzigd',
  'buiten-toewijzing',
  'meer-dan-een-dag',
  'toewijzing-onbekend',
  'bsn-past-niet',
  'toekomst',
  'uren-ongeldig',
  'regel-onleesbaar',
] as const;
export type Reden = (typeof REDENEN)[number];

/** Largest file that is read, in bytes. */
export const MAX_BYTES = 50 * 1024 * 1024;
/** Largest number of rows in one file. */
export const MAX_RIJEN = 2_000_000;
/** Longest field, in characters. */
export const MAX_VELD = 10_000;

/** A calendar day as ISO text: a delivery may hold a million, and ISO text compares and stores as it is. */
export type IsoDag = string;

export type AanbiederRij = {
  agb: string;
  naam: string;
  sector: string | null;
  postcode: string | null;
  woonplaats: string | null;
};

export type InwonerRij = {
  bsn: string;
  voornaam: string;
  voorvoegsel: string | null;
  achternaam: string;
  geboortedatum: IsoDag;
  straat: string | null;
  huisnummer: string | null;
  postcode: string | null;
  woonplaats: string | null;
  /** Kind of benefit as delivered, in lower case; null is none. */
  uitkering: string | null;
  /** AP12: the paying agency agrees; null is not stated. */
  toestemmingUitkering: boolean | null;
  trede: Trede;
  tredeDatum: IsoDag;
};

export type ToewijzingRij = {
  nummer: string;
  bsn: string;
  agb: string;
  product: string;
  /** First and last day; both belong to it. */
  van: IsoDag;
  tot: IsoDag;
  /** Agreed minutes a week; null for an ontwikkeling, that is not agreed in hours. */
  minutenPerWeek: number | null;
  /** AP36: null is not agreed, which is a signal and no reason to refuse. */
  doelTrede: Trede | null;
  /** Days on which it stands still (K2): no hour counts on them. Never delivered. */
  opgeschort?: readonly { van: IsoDag; tot: IsoDag }[];
  /** What was delivered or decided first, when a besluit changed it since: the same file again changes nothing. */
  eerst?: { tot: IsoDag; minutenPerWeek: number | null };
};

export type UrenRij = { regelId: string; toewijzing: string; bsn: string; datum: IsoDag; minuten: number };

export type ResultaatRij = {
  toewijzing: string;
  datum: IsoDag;
  bereikteTrede: Trede;
  /** The municipality agrees (AP33f); null is not stated. */
  akkoordGemeente: boolean | null;
};

export type RijPerSoort = {
  aanbieders: AanbiederRij;
  inwoners: InwonerRij;
  toewijzingen: ToewijzingRij;
  uren: UrenRij;
  resultaten: ResultaatRij;
};

/** What a known regel_id said and what the row says now: the offer of a correction. */
export type Correctie =
  | { soort: 'uren'; oud: BekendUur; nieuw: UrenRij }
  | { soort: 'inwoners'; oud: BekendeInwoner; nieuw: InwonerRij }
  | { soort: 'toewijzingen'; oud: ToewijzingRij; nieuw: ToewijzingRij }
  | { soort: 'resultaten'; oud: ResultaatRij; nieuw: ResultaatRij };

/** A refused row. `regel` is the line in the file, the header being the first line that is not blank. */
export type Afwijzing = { regel: number; reden: Reden; tekst: string; correctie?: Correctie };

/** One row of a file: readable, or refused for what stands in it. */
export type Rij<T> = { regel: number; waarde: T } | { regel: number; afwijzing: Afwijzing };

/** A file that could be read: its rows are typed by its kind. */
export type GelezenBestand = { [S in Soort]: { bestand: string; soort: S; rijen: Rij<RijPerSoort[S]>[] } }[Soort];

/** Rows of one file that stand next to each other. */
export type Deel = { [S in Soort]: { soort: S; rijen: Rij<RijPerSoort[S]>[] } }[Soort];

/**
 * The bytes of a file of a delivery: they can be read more than once, in parts that end anywhere. A part holds until the next is
 * asked for.
 */
export type Bron = { naam: string; grootte: number; stukken: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

/** A file of which no row could be read; `fout` says why and what to do. */
export type OnleesbaarBestand = { bestand: string; soort: null; fout: string };

export type BekendUur = { toewijzing: string; datum: IsoDag; minuten: number };
export type BekendeInwoner = Omit<InwonerRij, 'trede' | 'tredeDatum'> & {
  ladderbepalingen: readonly { datum: IsoDag; trede: Trede }[];
};

export type ProductSoort = 'ontwikkeling' | 'werkplek';

/**
 * What is known before the delivery. A caller may leave out what the delivery does not name.
 * `uren` is keyed by `urenSleutel`, `dagMinuten` by `dagSleutel` and counts all hours that stand, those of `uren` included.
 */
export type Stand = {
  producten: ReadonlyMap<string, ProductSoort>;
  aanbieders: ReadonlyMap<string, AanbiederRij>;
  inwoners: ReadonlyMap<string, BekendeInwoner>;
  toewijzingen: ReadonlyMap<string, ToewijzingRij>;
  uren: ReadonlyMap<string, BekendUur>;
  dagMinuten: ReadonlyMap<string, number>;
  resultaten: ReadonlyMap<string, ResultaatRij>;
};

/** Two aanbieders may use the same regel_id: it is known per aanbieder. */
export function urenSleutel(agb: string, regelId: string): string {
  return `${agb}|${regelId}`;
}

/** One day of one toewijzing. */
export function dagSleutel(toewijzing: string, datum: IsoDag): string {
  return `${toewijzing}|${datum}`;
}

/** Counts of one file; gelezen = aangenomen + afgewezen, and a row that was known and is the same counts as aangenomen. */
export type BestandTelling = {
  bestand: string;
  soort: Soort | null;
  gelezen: number;
  aangenomen: number;
  afgewezen: number;
  fout?: string;
};

/** Outcome for one file. */
export type BestandUitslag = BestandTelling & { afwijzingen: Afwijzing[] };

/** What an accepted delivery adds or changes; all empty when it was loaded before. */
export type Wijzigingen = {
  aanbieders: AanbiederRij[];
  inwoners: InwonerRij[];
  toewijzingen: ToewijzingRij[];
  uren: (UrenRij & { agb: string })[];
  resultaten: ResultaatRij[];
};

export type LeveringUitslag = {
  bestanden: BestandUitslag[];
  nieuw: Wijzigingen;
  /** Known rows with new facts: a name, an address, a benefit, a later ladderbepaling, an agreement that was still open. */
  bijgewerkt: { aanbieders: AanbiederRij[]; inwoners: InwonerRij[]; resultaten: ResultaatRij[] };
};

export type Signaal = { soort: SignaalSoort; toewijzing?: string; tekst: string };

export const SIGNAAL_SOORTEN = [
  'jonger-dan-18',
  'na-aow-leeftijd',
  'trede-1-zonder-product',
  'starttrede-past-niet',
  'starttrede-onbekend',
  'doeltrede-past-niet',
  'doeltrede-ontbreekt',
  'duur-te-lang',
  'overlap-zelfde-product',
  'toestemming-uitkering-ontbreekt',
] as const;
export type SignaalSoort = (typeof SIGNAAL_SOORTEN)[number];

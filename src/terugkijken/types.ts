import type { Middel } from '../besluit/index.ts';
import type { Bepaling } from '../ladder/index.ts';
import type { Afdoening } from '../plicht/index.ts';
import type { ToewijzingStatus } from '../toewijzing/index.ts';

/** Days are `jjjj-mm-dd`. What is so from `geldt` on, and was written down on `bekend`. */
export interface Tweetijdig {
  geldt: string;
  bekend: string;
}

export interface ToenNaam {
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  geboortedatum: string;
}

export interface ToenBesluit extends Tweetijdig {
  id: number;
  soort: string;
  beschikkingnummer: number;
  product: string;
  bekendgemaakt: Tweetijdig | undefined;
  /** What can be done against it, and until when. */
  middel: Middel | undefined;
}

/** What became of a toewijzing, in the order in which it was written down. */
export interface ToenWijziging extends Tweetijdig {
  soort: string;
  tot: string | undefined;
  minuten: number | undefined;
  looptijdVoor: string;
  /** The version that decided until then. */
  regelingVoor: number | undefined;
  /** The change that this one takes back or shortens. */
  betreft: number | undefined;
  id: number;
}

export interface ToenToewijzing extends Tweetijdig {
  id: number;
  nummer: number;
  product: string;
  aanbieder: string;
  regelingId: number;
  /** Versions that decided before it, in order, each up to and including a day. */
  regelingEerder: readonly { tot: string; regelingId: number }[];
  doelTrede: number | undefined;
  minutenPerWeek: number | undefined;
  urenEerder: readonly { tot: string; minuten: number }[];
  looptijd: string;
  /** Suspended days as they are known now, a multirange. */
  opgeschort: string;
  looptijdBesloten: string | undefined;
  /** Of each extension the agreed last day. */
  verlengingen: readonly string[];
  /** How often it was prolonged, also before this toewijzing. */
  verlengd: number;
  geaccepteerd: Tweetijdig | undefined;
  gestart: Tweetijdig | undefined;
  geweigerd: Tweetijdig | undefined;
  /** `geldt` is the last day. */
  beeindigd: Tweetijdig | undefined;
  wijzigingen: readonly ToenWijziging[];
  voortgang: readonly Tweetijdig[];
  afdoeningen: readonly (Afdoening & { bekend: string })[];
}

/** A ladderbepaling with the day on which it was written down, and on which it was corrected. */
export type ToenBepaling = Bepaling & { bekend: string; vervallen: string | undefined };

/** Everything about one resident that has a day, with when it was known. */
export interface ToenFeiten {
  naam: ToenNaam;
  /** What stood there before each correction, oldest first; `tot` is the day of the correction. */
  eerdereNamen: readonly (ToenNaam & { tot: string })[];
  uitkeringen: readonly { soort: string; van: string; tot: string | undefined }[];
  bepalingen: readonly ToenBepaling[];
  besluiten: readonly ToenBesluit[];
  toewijzingen: readonly ToenToewijzing[];
  plannen: readonly (Tweetijdig & { nummer: number; doelen: readonly string[]; ingetrokken: boolean })[];
  resultaten: readonly (Tweetijdig & {
    toewijzing: number;
    trede: number;
    oordeel: (Tweetijdig & { akkoord: boolean }) | undefined;
  })[];
  orientaties: readonly (Tweetijdig & { centrum: string; stappen: readonly { dag: string; wat: string }[] })[];
  brieven: readonly { dag: string; titel: string; id: number }[];
  verhalen: readonly Verhaal[];
}

/** What was going on around the resident besides what was assigned: it stands at its last step. */
export interface Verhaal {
  soort: 'terugkeer' | 'terugstap' | 'resultaat' | 'overdracht' | 'nazorg' | 'bezwaar';
  /** Where to read more: behind the address of the dossier. */
  pad: string;
  /** In order; `weg`: from there on it is not there any more. */
  stappen: readonly (Tweetijdig & { wat: string; weg?: boolean })[];
}

export interface StandToewijzing {
  toewijzing: ToenToewijzing;
  status: ToewijzingStatus;
  /** The version that decided on the day looked at. */
  regelingId: number;
  /** Those that had decided before that day. */
  regelingEerder: ToenToewijzing['regelingEerder'];
  /** As it was known: `[van,tot)` like the database writes it. */
  looptijd: string;
  /** Suspended days that were known, as a multirange. */
  opgeschort: string;
  /** On the day looked at; undefined for an ontwikkeling. */
  minutenPerWeek: number | undefined;
  isOpgeschort: boolean;
  verlengingen: readonly string[];
  verlengd: number;
  voortgang: readonly { datum: string }[];
  afdoeningen: readonly Afdoening[];
}

/** The dossier on a day, as known on a day. */
export interface Toen {
  naam: ToenNaam;
  /** undefined: nothing was written down yet. */
  uitkering: string | undefined;
  bepaling: Bepaling | undefined;
  besluiten: readonly (ToenBesluit & { isBekend: boolean })[];
  toewijzingen: readonly StandToewijzing[];
  plan: ToenFeiten['plannen'][number] | undefined;
  resultaten: readonly (ToenFeiten['resultaten'][number] & { akkoord: boolean | undefined })[];
  orientaties: readonly { centrum: string; wat: string; dag: string }[];
  brieven: ToenFeiten['brieven'];
  verhalen: readonly (Pick<Verhaal, 'soort' | 'pad'> & { wat: string; dag: string })[];
  /** What already held on the day, but was written down after the day of knowing. */
  later: readonly (Tweetijdig & { wat: string })[];
}

import type { PlichtInRegeling } from '../beleid/regeling.ts';
import type { Grond } from '../kernel/uitkomst.ts';

export type PlichtSoort = PlichtInRegeling['soort'];

/** Days are `jjjj-mm-dd`; both ends belong to a period. */
export interface Opschorting {
  van: string;
  tot: string;
}

/** What is asked of a toewijzing: the period as it would be agreed, what was extended and what was suspended. */
export interface TermijnFeiten {
  product: string;
  ingangsdatum: string;
  /** Last day as asked; absent: as long as the product may last. */
  einddatum?: string | undefined;
  opschortingen: readonly Opschorting[];
  /** In the order in which they were agreed; `tot` is the new last day, before the days that were suspended. */
  verlengingen: readonly { tot: string }[];
  /** How often the traject was prolonged before this toewijzing began, at another aanbieder: once is once. */
  eerderVerlengd?: number;
  /** For the AOW age (K3); absent: that is not looked at. */
  geboortedatum?: string | undefined;
}

/** Something that someone owes on a day (AR7, AR8). */
export interface Plicht {
  soort: PlichtSoort;
  naam: string;
  wie: string;
  samenMet: readonly string[];
  datum: string;
  regel: string;
  gronden: readonly Grond[];
}

/** As Plicht, also of a step of the route: `soort` is then the key of that duty. */
export type TermijnPlicht = Omit<Plicht, 'soort'> & { soort: string };

/** What is owed whenever something happens, so on no day of its own (AR7 on request, AR9). */
export interface PlichtZonderDatum {
  soort: PlichtSoort;
  naam: string;
  wie: string;
  samenMet: readonly string[];
  bij: 'verzoek' | 'signaal';
  regel: string;
  gronden: readonly Grond[];
}

/** Outcome of the question. null: the source gives no limit, or no end was agreed. */
export interface Termijnen {
  /** Latest last day of the period as asked, before any extension and before suspended days. */
  uitersteEinddatum: string | null;
  /** Last day after extensions and suspended days. */
  einddatum: string | null;
  verlengbaar: boolean;
  /** Why it can or cannot be extended, with the rule and its source. */
  reden: string;
  plichten: readonly TermijnPlicht[];
  /** Of the two last days. */
  gronden: readonly Grond[];
  /** Of `verlengbaar`. */
  verlengGronden: readonly Grond[];
}

/** A stored fact, in the order in which it was written down. A voortgangsbericht that was sent is a `gedaan`. */
export interface Afdoening {
  soort: string;
  wat: 'gepland' | 'gedaan' | 'ontheven' | 'heropend';
  /** `jjjj-mm-dd`: planned for, done on, or the day of the decision. */
  dag: string;
  /** What was written beside it. */
  toelichting?: string;
}

/** `toelichting`: what was written beside the fact that made it so; of `open`: why it was taken back. */
export type PlichtStand = (
  | { stand: 'open' }
  | { stand: 'gepland'; op: string }
  /** `telaat`: done after its day. */
  | { stand: 'gedaan'; op: string; telaat: boolean }
  | { stand: 'ontheven'; op: string }
) & { toelichting?: string };

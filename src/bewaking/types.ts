import type { Afdoening, PlichtSoort } from '../plicht/index.ts';

/** Kinds of duties of a toewijzing: those of the regeling, and what the aanbieder owes around start and end. */
export type Soort = PlichtSoort | 'aannemen' | 'starten' | 'resultaat-melden';
export const SOORTEN = [
  'voortgangsbericht',
  'evaluatiegesprek',
  'afstemming',
  'aannemen',
  'starten',
  'resultaat-melden',
] as const satisfies readonly Soort[];

export type Stand = 'open' | 'gepland' | 'gedaan' | 'ontheven' | 'niet-gedaan';

/** The facts of one toewijzing that its duties follow from. Days are `jjjj-mm-dd`. */
export interface ToewijzingFeiten {
  id: number;
  inwonerId: number;
  consulentId: number;
  aanbiederId: number;
  status: string;
  product: string;
  regelingId: number;
  /** Versions that decided before, in order, each up to a day. */
  regelingEerder: readonly { tot: string; regelingId: number }[];
  van: string;
  tot: string;
  /** Suspended days, in order. */
  opgeschort: readonly { van: string; tot: string }[];
  toegewezenOp: string;
  doelTrede: number | null;
  /** The dossier is closed, or the resident died: nothing is owed any more. */
  stil: boolean;
  voortgang: readonly { datum: string }[];
  afdoeningen: readonly Afdoening[];
  /** The day of the result that was reported. */
  resultaatOp: string | undefined;
}

/** A duty as it is kept. */
export interface PlichtRij {
  soort: Soort;
  nr: number;
  /** aanbieder, or another role of the regeling. */
  wie: string;
  dag: string;
  stand: Stand;
  op: string | null;
}

/** What a kept duty was derived from. */
export interface Grondslag {
  product: string;
  regelingId: number;
  van: string;
  tot: string;
  opgeschort: readonly { van: string; tot: string }[];
}

/** A day that moved, as it is kept. */
export interface PlichtVerschil {
  soort: string;
  naam: string;
  oud: string | null;
  nieuw: string | null;
  reden: string;
}

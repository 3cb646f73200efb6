import type { Datum } from '../kernel/datum.ts';
import type { Minuten } from '../kernel/minuten.ts';
import type { Periode } from '../kernel/periode.ts';

export type UrenStatus = 'concept' | 'ingestuurd';
/** What the statuses are called on the screen. */
export const URENSTATUS: Record<UrenStatus, string> = { concept: 'Concept', ingestuurd: 'Ingestuurd' };

export type AfwezigReden = 'ziek' | 'vakantie' | 'afspraak' | 'andere-reden' | 'onbekend';
export const AFWEZIG: Record<AfwezigReden, string> = {
  ziek: 'Afwezig: ziek',
  vakantie: 'Afwezig: vakantie',
  afspraak: 'Afwezig: afspraak',
  'andere-reden': 'Afwezig: andere reden',
  onbekend: 'Afwezig: niet bekend waarom',
};

export const isAfwezigReden = (tekst: string): tekst is AfwezigReden => Object.hasOwn(AFWEZIG, tekst);

/** A live row of hours. Of a delivery there may be several a day, of the screen one. */
export type UrenRij = { id: number; datum: string; minuten: Minuten; status: UrenStatus; herkomst: 'scherm' | 'levering' };

export type Afwezigheid = { id: number; reden: AfwezigReden; status: UrenStatus };

/** One row of the weekly grid: a toewijzing with what is known of one week. */
export type WeekRij = {
  id: number;
  gemeenteId: number;
  inwonerId: number;
  consulentId: number;
  aanbiederId: number;
  naam: string;
  productNaam: string;
  /** Minutes of a dagdeel, where the product is counted in those (NI1). */
  dagdeel: Minuten | undefined;
  minutenPerWeek: Minuten | null;
  looptijd: Periode;
  /** Days on which it stands still (K2): no hour counts on them. */
  opgeschort: readonly Periode[];
  beeindigdOp: Datum | null;
  uren: UrenRij[];
  afwezig: Afwezigheid | undefined;
  /** Last moment that something of this week was stored. */
  bewaardOp: Date | undefined;
};

/** What stands in one cell. */
export type Dag = {
  datum: Datum;
  /** Sum of the rows that were sent in; undefined when there are none. */
  ingestuurd: Minuten | undefined;
  concept: Minuten | undefined;
  /** Why nothing may be filled in here. */
  dicht: string | undefined;
};

/** A cell that gets another value: 0 empties it. */
export type CelWijziging = { rij: WeekRij; dag: number; datum: string; minuten: Minuten };

/** The absence of a week that gets another value: undefined takes it away. */
export type AfwezigWijziging = { rij: WeekRij; reden: AfwezigReden | undefined };

export type WeekWijziging = { cellen: CelWijziging[]; afwezig: AfwezigWijziging[] };

export type Waarschuwing = { tekst: string; toewijzing?: number };

/** A week of which the resident said that the hours are not right, and when. */
export interface BetwisteWeek {
  gemeenteId: number;
  naam: string;
  maandag: Datum;
  toelichting: string;
  gegevenOp: Datum;
}

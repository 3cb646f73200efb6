import type { Landelijk } from '../beleid/landelijk.ts';
import type { BesluitVorm, Regeling, Route, RouteGeld, RouteStap, SoortTermijn, StapSoort } from '../beleid/regeling.ts';
import type { Datum } from '../kernel/datum.ts';
import type { Eurocent } from '../kernel/geld.ts';
import type { Geldigheid, Periode } from '../kernel/periode.ts';
import type { Trede } from '../kernel/trede.ts';
import type { BronStatus } from '../kernel/uitkomst.ts';

/** What one of the deciders said: `wie` is the key of a role in the route. */
export interface Oordeel {
  wie: string;
  ja: boolean;
  op: Datum;
  /** How it was said: in a talk, by letter, in the portal. */
  hoe?: string | undefined;
}

/** One step that a resident takes or took. A step that is a record of its own elsewhere is derived (`afgeleid`), any other is a row. */
export interface Trajectstap {
  /** Of the row, or of the record that it is derived from. */
  id: string;
  /** `id` of the step in the route. */
  stap: string;
  /** The order in which they began, from 1. */
  nummer: number;
  /** Which try of this step in this traject, from 1. */
  poging: number;
  begonnenOp: Datum;
  eindeGepland?: Datum | undefined;
  geeindigdOp?: Datum | undefined;
  /** Key of the outcome in the route, `terug:<id>` for a way back, or ANDERS. */
  uitkomst?: string | undefined;
  oordelen: readonly Oordeel[];
  /** Why people decided so where no source settles it. */
  afwijking?: string | undefined;
  /** The step that was over before it; without it the days tell. */
  volgtOp?: string | undefined;
  /** What let it begin (`Vervolg.via`). */
  via?: string | undefined;
  /** How often its term was extended. */
  verlengd?: number | undefined;
  urenPerWeek?: number | undefined;
  /** Answers to the conditions of the money (`geld.alleenAls`), by the key of the amount; absent: not asked yet. */
  voorwaarden?: Readonly<Record<string, boolean>> | undefined;
  /** Of a record: when it was written down; absent: not kept. */
  moment?: Date | undefined;
  /** Of a hand-over that was sent: the day by which the other party answers. It ends nothing. */
  antwoordTot?: Datum | undefined;
  /** Of a hand-over: whom it goes to by name, and whether the resident said that it may. */
  bij?: { naam: string; mag: boolean } | undefined;
  /** Of a trede of paid work, where the route goes on from a lower one only: that trede, which is what it came to. */
  bereikt?: string | undefined;
  /** Of an oriëntatie after which the resident chose nothing: what the advice came to, as {@link uitkomst} has it. */
  advies?: string | undefined;
  /** Of an oriëntatie that has yet to begin: only asked for, or referred to the centre. */
  fase?: 'gevraagd' | 'verwezen' | undefined;
  /** Of a besluit: an objection to it was upheld, and what is decided in its place goes on from it. */
  herzien?: boolean | undefined;
  /** The party that took a resident over, as long as that is not rounded off. */
  overgenomen?: string;
}

/** The outcome of a step that ended in a way that the route does not name: always with a reason. */
export const ANDERS = 'anders';
/** The traject stops here though the route goes on: always with a reason. */
export const STOPT = 'stopt';
/** Before the id of a way back, as the outcome of the step that is left by it. */
export const TERUG = 'terug:';

/** Everything that the rules look at. */
export interface Stand {
  regeling: Regeling;
  route: Route;
  /** In any order. */
  stappen: readonly Trajectstap[];
  trede?: Trede | undefined;
  /** Keys of what the resident gets (bijstand, wajong, wia); absent: not known. */
  uitkeringen?: readonly string[] | undefined;
  /** The indication on which the resident came in; null: there is none, absent: not known. */
  indicatie?: Geldigheid | null | undefined;
  /** For terms in working days; without it only weekends are free. */
  landelijk?: Landelijk | undefined;
  /** It came to its end by a record of another area (a refusal) and no row of a traject was ever made: a new one may begin. */
  opnieuw?: boolean | undefined;
}

/** mag: the source lets it begin. mag-niet: it does not. beslissen: no source settles it, so people decide and say why. */
export type Mag = 'mag' | 'mag-niet' | 'beslissen';

/** A sentence with the place that it rests on. */
export interface Waarom {
  tekst: string;
  bron: string;
  status: BronStatus;
}

/** Who decides: one of `wie`, and all of `samen`. */
export interface Beslissers {
  over: 'begin' | 'uitkomst';
  vorm: BesluitVorm;
  wie: readonly string[];
  samen: readonly string[];
}

/** Until when, with the kind of the term: only `uiterst` is a limit. */
export interface TermijnDagen {
  soort: SoortTermijn;
  vroegst?: Datum | undefined;
  verwacht?: Datum | undefined;
  uiterst?: Datum | undefined;
  tekst: string;
  bron: string;
}

/** What may follow: one for each step of the route. */
export interface Vervolg {
  stap: RouteStap;
  mag: Mag;
  waarom: readonly Waarom[];
  /** `begin`, `uit:<id of the trajectstap>:<uitkomst>`, `naast:<id of what runs>`, `terug:<id>`, `pogingen:<stap>` or `open`. */
  via: string | undefined;
  /** The step that is over and leads here. */
  volgtOp: string | undefined;
  /** What runs and must be over first. */
  eerst: readonly Trajectstap[];
  /** Outcomes of what runs now that would lead here. */
  bij: readonly { trajectstap: string; uitkomst: string; wat: string }[];
  /** Which try it would be, and how many are left with it; absent: no source counts them. */
  poging: number;
  pogingenOver?: number | undefined;
  besluit?: Beslissers | undefined;
  /** When it begins on the day that was asked. */
  termijn?: TermijnDagen | undefined;
  /** What it costs and who pays. */
  geld: readonly RouteGeld[];
}

export interface StartVraag {
  stap: string;
  op: Datum;
  oordelen: readonly Oordeel[];
  /** Needed when the answer is `beslissen`. */
  reden?: string | undefined;
  /** The agreed last day. */
  einde?: Datum | undefined;
  urenPerWeek?: number | undefined;
  /** The indication on which a way back rests, when it is another than `Stand.indicatie`. */
  indicatie?: Geldigheid | null | undefined;
  /** The way back that is taken, by its id. */
  weg?: string | undefined;
}

/** What is stored of a start that was let through. */
export interface Start {
  stap: RouteStap;
  nummer: number;
  poging: number;
  via: string;
  volgtOp: string | undefined;
  /** What was agreed, or else the last day that the source gives. */
  eindeGepland: Datum | undefined;
  afwijking: string | undefined;
  /** What is not refused and should be seen (a starting point that is not reached). */
  letOp: readonly Waarom[];
}

export interface EindeVraag {
  /** `Trajectstap.id` */
  id: string;
  /** Key of the outcome, `terug:<id>` or ANDERS. */
  uitkomst: string;
  op: Datum;
  oordelen: readonly Oordeel[];
  reden?: string | undefined;
}

export interface Einde {
  uitkomst: string;
  geeindigdOp: Datum;
  /** The traject is over with it. */
  trajectKlaar: boolean;
  /** Ids of the steps that may follow; empty: nothing, or people decide. */
  naar: readonly string[];
  afwijking: string | undefined;
  letOp: readonly Waarom[];
}

export interface VerlengVraag {
  id: string;
  tot: Datum;
  reden: string;
}

/** A duty of a step that runs. */
export interface TrajectPlicht {
  /** `<trajectstap>:<sleutel>` and, of one that returns, `:<nr>`: stays the same when it is derived again. */
  sleutel: string;
  naam: string;
  wie: string;
  samenMet: readonly string[];
  trajectstap: string;
  stap: string;
  /** Absent: it has no day (`bij`), or the end from which it counts is not agreed. */
  dag: Datum | undefined;
  /** In words, when it is due. */
  wanneer: string;
  gevolg: string | undefined;
  bron: string;
  keuze: string | undefined;
}

/** What falls due in a period. */
export interface Geldregel {
  sleutel: string;
  naam: string;
  trajectstap: string;
  stap: string;
  aan: RouteGeld['aan'];
  betaler: RouteGeld['betaler'];
  /** The days that it is for; of an amount at once its one day. */
  periode: Periode;
  /** null: not arranged, or it follows from hours or dagdelen that others count. */
  bedrag: Eurocent | null;
  /** How it was reckoned, as one Dutch sentence. */
  hoe: string;
  /** What must be answered first: a condition, hours a week, a benefit. Then `bedrag` says what it would be. */
  mist?: string | undefined;
  bron: string;
  keuze: string | undefined;
}

/** One way back with its exits in the order of the source. */
export interface Terugmogelijkheid {
  id: string;
  in: string;
  wie: readonly string[];
  volgorde: boolean;
  indicatie: 'blijft' | 'nieuw' | 'ruimhartig' | undefined;
  /** What is said of the indication today: may it be used, and what is needed. */
  indicatieTekst: string;
  /** Each exit, tried since the way back was taken or not. */
  uitgangen: readonly { wat: string; uitkomst: string; naar: readonly string[]; mag: Mag; waarom: readonly Waarom[] }[];
  inkomen: readonly Waarom[];
  /** It is not there yet: what runs has not lasted long enough (AM5). */
  teVroeg?: Waarom;
  bron: string;
  toelichting: string;
}

/** A record of another area that is a step of the route too, so that nobody types twice. */
export interface StapFeit {
  id: string;
  soort: StapSoort;
  /** The id of the step, where the record knows it. */
  stap?: string | undefined;
  /** Product of a toewijzing or oriëntatie: goes before `soort`. */
  product?: string | undefined;
  begonnenOp: Datum;
  eindeGepland?: Datum | undefined;
  geeindigdOp?: Datum | undefined;
  /** The key of an outcome, or its words. */
  uitkomst?: string | undefined;
  /** Of a hand-over: the key of whom it went to. */
  partij?: string | undefined;
  /** Of a hand-over that was sent: the day by which an answer must come. */
  antwoordTot?: Datum | undefined;
  /** Of a hand-over: whom it goes to by name, and whether the resident said that it may. */
  bij?: { naam: string; mag: boolean } | undefined;
  /** Why nothing followed on an oriëntatie, or what the other party said of a hand-over. */
  tekst?: string | undefined;
  /** The category of the advice of an oriëntatie after which the resident chose nothing. */
  advies?: string | undefined;
  /** Of an oriëntatie that has yet to begin. */
  fase?: 'gevraagd' | 'verwezen' | undefined;
  /** Of a besluit: an objection to it was upheld. */
  herzien?: boolean | undefined;
  /** The party that took a resident over, as long as that is not rounded off. */
  overgenomen?: string;
  /** When it was written down; absent: not kept. */
  moment?: Date | undefined;
}

import type { Middel } from '../besluit/index.ts';
import type { Instemming, UrenRegel, WeekAntwoord } from '../instemming/index.ts';
import type { Datum, Week } from '../kernel/datum.ts';
import type { Periode } from '../kernel/periode.ts';
import type { Afdoening } from '../plicht/types.ts';
import type { PlichtRij, ToewijzingStatus } from '../toewijzing/index.ts';
import type { MijnRouteStand } from '../traject/index.ts';
import type { WijzigingVoorInwoner } from '../wijziging/index.ts';

/** A place of the resident: a toewijzing, as he sees it. */
export type Plek = {
  id: number;
  product: string;
  /** Decided in this system (then there is a letter) or elsewhere. */
  besluitId: number | undefined;
  regelingId: number;
  aanbieder: string;
  periode: Periode;
  /** Its row as the rules of terms want it. */
  loop: PlichtRij;
  /** Days on which it stands still (K2). */
  opgeschort: Periode[];
  minutenPerWeek: number | null;
  status: ToewijzingStatus;
  begonnenOp: Datum | undefined;
  beeindigdOp: Datum | undefined;
  begeleider: string | undefined;
  werkplek: string | undefined;
  doelen: { id: number; tekst: string }[];
  doelenAntwoord: Instemming | undefined;
  /** The aanbieder says that the goal is reached, and the municipality has not answered yet. */
  resultaatWacht: boolean;
  /** What became of the duties of this place. */
  afdoeningen: readonly Afdoening[];
  /** What changed since it was decided, the latest first. */
  wijzigingen: (WijzigingVoorInwoner & { vastgelegd_op: Date })[];
  /** The aanbieder asked for more time, and that will not be. */
  nietVerlengd: { antwoord: string; wat_dan: string } | undefined;
};

export type Brief = {
  besluitId: number;
  /** toekenning, afwijzing, …: what kind of besluit. */
  soort: string;
  product: string;
  genomenOp: Datum;
  /** Undefined: decided, and the letter has not been sent. */
  bekendgemaaktOp: Datum | undefined;
  /** What he can do against it, and until when. */
  middel: Middel | undefined;
  /** His letter spoke of bezwaar; since it came of his objection it is the court. */
  briefNoemtBezwaar?: boolean;
  documentId: number | undefined;
  /** What came in its place, and from which day. */
  vervangen: { vanaf: Datum; documentId: number | undefined } | undefined;
  regelingId: number;
  gronden: unknown;
  feiten: unknown;
  /** The latest objection to it. */
  bezwaar: EigenBezwaar | undefined;
  /** It came of his objection and he went to the court with it, on this day. */
  beroepOp?: Datum | undefined;
};

export type EigenBezwaar = {
  ontvangenOp: Datum;
  /** When and where he is heard; not when that was. */
  horen: { op: Datum; tijd: string; waar: string } | undefined;
  beslisUiterlijk: Datum;
  /** Undefined until the letter of the decision was sent. */
  bekendgemaaktOp: Datum | undefined;
  /** He went to the court, which did not decide yet. */
  bijRechter: boolean;
  /** He was right, and the new besluit is not there yet. */
  volgt: boolean;
  /** A court asked us to decide again. */
  opnieuw: boolean;
  /** A court decided itself, and we still have to do it. */
  wijVoerenUit: boolean;
};

export type Contact = {
  naam: string;
  functie: string | undefined;
  telefoon: string | undefined;
  /** Not there today; `tot`: the last day of that, when it is known. */
  afwezig?: { tot: Datum | undefined; vervanger: { naam: string; telefoon: string | undefined } | undefined } | undefined;
};

/** What the next steps are derived from. */
export type MijnFeiten = {
  status: 'aangemeld' | 'in-onderzoek' | 'in-traject' | 'afgerond';
  /** Undefined: nobody yet. */
  contact: Contact | undefined;
  contactWijze: 'bellen' | 'appen' | 'mailen' | 'brief' | 'via-begeleider';
  /** Last day of the investigation after the aanmelding (Wmo 2015 art. 2.3.2). */
  onderzoekTot: Datum | undefined;
  trede: number | undefined;
  brieven: Brief[];
  plekken: Plek[];
  /** Where his route is; absent: there is none. */
  route?: MijnRouteStand | undefined;
  /** Weeks with hours that wait for an answer. */
  openWeken: number;
};

/** One thing that comes next. `wie` is "Jij" or a name. */
export type Stap = { wat: string; wie: string; wanneer?: string | undefined; href?: string };

export type UrenMetPlek = UrenRegel & { toewijzingId: number };
export type InstemmingMetPlek = Instemming & { toewijzingId: number; maandag: string | null };

/** The hours of one place in one week. */
export type WeekPlek = {
  toewijzingId: number;
  minuten: number;
  dagen: { datum: Datum; minuten: number }[];
  antwoord: WeekAntwoord;
  /** The answer as it was given, also when it no longer counts. */
  gegeven: Instemming | undefined;
};
export type MijnWeek = { week: Week; maandag: Datum; plekken: WeekPlek[] };

import type { Datum } from '../kernel/datum.ts';
import type { Periode } from '../kernel/periode.ts';
import type { Trede } from '../kernel/trede.ts';
import type { PlichtStand } from '../plicht/types.ts';
import type { ToewijzingStatus } from '../toewijzing/index.ts';

/** Who is to move. `ik` is the consulent of the resident; `collega` another of the municipality, of whom a signature or a yes or no is asked. */
export type Eigenaar = 'ik' | 'inwoner' | 'aanbieder' | 'collega' | 'teammanager';
export const EIGENAREN = ['ik', 'inwoner', 'aanbieder', 'collega', 'teammanager'] as const satisfies readonly Eigenaar[];

export interface ToewijzingFeiten {
  id: number;
  product: string;
  aanbieder: string;
  status: ToewijzingStatus;
  periode: Periode;
  /** Last day for the aanbieder to accept or refuse (iWmo, retourbericht); undefined outside the years whose holidays are known. */
  antwoordTot: Datum | undefined;
  doelTrede: Trede | undefined;
  /** How many goals were written down; without goals there is nothing to agree on. */
  doelen: number;
  /** Latest answer of the resident on the goals. */
  doelenAkkoord: { akkoord: boolean; op: Datum; toelichting: string } | undefined;
  /** Weeks (Monday) whose hours the resident does not agree with, and that were not changed after that. */
  betwisteWeken: { maandag: Datum; op: Datum; gezegdOp: Date }[];
  /** The duties that the regeling gives a toewijzing that runs, with how each stands; none when it arranges none (AP44). */
  plichten: { soort: string; wie: string; datum: Datum; stand: PlichtStand }[];
  /** A result was reported; `akkoord` undefined: the municipality has not said anything. */
  resultaat: { id: number; datum: Datum; bereikteTrede: Trede; akkoord: boolean | undefined } | undefined;
}

/** Something in another part of the dossier that waits. */
export interface WachtFeit {
  soort:
    | 'betrokkene-nakijken'
    | 'plan-akkoord'
    | 'plan-bespreken'
    | 'plan-evalueren'
    | 'afspraak-kiezen'
    | 'afspraak-vastzetten'
    | 'afspraak-uitkomst'
    | 'afspraak-opvolgen'
    | 'orientatie-verwijzen'
    | 'orientatie-starten'
    | 'orientatie-adviseren'
    | 'orientatie-bespreken'
    | 'orientatie-gevolg'
    | 'orientatie-gestopt'
    | 'orientatie-loopt-af'
    | 'eigen-plan'
    | 'verslag-geven'
    | 'aanvraag-afwachten'
    | 'plan-maken'
    | 'plan-afmaken'
    | 'perspectief-verlopen'
    | 'concept-afmaken'
    | 'dubbel-beoordelen'
    | 'samenvoegen-beslissen'
    | 'vernietigverzoek-beantwoorden'
    | 'vernietigen-voorleggen'
    | 'vernietigen-beslissen'
    | 'besluitconcept-afmaken'
    | 'besluitconcept-terug'
    | 'besluitconcept-tekenen'
    | 'bezwaar-bevestigen'
    | 'bezwaar-behandelen'
    | 'bezwaar-opnieuw'
    | 'tussenuitspraak-herstellen'
    | 'uitspraak-aanvullen'
    | 'uitspraak-uitvoeren'
    | 'bezwaar-versturen'
    | 'bezwaar-herzien'
    | 'noodtoegang-beoordelen'
    | 'verlenging-beslissen'
    | 'resultaat-reageren'
    | 'resultaat-herbeoordelen'
    | 'terugkeer-afspreken'
    | 'terugkeer-akkoord'
    | 'terugkeer-bespreken'
    | 'terugstap-gesprek'
    | 'terugstap-orientatie'
    | 'terugstap-toets'
    | 'terugstap-ondersteuning'
    | 'terugstap-inkomen'
    | 'terugstap-vertellen'
    | 'overdracht-toestemming'
    | 'overdracht-doorgeven'
    | 'overdracht-navragen'
    | 'overdracht-meekijken'
    | 'overdracht-afronden'
    | 'overdracht-vertellen'
    | 'overdracht-sluiten'
    | 'nazorg-vragen'
    | 'nazorg-bellen'
    | 'nazorg-opvolgen'
    | 'einde-herstellen'
    | 'omzetting-nagaan'
    | 'omzetting-tekenen'
    | 'omzetting-uitvoeren'
    | 'omzetting-bespreken'
    | 'omzetting-zelf'
    | 'samen-antwoorden'
    | 'samen-oneens'
    | 'samen-klaar'
    | 'traject-oordeel'
    | 'traject-oneens'
    | 'traject-beginnen'
    | 'traject-besloten'
    | 'traject-signaal'
    | 'traject-oppakken'
    | 'traject-vragen'
    | 'traject-doen'
    | 'traject-verzoek'
    | 'traject-beantwoord'
    | 'traject-einde'
    | 'traject-antwoord'
    | 'traject-plicht'
    | 'traject-geld'
    | 'traject-vervolg';
  eigenaar: Eigenaar;
  /** The aanbieder whose turn it is; empty when it is another's. */
  naam: string;
  /** Behind `/dossier/<inwoner>`; of a kind in ELDERS (rules.ts) the whole address. */
  pad: string;
  tot: Datum | undefined;
  /** Not asked before this day; undefined: at once. */
  vanaf: Datum | undefined;
  /** The last day on which it is asked: after it nobody is late, it is simply over. Absent: until it is done. */
  totEnMet?: Datum | undefined;
}

/** What is known of one resident, out of all areas. */
export interface InwonerFeiten {
  id: number;
  gemeenteId: number;
  dossiernummer: string;
  status: 'aangemeld' | 'in-onderzoek' | 'in-traject' | 'afgerond';
  /**
   * A step of a route runs (there is work, a stage, somebody looks for a place), the resident stopped and did not come back, or a traject came
   * to its end.
   */
  route?: 'loopt' | 'gestopt' | 'klaar' | undefined;
  /** The route is over and nothing began anew: how. Also when a toets, a besluit or a hand-over brought it there. */
  einde?: 'gestopt' | 'klaar' | undefined;
  consulentId: number;
  /** Last day of the research; undefined when it is not known. */
  onderzoekTot: Datum | undefined;
  /** What is known of the latest aanmelding besides its day; absent: nothing. */
  aanmelding?:
    | {
        onderzoekKlaar: boolean;
        /** The resident asked for a decision: the last day for the beschikking, when that can be told, and when the aanmelding was written down. */
        aanvraag: { beschikkingTot: Datum | undefined; sinds: Date } | undefined;
        /** Toets and besluit are of before it: the research starts anew. */
        opnieuw: boolean;
      }
    | undefined;
  /** Questions of the resident himself, or about him, that nobody has begun with. */
  vragen?: readonly { id: number; tot: Datum }[];
  /** What happened in a life and still has to be decided on, in words. */
  gebeurtenissen?: readonly { id: number; naam: string }[];
  /** Nobody is asked anything any more. */
  overleden?: boolean;
  /** Threads in which somebody waits for an answer of the municipality, with the last day for it. */
  berichten?: readonly { overlegId: number; van: string; tot: Datum }[];
  /** What the resident sees otherwise than a determination or a matrix, and nobody answered; where it stands in the dossier. */
  zietAnders?: readonly { pad: string; op: Datum }[];
  /** What waits in the plan, appointments, orientation and answers of the resident. */
  wacht?: readonly WachtFeit[];
  trede: { trede: Trede; peildatum: Datum; vastgelegdOp: Date } | undefined;
  /**
   * The latest toets; whether a product fits that a besluit is taken on, and whether an oriëntatie does, which needs none. `besproken`: the
   * research was finished after it, so what came of it was talked about.
   */
  toets: { vastgelegdOp: Date; past: boolean; orientatie?: boolean; besproken?: boolean } | undefined;
  besluiten: { id: number; product: string; vastgelegdOp: Date; bekendgemaakt: boolean; genomenOp: Datum }[];
  toewijzingen: ToewijzingFeiten[];
  ongelezenVoortgang: { id: number; toewijzingId: number; datum: Datum; aanbieder: string }[];
  uitkering: { toestemming: boolean | undefined } | undefined;
}

export interface Stap {
  soort: string;
  tekst: string;
  eigenaar: Eigenaar;
  /** Last day; undefined: no source and no setting gives a term. */
  uiterlijk: Datum | undefined;
  laat: boolean;
  href: string;
  /** The toewijzing that the step is about, when it is about one. */
  toewijzingId?: number;
  /** The week of hours that the step is about, and when the resident said no. */
  week?: { maandag: Datum; gezegdOp: Date };
}

/** One row of the werkvoorraad as it is kept: a step, or a resident without an open step (nr 0). */
export interface WerkvoorraadRegel {
  gemeenteId: number;
  inwonerId: number;
  consulentId: number;
  dossiernummer: string;
  /** What a list shows: how the route ended stands before the status that is kept. */
  status: InwonerFeiten['status'] | 'gestopt' | 'klaar';
  /** Place among the steps of this resident, the most pressing 0. */
  nr: number;
  stap: Stap | undefined;
  trede: Trede | undefined;
  doelTrede: Trede | undefined;
  /** Name of the aanbieder and key of the product where the resident is or was; `andere` is how many more run. */
  plek: string | undefined;
  product: string | undefined;
  andere: number;
  /** On row 0: from this day on the steps are others, without any fact having moved. */
  verandertOp: Datum | undefined;
}

/** Settings that the rules need. */
export interface Termijnen {
  /** K7: days within which a questioned week of hours is dealt with. */
  betwisteUrenDagen: number;
  /** Days within which a resident who does not agree with the goals hears something (keuze). */
  reactieDoelenDagen: number;
  /** Weeks before the end of a toewijzing in which the next step is prepared. Apeldoorn's sources are silent (AP44): a keuze. */
  wekenVoorEinde: number;
  /** Weeks before its day in which a duty is shown as a step. No source says when to look ahead: a keuze. */
  wekenVoorPlicht: number;
  /** Days within which the consulent asks after a duty that was not done on its day: a keuze. */
  navraagDagen: number;
}

/** Residents who go to other consulenten together. */
export interface Verdeling {
  id: number;
  /** concept: somebody is choosing. bezig: they are given out, in pieces. gestopt: on purpose, half-way. */
  status: 'concept' | 'bezig' | 'klaar' | 'gestopt';
  /** The consulenten who were chosen to get them. */
  naar: number[];
  versie: number;
}

/** What the nightly check looks for. */
export const BEVINDINGEN = [
  'zonder-consulent',
  'consulent-weg',
  'consulent-afwezig',
  'niet-afgeleid',
  'aanmelding-zonder-stap',
  'toewijzing-zonder-stap',
  'aanbieder-zonder-account',
  'wacht-zonder-stap',
  'melding-ligt',
  'stil',
] as const;
export type BevindingSoort = (typeof BEVINDINGEN)[number];

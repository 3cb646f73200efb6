import type { Datum } from '../kernel/datum.ts';
import type { Minuten } from '../kernel/minuten.ts';
import type { Trede } from '../kernel/trede.ts';

/** What the municipality said of a result; null is not yet. */
export type Akkoord = boolean | null;

export const akkoordTekst = (akkoord: Akkoord): string =>
  akkoord === null ? 'Wacht op de gemeente' : akkoord ? 'Akkoord' : 'Niet akkoord';

/** A report of a result, the present one or an earlier one. */
export interface Melding {
  versie: number;
  datum: Datum;
  bereikteTrede: Trede;
  onderbouwing: string;
  gemeldOp: Date;
  akkoord: Akkoord;
  akkoordReden: string;
  akkoordOp: Date | null;
}

export interface ResultaatRij extends Melding {
  id: number;
  gemeenteId: number;
  inwonerId: number;
  toewijzingId: number;
  aanbiederId: number;
  aanbieder: string;
  naam: string;
  product: string;
  regelingId: number;
  nummer: number;
  startdag: Datum;
  doelTrede: Trede | undefined;
  gemeldDoor: string;
  /** Hours that were sent in on this toewijzing. */
  minuten: Minuten;
  /** Eurocent by contract on the first day of the toewijzing; null when there is no contract version (AP7). */
  contractTarief: number | null;
}

/** A second look at a disputed result, asked by the aanbieder. */
export interface Herbeoordeling {
  id: number;
  /** Version of the report that it is about. */
  resultaatVersie: number;
  /** Why the municipality said no the first time. */
  eersteReden: string;
  /** What the aanbieder says against it. */
  reactie: string;
  gevraagdOp: Datum;
  tot: Datum;
  /** null: nobody looked yet. What it says is final. */
  oordeel: boolean | null;
  motivering: string;
  geoordeeldOp: Datum | undefined;
  door: string;
  versie: number;
}

/** A werkplek that runs beside the ontwikkeling. */
export interface Werkplek {
  id: number;
  product: string;
  aanbieder: string;
  regelingId: number;
}

/** `opnieuw`: failed, and waits for the next attempt. `weggelegd`: failed, and beheer has put it away. */
export type TaakStand = 'wacht' | 'opnieuw' | 'bezig' | 'klaar' | 'mislukt' | 'weggelegd';

/** One piece of work in the queue: planned by the clock, or set going by somebody. */
export interface TaakRegel {
  id: string;
  /** Name of the queue: key of `rooster` or `wachtrijen`. */
  wachtrij: string;
  titel: string;
  stand: TaakStand;
  /** Number of the thing it is about, such as the levering; absent for planned work. */
  objectId?: number;
  /** Who set it going; absent for planned work. */
  gebruikerId?: number;
  /** The how-manieth attempt this is, from 1. */
  poging: number;
  gemaaktOp: Date;
  /** Not before this moment. */
  wachtTot: Date;
  begonnenOp?: Date;
  klaarOp?: Date;
  /** What it did, in one Dutch sentence; for what failed the kind of error. Empty while it has not run. */
  uitkomst: string;
}

/** Work that runs by the clock, and how it went. */
export interface RoosterRegel {
  naam: string;
  titel: string;
  uitleg: string;
  /** In words: "elke dag om 3.15 uur". */
  wanneer: string;
  volgende?: Date;
  /** The last time that it began. */
  laatste?: { stand: TaakStand; begonnenOp: Date; klaarOp?: Date; uitkomst: string };
  /** When it last went well; kept for thirty days. */
  geluktOp?: Date;
}

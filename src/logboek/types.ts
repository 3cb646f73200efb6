/** One link of the chain as a check finds it; hashes are hexadecimal. */
export interface Schakel {
  id: number;
  vanId: number;
  totId: number;
  /** Lines that were sealed, and lines that stand in the range now. */
  aantal: number;
  gevonden: number;
  vorige: string;
  keten: string;
  /** The lines still give the hash that was sealed. */
  regelsKloppen: boolean;
  /** The link's own numbers and hashes still give its chain hash. */
  schakelKlopt: boolean;
}

export type Bevindingsoort =
  | 'veranderd'
  | 'verdwenen'
  | 'toegevoegd'
  | 'onverzegeld'
  | 'verzegeling-veranderd'
  | 'verzegeling-ontbreekt'
  | 'anker';

/** Something that does not fit, named by the numbers of the lines; never what stands in them. */
export interface Bevinding {
  soort: Bevindingsoort;
  verzegeling?: number | undefined;
  /** Lines of the logboek it is about, the first hundred. */
  regels: number[];
  /** How many lines it is about. */
  aantal: number;
  tekst: string;
}

/** Which lines of one range are not what was sealed. */
export interface Verschil {
  veranderd: number[];
  verdwenen: number[];
  toegevoegd: number[];
}

/** What a check found. `heel` is true when there are no bevindingen. */
export interface Controle {
  heel: boolean;
  regels: number;
  verzegelingen: number;
  /** Number of the last line that is sealed. */
  verzegeldTot: number;
  /** Lines that came after it and wait for the next seal. */
  onverzegeld: number;
  /** Chain hash of the last seal, to keep elsewhere; absent without a seal. */
  keten?: string;
  bevindingen: Bevinding[];
}

/** What one round of sealing did. `uitgesteld`: somebody was still writing lines, so that the newest are for the next round. */
export interface Verzegeld {
  regels: number;
  verzegelingen: number;
  uitgesteld: boolean;
  /** The newest seal of the chain, also when this round added none. */
  laatste?: { id: number; totId: number; keten: string };
}

/** The state of the chain for beheer. */
export interface StandLogboek {
  verzegeling?: { totId: number; moment: Date };
  controle?: { klaarOp: Date; heel: boolean; regels: number; bevindingen: Bevinding[] };
}

import type { ZrmDomein, ZrmScore } from '../kernel/zrm.ts';
import type { Aanwezig } from '../ladder/index.ts';

/** What stands at one domain. No score: it was not talked about. */
export interface DomeinScore {
  score: ZrmScore | undefined;
  opmerking: string;
  /** What goes well, and who helps. */
  kracht: string;
}
export type Scores = Partial<Record<ZrmDomein, DomeinScore>>;

/** One matrix of a resident. */
export interface Meting {
  id: number;
  /** ISO date. */
  peildatum: string;
  /** Version of the instrument (AP28). */
  instrument: string;
  aanwezig: Aanwezig[];
  aanwezigWie: string;
  toelichting: string;
  door: string;
  vastgelegdOp: Date;
  corrigeert: number | undefined;
  correctieReden: string;
  vervallenOp: Date | undefined;
  scores: Scores;
}

/** What is asked for a matrix, read from the form. Days are ISO text. */
export interface MetingForm {
  peildatum: string;
  aanwezig: Aanwezig[];
  aanwezigWie: string;
  toelichting: string;
  /** Documents of the dossier that it rests on. */
  documenten: number[];
  corrigeert: number | undefined;
  reden: string;
  scores: Scores;
}

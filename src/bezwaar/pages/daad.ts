// One act on an objection, as the page offers it.
import type { Html } from '../../web/index.ts';

/** One act on an objection. `nu`: what has to be done next; the others can wait and are folded. */
export interface Daad {
  deel: string;
  titel: string;
  uitleg?: string;
  velden?: Html;
  knop: string;
  /** It brings a letter, which can be read first. */
  brief?: boolean;
  nu?: boolean;
}

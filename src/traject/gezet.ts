// The steps of a route as the rest of the dossier tells them: named, with what came out.
import type { BeleidInHuis } from '../beleid/index.ts';
import { keerTekst, stapNaam, uitkomstTekst } from './pages/lees.ts';
import type { GezetRij } from './queries/index.ts';

/** A step in words; `uitkomst` is empty while it runs. */
export interface GezetteStap {
  id: number;
  naam: string;
  begonnen_op: string;
  geeindigd_op: string | null;
  uitkomst: string;
  waar: string;
}

/** In the words of the version that each was taken under. */
export const gezetteStappen = (beleid: Pick<BeleidInHuis, 'regelingMetId'>, rijen: readonly GezetRij[]): GezetteStap[] =>
  rijen.map(({ id, stap, poging, begonnen_op, geeindigd_op, uitkomst, waar, regeling_id }) => {
    const { route = { rollen: {}, stappen: [], terug: [] } } = beleid.regelingMetId(regeling_id).regeling;
    return {
      id,
      naam: `${stapNaam({ route }, stap)}${keerTekst({ route }, { stap, poging })}`,
      begonnen_op,
      geeindigd_op,
      uitkomst: geeindigd_op === null ? '' : uitkomstTekst({ route }, stap, uitkomst),
      waar,
    };
  });

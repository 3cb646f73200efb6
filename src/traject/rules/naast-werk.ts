// A place with guidance that still runs when work begins: no source lets it end by itself, so it is proposed and somebody decides (AM12).
import type { RouteStap } from '../../beleid/regeling.ts';
import { type Datum, isVoor, plusDagen } from '../../kernel/datum.ts';
import type { Stand } from '../types.ts';
import { loopt } from './stand.ts';

/** A toewijzing that is not over. */
export interface Plek {
  id: number;
  product: string;
  aanbieder: string;
  /** The last day as it is now. */
  tot: Datum;
}

/** The last day of a place that makes room for work. */
export const laatsteDagVoor = (begin: Datum): Datum => plusDagen(begin, -1);

/**
 * The places that are proposed to end when this step begins: of employment, and not one that is a step of the route itself, for which the
 * route says what may run beside what. Where the indication stays valid behind the work (OS4) nothing is proposed: ending it would take away
 * what one can go back to.
 */
export const plekkenNaastWerk = <P extends Plek>(
  stand: Pick<Stand, 'route' | 'stappen'>,
  stap: Pick<RouteStap, 'id' | 'soort'>,
  plekken: readonly P[],
  begin: Datum,
): P[] => {
  if (stap.soort !== 'dienstverband') return [];
  if (stand.route.terug.some(({ vanaf, indicatie }) => indicatie === 'blijft' && (vanaf?.includes(stap.id) ?? true))) return [];
  const inRoute = new Set(stand.stappen.filter(loopt).map(({ id }) => id));
  return plekken.filter(({ id, tot }) => !isVoor(tot, begin) && !inRoute.has(`toewijzing-${id}`));
};

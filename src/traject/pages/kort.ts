// What a line of the route says of what can come, of the consulent and of the resident.
import { findStap } from '../../beleid/regeling.ts';
import type { Stand } from '../types.ts';

/** The steps that an outcome of what runs now can lead to, and the outcomes with which the route can be over then. */
export function straksVan(stand: Stand): { stappen: string[]; einden: string[] } {
  const lopend = new Set(stand.stappen.filter(({ geeindigdOp }) => geeindigdOp === undefined).map(({ stap }) => stap));
  const uit = [...lopend].flatMap((id) => findStap(stand.route, id)?.uit ?? []);
  return {
    stappen: [...new Set(uit.flatMap(({ naar }) => naar))].filter((id) => !lopend.has(id)),
    einden: [...new Set(uit.filter(({ einde }) => einde).map(({ wat }) => wat))],
  };
}

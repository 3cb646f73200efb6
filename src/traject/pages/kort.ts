// What a line of the route says of what can come, of the consulent and of the resident.
import { findStap } from '../../beleid/regeling.ts';
import { kleineLetter } from '../../kernel/tekst.ts';
import { of } from '../rules/index.ts';
import type { Stand } from '../types.ts';

/** So many names still read as one sentence; the cards below have them all. */
const LEESBAAR = 5;
const GENOEMD = 3;

/** "een gewone baan, beschut werk of nog 4 andere stappen" */
export const inEenZin = (namen: readonly string[]): string => {
  const klein = namen.map((naam) => kleineLetter(naam).replace(/[?!]$/, ''));
  return klein.length <= LEESBAAR
    ? of(klein)
    : of([...klein.slice(0, GENOEMD), `nog ${klein.length - GENOEMD} andere stappen, zie hieronder`]);
};

/** The steps that an outcome of what runs now can lead to, and the outcomes with which the route can be over then. */
export function straksVan(stand: Stand): { stappen: string[]; einden: string[] } {
  const lopend = new Set(stand.stappen.filter(({ geeindigdOp }) => geeindigdOp === undefined).map(({ stap }) => stap));
  // What began last is what one is at: what comes of that comes first.
  const uit = [...lopend].reverse().flatMap((id) => findStap(stand.route, id)?.uit ?? []);
  return {
    stappen: [...new Set([...ernaast(stand, lopend), ...uit.flatMap(({ naar }) => naar)])].filter((id) => !lopend.has(id)),
    einden: [...new Set(uit.filter(({ einde }) => einde).map(({ wat }) => wat))],
  };
}

/** NI3: what has to be made beside a place that runs, as a plan, before it ends. A signal is given by an aanbieder, when there is reason. */
const ernaast = (stand: Stand, lopend: ReadonlySet<string>): string[] =>
  stand.route.stappen
    .filter(
      ({ id, soort, na, naast }) =>
        soort !== 'signaal' &&
        !stand.stappen.some(({ stap }) => stap === id) &&
        na?.some((eis) => eis.uitkomst === undefined && lopend.has(eis.stap) && naast?.includes(eis.stap)),
    )
    .map(({ id }) => id);

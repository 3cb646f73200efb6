import type { RouteOptions } from '../web/route.ts';

/** The weekly grid belongs to the aanbieder; row-level security keeps it to its own toewijzingen. */
export const invullen = { rollen: ['aanbieder'], van: 'aanbieder', logboek: false } satisfies RouteOptions;
/** The same, for what writes. */
export const schrijven = (logboek: string): RouteOptions => ({ rollen: ['aanbieder'], van: 'aanbieder', logboek });

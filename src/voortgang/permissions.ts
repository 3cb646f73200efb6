import type { RouteOptions } from '../web/route.ts';

/** The aanbieder writes about its own residents; row-level security makes any other toewijzing one that does not exist. */
export const schrijven = { rollen: ['aanbieder'], van: 'aanbieder', logboek: 'voortgang-gemeld' } satisfies RouteOptions;
export const vragen = { rollen: ['aanbieder'], van: 'aanbieder', logboek: false } satisfies RouteOptions;
/** The consulent reads; the teammanager may look along. */
export const lezen = { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' } satisfies RouteOptions;

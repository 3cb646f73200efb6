import type { Rol } from '../platform/db/reader.ts';
import type { RouteOptions } from '../web/route.ts';

/** The consulent keeps the documents, the teammanager may look along; the rows themselves are held back by the database. */
export const lezen = <R extends Rol>(rollen: readonly R[]) =>
  ({ rollen, van: 'inwoner', logboek: 'inzage' }) satisfies RouteOptions;
export const schrijven = (logboek: string) =>
  ({ rollen: ['consulent'], van: 'inwoner', logboek }) as const satisfies RouteOptions;
/** The resident: what he sent, and what the municipality shares with him. */
export const zelf = { rollen: ['inwoner'], van: 'zelf', logboek: false } as const satisfies RouteOptions;
/** The aanbieder: what the municipality shares with it. */
export const aanbieder = { rollen: ['aanbieder'], van: 'aanbieder', logboek: 'inzage' } as const satisfies RouteOptions;

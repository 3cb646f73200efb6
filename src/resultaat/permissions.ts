import type { RouteOptions } from '../web/route.ts';

/** The aanbieder reports on its own toewijzing. */
export const vragen = { rollen: ['aanbieder'], van: 'aanbieder', logboek: false } satisfies RouteOptions;
export const melden = { rollen: ['aanbieder'], van: 'aanbieder', logboek: 'resultaat-gemeld' } satisfies RouteOptions;
/** K5: the municipality confirms. The consulent of the resident judges, the teammanager may look along. */
export const lezen = { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' } satisfies RouteOptions;
/** Somebody else than who answered first; the teammanager (keuze, no source names the act). */
export const herbeoordelen = {
  rollen: ['teammanager'],
  van: 'inwoner',
  logboek: 'herbeoordeling-gegeven',
} satisfies RouteOptions;
/** A confirmation taken back: the consulent, or the teammanager once it was settled. */
export const terugdraaien = {
  rollen: ['consulent', 'teammanager'],
  van: 'inwoner',
  logboek: 'resultaat-teruggedraaid',
} satisfies RouteOptions;
export const tegenspreken = {
  rollen: ['aanbieder'],
  van: 'aanbieder',
  logboek: 'herbeoordeling-gevraagd',
} satisfies RouteOptions;
export const zelf = { rollen: ['inwoner'], van: 'zelf', logboek: false } satisfies RouteOptions;
export const oordelen = { rollen: ['consulent'], van: 'inwoner', logboek: 'resultaat-beoordeeld' } satisfies RouteOptions;

import type { Actor } from '../platform/db/reader.ts';
import type { Declaratie } from './queries/declaraties.ts';

/** A concept is the aanbieder's own: the municipality sees a declaratie from the moment it was sent in. */
export function magZien(actor: Actor, declaratie: Declaratie): boolean {
  if (actor.rol === 'aanbieder') return declaratie.aanbiederId === actor.aanbiederId;
  return actor.rol === 'financien' && declaratie.gemeenteId === actor.gemeenteId && declaratie.status !== 'concept';
}

/** Who checked does not approve (two employees, §10). */
export function magGoedkeuren(actor: Actor, declaratie: Declaratie): boolean {
  return declaratie.status === 'gecontroleerd' && declaratie.gecontroleerdDoor !== actor.gebruikerId;
}

import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { Partij } from '../types.ts';

/** What every act on an appointment gets. */
export interface Wie {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  /** This moment. */
  nu: Date;
  /** Origin of the product, for links in mail. */
  basis: string;
}

/** For whom an actor speaks. */
export const partijVan = (actor: Pick<Actor, 'rol'>): Partij => {
  if (actor.rol === 'orientatie') return 'centrum';
  return actor.rol === 'inwoner' || actor.rol === 'aanbieder' ? actor.rol : 'consulent';
};

import type { Kysely } from 'kysely';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { hideStuk } from '../queries.ts';

/** Takes a document away from every reader, with the reason. Its bytes stay until the day of destruction: a mistake can be seen. */
export const hideDossierstuk = async (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; id: number; reden: string },
): Promise<Resultaat<{ id: number }>> => {
  if (!(await hideStuk(db, { ...o, door: o.actor.gebruikerId }))) throw new NietGevonden();
  await schrijfLogboek(db, o.actor, {
    handeling: 'document-weggehaald',
    soort: 'dossierstuk',
    objectId: o.id,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ id: o.id });
};

import type { Kysely } from 'kysely';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { updateTaakWeggelegd } from '../queries.ts';

/**
 * Puts failed work away: it is not done any more and no longer counts as failed. `id` is the uuid of the work.
 * Throws NietGevonden for work that did not fail, or is of another municipality.
 */
export const dismissTaak = async (db: Kysely<DB>, actor: Actor, id: string): Promise<Resultaat<{ wachtrij: string }>> => {
  const wachtrij = await updateTaakWeggelegd(db, id);
  if (wachtrij === undefined) throw new NietGevonden();
  await schrijfLogboek(db, actor, { handeling: 'taak-weggelegd', soort: 'taak', objectId: id, grond: 'beheer van het systeem' });
  return gelukt({ wachtrij });
};

import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { updateTaakOpnieuw } from '../queries.ts';

/**
 * Lets failed work run again, once, as soon as its turn comes. `id` is the uuid of the work.
 * Refused when the same planned work waits already. Throws NietGevonden for work that did not fail, or is of another municipality.
 */
export const retryTaak = async (db: Kysely<DB>, actor: Actor, id: string): Promise<Resultaat<{ wachtrij: string }>> => {
  const wachtrij = await updateTaakOpnieuw(db, id);
  if (wachtrij === undefined) throw new NietGevonden();
  if (wachtrij === '') return geweigerd('Deze taak staat al klaar om opnieuw te lopen. Wacht tot zij klaar is.');
  await schrijfLogboek(db, actor, { handeling: 'taak-herhaald', soort: 'taak', objectId: id, grond: 'beheer van het systeem' });
  return gelukt({ wachtrij });
};

import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';

/** Marks a report of an aanbieder as read; doing it twice keeps the first moment. Refused when it is not there. */
export const markVoortgang = async (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; voortgangId: number },
): Promise<Resultaat<{ voortgangId: number }>> => {
  const rij = await db
    .selectFrom('voortgang')
    .select('gelezen_op')
    .where('id', '=', o.voortgangId)
    .where('inwoner_id', '=', o.inwonerId)
    .executeTakeFirst();
  if (!rij) return geweigerd('Deze voortgang is er niet.');
  if (rij.gelezen_op !== null) return gelukt({ voortgangId: o.voortgangId });
  await db.updateTable('voortgang').set({ gelezen_op: new Date() }).where('id', '=', o.voortgangId).execute();
  await schrijfLogboek(db, o.actor, {
    handeling: 'voortgang-gelezen',
    soort: 'voortgang',
    objectId: o.voortgangId,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ voortgangId: o.voortgangId });
};

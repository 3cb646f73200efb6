import type { Kysely } from 'kysely';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { findToewijzing, undoEinde } from '../queries.ts';

/**
 * Puts a toewijzing back as it stood before it was ended by mistake (an event that was withdrawn). False when it is not ended on that day
 * any more, or when another took its place: then a person has to look.
 */
export const restoreToewijzing = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    inwonerId: number;
    toewijzingId: number;
    /** The last day that it was given, ISO. */
    einde: string;
    vorige: { status: 'toegewezen' | 'geaccepteerd' | 'gestart'; reden: string };
  },
): Promise<boolean> => {
  const t = await findToewijzing(db, o.toewijzingId);
  if (!t || t.inwoner_id !== o.inwonerId) return false;
  if (!(await undoEinde(db, { id: t.id, einde: o.einde, ...o.vorige }))) return false;
  await schrijfLogboek(db, o.actor, {
    handeling: 'toewijzing-hersteld',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    aanbiederId: t.aanbieder_id,
    grond: GROND_WMO,
  });
  return true;
};

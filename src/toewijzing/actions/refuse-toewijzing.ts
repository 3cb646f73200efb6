import type { Kysely } from 'kysely';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findToewijzing, updateToewijzing } from '../queries.ts';
import { statusConflict } from './change-status.ts';

/** The aanbieder gives the toewijzing back with a reason; it stands with the consulent again. Throws Conflict when it is no longer new. */
export async function refuseToewijzing(
  db: Kysely<DB>,
  o: { actor: Actor; toewijzingId: number; versie: number; reden: string },
): Promise<Resultaat<number>> {
  const t = await findToewijzing(db, o.toewijzingId);
  if (!t) throw new NietGevonden();
  const gelukte = await updateToewijzing(db, {
    id: t.id,
    versie: o.versie,
    van: ['toegewezen'],
    naar: { status: 'geweigerd', reden: o.reden },
  });
  if (!gelukte) throw statusConflict(t, `Weigeren: ${o.reden}`, `/toewijzingen/${t.id}`);
  await schrijfLogboek(db, o.actor, {
    handeling: 'toewijzing-geweigerd',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    gemeenteId: t.gemeente_id,
    grond: GROND_WMO,
  });
  return gelukt(t.id);
}

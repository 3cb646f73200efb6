import type { Kysely } from 'kysely';
import { type Datum, datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findLaatsteUren, findToewijzing, updateToewijzing } from '../queries.ts';
import { eindeReden } from '../rules.ts';
import { statusConflict } from './change-status.ts';

/**
 * The consulent ends a toewijzing before its last day. The looptijd stays what was decided; `beeindigd_op` says how far it was used.
 * Throws NietGevonden for a toewijzing of another resident, Conflict when it ended or was refused in the meantime.
 */
export async function endToewijzing(
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; inwonerId: number; toewijzingId: number; versie: number; einde: Datum; reden: string },
): Promise<Resultaat<number>> {
  const t = await findToewijzing(db, o.toewijzingId);
  if (!t || t.inwoner_id !== o.inwonerId) throw new NietGevonden();
  const uren = await findLaatsteUren(db, t.id);
  const reden = eindeReden(o.einde, {
    status: t.status,
    looptijd: fromDaterange(t.looptijd),
    toegewezenOp: datum(t.toegewezen_op),
    gestartOp: t.gestart_op === null ? undefined : datum(t.gestart_op),
    laatsteUren: uren === undefined ? undefined : datum(uren),
    vandaag: o.vandaag,
  });
  if (reden) return geweigerd(reden);
  const gelukte = await updateToewijzing(db, {
    id: t.id,
    versie: o.versie,
    van: ['toegewezen', 'geaccepteerd', 'gestart'],
    naar: { status: 'beeindigd', beeindigd_op: isoDatum(o.einde), reden: o.reden },
  });
  if (!gelukte) {
    throw statusConflict(t, `Beëindigen op ${toonDatum(o.einde)}`, `/dossier/${t.inwoner_id}/toewijzingen`);
  }
  await schrijfLogboek(db, o.actor, {
    handeling: 'toewijzing-beeindigd',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    aanbiederId: t.aanbieder_id,
    grond: GROND_WMO,
  });
  return gelukt(t.id);
}

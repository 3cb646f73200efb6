import type { Kysely } from 'kysely';
import { type Datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findToewijzing, updateToewijzing } from '../queries.ts';
import { verwachteStartReden } from '../rules.ts';
import { statusConflict } from './change-status.ts';

/** The aanbieder takes the toewijzing on, with the day on which it expects to begin. Throws Conflict when it is no longer new. */
export async function acceptToewijzing(
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; toewijzingId: number; versie: number; start: Datum },
): Promise<Resultaat<number>> {
  const t = await findToewijzing(db, o.toewijzingId);
  if (!t) throw new NietGevonden();
  const reden = verwachteStartReden(o.start, fromDaterange(t.looptijd));
  if (reden) return geweigerd(reden);
  const gelukte = await updateToewijzing(db, {
    id: t.id,
    versie: o.versie,
    van: ['toegewezen'],
    naar: { status: 'geaccepteerd', geaccepteerd_op: isoDatum(o.vandaag), verwachte_start: isoDatum(o.start) },
  });
  if (!gelukte) throw statusConflict(t, `Accepteren, start op ${toonDatum(o.start)}`, `/toewijzingen/${t.id}`);
  await schrijfLogboek(db, o.actor, {
    handeling: 'toewijzing-geaccepteerd',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    gemeenteId: t.gemeente_id,
    grond: GROND_WMO,
  });
  return gelukt(t.id);
}

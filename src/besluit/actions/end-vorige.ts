import type { Kysely } from 'kysely';
import { type Datum, datum, isoDatum, isVoor, vroegste } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { endToewijzing, findToewijzing } from '../../toewijzing/index.ts';
import type { BesluitRij } from '../queries/index.ts';

/**
 * The toewijzing of a besluit that is withdrawn or revised ends on `laatste`. One that is over already, or was refused, stays as it is; one
 * that had not begun by then ends on the day that it was given. Refused as `endToewijzing` does: with hours behind that day.
 */
export async function endVorige(
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; inwonerId: number; besluit: BesluitRij; laatste: Datum },
): Promise<Resultaat<null>> {
  const t = o.besluit.toewijzing_id === null ? undefined : await findToewijzing(db, o.besluit.toewijzing_id);
  if (!t || t.status === 'geweigerd' || t.status === 'beeindigd') return gelukt(null);
  const { tot } = fromDaterange(t.looptijd);
  if (isVoor(tot, o.laatste)) return gelukt(null);
  const vroegst = datum(t.gestart_op ?? t.toegewezen_op);
  const einde = t.gestart_op === null && isVoor(o.laatste, vroegst) ? vroegst : o.laatste;
  const uit = await endToewijzing(db, {
    actor: o.actor,
    vandaag: o.vandaag,
    inwonerId: o.inwonerId,
    toewijzingId: t.id,
    versie: t.versie,
    einde: vroegste(einde, tot),
    reden: `besluit ${o.besluit.beschikkingnummer} is vervangen of ingetrokken op ${isoDatum(o.vandaag)}`,
  });
  return uit.ok ? gelukt(null) : uit;
}

import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, datum, isVoor, laatste, vroegste } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { endToewijzing, findToewijzing } from '../../toewijzing/index.ts';
import type { BesluitRij } from '../queries/index.ts';

/**
 * The toewijzing of a besluit that is withdrawn or revised ends on `laatste`, also on a day to come. One that is over already, or was refused,
 * stays as it is; one that has not begun by then never begins. Refused as `endToewijzing` does: with hours behind that day.
 */
export async function endVorige(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwonerId: number;
    besluit: BesluitRij;
    laatste: Datum;
    /** The besluit that does it. */
    door: { besluitId: number; beschikkingnummer: number; soort: 'intrekking' | 'herziening' };
  },
): Promise<Resultaat<null>> {
  const t = o.besluit.toewijzing_id === null ? undefined : await findToewijzing(db, o.besluit.toewijzing_id);
  if (!t || t.status === 'geweigerd' || t.status === 'beeindigd') return gelukt(null);
  const { van, tot } = fromDaterange(t.looptijd);
  if (!isVoor(o.laatste, tot)) return gelukt(null);
  const nooit = t.gestart_op === null && isVoor(o.laatste, van);
  const einde = nooit ? laatste(datum(t.toegewezen_op), vroegste(o.laatste, o.vandaag)) : o.laatste;
  const uit = await endToewijzing(db, {
    actor: o.actor,
    beleid: o.beleid,
    vandaag: o.vandaag,
    inwonerId: o.inwonerId,
    toewijzingId: t.id,
    versie: t.versie,
    einde,
    reden: `Besluit ${o.besluit.beschikkingnummer} is ${o.door.soort === 'intrekking' ? 'ingetrokken' : 'vervangen'} door besluit ${o.door.beschikkingnummer}`,
    oorzaak: o.door.soort === 'intrekking' ? 'besluit ingetrokken' : 'nieuw besluit',
    besluitId: o.door.besluitId,
  });
  return uit.ok ? gelukt(null) : uit;
}

import type { Kysely } from 'kysely';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findMandaten, insertMandaat } from '../queries.ts';
import { mandaatRedenen } from '../rules.ts';
import type { MandaatVoorstel } from '../types.ts';

/**
 * Puts a mandate in the register (AP16, AP30; BR besluit 3). Refused when it overlaps another of the same functie or is not granted
 * from above in `keten`. Two at once are kept apart by the exclusion constraint of the table.
 */
export const addMandaat = async (
  db: Kysely<DB>,
  actor: Actor,
  voorstel: MandaatVoorstel,
  keten: readonly string[],
): Promise<Resultaat<{ id: number }>> => {
  if (actor.gemeenteId === undefined) throw new NietGevonden();
  const redenen = mandaatRedenen(voorstel, await findMandaten(db), keten);
  if (redenen.length > 0) return { ok: false, redenen };
  const id = await insertMandaat(db, actor.gemeenteId, voorstel);
  await schrijfLogboek(db, actor, {
    handeling: 'mandaat-toegevoegd',
    soort: 'mandaat',
    objectId: id,
    grond: 'mandaatregister (Awb afdeling 10.1.1)',
  });
  return gelukt({ id });
};

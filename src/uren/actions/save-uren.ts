import type { Kysely } from 'kysely';
import { plusDagen, toonDatum } from '../../kernel/datum.ts';
import { type Geweigerd, geweigerd } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboekRegels } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { deleteConcepten, selectWeek, upsertAfwezig, upsertConcepten } from '../queries.ts';
import { leesWeek, neemOver } from '../rules.ts';
import type { CelWijziging } from '../types.ts';
import { loadWeek, logboekregels, type WeekOpdracht } from './load-week.ts';

/**
 * Saves the weekly grid as concept: changed cells in one statement, emptied ones removed. With `overnemen` the hours that were sent in
 * over the week before go into cells that are still empty. One fault refuses the whole save. Throws a Conflict.
 */
export const saveUren = async (
  db: Kysely<DB>,
  o: WeekOpdracht & { overnemen: boolean },
): Promise<{ ok: true; gewijzigd: number; overgenomen: number } | Geweigerd> => {
  const rijen = await loadWeek(db, o);
  const { wijziging, fouten } = leesWeek(rijen, o.maandag, o.vandaag, o.waarden, 'invullen');
  if (fouten.length > 0) return geweigerd(...fouten);
  const over = o.overnemen
    ? neemOver(rijen, await selectWeek(db, plusDagen(o.maandag, -7), o.beleid), o.maandag, o.vandaag, wijziging)
    : [];
  const sleutel = (cel: CelWijziging) => `${cel.rij.id} ${cel.datum}`;
  const cellen = [...new Map([...wijziging.cellen, ...over].map((cel) => [sleutel(cel), cel])).values()];
  const leeg = cellen.filter((cel) => cel.minuten === 0);
  // Each is about other rows: they travel in one message, whichever comes first.
  await Promise.all([
    deleteConcepten(
      db,
      leeg.flatMap((cel) =>
        cel.rij.uren.filter((uur) => uur.datum === cel.datum && uur.status === 'concept').map((uur) => uur.id),
      ),
    ),
    upsertConcepten(
      db,
      cellen.filter((cel) => cel.minuten > 0),
      o.actor.gebruikerId,
    ),
    upsertAfwezig(db, wijziging.afwezig, o.maandag, o.actor.gebruikerId),
    schrijfLogboekRegels(
      db,
      o.actor,
      logboekregels(
        [...cellen, ...wijziging.afwezig].map(({ rij }) => rij),
        'uren-bewaard',
        `${GROND_WMO}: verantwoording van uren, week van ${toonDatum(o.maandag)}`,
      ),
    ),
  ]);
  return { ok: true, gewijzigd: cellen.length + wijziging.afwezig.length, overgenomen: over.length };
};

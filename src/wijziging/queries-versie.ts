import { type Kysely, sql } from 'kysely';
import { type Datum, datum, isoDatum } from '../kernel/datum.ts';
import type { DB } from '../platform/db/schema.ts';

/** Another version that was decided for a day to come: from when. */
export const findVersieStraks = async (
  db: Kysely<DB>,
  o: { toewijzingId: number; vandaag: Datum },
): Promise<{ van: Datum } | undefined> => {
  const rij = await db
    .selectFrom('toewijzingwijziging')
    .select('van')
    .where('toewijzing_id', '=', o.toewijzingId)
    .where('soort', '=', 'versie')
    .where('van', '>', isoDatum(o.vandaag))
    .limit(1)
    .executeTakeFirst();
  return rij && { van: datum(rij.van) };
};

/**
 * What was decided for this day or before begins: the toewijzingen of a municipality of which the last version that was decided does not hold
 * yet. At most so many; gives how many. Run again it finds none.
 */
export const startVersies = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; vandaag: Datum; hoogstens: number },
): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    with besloten as (
      select distinct on (toewijzing_id) toewijzing_id, van_regeling_id, naar_regeling_id from toewijzingwijziging
       where gemeente_id = ${o.gemeenteId} and soort = 'versie' and van <= ${isoDatum(o.vandaag)}::date
       order by toewijzing_id, van desc, id desc),
    begint as (
      select t.id, b.naar_regeling_id from toewijzing t join besloten b on b.toewijzing_id = t.id and b.van_regeling_id = t.regeling_id
       where t.gemeente_id = ${o.gemeenteId} and t.status in ('toegewezen','geaccepteerd','gestart')
       order by t.id limit ${o.hoogstens} for update of t),
    gezet as (
      update toewijzing t set regeling_id = g.naar_regeling_id, versie = t.versie + 1 from begint g
       where t.gemeente_id = ${o.gemeenteId} and t.id = g.id returning t.id)
    select count(*)::int as n from gezet`.execute(db);
  return rows[0]?.n ?? 0;
};

/**
 * The version of the regeling that decides from now on; the same as it was when another begins on a day to come. False when somebody changed
 * it meanwhile, or it is over.
 */
export const storeRegeling = async (db: Kysely<DB>, o: { id: number; versie: number; regelingId: number }): Promise<boolean> =>
  (await db
    .updateTable('toewijzing')
    .set({ regeling_id: o.regelingId, versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
    .returning('id')
    .executeTakeFirst()) !== undefined;

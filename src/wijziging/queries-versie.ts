import { type Kysely, type RawBuilder, sql } from 'kysely';
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

/** The versions of before with one more, up to the day before `van`; what would begin on or after that day never decided. */
export const eerderMet = (
  eerder: RawBuilder<unknown>,
  van: RawBuilder<unknown>,
  was: RawBuilder<unknown>,
): RawBuilder<string | null> =>
  sql<
    string | null
  >`coalesce((select jsonb_agg(e order by e ->> 'tot') from jsonb_array_elements(coalesce(${eerder}, '[]')) e where (e ->> 'tot')::date < ${van} - 1), '[]')
    || jsonb_build_object('tot', ${van} - 1, 'regeling', ${was})`;

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
      select distinct on (toewijzing_id) toewijzing_id, van, van_regeling_id, naar_regeling_id from toewijzingwijziging
       where gemeente_id = ${o.gemeenteId} and soort = 'versie' and van <= ${isoDatum(o.vandaag)}::date
       order by toewijzing_id, van desc, id desc),
    begint as (
      select t.id, b.van, b.naar_regeling_id from toewijzing t join besloten b on b.toewijzing_id = t.id and b.van_regeling_id = t.regeling_id
       where t.gemeente_id = ${o.gemeenteId} and t.status in ('toegewezen','geaccepteerd','gestart')
       order by t.id limit ${o.hoogstens} for update of t),
    gezet as (
      update toewijzing t set regeling_id = g.naar_regeling_id, regeling_eerder = ${eerderMet(sql.ref('t.regeling_eerder'), sql.ref('g.van'), sql.ref('t.regeling_id'))}, versie = t.versie + 1 from begint g
       where t.gemeente_id = ${o.gemeenteId} and t.id = g.id returning t.id)
    select count(*)::int as n from gezet`.execute(db);
  return rows[0]?.n ?? 0;
};

/**
 * The version of the regeling that decides from now on; the same as it was when another begins on a day to come. False when somebody changed
 * it meanwhile, or it is over.
 */
export const storeRegeling = async (
  db: Kysely<DB>,
  o: { id: number; versie: number; regelingId: number; vanaf: Datum },
): Promise<boolean> =>
  (await db
    .updateTable('toewijzing')
    .set({
      regeling_id: o.regelingId,
      versie: o.versie + 1,
      regeling_eerder: sql<string | null>`case when regeling_id = ${o.regelingId} then regeling_eerder
        else ${eerderMet(sql.ref('regeling_eerder'), sql`${isoDatum(o.vanaf)}::date`, sql.ref('regeling_id'))} end`,
    })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
    .returning('id')
    .executeTakeFirst()) !== undefined;

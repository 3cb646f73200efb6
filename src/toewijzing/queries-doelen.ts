import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/schema.ts';
import { DoelSoort } from './types.ts';

/**
 * Goals that the plan set at a place go on at the one that comes in its stead, with how they are measured, by whom and until when. What was
 * decided with a besluit is written down by the new one. The old rows stay with the old place, where they were worked on. A version of the plan
 * that does not hold yet follows: what it sets for the old place stands for the new one.
 */
export const copyPlandoelen = async (
  db: Kysely<DB>,
  o: { van: number; naar: { toewijzing_id: number; aanbieder_id: number } },
): Promise<void> => {
  const doelen = await db
    .selectFrom('doel')
    .select(['gemeente_id', 'id', 'inwoner_id', 'consulent_id', 'soort', 'tekst', 'maat', 'wie', 'uiterlijk', 'trede'])
    .where('toewijzing_id', '=', o.van)
    .where('stand', '=', 'loopt')
    .where('soort', 'not in', DoelSoort.options)
    .orderBy('id')
    .execute();
  if (doelen.length > 0)
    await db
      .insertInto('doel')
      .values(doelen.map(({ id, ...doel }) => ({ ...doel, ...o.naar, vorige_id: id })))
      .execute();
  await sql`select app.plan_volgt_plek(${o.van}::int, ${o.naar.toewijzing_id}::int)`.execute(db);
};

/** A place that goes on after all, since the one in its stead does not: a version of the plan that does not hold yet stands for it again. */
export const returnPlandoelen = async (db: Kysely<DB>, toewijzingId: number): Promise<void> => {
  await sql`select app.plan_keert_terug(${toewijzingId}::int)`.execute(db);
};

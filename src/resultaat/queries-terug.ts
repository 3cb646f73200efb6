// A confirmed result that is disputed after all.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/schema.ts';

type Db = Kysely<DB>;

/** Whether something was paid for this toewijzing that was not taken back, and who confirmed the result. */
export const findBevestiging = async (
  db: Db,
  resultaatId: number,
): Promise<{ afgerekend: boolean; door: number | undefined }> => {
  const rij = await db
    .selectFrom('resultaat as r')
    .select(['r.akkoord_door', sql<boolean>`app.resultaat_afgerekend(r.gemeente_id, r.toewijzing_id)`.as('afgerekend')])
    .where('r.id', '=', resultaatId)
    .executeTakeFirst();
  return { afgerekend: rij?.afgerekend ?? false, door: rij?.akkoord_door ?? undefined };
};

/** Keeps what was confirmed and puts a no with its reason in its place. False when it changed in between. */
export const revokeAkkoord = async (
  db: Db,
  o: { id: number; versie: number; reden: string; door: number; bewijs: string },
): Promise<boolean> => {
  await sql`
    insert into resultaatversie (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, resultaat_id, versie, datum, bereikte_trede,
                                 onderbouwing, gemeld_door, gemeld_op, akkoord, akkoord_reden, akkoord_door, akkoord_op, bewijs)
    select gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, id, versie, datum, bereikte_trede, onderbouwing, gemeld_door,
           gemeld_op, akkoord, akkoord_reden, akkoord_door, akkoord_op, bewijs from resultaat where id = ${o.id}::int and versie = ${o.versie}::int and akkoord`.execute(
    db,
  );
  const { numUpdatedRows } = await db
    .updateTable('resultaat')
    .set({
      akkoord: false,
      akkoord_reden: o.reden,
      akkoord_door: o.door,
      akkoord_op: sql<Date>`clock_timestamp()`,
      bewijs: o.bewijs,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('akkoord', '=', true)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

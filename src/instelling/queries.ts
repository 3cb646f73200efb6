import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../platform/db/schema.ts';
import { findSoort } from './rules.ts';
import type { Sleutel } from './sleutels.ts';
import type { InstellingVersie } from './types.ts';

/** Every change that was ever made, newest first. */
export const listVersies = (db: Kysely<DB>): Promise<InstellingVersie[]> =>
  db
    .selectFrom('instelling as i')
    .innerJoin('gebruiker as g', 'g.id', 'i.door')
    .select(['i.sleutel', 'i.versie', 'i.waarde', 'i.reden', 'g.naam as door', 'i.vanaf'])
    .where('i.gemeente_id', '=', sql<number>`app.gemeente()`)
    .orderBy('i.id', 'desc')
    .execute();

/** False when somebody else made this version first. */
export const insertVersie = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; sleutel: Sleutel; versie: number; waarde: number; reden: string; door: number },
): Promise<boolean> => {
  const rij = await db
    .insertInto('instelling')
    .values({
      gemeente_id: o.gemeenteId,
      sleutel: o.sleutel,
      versie: o.versie,
      waarde: o.waarde,
      reden: o.reden,
      door: o.door,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return rij !== undefined;
};

const waardeIn = (gemeente: RawBuilder<number>, sleutel: Sleutel): RawBuilder<number> =>
  sql<number>`coalesce(app.instelling(${gemeente}, ${sleutel}), ${findSoort(sleutel)?.standaard ?? 0}::int)`;

/** The setting inside another query: what beheer set, or the default. `gemeenteId` for who belongs to no municipality: an aanbieder. */
export const instellingWaarde = (sleutel: Sleutel, gemeenteId?: number): RawBuilder<number> =>
  waardeIn(sql<number>`coalesce(${gemeenteId ?? null}::int, app.gemeente())`, sleutel);

/**
 * What holds now in the municipality of who acts: what beheer set, or the default. In the unit of the setting. An aanbieder acts in no
 * municipality of its own: for its pages name the toewijzing, whose municipality decides.
 */
export const findInstelling = async (db: Kysely<DB>, sleutel: Sleutel, bij: { toewijzingId?: number } = {}): Promise<number> => {
  const gemeente =
    bij.toewijzingId === undefined
      ? sql<number>`app.gemeente()`
      : sql<number>`(select t.gemeente_id from toewijzing t where t.id = ${bij.toewijzingId})`;
  const { rows } = await sql<{ waarde: number }>`select ${waardeIn(gemeente, sleutel)} as waarde`.execute(db);
  return rows[0]?.waarde ?? 0;
};

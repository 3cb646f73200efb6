import { type Kysely, type SqlBool, sql } from 'kysely';
import pg from 'pg';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { fromDaterangeOpen, type Geldigheid, toDaterange } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Afwezigheid } from '../types.ts';

const hier = sql<number>`app.gemeente()`;
const EXCLUSION = '23P01';

const basis = (db: Kysely<DB>) =>
  db
    .selectFrom('medewerkerafwezigheid as a')
    .innerJoin('gebruiker as g', 'g.id', 'a.gebruiker_id')
    .leftJoin('gebruiker as v', 'v.id', 'a.vervanger_id')
    .select([
      'a.id',
      'a.gebruiker_id as gebruikerId',
      'g.naam',
      'a.vervanger_id',
      'v.naam as vervanger',
      'v.telefoon',
      'a.periode',
      'a.vervanger_bron as vervangerBron',
    ])
    .where('a.gemeente_id', '=', hier)
    .where('a.ingetrokken_op', 'is', null);

type Rij = Awaited<ReturnType<ReturnType<typeof basis>['execute']>>[number];
const toAfwezigheid = ({ vervanger_id, vervanger, telefoon, periode, ...rij }: Rij): Afwezigheid => ({
  ...rij,
  vervangerId: vervanger_id ?? undefined,
  vervanger: vervanger ?? undefined,
  vervangerTelefoon: telefoon ?? undefined,
  periode: fromDaterangeOpen(periode),
});

/** Who is away on `vanaf` or later, soonest first; of one employee, also what is over. */
export const listAfwezigheid = async (db: Kysely<DB>, o: { vanaf: Datum } | { gebruikerId: number }): Promise<Afwezigheid[]> => {
  const query =
    'vanaf' in o
      ? basis(db).where(sql<SqlBool>`(upper(a.periode) is null or upper(a.periode) > ${isoDatum(o.vanaf)}::date)`)
      : basis(db).where('a.gebruiker_id', '=', o.gebruikerId);
  return (await query.orderBy(sql`lower(a.periode)`).orderBy('g.naam').execute()).map(toAfwezigheid);
};

export const findAfwezigheid = async (db: Kysely<DB>, id: number): Promise<(Afwezigheid & { versie: number }) | undefined> => {
  const rij = await basis(db).select('a.versie').where('a.id', '=', id).executeTakeFirst();
  if (!rij) return undefined;
  const { versie, ...rest } = rij;
  return { ...toAfwezigheid(rest), versie };
};

/** Who is away on a day, by employee; for pages of other areas. */
export const findAfwezigOp = async (db: Kysely<DB>, dag: Datum): Promise<Map<number, Afwezigheid>> => {
  const rijen = await basis(db)
    .where(sql<SqlBool>`a.periode @> ${isoDatum(dag)}::date`)
    .execute();
  return new Map(rijen.map((rij) => [rij.gebruikerId, toAfwezigheid(rij)]));
};

/** Undefined when the database sees an overlap; the transaction can then only be undone. */
export const insertAfwezigheid = async (
  db: Kysely<DB>,
  o: {
    gemeenteId: number;
    gebruikerId: number;
    vervangerId: number | undefined;
    /** The place in the source when the replacement came by itself. */
    vervangerBron: string;
    periode: Geldigheid;
    door: number;
  },
): Promise<number | undefined> => {
  try {
    const { id } = await db
      .insertInto('medewerkerafwezigheid')
      .values({
        gemeente_id: o.gemeenteId,
        gebruiker_id: o.gebruikerId,
        vervanger_id: o.vervangerId ?? null,
        vervanger_bron: o.vervangerBron,
        periode: toDaterange(o.periode),
        door: o.door,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === EXCLUSION) return undefined;
    throw error;
  }
};

/** `bezet`: overlaps another; false: changed since `versie`. After `bezet` the transaction can only be undone. */
export const updateAfwezigheid = async (
  db: Kysely<DB>,
  o: { id: number; versie: number; periode: Geldigheid; vervangerId: number | undefined; vervangerBron: string },
): Promise<boolean | 'bezet'> => {
  try {
    const { numUpdatedRows } = await db
      .updateTable('medewerkerafwezigheid')
      .set({
        periode: toDaterange(o.periode),
        vervanger_id: o.vervangerId ?? null,
        vervanger_bron: o.vervangerBron,
        versie: o.versie + 1,
      })
      .where('gemeente_id', '=', hier)
      .where('id', '=', o.id)
      .where('versie', '=', o.versie)
      .where('ingetrokken_op', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === EXCLUSION) return 'bezet';
    throw error;
  }
};

export const withdrawAfwezigheid = async (db: Kysely<DB>, o: { id: number; versie: number }): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('medewerkerafwezigheid')
    .set({ ingetrokken_op: sql<Date>`now()`, versie: o.versie + 1 })
    .where('gemeente_id', '=', hier)
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('ingetrokken_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Takes somebody away as replacement from `vanaf` on; gives for whom nobody is left. */
export const dropVervanger = async (db: Kysely<DB>, o: { vervangerId: number; vanaf: Datum }): Promise<number[]> => {
  const rijen = await db
    .updateTable('medewerkerafwezigheid')
    .set((eb) => ({ vervanger_id: null, vervanger_bron: '', versie: eb('versie', '+', 1) }))
    .where('gemeente_id', '=', hier)
    .where('vervanger_id', '=', o.vervangerId)
    .where('ingetrokken_op', 'is', null)
    .where(sql<SqlBool>`(upper(periode) is null or upper(periode) > ${isoDatum(o.vanaf)}::date)`)
    .returning('gebruiker_id')
    .execute();
  return rijen.map((rij) => rij.gebruiker_id);
};

/** Who leaves is not away after the last day: what runs on ends there, what had to begin later is withdrawn. */
export const endAfwezigheid = async (db: Kysely<DB>, o: { gebruikerId: number; laatste: Datum }): Promise<void> => {
  const dag = isoDatum(o.laatste);
  await db
    .updateTable('medewerkerafwezigheid')
    .set((eb) => ({
      periode: sql<string>`case when lower(periode) > ${dag}::date then periode else daterange(lower(periode), ${dag}::date + 1) end`,
      ingetrokken_op: sql<Date | null>`case when lower(periode) > ${dag}::date then now() end`,
      versie: eb('versie', '+', 1),
    }))
    .where('gemeente_id', '=', hier)
    .where('gebruiker_id', '=', o.gebruikerId)
    .where('ingetrokken_op', 'is', null)
    .where(sql<SqlBool>`(upper(periode) is null or upper(periode) > ${dag}::date + 1)`)
    .execute();
};

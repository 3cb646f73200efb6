// Absence of consulenten and who works in their caseload meanwhile; the row is the same that beheer keeps.
import { type Kysely, type SqlBool, sql } from 'kysely';
import pg from 'pg';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { fromDaterangeOpen, type Geldigheid, toDaterange } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';

const hier = sql<number>`app.gemeente()`;

export interface Vervanging {
  id: number;
  gebruikerId: number;
  naam: string;
  vervangerId: number | undefined;
  vervanger: string | undefined;
  /** Where it stands that they replace each other by themselves; empty: somebody arranged it. */
  bron: string;
  periode: Geldigheid;
}

/** Absences that are not over, within reach: one's own and those one replaces in, or all of the municipality. */
export const listVervangingen = async (db: Kysely<DB>, vandaag: Datum): Promise<Vervanging[]> =>
  (
    await db
      .selectFrom('medewerkerafwezigheid as a')
      .innerJoin('gebruiker as g', 'g.id', 'a.gebruiker_id')
      .leftJoin('gebruiker as v', 'v.id', 'a.vervanger_id')
      .select(['a.id', 'a.gebruiker_id', 'g.naam', 'a.vervanger_id', 'v.naam as vervanger', 'a.vervanger_bron', 'a.periode'])
      .where('a.gemeente_id', '=', hier)
      .where('a.ingetrokken_op', 'is', null)
      .where(sql<SqlBool>`(upper(a.periode) is null or upper(a.periode) > ${isoDatum(vandaag)}::date)`)
      .orderBy(sql`lower(a.periode)`)
      .orderBy('g.naam')
      .execute()
  ).map((rij) => ({
    id: rij.id,
    gebruikerId: rij.gebruiker_id,
    naam: rij.naam,
    vervangerId: rij.vervanger_id ?? undefined,
    vervanger: rij.vervanger ?? undefined,
    bron: rij.vervanger_bron,
    periode: fromDaterangeOpen(rij.periode),
  }));

/** Consulenten who work here. */
export const listConsulenten = (db: Kysely<DB>) =>
  db
    .selectFrom('gebruiker')
    .select(['id', 'naam', 'telefoon', 'functie'])
    .where('gemeente_id', '=', hier)
    .where('rol', '=', 'consulent')
    .where('actief', '=', true)
    .orderBy('naam')
    .execute();

/** Undefined when the database sees an overlap; the transaction can then only be undone. */
export const insertVervanging = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; gebruikerId: number; vervangerId: number; vervangerBron: string; periode: Geldigheid; door: number },
): Promise<number | undefined> => {
  try {
    const { id } = await db
      .insertInto('medewerkerafwezigheid')
      .values({
        gemeente_id: o.gemeenteId,
        gebruiker_id: o.gebruikerId,
        vervanger_id: o.vervangerId,
        vervanger_bron: o.vervangerBron,
        periode: toDaterange(o.periode),
        door: o.door,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '23P01') return undefined;
    throw error;
  }
};

/** Ends one that began, so that its last day is `laatste`; withdraws one that did not begin yet. Gives whose it was. */
export const endVervanging = async (
  db: Kysely<DB>,
  o: { id: number; laatste: Datum },
): Promise<{ gebruikerId: number } | undefined> => {
  const dag = isoDatum(o.laatste);
  const rij = await db
    .updateTable('medewerkerafwezigheid')
    .set((eb) => ({
      periode: sql<string>`case when lower(periode) > ${dag}::date then periode else daterange(lower(periode), ${dag}::date + 1) end`,
      ingetrokken_op: sql<Date | null>`case when lower(periode) > ${dag}::date then now() end`,
      versie: eb('versie', '+', 1),
    }))
    .where('gemeente_id', '=', hier)
    .where('id', '=', o.id)
    .where('ingetrokken_op', 'is', null)
    .where(sql<SqlBool>`(upper(periode) is null or upper(periode) > ${dag}::date + 1)`)
    .returning('gebruiker_id')
    .executeTakeFirst();
  return rij && { gebruikerId: rij.gebruiker_id };
};

/** Whether a colleague is away on a day of the period. */
export const isAfwezigIn = async (db: Kysely<DB>, gebruikerId: number, { van, tot }: Geldigheid): Promise<boolean> => {
  const { rows } = await sql`
    select from app.afwezig_tussen(${gebruikerId}::int, ${isoDatum(van)}::date, ${tot === null ? '9999-12-31' : isoDatum(tot)}::date)`.execute(
    db,
  );
  return rows.length > 0;
};

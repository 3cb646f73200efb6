import { type Kysely, sql } from 'kysely';
import { type Datum, isoDatum } from '../kernel/datum.ts';
import type { DB } from '../platform/db/schema.ts';
import type { BijzonderRecht, Controle, ControleRegel, Houder } from './types.ts';

const hier = sql<number>`app.gemeente()`;

/** Everybody who works at the municipality. */
export const listHouders = async (db: Kysely<DB>): Promise<Houder[]> => {
  const rijen = await db
    .selectFrom('gebruiker')
    .select(['id', 'naam', 'rol', 'functie', 'actief'])
    .where('gemeente_id', '=', hier)
    .where('aanbieder_id', 'is', null)
    .where('rol', 'not in', ['inwoner', 'systeem'])
    .orderBy('naam')
    .execute();
  return rijen.map((rij) => ({ ...rij, functie: rij.functie ?? undefined }));
};

/** Functies that may decide on a day. */
export const findFunctiesMetMandaat = async (db: Kysely<DB>, dag: Datum): Promise<ReadonlySet<string>> => {
  const rijen = await db
    .selectFrom('mandaat')
    .select('functie')
    .where('gemeente_id', '=', hier)
    .where('geldig', '@>', sql<string>`${isoDatum(dag)}::date`)
    .execute();
  return new Set(rijen.flatMap(({ functie }) => functie ?? []));
};

const controles = (db: Kysely<DB>) =>
  db
    .selectFrom('rechtencontrole as c')
    .innerJoin('gebruiker as b', 'b.id', 'c.begonnen_door')
    .leftJoin('gebruiker as a', 'a.id', 'c.afgerond_door')
    .select(['c.id', 'c.kwartaal', 'c.begonnen_op', 'b.naam as begonnenDoor', 'c.afgerond_op', 'a.naam as afgerondDoor'])
    .where('c.gemeente_id', '=', hier);

const toControle = (rij: Awaited<ReturnType<ReturnType<typeof controles>['execute']>>[number]): Controle => ({
  id: rij.id,
  kwartaal: rij.kwartaal,
  begonnenOp: rij.begonnen_op,
  begonnenDoor: rij.begonnenDoor,
  afgerondOp: rij.afgerond_op ?? undefined,
  afgerondDoor: rij.afgerondDoor ?? undefined,
});

/** All reviews, the newest quarter first. */
export const listControles = async (db: Kysely<DB>): Promise<Controle[]> =>
  (await controles(db).orderBy('c.kwartaal', 'desc').execute()).map(toControle);

export const findControle = async (db: Kysely<DB>, id: number): Promise<Controle | undefined> =>
  (await controles(db).where('c.id', '=', id).execute()).map(toControle)[0];

export const listRegels = async (db: Kysely<DB>, controleId: number): Promise<ControleRegel[]> => {
  const rijen = await db
    .selectFrom('rechtencontroleregel as r')
    .innerJoin('gebruiker as g', 'g.id', 'r.gebruiker_id')
    .leftJoin('gebruiker as d', 'd.id', 'r.door')
    .select(['r.id', 'r.gebruiker_id', 'g.naam', 'r.recht', 'r.oordeel', 'r.reden', 'd.naam as door', 'r.op'])
    .where('r.gemeente_id', '=', hier)
    .where('r.controle_id', '=', controleId)
    .orderBy('g.naam')
    .orderBy('r.id')
    .execute();
  return rijen.map(({ gebruiker_id, oordeel, door, op, ...rij }) => ({
    ...rij,
    gebruikerId: gebruiker_id,
    oordeel: oordeel === 'blijft' || oordeel === 'intrekken' ? oordeel : undefined,
    door: door ?? undefined,
    op: op ?? undefined,
  }));
};

/** Undefined when the quarter has one already. */
export const insertControle = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; kwartaal: string; door: number },
): Promise<number | undefined> =>
  (
    await db
      .insertInto('rechtencontrole')
      .values({ gemeente_id: o.gemeenteId, kwartaal: o.kwartaal, begonnen_door: o.door })
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id;

export const insertRegels = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; controleId: number; rechten: readonly BijzonderRecht[] },
): Promise<void> => {
  if (o.rechten.length === 0) return;
  await db
    .insertInto('rechtencontroleregel')
    .values(
      o.rechten.map(({ gebruikerId, recht }) => ({
        gemeente_id: o.gemeenteId,
        controle_id: o.controleId,
        gebruiker_id: gebruikerId,
        recht,
      })),
    )
    .onConflict((oc) => oc.doNothing())
    .execute();
};

/** False when somebody judged it already. */
export const updateOordeel = async (
  db: Kysely<DB>,
  o: { id: number; oordeel: 'blijft' | 'intrekken'; reden: string; door: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('rechtencontroleregel')
    .set({ oordeel: o.oordeel, reden: o.reden, door: o.door, op: sql<Date>`clock_timestamp()` })
    .where('id', '=', o.id)
    .where('gemeente_id', '=', hier)
    .where('oordeel', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** False when it was finished already. */
export const updateAfgerond = async (db: Kysely<DB>, id: number, door: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('rechtencontrole')
    .set({ afgerond_op: sql<Date>`clock_timestamp()`, afgerond_door: door })
    .where('id', '=', id)
    .where('gemeente_id', '=', hier)
    .where('afgerond_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

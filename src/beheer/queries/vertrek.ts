import { type Kysely, type SqlBool, sql } from 'kysely';
import type pg from 'pg';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Caseload, Vertrek } from '../types.ts';

const hier = sql<number>`app.gemeente()`;

/** What one consulent has; numbers only. */
export const getCaseload = async (db: Kysely<DB>, gebruikerId: number): Promise<Caseload> => {
  const { rows } = await sql<Record<string, number | string>>`select * from app.caseload(${gebruikerId}::int)`.execute(db);
  const n = (kolom: string): number => Number(rows[0]?.[kolom] ?? 0);
  return {
    aangemeld: n('aangemeld'),
    inOnderzoek: n('in_onderzoek'),
    inTraject: n('in_traject'),
    afgerond: n('afgerond'),
    toewijzingen: n('toewijzingen'),
    doelen: n('doelen'),
    zonderBesluit: n('zonder_besluit'),
    zonderBrief: n('zonder_brief'),
    ongelezen: n('ongelezen'),
    resultaten: n('resultaten'),
  };
};

/** How many residents that are not done each of these employees has; who has none is not in it. */
export const findCaseloads = async (db: Kysely<DB>, gebruikers: readonly number[]): Promise<Map<number, number>> => {
  if (gebruikers.length === 0) return new Map();
  const { rows } = await sql<{
    gebruiker_id: number;
    aantal: number | string;
  }>`select gebruiker_id, aantal from app.caseload_van(${[...gebruikers]}::int[])`.execute(db);
  return new Map(rows.map((rij) => [rij.gebruiker_id, Number(rij.aantal)]));
};

/** Gives all residents of `van` to `naar` (0: to be divided), each with its line in the logboek. Gives how many there were. */
export const draagOver = async (db: Kysely<DB>, o: { van: number; naar: number; herkomst: 'web' | 'taak' }): Promise<number> => {
  const { rows } = await sql<{
    n: number;
  }>`select app.draag_over(${o.van}::int, ${o.naar}::int, ${o.herkomst}) as n`.execute(db);
  return rows[0]?.n ?? 0;
};

/** Who may take over: consulenten who work here and stay; `gekoppeld`: can log in already. Under the role of beheer, or the owner. */
export const findOvernemers = async (
  db: Kysely<DB>,
  o: { behalve: number; vandaag: Datum },
): Promise<{ id: number; naam: string; gekoppeld: boolean }[]> =>
  (
    await db
      .selectFrom('gebruiker')
      .select(['id', 'naam', 'gekoppeld'])
      .where('gemeente_id', '=', hier)
      .where('rol', '=', 'consulent')
      .where('actief', '=', true)
      .where('laatste_dag', 'is', null)
      .where('id', '<>', o.behalve)
      .orderBy('naam')
      .execute()
  ).map(({ gekoppeld, ...rij }) => ({ ...rij, gekoppeld: gekoppeld === true }));

const basis = (db: Kysely<DB>) =>
  db
    .selectFrom('vertrek as v')
    .innerJoin('gebruiker as g', 'g.id', 'v.gebruiker_id')
    .leftJoin('gebruiker as n', 'n.id', 'v.naar_id')
    .select([
      'v.id',
      'v.gebruiker_id',
      'g.naam',
      'v.laatste_dag',
      'v.naar_id',
      'n.naam as naar',
      'v.uitgevoerd_op',
      'v.overgedragen',
    ])
    .where('v.gemeente_id', '=', hier)
    .where('v.ingetrokken_op', 'is', null);

type Rij = Awaited<ReturnType<ReturnType<typeof basis>['execute']>>[number];
const toVertrek = (rij: Rij): Vertrek => ({
  id: rij.id,
  gebruikerId: rij.gebruiker_id,
  naam: rij.naam,
  laatsteDag: datum(rij.laatste_dag),
  naarId: rij.naar_id ?? undefined,
  naar: rij.naar ?? undefined,
  uitgevoerd: rij.uitgevoerd_op !== null,
  overgedragen: rij.overgedragen ?? undefined,
});

/** The last leaving of somebody that was not withdrawn and after which he did not come back. */
export const findVertrek = async (db: Kysely<DB>, gebruikerId: number): Promise<Vertrek | undefined> => {
  const rij = await basis(db)
    .where('v.gebruiker_id', '=', gebruikerId)
    .where('v.terug_op', 'is', null)
    .orderBy('v.id', 'desc')
    .executeTakeFirst();
  return rij && toVertrek(rij);
};

/** Who will leave, soonest first. */
export const listVertrek = async (db: Kysely<DB>): Promise<Vertrek[]> =>
  (await basis(db).where('v.uitgevoerd_op', 'is', null).orderBy('v.laatste_dag').orderBy('g.naam').execute()).map(toVertrek);

/** Whose last day is over and who still has to be let go, in the municipality that is acting. */
export const listTeLaatVertrek = async (db: Kysely<DB>, vandaag: Datum): Promise<Vertrek[]> =>
  (
    await basis(db)
      .where('v.uitgevoerd_op', 'is', null)
      .where('v.laatste_dag', '<', isoDatum(vandaag))
      .orderBy('v.id')
      .forUpdate('v')
      .execute()
  ).map(toVertrek);

export const insertVertrek = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; gebruikerId: number; laatsteDag: Datum; naarId: number | undefined; door: number },
): Promise<number> =>
  (
    await db
      .insertInto('vertrek')
      .values({
        gemeente_id: o.gemeenteId,
        gebruiker_id: o.gebruikerId,
        laatste_dag: isoDatum(o.laatsteDag),
        naar_id: o.naarId ?? null,
        geregeld_door: o.door,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;

/** False when it was done or withdrawn already. */
export const markVertrekUitgevoerd = async (db: Kysely<DB>, o: { id: number; overgedragen: number }): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('vertrek')
    .set({ uitgevoerd_op: sql<Date>`now()`, overgedragen: o.overgedragen })
    .where('gemeente_id', '=', hier)
    .where('id', '=', o.id)
    .where('uitgevoerd_op', 'is', null)
    .where('ingetrokken_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** False when it was done or withdrawn already. */
export const withdrawVertrek = async (db: Kysely<DB>, id: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('vertrek')
    .set({ ingetrokken_op: sql<Date>`now()` })
    .where('gemeente_id', '=', hier)
    .where('id', '=', id)
    .where('uitgevoerd_op', 'is', null)
    .where('ingetrokken_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const markTerug = async (db: Kysely<DB>, gebruikerId: number): Promise<void> => {
  await db
    .updateTable('vertrek')
    .set({ terug_op: sql<Date>`now()` })
    .where('gemeente_id', '=', hier)
    .where('gebruiker_id', '=', gebruikerId)
    .where('terug_op', 'is', null)
    .execute();
};

/** Open invitations of an account. */
export const findOpenUitnodigingen = async (db: Kysely<DB>, gebruikerId: number): Promise<number[]> =>
  (
    await db
      .selectFrom('uitnodiging')
      .select('id')
      .where('gebruiker_id', '=', gebruikerId)
      .where('aanvaard_op', 'is', null)
      .where('ingetrokken_op', 'is', null)
      .execute()
  ).map((rij) => rij.id);

/** Switches an account off or on for the job, which has no version in hand. Throws for an account out of reach. */
export const setAccount = async (db: Kysely<DB>, o: { id: number; actief: boolean; laatsteDag: Datum | null }): Promise<void> => {
  const { numUpdatedRows } = await db
    .updateTable('gebruiker')
    .set((eb) => ({
      actief: o.actief,
      laatste_dag: o.laatsteDag === null ? null : isoDatum(o.laatsteDag),
      versie: eb('versie', '+', 1),
    }))
    .where('id', '=', o.id)
    // The job runs under the owner, whom no policy holds back.
    .where(sql<SqlBool>`(gemeente_id = app.gemeente() or (aanbieder_id is not null and app.heeft_contract(aanbieder_id)))`)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`account ${o.id} is niet van deze gemeente`);
};

/** Municipalities with somebody who leaves, whose last day each holds against its own. Under the owner, who sees all of them. */
export const selectGemeentenMetVertrek = async (owner: pg.Pool): Promise<number[]> => {
  const { rows } = await owner.query<{ gemeente_id: number }>(
    'select distinct gemeente_id from vertrek where uitgevoerd_op is null and ingetrokken_op is null order by 1',
  );
  return rows.map((rij) => rij.gemeente_id);
};

import { type CompiledQuery, type DatabaseConnection, Kysely, type QueryResult } from 'kysely';
import type pg from 'pg';
import { Batch, type BatchRow, type Statement } from './batch.ts';
import { type Actor, dialectOf, type Entry, rowsOf, startText, toActor } from './reader.ts';
import type { DB } from './schema.ts';

/** Thrown by `undo`: the transaction is rolled back and the value comes out of `transact` all the same. */
class Undone<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('teruggedraaid');
    this.value = value;
  }
}

/** Kysely over a transaction that somebody else began: for seeds, which act as several people in one transaction. */
export const kyselyOn = (client: pg.PoolClient): Kysely<DB> => new Kysely<DB>({ dialect: dialectOf(connectionOf(client)) });

const connectionOf = (client: pg.PoolClient): DatabaseConnection => ({
  executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
    const result = await client.query(query.sql, [...query.parameters]);
    return { rows: rowsOf<R>(result.rows), ...(result.rowCount === null ? {} : { numAffectedRows: BigInt(result.rowCount) }) };
  },
  streamQuery: () => {
    throw new Error('een transactie streamt niet');
  },
});

const send = (client: pg.PoolClient, statements: readonly Statement[]): Promise<BatchRow[][]> =>
  new Promise((resolve, reject) => client.query(new Batch(statements, resolve, reject)));

/**
 * One interactive transaction that begins with `begin` and the given first statement in one message. Commits when `fn`
 * returns; rolls back when it throws. A value given to `undo` comes out after a rollback: the way of an expected refusal.
 */
const runTransaction = async <T>(
  pool: pg.Pool,
  first: Statement,
  fn: (db: Kysely<DB>, started: BatchRow | undefined, undo: (value: T) => never) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  let broken = true;
  try {
    const [, started] = await send(client, [{ name: 'wm_begin', text: 'begin', values: [] }, first]);
    const db = kyselyOn(client);
    const value = await fn(db, started?.[0], (refused) => {
      throw new Undone(refused);
    });
    await client.query('commit');
    broken = false;
    return value;
  } catch (error) {
    await client.query('rollback').then(
      () => {
        broken = false;
      },
      () => undefined,
    );
    if (error instanceof Undone) return error.value;
    throw error;
  } finally {
    client.release(broken);
  }
};

/** A transaction of somebody with a session; app.start refuses who has none or the wrong role. */
export const transact = <T>(
  pool: pg.Pool,
  entry: Entry,
  fn: (db: Kysely<DB>, actor: Actor, undo: (value: T) => never) => Promise<T>,
): Promise<T> =>
  runTransaction<T>(
    pool,
    { name: `wm_start_${entry.planRol}`, text: startText, values: [entry.tokenHash, entry.rollen] },
    (db, started, undo) => fn(db, toActor(started), undo),
  );

/** A transaction of the import and the settlement, for one municipality, on behalf of a gebruiker (0: the system). */
export const transactLevering = <T>(
  pool: pg.Pool,
  who: { gemeenteId: number; gebruikerId: number },
  fn: (db: Kysely<DB>, undo: (value: T) => never) => Promise<T>,
): Promise<T> =>
  runTransaction<T>(
    pool,
    { name: 'wm_start_levering', text: 'select app.start_levering($1, $2)', values: [who.gemeenteId, who.gebruikerId] },
    (db, _started, undo) => fn(db, undo),
  );

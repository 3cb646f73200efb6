import { type CompiledQuery, type DatabaseConnection, Kysely, type QueryResult } from 'kysely';
import type pg from 'pg';
import { Batch, type BatchRow, isStale, type Statement, sendBatch } from './batch.ts';
import { borrow, cutOff, Deadline } from './deadline.ts';
import { type Actor, dialectOf, type Entry, planOf, rememberPlan, rowsOf, startText, statementName, toActor } from './reader.ts';
import type { DB } from './schema.ts';
import { asUnavailable, DatabaseUnavailable } from './unavailable.ts';

/** Thrown by `undo`: the transaction is rolled back and the value comes out of `transact` all the same. */
class Undone<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('teruggedraaid');
    this.value = value;
  }
}

/**
 * Kysely over a transaction that somebody else began: for seeds, which act as several people in one transaction. With `planRol`, the role
 * that is set while it is used, what is asked again is prepared.
 */
export const kyselyOn = (client: pg.PoolClient, planRol?: string): Kysely<DB> =>
  new Kysely<DB>({ dialect: dialectOf(connectionOf(client, { planRol })) });

/** What is not an answer of PostgreSQL came from the connection: it is lost. */
const unanswered = (error: unknown): never => {
  throw asUnavailable(error);
};

const asked = new Set<string>();
/**
 * The name of a statement that is worth preparing: one that was asked before. Texts with many values differ with each number of rows, and
 * would be kept on each connection for ever. Without a role nothing is: the plan of a large job depends on its values.
 */
const nameOf = ({ sql, parameters }: CompiledQuery, planRol: string | undefined): string => {
  if (planRol === undefined || parameters.length > 40) return '';
  if (asked.has(sql)) return statementName(sql, planRol);
  if (asked.size > 1000) asked.clear();
  asked.add(sql);
  return '';
};

interface Waiting {
  query: CompiledQuery;
  resolve(answer: { rows: BatchRow[]; tag: string }): void;
  reject(error: unknown): void;
}

/**
 * A connection inside a transaction. Statements that start in one tick travel in one message and run in their order; whatever is asked
 * while one is on its way waits for its answer.
 *
 * @param o.timeout How long we wait for an answer, in milliseconds, when that is longer than what the pool says.
 */
const connectionOf = (
  client: pg.PoolClient,
  o: { planRol?: string | undefined; timeout?: number | undefined } = {},
): DatabaseConnection => {
  let waiting: Waiting[] = [];
  let before: Promise<unknown> = Promise.resolve();
  const flush = (): Promise<void> => {
    const together = waiting;
    waiting = [];
    return new Promise((done) => {
      const batch = new Batch(
        together.map(({ query }) => ({ name: nameOf(query, o.planRol), text: query.sql, values: query.parameters })),
        (results) => {
          for (const [nr, one] of together.entries()) one.resolve({ rows: results[nr] ?? [], tag: batch.tags[nr] ?? '' });
          done();
        },
        (error) => {
          for (const one of together) one.reject(asUnavailable(error));
          done();
        },
        o.timeout,
      );
      client.query(batch);
    });
  };
  const ask = (query: CompiledQuery): Promise<{ rows: BatchRow[]; tag: string }> =>
    new Promise((resolve, reject) => {
      waiting.push({ query, resolve, reject });
      // setImmediate and not a microtask: a query passes through some promises of Kysely before it comes here
      if (waiting.length === 1) {
        before = before.then(() => new Promise<void>((next) => setImmediate(() => void flush().then(next))));
      }
    });
  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const { rows, tag } = await ask(query);
      const count = /^(?:INSERT 0|UPDATE|DELETE|MERGE) (\d+)$/.exec(tag)?.[1];
      return { rows: rowsOf<R>(rows), ...(count === undefined ? {} : { numAffectedRows: BigInt(count) }) };
    },
    streamQuery: () => {
      throw new Error('een transactie streamt niet');
    },
  };
};

const send = (client: pg.PoolClient, statements: readonly Statement[]): Promise<BatchRow[][]> =>
  new Promise<BatchRow[][]>((resolve, reject) => sendBatch(client, statements, resolve, reject)).catch(unanswered);

/** How long one transaction may take. */
interface Pace {
  deadline: Deadline | undefined;
  /** Longest wait for one statement, in milliseconds; what the pool says when absent. */
  statement?: number | undefined;
}

/**
 * One interactive transaction that begins with `begin` and the given first statements in one message. Commits when `fn`
 * returns; rolls back when it throws. A value given to `undo` comes out after a rollback: the way of an expected refusal.
 * Throws DatabaseUnavailable when the database does not answer in time.
 */
const runTransaction = async <T>(
  pool: pg.Pool,
  planRol: string | undefined,
  first: readonly Statement[],
  pace: Pace,
  fn: (db: Kysely<DB>, started: readonly BatchRow[][], undo: (value: T) => never, atCommit: AtCommit) => Promise<T>,
): Promise<T> => {
  const client = await borrow(pool, pace.deadline);
  const done = pace.deadline?.guard(() => cutOff(client));
  let broken = true;
  try {
    const [, ...started] = await send(client, [{ name: 'wm_begin', text: 'begin', values: [] }, ...first]);
    const db = new Kysely<DB>({ dialect: dialectOf(connectionOf(client, { planRol, timeout: pace.statement })) });
    const last: Statement[] = [];
    const undo = (refused: T): never => {
      throw new Undone(refused);
    };
    const value = await fn(db, started, undo, (statement) => void last.push(statement));
    await commit(client, last);
    broken = false;
    return value;
  } catch (error) {
    const lost = error instanceof DatabaseUnavailable;
    // Who does not answer will not answer this either: there the end of the connection rolls back.
    if (!lost) {
      await client.query('rollback').then(
        () => {
          // What was prepared before a migration is prepared anew on another connection.
          broken = isStale(error);
        },
        () => undefined,
      );
    }
    if (error instanceof Undone) return error.value;
    throw lost && pace.deadline?.over ? error.becauseSlow() : error;
  } finally {
    done?.();
    client.release(broken);
  }
};

/** A statement that travels with the commit. */
type AtCommit = (statement: Statement) => void;

/** Throws DatabaseUnavailable with `stored: 'unknown'` when no answer comes: only then nobody knows. */
const commit = async (client: pg.PoolClient, last: readonly Statement[]): Promise<void> => {
  const tag = await new Promise<string | undefined>((resolve, reject) => {
    const batch = new Batch(
      [...last, { name: 'wm_commit', text: 'commit', values: [] }],
      () => resolve(batch.tags.at(-1)),
      reject,
    );
    client.query(batch);
  }).catch((error: unknown) => {
    throw asUnavailable(error, 'unknown');
  });
  // PostgreSQL answers a commit after a failed statement with a rollback, and no error.
  if (tag !== 'COMMIT') throw new Error('een fout in de transactie is niet doorgegeven; er is niets bewaard');
};

/** What a transaction may add to the messages that it sends anyway. */
interface Beside {
  /** The rows of the opening statements. */
  opened: readonly BatchRow[][];
  atCommit: AtCommit;
}

/**
 * A transaction of somebody with a session; app.start refuses who has none or the wrong role.
 *
 * @param opening Statements that travel with the begin, behind app.start.
 */
export const transact = <T>(
  pool: pg.Pool,
  entry: Entry,
  fn: (db: Kysely<DB>, actor: Actor, undo: (value: T) => never, beside: Beside) => Promise<T>,
  opening: readonly Statement[] = [],
): Promise<T> => {
  const times = entry.statementTime === undefined ? [] : [timeoutsOf(entry.statementTime, entry.statementTime)];
  return runTransaction<T>(
    pool,
    planOf(entry),
    [{ name: `wm_start_${entry.planRol}`, text: startText, values: [entry.tokenHash, entry.rollen] }, ...times, ...opening],
    { deadline: entry.deadline, statement: entry.statementTime },
    (db, started, undo, atCommit) => {
      const actor = toActor(started[0]?.[0]);
      rememberPlan(entry, actor);
      return fn(db, actor, undo, { opened: started.slice(1 + times.length), atCommit });
    },
  );
};

/** Other times than those of the pool (src/platform/db/pool.ts), in milliseconds, for this transaction only. */
const timeoutsOf = (statement: number, lock: number): Statement => ({
  name: 'wm_timeouts',
  text: "select set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true), set_config('lock_timeout', $2, true)",
  values: [String(statement), String(lock)],
});

/** Import and settlement take their time; in milliseconds (keuze). A job is given back to the queue after an hour. */
const LEVERING = { whole: 3_600_000, statement: 1_800_000, lock: 60_000 };
const timeouts = timeoutsOf(LEVERING.statement, LEVERING.lock);

/** A transaction of the import and the settlement, for one municipality, on behalf of a gebruiker (0: the system). */
export const transactLevering = async <T>(
  pool: pg.Pool,
  who: { gemeenteId: number; gebruikerId: number },
  fn: (db: Kysely<DB>, undo: (value: T) => never) => Promise<T>,
): Promise<T> => {
  const deadline = new Deadline(LEVERING.whole);
  try {
    return await runTransaction<T>(
      pool,
      undefined,
      [
        { name: 'wm_start_levering', text: 'select app.start_levering($1, $2)', values: [who.gemeenteId, who.gebruikerId] },
        timeouts,
      ],
      { deadline, statement: LEVERING.statement },
      (db, _started, undo) => fn(db, undo),
    );
  } finally {
    deadline.end();
  }
};

/** A transaction of the house itself, under the owner and for one municipality: what runs by the clock. Acts as gebruiker 0. */
export const transactSysteem = async <T>(owner: pg.Pool, gemeenteId: number, fn: (db: Kysely<DB>) => Promise<T>): Promise<T> => {
  const deadline = new Deadline(LEVERING.whole);
  try {
    return await runTransaction<T>(
      owner,
      undefined,
      [
        {
          name: 'wm_start_systeem',
          text: "select set_config('app.gebruiker', '0', true), set_config('app.gemeente', $1, true), set_config('app.aanbieder', '', true), set_config('app.inwoner', '', true)",
          values: [String(gemeenteId)],
        },
        timeouts,
      ],
      { deadline, statement: LEVERING.statement },
      (db) => fn(db),
    );
  } finally {
    deadline.end();
  }
};

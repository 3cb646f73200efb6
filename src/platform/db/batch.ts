import pg from 'pg';
import pgUtils from 'pg/lib/utils.js';
import { borrow, cutOff, type Deadline } from './deadline.ts';
import { asUnavailable, DatabaseUnavailable } from './unavailable.ts';

/** One statement of a batch. The same name always means the same text; without a name it is not kept. */
export interface Statement {
  name: string;
  text: string;
  values: readonly unknown[];
}

export interface BatchRow {
  [column: string]: unknown;
}

interface Field {
  name: string;
  parse: (text: string) => unknown;
}

/** What a connection has prepared, and the names that PostgreSQL has not confirmed yet, in the order of sending. */
interface Prepared {
  /** Name → text. */
  known: Map<string, string>;
  /** Name → what its rows look like, once it was seen: it is not asked again. A statement whose rows changed gives an error (isStale). */
  fields: Map<string, readonly Field[]>;
  unconfirmed: string[];
}

const preparedOn = new WeakMap<pg.Connection, Prepared>();

const preparedOf = (connection: pg.Connection): Prepared => {
  const earlier = preparedOn.get(connection);
  if (earlier) return earlier;
  const prepared: Prepared = { known: new Map(), fields: new Map(), unconfirmed: [] };
  // Only a Parse with a name of ours is confirmed in order; pg's own queries prepare nothing while a batch runs.
  connection.on('parseComplete', () => prepared.unconfirmed.shift());
  preparedOn.set(connection, prepared);
  return prepared;
};

/**
 * Sends all statements in one message with one Sync at the end: one network round trip and one implicit transaction, in
 * which settings made with set_config(…, true) hold for the statements after it. An error undoes all of them.
 */
export class Batch {
  readonly results: BatchRow[][] = [];
  /** What PostgreSQL said of each: `INSERT 0 5`, `COMMIT`. */
  readonly tags: string[] = [];
  /** Longest wait for the answer in milliseconds, when that is longer than what the pool says; pg reads it. */
  readonly query_timeout: number | undefined;
  private readonly fields: (readonly Field[] | undefined)[] = [];
  private current = 0;
  private failed = false;
  private prepared: Prepared | undefined;
  // With query_timeout pg puts the function here that stops its timer.
  callback: (() => void) | undefined = undefined;
  private readonly statements: readonly Statement[];
  private readonly resolve: (results: BatchRow[][]) => void;
  private readonly reject: (error: Error) => void;

  constructor(
    statements: readonly Statement[],
    resolve: (results: BatchRow[][]) => void,
    reject: (error: Error) => void,
    timeout?: number,
  ) {
    this.query_timeout = timeout;
    this.statements = statements;
    this.resolve = resolve;
    this.reject = reject;
  }

  // Parse (once), Bind, Describe (once), Execute for each, then one Sync. pg is pinned and database.test.ts holds this use of its connection.
  submit(connection: pg.Connection): void {
    const prepared = preparedOf(connection);
    const { known, fields, unconfirmed } = prepared;
    this.prepared = prepared;
    connection.stream.cork();
    try {
      for (const { name, text, values } of this.statements) {
        // One without a name is gone as soon as something else is asked.
        if (name === '' || known.get(name) !== text) {
          connection.parse({ name, text, types: [] }, true);
          known.set(name, text);
          fields.delete(name);
          unconfirmed.push(name);
        }
        const seen = fields.get(name);
        this.fields.push(seen);
        connection.bind({ portal: '', statement: name, values: values.map((value) => pgUtils.prepareValue(value)) }, true);
        if (!seen) connection.describe({ type: 'P', name: '' }, true);
        connection.execute({ portal: '', rows: '0' }, true);
        this.results.push([]);
      }
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  }

  handleRowDescription(message: { fields: { name: string; dataTypeID: number }[] }): void {
    this.see(message.fields.map((field) => ({ name: field.name, parse: pg.types.getTypeParser(field.dataTypeID, 'text') })));
  }

  private see(fields: readonly Field[]): void {
    this.fields[this.current] = fields;
    const name = this.statements[this.current]?.name;
    if (name !== undefined) this.prepared?.fields.set(name, fields);
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    const row: BatchRow = {};
    const fields = this.fields[this.current] ?? [];
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i];
      const text = message.fields[i];
      if (field) row[field.name] = text === null || text === undefined ? null : field.parse(text);
    }
    this.results[this.current]?.push(row);
  }

  handleCommandComplete(message: { text: string }): void {
    this.tags.push(message.text);
    // It was described and has no rows.
    if (!this.fields[this.current]) this.see([]);
    this.current++;
  }

  handleEmptyQuery(): void {
    this.tags.push('');
    this.current++;
  }

  // pg drops the active query after this call: handleReadyForQuery will not follow. PostgreSQL answers in order and skips the rest up
  // to the Sync: what it has not confirmed by now was not prepared, and what it has confirmed outlives the rolled back transaction.
  handleError(error: Error): void {
    if (this.failed) return;
    this.failed = true;
    for (const name of this.prepared?.unconfirmed.splice(0) ?? []) this.prepared?.known.delete(name);
    this.callback?.();
    this.reject(error);
  }

  handleReadyForQuery(): void {
    if (this.failed) return;
    this.callback?.();
    this.resolve(this.results);
  }
}

/** A table got another column since the statement was prepared, by the migrations of a newer process. */
export const isStale = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery';

/** Runs a batch on a connection that somebody else borrowed. What was prepared before a migration is prepared anew, once. */
export const sendBatch = (
  client: pg.PoolClient,
  statements: readonly Statement[],
  resolve: (results: BatchRow[][]) => void,
  reject: (error: Error) => void,
): void => {
  const prepareAgain = (error: Error): void => {
    if (isStale(error)) {
      const prepared = preparedOf(client.connection);
      prepared.known.clear();
      prepared.fields.clear();
      client.query('deallocate all').then(() => client.query(new Batch(statements, resolve, reject)), reject);
    } else reject(error);
  };
  client.query(new Batch(statements, resolve, prepareAgain));
};

/**
 * Runs a batch on a connection of the pool. After an answer of PostgreSQL, a refusal too, the connection goes back; when none came it
 * is thrown away. Throws DatabaseUnavailable when there is no connection or no answer before the deadline.
 */
export const runBatch = async (pool: pg.Pool, statements: readonly Statement[], deadline?: Deadline): Promise<BatchRow[][]> => {
  const client = await borrow(pool, deadline);
  return new Promise((resolve, reject) => {
    const done = deadline?.guard(() => cutOff(client));
    sendBatch(
      client,
      statements,
      (results) => {
        done?.();
        client.release();
        resolve(results);
      },
      (error) => {
        done?.();
        client.release(!(error instanceof pg.DatabaseError));
        reject(deadline?.over ? new DatabaseUnavailable('traag', { cause: error }) : asUnavailable(error));
      },
    );
  });
};

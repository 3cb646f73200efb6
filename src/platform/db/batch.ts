import pg from 'pg';
import pgUtils from 'pg/lib/utils.js';

/** One statement of a batch. The same name always means the same text. */
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

// Which statements a connection has prepared: name → text.
const preparedOn = new WeakMap<pg.Connection, Map<string, string>>();

/**
 * Sends all statements in one message with one Sync at the end: one network round trip and one implicit transaction, in
 * which settings made with set_config(…, true) hold for the statements after it. An error undoes all of them.
 */
export class Batch {
  readonly results: BatchRow[][] = [];
  private fields: Field[] = [];
  private current = 0;
  private failed = false;
  /** True when a statement was prepared: after an error pg's and our idea of what is prepared may differ. */
  prepared = false;
  // pg wraps `callback` when it is there to time out; it must exist on the object.
  callback: undefined;
  private readonly statements: readonly Statement[];
  private readonly resolve: (results: BatchRow[][]) => void;
  private readonly reject: (error: Error) => void;

  constructor(statements: readonly Statement[], resolve: (results: BatchRow[][]) => void, reject: (error: Error) => void) {
    this.statements = statements;
    this.resolve = resolve;
    this.reject = reject;
  }

  // Parse, Bind, Describe, Execute for each, then one Sync. pg is pinned and database.test.ts holds this use of its connection.
  submit(connection: pg.Connection): void {
    const known = preparedOn.get(connection) ?? new Map<string, string>();
    preparedOn.set(connection, known);
    connection.stream.cork();
    try {
      for (const { name, text, values } of this.statements) {
        if (known.get(name) !== text) {
          connection.parse({ name, text, types: [] }, true);
          known.set(name, text);
          this.prepared = true;
        }
        connection.bind({ portal: '', statement: name, values: values.map((value) => pgUtils.prepareValue(value)) }, true);
        connection.describe({ type: 'P', name: '' }, true);
        connection.execute({ portal: '', rows: '0' }, true);
        this.results.push([]);
      }
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  }

  handleRowDescription(message: { fields: { name: string; dataTypeID: number }[] }): void {
    this.fields = message.fields.map((field) => ({ name: field.name, parse: pg.types.getTypeParser(field.dataTypeID, 'text') }));
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    const row: BatchRow = {};
    for (let i = 0; i < this.fields.length; i++) {
      const field = this.fields[i];
      const text = message.fields[i];
      if (field) row[field.name] = text === null || text === undefined ? null : field.parse(text);
    }
    this.results[this.current]?.push(row);
  }

  handleCommandComplete(): void {
    this.current++;
  }

  handleEmptyQuery(): void {
    this.current++;
  }

  // pg drops the active query after this call: handleReadyForQuery will not follow.
  handleError(error: Error): void {
    if (this.failed) return;
    this.failed = true;
    this.reject(error);
  }

  handleReadyForQuery(): void {
    if (!this.failed) this.resolve(this.results);
  }
}

/** Runs a batch on a connection of the pool. A connection whose failed batch prepared statements is thrown away. */
export const runBatch = async (pool: pg.Pool, statements: readonly Statement[]): Promise<BatchRow[][]> => {
  const client = await pool.connect();
  return new Promise((resolve, reject) => {
    const batch: Batch = new Batch(
      statements,
      (results) => {
        client.release();
        resolve(results);
      },
      (error) => {
        client.release(batch.prepared || !(error instanceof pg.DatabaseError));
        reject(error);
      },
    );
    client.query(batch);
  });
};

import pg from 'pg';

/** Why the database did not do what was asked: it gave no answer, it was too slow, or it can only be read. */
export type Trouble = 'weg' | 'traag' | 'vol';

/**
 * The database gave no answer. `stored` is 'unknown' when the connection broke while a transaction was being committed, and only then:
 * everything else was undone.
 */
export class DatabaseUnavailable extends Error {
  readonly trouble: Trouble;
  readonly stored: 'no' | 'unknown';
  constructor(trouble: Trouble, o: { cause?: unknown; stored?: 'no' | 'unknown' } = {}) {
    super(`de database is ${trouble}`, { cause: o.cause });
    this.name = 'DatabaseUnavailable';
    this.trouble = trouble;
    this.stored = o.stored ?? 'no';
  }

  /** The same, when it was we who gave up waiting. */
  becauseSlow(): DatabaseUnavailable {
    return new DatabaseUnavailable('traag', { cause: this.cause, stored: this.stored });
  }
}

// https://www.postgresql.org/docs/18/errcodes-appendix.html
const CODES: ReadonlyMap<string, Trouble> = new Map([
  ['57P01', 'weg'], // admin_shutdown
  ['57P02', 'weg'], // crash_shutdown
  ['57P03', 'weg'], // cannot_connect_now
  ['57P05', 'weg'], // idle_session_timeout
  ['25P03', 'traag'], // idle_in_transaction_session_timeout
  ['25P04', 'traag'], // transaction_timeout
  ['57014', 'traag'], // query_canceled: statement_timeout
  ['55P03', 'traag'], // lock_not_available: lock_timeout
  ['40001', 'traag'], // serialization_failure
  ['40P01', 'traag'], // deadlock_detected
  ['53300', 'traag'], // too_many_connections
  ['53200', 'traag'], // out_of_memory
  ['53100', 'vol'], // disk_full
  ['53000', 'vol'], // insufficient_resources
  ['25006', 'vol'], // read_only_sql_transaction: how an administrator or a standby keeps writes away
  ['58030', 'vol'], // io_error
]);

/** What is wrong with the database, when that is what the error says; undefined for every other error. */
export const troubleOf = (error: unknown): Trouble | undefined => {
  if (error instanceof DatabaseUnavailable) return error.trouble;
  if (!(error instanceof pg.DatabaseError)) return undefined;
  return CODES.get(error.code ?? '') ?? (error.code?.startsWith('08') ? 'weg' : undefined);
};

/** An error of a connection: an answer of PostgreSQL stays what it is, all else means that none came. */
export const asUnavailable = (error: unknown, stored: 'no' | 'unknown' = 'no'): pg.DatabaseError | DatabaseUnavailable =>
  error instanceof pg.DatabaseError || error instanceof DatabaseUnavailable
    ? error
    : new DatabaseUnavailable('weg', { cause: error, stored });

import { hostname } from 'node:os';
import pg from 'pg';

/** How to reach a database: a socket folder of the embedded cluster, or a URL. */
export type DatabaseAddress = { host: string; user: string; database: string } | { connectionString: string };

const DATE = 1082;
const INT8 = 20;

// node-pg makes a Date of a `date` and so shifts it by a day: dates stay text until they become a Temporal.PlainDate.
pg.types.setTypeParser(DATE, (text) => text);
pg.types.setTypeParser(INT8, (text) => Number(text));

/** How the connections of this process are called in the database, among those of other processes. */
export const applicationName = `werktmee ${process.pid}@${hostname()}`.slice(0, 63);

/**
 * What a page may cost, in milliseconds (keuze). PostgreSQL gives up a slow statement or a wait for a lock by itself, and the
 * connection can go on; `query_timeout` is for a database that does not answer at all, and costs the connection. With the deadline of
 * the request (src/web/route.ts) everybody has an answer within five seconds.
 */
const PAGE = { connection: 3000, lock: 3000, statement: 4000, query: 4500, idleInTransaction: 10_000 };

/** Connections that act as `wm_app`, which by itself may do nothing: each transaction first says who acts. */
export const createAppPool = (address: DatabaseAddress, size: number): pg.Pool =>
  guarded(
    new pg.Pool({
      ...address,
      application_name: applicationName,
      options: `-c role=wm_app -c timezone=UTC -c statement_timeout=${PAGE.statement} -c lock_timeout=${PAGE.lock} -c idle_in_transaction_session_timeout=${PAGE.idleInTransaction}`,
      max: size,
      connectionTimeoutMillis: PAGE.connection,
      query_timeout: PAGE.query,
      ...keepAlive,
    }),
  );

/** Connections of the owner: migrations, loading the regelingen, seeds, the queue. Never used to answer a request. */
export const createOwnerPool = (address: DatabaseAddress): pg.Pool =>
  guarded(
    new pg.Pool({
      ...address,
      application_name: applicationName,
      options: '-c timezone=UTC',
      max: 3,
      connectionTimeoutMillis: 5000,
      ...keepAlive,
    }),
  );

// A peer that is gone without a word is noticed by the machine, also while nothing is asked.
const keepAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

const guarded = (pool: pg.Pool): pg.Pool => {
  pool.on('error', () => undefined); // an idle connection that breaks is replaced by the pool
  // One that breaks while somebody uses it tells so through the query; without a listener its event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

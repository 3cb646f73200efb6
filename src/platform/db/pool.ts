import pg from 'pg';

/** How to reach a database: a socket folder of the embedded cluster, or a URL. */
export type DatabaseAddress = { host: string; user: string; database: string } | { connectionString: string };

const DATE = 1082;
const INT8 = 20;

// node-pg makes a Date of a `date` and so shifts it by a day: dates stay text until they become a Temporal.PlainDate.
pg.types.setTypeParser(DATE, (text) => text);
pg.types.setTypeParser(INT8, (text) => Number(text));

/** Connections that act as `wm_app`, which by itself may do nothing: each transaction first says who acts. */
export const createAppPool = (address: DatabaseAddress, size: number): pg.Pool => {
  const pool = new pg.Pool({
    ...address,
    options: '-c role=wm_app -c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
    max: size,
    connectionTimeoutMillis: 5000,
  });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced by the pool
  return pool;
};

/** Connections of the owner: migrations, loading the regelingen, seeds. Never used to answer a request. */
export const createOwnerPool = (address: DatabaseAddress): pg.Pool => {
  const pool = new pg.Pool({ ...address, options: '-c timezone=UTC', max: 2, connectionTimeoutMillis: 5000 });
  pool.on('error', () => undefined);
  return pool;
};

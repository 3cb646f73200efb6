import pg from 'pg';
import type { Config } from './config.ts';
import { createAppPool, createOwnerPool, type DatabaseAddress } from './db/pool.ts';
import { openEmbeddedPostgres } from './embedded-postgres/index.ts';

const EMBEDDED_DATABASE = 'werktmee';

/** A reachable database: where it is, and how to let go of it. */
export interface Database {
  /** Connections that answer requests. */
  app: pg.Pool;
  /** Connections of the owner: migrations and regelingen at the start. */
  owner: pg.Pool;
  close(): Promise<void>;
}

/** Opens the database of the settings; starts or joins the embedded one when there is no DATABASE_URL. */
export const openDatabase = async (config: Config): Promise<Database> => {
  if (config.database.soort === 'url') {
    return withPools(
      { connectionString: config.database.url },
      { connectionString: config.database.ownerUrl },
      async () => undefined,
    );
  }
  const cluster = await openEmbeddedPostgres({ dataDir: config.dataDir });
  try {
    await ensureDatabase({ host: cluster.host, user: cluster.user });
  } catch (error) {
    await cluster.close();
    throw error;
  }
  const address = { host: cluster.host, user: cluster.user, database: EMBEDDED_DATABASE };
  return withPools(address, address, () => cluster.close());
};

const withPools = (app: DatabaseAddress, owner: DatabaseAddress, release: () => Promise<void>): Database => {
  const pools = { app: createAppPool(app, 16), owner: createOwnerPool(owner) };
  return {
    ...pools,
    close: async () => {
      await Promise.all([pools.app.end(), pools.owner.end()]);
      await release();
    },
  };
};

const DUPLICATE_DATABASE = '42P04';

const ensureDatabase = async (address: { host: string; user: string }): Promise<void> => {
  const client = new pg.Client({ ...address, database: 'postgres' });
  await client.connect();
  try {
    const known = await client.query('select from pg_database where datname = $1', [EMBEDDED_DATABASE]);
    if (known.rowCount === 0) {
      await client.query(`create database ${EMBEDDED_DATABASE}`).catch((error: unknown) => {
        // another process was first
        if (!(error instanceof pg.DatabaseError && error.code === DUPLICATE_DATABASE)) throw error;
      });
    }
  } finally {
    await client.end();
  }
};

import type pg from 'pg';
import type { Config } from './config.ts';
import { createAppPool, createOwnerPool, type DatabaseAddress } from './db/pool.ts';
import { openEmbeddedPostgres } from './embedded-postgres/index.ts';
import { log } from './log.ts';

/** A reachable database: where it is, and how to let go of it. */
export interface Database {
  /** Connections that answer requests. */
  app: pg.Pool;
  /** The same, for work behind the pages: an import never takes the connections of who waits for a page. */
  jobs: pg.Pool;
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
  const { host, user, database, close } = await openEmbeddedPostgres({
    dataDir: config.dataDir,
    // A crash of PostgreSQL is mended by its supervisor; this means that even that did not work.
    onLost: (reason) => {
      log.error('de database is weg', { fout: reason });
      process.exit(1);
    },
  });
  // Logged in as wm_app and not only acting as it: no statement can get back to the owner.
  return withPools({ host, user: 'wm_app', database }, { host, user, database }, close);
};

const withPools = (app: DatabaseAddress, owner: DatabaseAddress, release: () => Promise<void>): Database => {
  const pools = { app: createAppPool(app, 16), jobs: createAppPool(app, 4), owner: createOwnerPool(owner) };
  return {
    ...pools,
    close: async () => {
      await Promise.all(Object.values(pools).map((pool) => pool.end()));
      await release();
    },
  };
};

/** A migrated database of its own for each test file. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../../src/platform/db/migrate.ts';
import { createOwnerPool } from '../../src/platform/db/pool.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts';

export type TestDatabase = {
  /** Spread into `new pg.Pool({...})`, or give to createAppPool and createOwnerPool. The role is the owner of everything. */
  readonly address: { host: string; user: string; database: string };
  /** Removes it, breaking connections that are still open. */
  drop(): Promise<void>;
};

const template = 'werktmee_sjabloon';
/** Any number; it keeps two workers from making the template at once. */
const lockNumber = 7_300_201;

let joined: Promise<EmbeddedPostgres> | undefined;

/** A copy of the migrated, otherwise empty database: about 50 ms. The first one in a test run also runs the migrations. */
export async function createTestDatabase(): Promise<TestDatabase> {
  joined ??= openEmbeddedPostgres({ dataDir: inject('testDataDir'), throwaway: true });
  const { host, user } = await joined;
  const database = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(host, user, async (admin) => {
    await ensureTemplate(admin, { host, user });
    await admin.query(`create database ${database} template ${template}`);
  });
  return {
    address: { host, user, database },
    drop: () =>
      asAdmin(host, user, async (admin) => void (await admin.query(`drop database if exists ${database} with (force)`))),
  };
}

async function asAdmin<T>(host: string, user: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ host, user, database: 'postgres' });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** Migrated under another name and renamed when it is whole, so that a failed migration leaves no half template. */
async function ensureTemplate(admin: pg.Client, address: { host: string; user: string }): Promise<void> {
  const exists = async () => (await admin.query('select from pg_database where datname = $1', [template])).rowCount === 1;
  if (await exists()) return;
  await admin.query('select pg_advisory_lock($1)', [lockNumber]);
  try {
    if (await exists()) return;
    const draft = `${template}_nieuw`;
    await admin.query(`drop database if exists ${draft} with (force)`);
    await admin.query(`create database ${draft}`);
    const pool = createOwnerPool({ ...address, database: draft });
    try {
      await migrate(pool);
    } finally {
      await pool.end();
    }
    await admin.query(`alter database ${draft} rename to ${template}`);
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [lockNumber]);
  }
}

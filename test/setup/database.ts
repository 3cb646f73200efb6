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

/** What a database is copied from: made by who needs it first, in the order in which each stands on the one before. */
export interface Template {
  readonly name: string;
  readonly from?: Template;
  fill(pool: pg.Pool): Promise<unknown>;
}

/** Any number; it keeps two workers from making a template at once. */
const lockNumber = 7_300_201;

let joined: Promise<EmbeddedPostgres> | undefined;

export const migrated: Template = { name: 'werktmee_sjabloon', fill: (pool) => migrate(pool) };

/** A copy of the migrated, otherwise empty database: about 50 ms. The first one in a test run also runs the migrations. */
export const createTestDatabase = (): Promise<TestDatabase> => copyOf(migrated);

/** A copy of what was filled once in this test run. */
export async function copyOf(template: Template): Promise<TestDatabase> {
  joined ??= openEmbeddedPostgres({ dataDir: inject('testDataDir'), throwaway: true });
  const { host, user } = await joined;
  const database = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(host, user, async (admin) => {
    await ensureTemplate(admin, template, { host, user });
    await admin.query(`create database ${database} template ${template.name} strategy file_copy`);
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

/** Filled under another name and renamed when it is whole, so that a failure leaves no half template. */
async function ensureTemplate(admin: pg.Client, template: Template, address: { host: string; user: string }): Promise<void> {
  const exists = async () => (await admin.query('select from pg_database where datname = $1', [template.name])).rowCount === 1;
  if (await exists()) return;
  if (template.from) await ensureTemplate(admin, template.from, address);
  await admin.query('select pg_advisory_lock($1, hashtext($2))', [lockNumber, template.name]);
  try {
    if (await exists()) return;
    const draft = `${template.name}_nieuw`;
    await admin.query(`drop database if exists ${draft} with (force)`);
    await admin.query(`create database ${draft} template ${template.from?.name ?? 'template1'}`);
    const pool = createOwnerPool({ ...address, database: draft });
    try {
      await template.fill(pool);
    } finally {
      await pool.end();
    }
    await admin.query(`alter database ${draft} rename to ${template.name}`);
  } finally {
    await admin.query('select pg_advisory_unlock($1, hashtext($2))', [lockNumber, template.name]);
  }
}

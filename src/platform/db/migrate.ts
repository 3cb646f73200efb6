import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { log } from '../log.ts';

const migrations = join(import.meta.dirname, '../../../db/migrations');

/** First line of a file whose one statement cannot run in a transaction: `create index concurrently`. */
const OUTSIDE = '-- buiten een transactie';

/**
 * Who waits for a lock keeps everybody behind it waiting: give up soon and try again, each time with a little more patience. Always within the
 * second after which PostgreSQL looks for a deadlock: between a migration of many tables and somebody at work the migration lets go.
 */
const patience = (attempt: number): number => Math.min(900, 250 + 50 * attempt);
const ATTEMPTS = 60;

export interface MigrateOptions {
  folder?: string;
  /** Stop after the file whose name begins with this. */
  until?: string;
}

/**
 * Runs the migrations that this database does not have yet, each in its own transaction, in the order of their names.
 * Two processes may start at once: the second waits and finds nothing to do. A migration that finds a table busy lets go and tries again.
 * Throws when a migration that was run has been changed since: a landed migration never changes.
 */
export const migrate = async (pool: pg.Pool, o: MigrateOptions = {}): Promise<string[]> => {
  const folder = o.folder ?? migrations;
  const client = await pool.connect();
  const done: string[] = [];
  try {
    await takeTurn(client);
    await client.query(MIGRATIE_TABEL);
    const known = new Map(
      (await client.query<{ naam: string; hash: string }>('select naam, hash from migratie')).rows.map((r) => [r.naam, r.hash]),
    );
    const all = await readMigrations(folder, o.until);
    const changed = all.find(({ name, hash }) => (known.get(name) ?? hash) !== hash);
    if (changed) throw new Error(`Migratie ${changed.name} is na het uitvoeren veranderd. Maak een nieuwe migratie.`);
    for (const { name, sql, hash } of derivedOnce(all.filter((one) => !known.has(one.name)))) {
      await whenFree(client, name, () =>
        sql.startsWith(OUTSIDE) ? runOutside(client, sql) : runInside(client, sql, { name, hash }),
      );
      if (sql.startsWith(OUTSIDE)) await client.query('insert into migratie (naam, hash) values ($1, $2)', [name, hash]);
      done.push(name);
    }
    return done;
  } finally {
    await client.query('reset lock_timeout').catch(() => undefined);
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
};

/** Which migrations a database has, with the hash of each as it was run. */
export const MIGRATIE_TABEL =
  'create table if not exists migratie (naam text primary key, hash text not null, op timestamptz not null default now())';

export interface Migration {
  name: string;
  sql: string;
  hash: string;
}

/** The migrations of this product in the order in which they run, up to and including the one whose name begins with `until`. */
export const readMigrations = async (folder: string = migrations, until?: string): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const last = until === undefined ? names.length - 1 : names.findIndex((name) => name.startsWith(until));
  if (last === -1) throw new Error(`Er is geen migratie ${until}`);
  return Promise.all(
    names.slice(0, last + 1).map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
};

/** The policies of replacing, an emergency and shielding, read off all that is there (db/migrations, 34b). */
const DERIVES = /^call app\.regels_toegang\(\);$/m;

/**
 * The same migrations, where what derives policies from all that is there runs once, behind the last that asks for it, and not a dozen times
 * over: it takes every table for a moment, and was two thirds of making a database. Until then a new table opens for fewer than it will. The
 * hashes stay those of the files.
 */
export const derivedOnce = (list: readonly Migration[]): Migration[] => {
  const last = list.findLastIndex(({ sql }) => DERIVES.test(sql));
  return list.map((one, nr) => (nr < last ? { ...one, sql: one.sql.replace(DERIVES, '') } : one));
};

/** Nobody else migrates while a session holds this lock. */
export const MIGRATION_LOCK = 7_300_200;

/** Runs a migration in a transaction that somebody else began, on a database that nobody else uses: nothing has to go beside it. */
export const runMigrationIn = async (client: pg.ClientBase, { name, sql, hash }: Migration): Promise<void> => {
  await client.query(sql.startsWith(OUTSIDE) ? sql.replaceAll(/\bconcurrently\b/gi, '') : sql);
  await client.query('insert into migratie (naam, hash) values ($1, $2)', [name, hash]);
};

// Asking again and again: somebody who waits in pg_advisory_lock has a snapshot, for which `create index concurrently` waits.
const takeTurn = async (client: pg.PoolClient): Promise<void> => {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [MIGRATION_LOCK]);
    if (rows[0]?.mine) return;
    await wait(200);
  }
};

const runInside = async (client: pg.PoolClient, sql: string, row: { name: string; hash: string }): Promise<void> => {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migratie (naam, hash) values ($1, $2)', [row.name, row.hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

/** The statement may be interrupted half-way: it must be able to run again. An index that was left half made is thrown away first. */
const runOutside = async (client: pg.PoolClient, sql: string): Promise<void> => {
  const half = await client.query<{ index: string }>(
    `select format('%I.%I', n.nspname, c.relname) as index from pg_index i join pg_class c on c.oid = i.indexrelid
       join pg_namespace n on n.oid = c.relnamespace where not i.indisvalid and n.nspname = 'public'`,
  );
  for (const { index } of half.rows) await client.query(`drop index concurrently if exists ${index}`);
  await client.query(sql);
};

/** A lock that did not come in time, and a deadlock of which the migration was the victim. */
const BUSY: readonly unknown[] = ['55P03', '40P01'];

const whenFree = async (client: pg.PoolClient, name: string, run: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(`set lock_timeout = ${patience(attempt)}`);
      return await run();
    } catch (error) {
      const busy = error instanceof pg.DatabaseError && BUSY.includes(error.code);
      if (!busy || attempt === ATTEMPTS) throw new Error(`Migratie ${name} is niet gelukt`, { cause: error });
      log.warn('een tabel is bezet; de migratie wacht haar beurt af', { migratie: name, poging: attempt });
      await wait(500);
    }
  }
};

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

const folder = join(import.meta.dirname, '../../../db/migrations');
const LOCK = 7_300_200;

/**
 * Runs the migrations that this database does not have yet, each in its own transaction, in the order of their names.
 * Two processes may start at once: the second waits and finds nothing to do. Throws when a migration that was run
 * has been changed since: a landed migration never changes.
 */
export const migrate = async (pool: pg.Pool): Promise<string[]> => {
  const client = await pool.connect();
  const done: string[] = [];
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migratie (naam text primary key, hash text not null, op timestamptz not null default now())',
    );
    const known = new Map(
      (await client.query<{ naam: string; hash: string }>('select naam, hash from migratie')).rows.map((r) => [r.naam, r.hash]),
    );
    for (const name of (await readdir(folder)).filter((n) => n.endsWith('.sql')).sort()) {
      const sql = await readFile(join(folder, name), 'utf8');
      const hash = createHash('sha256').update(sql).digest('hex');
      const before = known.get(name);
      if (before === hash) continue;
      if (before !== undefined) throw new Error(`Migratie ${name} is na het uitvoeren veranderd. Maak een nieuwe migratie.`);
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query('insert into migratie (naam, hash) values ($1, $2)', [name, hash]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`Migratie ${name} is niet gelukt`, { cause: error });
      }
      done.push(name);
    }
    return done;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
};

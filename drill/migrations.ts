/**
 * Migrations on a filled database while people work: nobody waits longer than two seconds. Fills a database that has the migrations
 * of an earlier landing, then runs all later ones while reads and writes go on, on each of the large tables, every few milliseconds.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { GROOT, generate, type Omvang } from '../bench/generate.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createOwnerPool } from '../src/platform/db/pool.ts';
import { openEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { heldTables } from '../test/setup/locks.ts';
import { firstOf, type Outcome } from './report.ts';

/** The last migration of an earlier landing: a database in use had these. Moves on when the generator fills what was not there then. */
const LANDED = '2026-11-22-59-beleidsbestand';
const MOST_MS = 2000;
const KLEIN: Omvang = { inwoners: 500, toewijzingen: 750, uren: 5000, seed: 1 };

const TABLES = [
  'inwoner',
  'inwoner_persoon',
  'toewijzing',
  'uren',
  'ladderbepaling',
  'besluit',
  'declaratieregel',
  'logboek',
] as const;
type Table = (typeof TABLES)[number];

/** A read and a write that change nothing, as short as those of the product; the logboek only grows, a ladderbepaling stands. */
const statements = (table: Table): string[] => {
  const key = table === 'inwoner_persoon' ? 'inwoner_id' : 'id';
  const one = `(select ${key} from ${table} limit 1)`;
  const write = {
    inwoner: 'taal = taal',
    inwoner_persoon: 'email = email',
    toewijzing: 'reden = reden',
    uren: 'minuten = minuten',
    ladderbepaling: undefined,
    besluit: 'motivering = motivering',
    declaratieregel: 'antwoord = antwoord',
    logboek: undefined,
  }[table];
  return [
    `select count(*) from (select from ${table} limit 50) t`,
    table === 'ladderbepaling'
      ? `select from ${table} where ${key} = ${one} for update`
      : write === undefined
        ? "insert into logboek (gebruiker_id, rol, handeling, soort, object_id, grond, uitkomst, herkomst) values (0, 'systeem', 'proef', 'drill', '1', 'proef', 'gelukt', 'taak')"
        : `update ${table} set ${write} where ${key} = ${one}`,
  ];
};

interface Waited {
  table: Table;
  ms: number;
}

/** Goes on until `stop` says so; gives the longest wait of each table and how many statements there were. */
const probe = async (pool: pg.Pool, stop: () => boolean): Promise<{ longest: Waited[]; count: number; errors: string[] }> => {
  const errors: string[] = [];
  let count = 0;
  const longest = await Promise.all(
    TABLES.map(async (table): Promise<Waited> => {
      let ms = 0;
      while (!stop()) {
        for (const statement of statements(table)) {
          const began = performance.now();
          await pool.query(statement).catch((error: unknown) => errors.push(`${table}: ${String(error)}`));
          ms = Math.max(ms, performance.now() - began);
          count++;
        }
        await wait(5);
      }
      return { table, ms };
    }),
  );
  return { longest, count, errors };
};

/** The tables that nobody else may touch while the policies of all tables are derived once more: none, for they stand as they should. */
const heldWhenDerived = async (owner: pg.Pool): Promise<string[]> => {
  const client = await owner.connect();
  try {
    await client.query('begin; call app.regels_toegang()');
    return await heldTables(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
};

export const drillMigrations = async (o: { kort: boolean; say: (text: string) => void }): Promise<Outcome> => {
  const began = performance.now();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'werktmee-migraties-'));
  const postgres = await openEmbeddedPostgres({ dataDir, throwaway: true });
  const { host, user, database } = postgres;
  const owner = createOwnerPool({ host, user, database });
  const workers = new pg.Pool({ host, user, database, max: TABLES.length });
  workers.on('error', () => undefined);
  try {
    await migrate(owner, { until: LANDED });
    o.say('de database wordt gevuld');
    const rows = await generate(owner, o.kort ? KLEIN : GROOT);
    o.say(`${rows.inwoner} inwoners, ${rows.toewijzing} toewijzingen, ${rows.uren} urenregels`);
    let done = false;
    const probing = probe(workers, () => done);
    const started = performance.now();
    const migrations = await migrate(owner).finally(() => {
      done = true;
    });
    const seconds = (performance.now() - started) / 1000;
    const { longest, count, errors } = await probing;
    const held = await heldWhenDerived(owner);
    const worst = longest.toSorted((a, b) => b.ms - a.ms)[0];
    return {
      drill: 'migraties',
      wat: `${migrations.length} migraties op ${rows.uren} urenregels terwijl er gewerkt wordt`,
      aantal: count,
      ...(worst ? { klaarMs: worst.ms } : {}),
      verloren: 0,
      dubbel: 0,
      half: 0,
      fouten: firstOf([
        ...errors,
        ...longest.filter(({ ms }) => ms > MOST_MS).map(({ table, ms }) => `${table} wachtte ${Math.round(ms)} ms`),
        ...held.map((table) => `${table} ging op slot om regels die al goed stonden nog eens af te leiden`),
        ...(migrations.length === 0 ? ['er was geen migratie om te proberen'] : []),
      ]),
      seconden: (performance.now() - began) / 1000,
      cijfers: {
        migreren: `${seconds.toFixed(1)} s`,
        ...Object.fromEntries(longest.map(({ table, ms }) => [`${table} wachtte`, `${Math.round(ms)} ms`])),
      },
    };
  } finally {
    await Promise.all([owner.end(), workers.end()]);
    await postgres.close();
    fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
};

/** What stands in a database, as one sum a table: two that are equal hold the same rows. */
import type pg from 'pg';

export type Sums = ReadonlyMap<string, string>;

/**
 * Not part of the state, as the moment at which something was done: what is made by chance each time, and the number of a line in the
 * logboek, which somebody who only looked may have had before.
 */
const CHANCE: ReadonlySet<string> = new Set(['inwoner_persoon.bsn_versleuteld', 'logboek.id']);
/** Lines that say that somebody looked, or that something failed: each is a transaction of its own. */
const FILTER: Readonly<Record<string, string>> = { logboek: "where handeling <> 'inzage' and uitkomst = 'gelukt'" };

/** Tables of which the rows are a set: two notes that the steps of somebody must be derived again are one. */
const AS_SET: Readonly<Record<string, readonly string[]>> = {
  werkvoorraad_wijziging: ['gemeente_id', 'inwoner_id', 'consulent_id'],
};

const plans = new WeakMap<pg.Pool, string>();

/** How many rows and the sum of their hashes, whatever their order. */
const sum = (name: string, row: string, from: string): string =>
  `select '${name}' as tabel, count(*) || ' ' || coalesce(sum(hashtextextended(${row}::text, 0)), 0) as som from ${from}`;

/** One statement that sums all tables of the house and the jobs that wait. */
const planOf = async (db: pg.Pool): Promise<string> => {
  const known = plans.get(db);
  if (known) return known;
  const { rows } = await db.query<{ tabel: string; kolommen: string[]; bytes: string[] | null }>(
    `select c.table_name as tabel, array_agg(c.column_name::text order by c.ordinal_position) filter (where c.data_type <> 'timestamp with time zone') as kolommen,
            array_agg(c.column_name::text) filter (where c.data_type = 'bytea') as bytes
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' group by 1 order by 1`,
  );
  const parts = rows.map(({ tabel, kolommen, bytes }) => {
    const set = AS_SET[tabel]?.join();
    if (set) return sum(tabel, `row(${set})`, `(select distinct ${set} from "${tabel}") verzameling`);
    // Letters as text are twice their size, and are most of what stands there.
    const columns = kolommen
      .filter((kolom) => !CHANCE.has(`${tabel}.${kolom}`))
      .map((kolom) => (bytes?.includes(kolom) ? `md5("${kolom}")` : `"${kolom}"`));
    return sum(tabel, `row(${columns.join()})`, `"${tabel}" ${FILTER[tabel] ?? ''}`);
  });
  parts.push(sum('pgboss.job', 'row(name, data, state)', 'pgboss.job'));
  const plan = parts.join('\nunion all\n');
  plans.set(db, plan);
  return plan;
};

export const sumsOf = async (db: pg.Pool): Promise<Sums> => {
  const { rows } = await db.query<{ tabel: string; som: string }>({ name: 'sommen', text: await planOf(db) });
  return new Map(rows.map(({ tabel, som }) => [tabel, som]));
};

/** Names of the tables that differ. */
export const different = (a: Sums, b: Sums): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((table) => a.get(table) !== b.get(table));

export type Sequences = readonly { name: string; value: string; called: boolean }[];

/** Tables of which the numbers say nothing: lines that somebody who only looked may have had before, and notes that are a set. */
const NUMBERED_ANEW = ['logboek_id_seq', 'werkvoorraad_wijziging_id_seq'];

/** Numbers that were drawn are not given back when a transaction is undone; here they are, so that two runs give the same numbers. */
export const readSequences = async (db: pg.Pool): Promise<Sequences> => {
  const { rows } = await db.query<{ name: string }>(
    "select format('%I.%I', schemaname, sequencename) as name from pg_sequences where schemaname = 'public' and sequencename <> all ($1)",
    [NUMBERED_ANEW],
  );
  const read = await db.query<{ name: string; value: string; called: boolean }>(
    rows
      .map(({ name }) => `select '${name}' as name, last_value::text as value, is_called as called from ${name}`)
      .join(' union all '),
  );
  return read.rows;
};

export const setSequences = async (db: pg.Pool, sequences: Sequences): Promise<void> => {
  await db.query(`select ${sequences.map(({ name, value, called }) => `setval('${name}', ${value}, ${called})`).join(', ')}`);
};

/** Copies all tables aside, in the same database. */
export const keepAside = async (db: pg.Pool): Promise<void> => {
  const { rows } = await db.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const copies = rows.map(({ name }) => `create table bewaard."${name}" as table public."${name}"`);
  await db.query(['create schema bewaard', ...copies, 'create table bewaard."pgboss.job" as table pgboss.job'].join(';'));
};

/** Makes tables what they were when they were copied aside. Keys and triggers of others are left alone: all come back together. */
export const putBack = async (db: pg.Pool, tables: readonly string[]): Promise<void> => {
  if (tables.length === 0) return;
  const changes = await Promise.all(
    tables.map(async (name) => {
      const target = name.includes('.') ? name : `public."${name}"`;
      const { rows } = await db.query<{ kolom: string }>(
        `select format('%I', attname) as kolom from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
        [target],
      );
      const columns = rows.map(({ kolom }) => kolom).join();
      return `delete from ${target}; insert into ${target} (${columns}) overriding system value select ${columns} from bewaard."${name}"`;
    }),
  );
  await db.query(`begin; set local session_replication_role = replica; ${changes.join('; ')}; commit`);
};

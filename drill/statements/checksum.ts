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

const plans = new Map<string, string>();

/** One statement that sums all tables of the house and the jobs that wait. */
const planOf = async (db: pg.Pool): Promise<string> => {
  const { rows } = await db.query<{ tabel: string; kolommen: string[] }>(
    `select c.table_name as tabel, array_agg(c.column_name::text order by c.ordinal_position) filter (where c.data_type <> 'timestamp with time zone') as kolommen
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' group by 1 order by 1`,
  );
  const key = rows.map(({ tabel, kolommen }) => `${tabel}:${kolommen.length}`).join();
  const known = plans.get(key);
  if (known) return known;
  const parts = rows.map(({ tabel, kolommen }) => {
    const columns = kolommen.filter((kolom) => !CHANCE.has(`${tabel}.${kolom}`)).map((kolom) => `"${kolom}"`);
    return `select '${tabel}' as tabel, count(*) || ' ' || md5(coalesce(string_agg(h, '' order by h), '')) as som from (select md5(row(${columns.join()})::text) as h from "${tabel}" ${FILTER[tabel] ?? ''}) x`;
  });
  parts.push(
    "select 'pgboss.job', count(*) || ' ' || md5(coalesce(string_agg(h, '' order by h), '')) from (select md5(row(name, data, state)::text) as h from pgboss.job) x",
  );
  const plan = parts.join('\nunion all\n');
  plans.set(key, plan);
  return plan;
};

export const sumsOf = async (db: pg.Pool): Promise<Sums> => {
  const { rows } = await db.query<{ tabel: string; som: string }>(await planOf(db));
  return new Map(rows.map(({ tabel, som }) => [tabel, som]));
};

/** Names of the tables that differ. */
export const different = (a: Sums, b: Sums): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((table) => a.get(table) !== b.get(table));

export type Sequences = readonly { name: string; value: string; called: boolean }[];

/** Numbers that were drawn are not given back when a transaction is undone; here they are, so that two runs give the same numbers. */
export const readSequences = async (db: pg.Pool): Promise<Sequences> => {
  const { rows } = await db.query<{ name: string }>(
    "select format('%I.%I', schemaname, sequencename) as name from pg_sequences where schemaname = 'public' and sequencename <> 'logboek_id_seq'",
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

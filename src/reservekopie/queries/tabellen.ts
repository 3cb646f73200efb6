import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { createMeter, nergens } from '../stroom.ts';
import type { Inhoud } from '../types.ts';

/** What is copied as one file, and in which order. */
export interface Bron {
  naam: string;
  kolommen: string[];
  /** A query that gives the columns in the order of the key. */
  select: string;
}

/** Settings that decide how a value is written as text. */
const VASTE_TEKST = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local row_security = off; set local statement_timeout = 0`;

/** One moment of the database for everything that is read until `eindig`. */
export const begin = async (verbinding: pg.ClientBase): Promise<void> => {
  await verbinding.query('begin isolation level repeatable read read only');
  await verbinding.query(VASTE_TEKST);
};
export const eindig = async (verbinding: pg.ClientBase): Promise<void> => {
  await verbinding.query('rollback');
};
/** The transaction of a restore. Indexes and rules are made over whole tables: with some memory that goes in one pass. */
export const beginHerstel = async (verbinding: pg.ClientBase): Promise<void> => {
  await verbinding.query('begin');
  await verbinding.query(`${VASTE_TEKST}; set local maintenance_work_mem = '256MB'; set local work_mem = '64MB'`);
};

/** Who is logged in does not come back: everybody logs in again after a restore. */
const ZONDER_RIJEN = new Set(['sessie']);

export const legVast = async (verbinding: pg.ClientBase): Promise<void> => {
  await verbinding.query('commit');
};

/** Every table of the product; text in a key is ordered by its bytes, whatever the language of the database. */
export const selectTabellen = async (verbinding: pg.ClientBase): Promise<Bron[]> => {
  const { rows } = await verbinding.query<{ naam: string; kolommen: string[]; volgorde: string }>(
    `select c.relname as naam,
            array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                     and a.attgenerated = '' order by a.attnum) as kolommen,
            (select string_agg(format('%I', a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end, ', ' order by k.nr)
               from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k (attnum, nr)
               join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
              where i.indrelid = c.oid and i.indisprimary) as volgorde
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by c.relname collate "C"`,
  );
  return rows.map(({ naam, kolommen, volgorde }) => ({
    naam,
    kolommen,
    select: `select ${lijst(kolommen)} from public."${naam}" ${ZONDER_RIJEN.has(naam) ? 'where false ' : ''}order by ${volgorde ?? lijst(kolommen)}`,
  }));
};

const lijst = (kolommen: readonly string[]): string => kolommen.map((kolom) => `"${kolom}"`).join(', ');

/** Reads a source as COPY text into `naar`, and says how many rows it was and its hash. Never holds more than a piece in memory. */
export const copyUit = async (
  verbinding: pg.ClientBase,
  bron: Bron,
  naar: readonly NodeJS.ReadWriteStream[],
  eind: NodeJS.WritableStream = nergens(),
): Promise<Inhoud> => {
  const meter = createMeter();
  await pipeline([verbinding.query(to(`copy (${bron.select}) to stdout`)), meter.stroom, ...naar, eind]);
  return { kolommen: bron.kolommen, ...meter.stand() };
};

/**
 * Writes COPY text into a table. `bevroren`: the table was made or emptied in this transaction, so that its rows need not be looked at
 * again by a vacuum.
 */
export const copyIn = async (
  verbinding: pg.ClientBase,
  o: { tabel: string; kolommen: readonly string[]; bevroren: boolean; uit: readonly [Readable, ...NodeJS.ReadWriteStream[]] },
): Promise<{ rijen: number; sha256: string }> => {
  const meter = createMeter();
  await pipeline([
    ...o.uit,
    meter.stroom,
    verbinding.query(from(`copy ${o.tabel} (${lijst(o.kolommen)}) from stdin ${o.bevroren ? 'with (freeze)' : ''}`)),
  ]);
  return meter.stand();
};

/** Where each sequence stands. Read after the tables: a sequence never runs behind what they hold. */
export const selectReeksen = async (
  verbinding: pg.ClientBase,
): Promise<Record<string, { waarde: number; gebruikt: boolean }>> => {
  const { rows } = await verbinding.query<{ naam: string }>(
    `select format('%s.%s', n.nspname, c.relname) as naam from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'app') and c.relkind = 'S'
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') order by 1`,
  );
  const reeksen: Record<string, { waarde: number; gebruikt: boolean }> = {};
  for (const { naam } of rows) {
    const stand = await verbinding.query<{ waarde: number; gebruikt: boolean }>(
      `select last_value as waarde, is_called as gebruikt from ${naam}`,
    );
    if (stand.rows[0]) reeksen[naam] = stand.rows[0];
  }
  return reeksen;
};

export const updateReeksen = async (
  verbinding: pg.ClientBase,
  reeksen: Readonly<Record<string, { waarde: number; gebruikt: boolean }>>,
): Promise<void> => {
  for (const [naam, { waarde, gebruikt }] of Object.entries(reeksen)) {
    await verbinding.query('select setval($1::regclass, $2, $3)', [naam, waarde, gebruikt]);
  }
};

/** Empty when the product has never run on this database. */
export const selectMigraties = async (verbinding: pg.ClientBase): Promise<{ naam: string; hash: string }[]> => {
  const er = await verbinding.query<{ er: boolean }>("select to_regclass('public.migratie') is not null as er");
  if (!er.rows[0]?.er) return [];
  return (await verbinding.query<{ naam: string; hash: string }>('select naam, hash from migratie order by naam collate "C"'))
    .rows;
};

export const selectServer = async (verbinding: pg.ClientBase): Promise<string> =>
  (await verbinding.query<{ server_version: string }>('show server_version')).rows[0]?.server_version ?? '';

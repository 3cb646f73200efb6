import type pg from 'pg';
import { MIGRATIE_TABEL, MIGRATION_LOCK } from '../../platform/db/migrate.ts';
import type { Manifest } from '../types.ts';

export const selectLaatsteVerzegeling = async (verbinding: pg.ClientBase): Promise<Manifest['anker']> => {
  const { rows } = await verbinding.query<{ er: boolean }>("select to_regclass('public.verzegeling') is not null as er");
  if (!rows[0]?.er) return undefined;
  const laatste = await verbinding.query<NonNullable<Manifest['anker']>>(
    `select id as verzegeling, tot_id as "totId", encode(keten, 'hex') as keten from verzegeling order by id desc limit 1`,
  );
  return laatste.rows[0];
};

/** What stands in the way of a restore. */
export interface Bezetting {
  /** Other connections to this database. */
  verbindingen: number;
  /** Tables that are not of this product. */
  vreemd: string[];
  /** Somebody has worked here: there are users, residents or lines of the logboek. */
  gevuld: boolean;
}

/** Extensions bring tables of their own; the queue stands in another schema. */
const EIGEN_TABELLEN = `select c.oid, c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

export const selectBezetting = async (verbinding: pg.ClientBase): Promise<Bezetting> => {
  const { rows } = await verbinding.query<{ verbindingen: number; tabellen: string[] }>(
    `select (select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend') as verbindingen,
            array(select relname::text from (${EIGEN_TABELLEN}) t order by 1) as tabellen`,
  );
  const { verbindingen = 0, tabellen = [] } = rows[0] ?? {};
  if (!tabellen.includes('migratie')) return { verbindingen, vreemd: tabellen, gevuld: false };
  let gevuld = false;
  for (const naam of ['inwoner', 'logboek', 'aanbieder', 'gebruiker'].filter((een) => tabellen.includes(een))) {
    const { rowCount } = await verbinding.query(`select from ${naam} ${naam === 'gebruiker' ? 'where id <> 0 ' : ''}limit 1`);
    gevuld ||= rowCount === 1;
  }
  return { verbindingen, vreemd: [], gevuld };
};

/** While this transaction runs nobody migrates, and a server that starts waits. False: somebody does so now. */
export const neemMigratieslot = async (verbinding: pg.ClientBase): Promise<boolean> =>
  (await verbinding.query<{ mijn: boolean }>('select pg_try_advisory_xact_lock($1) as mijn', [MIGRATION_LOCK])).rows[0]?.mijn ??
  false;

/** Takes everything of the product away, the queue apart; extensions and roles stay. */
export const dropAlles = async (verbinding: pg.ClientBase): Promise<void> => {
  await verbinding.query(`do $$
    declare r record;
    begin
      drop schema if exists app cascade;
      for r in select c.relname, c.relkind from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'a', 'i')) loop
        execute format('drop %s if exists public.%I cascade', case r.relkind when 'v' then 'view' when 'm' then 'materialized view'
          when 'f' then 'foreign table' when 'S' then 'sequence' else 'table' end, r.relname);
      end loop;
      for r in select p.oid::regprocedure as naam from pg_proc p where p.pronamespace = 'public'::regnamespace
                  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') loop
        execute format('drop routine if exists %s cascade', r.naam);
      end loop;
    end $$`);
  await verbinding.query(MIGRATIE_TABEL);
};

/**
 * Empties every table and takes away what would refuse, change or slow down rows on their way in: triggers, foreign keys and indexes
 * that no rule stands on. An owner may do so without being a superuser. `zetTerug` makes them again, which reads all rows once and
 * refuses what does not fit.
 */
export const maakOntvankelijk = async (
  verbinding: pg.ClientBase,
  tabellen: readonly string[],
): Promise<{ zetTerug(): Promise<void> }> => {
  const sleutels = await verbinding.query<{ tabel: string; naam: string; wat: string }>(
    `select format('public.%I', r.relname) as tabel, format('%I', c.conname) as naam, pg_get_constraintdef(c.oid) as wat
       from pg_constraint c join pg_class r on r.oid = c.conrelid
      where c.contype = 'f' and c.conparentid = 0 and r.relnamespace = 'public'::regnamespace order by 1, 2`,
  );
  const indexen = await verbinding.query<{ naam: string; wat: string }>(
    `select i.indexrelid::regclass::text as naam, pg_get_indexdef(i.indexrelid) as wat
       from pg_index i join pg_class r on r.oid = i.indrelid
      where r.relnamespace = 'public'::regnamespace and r.relkind = 'r' and not i.indisprimary
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'e') order by 1`,
  );
  const alle = tabellen.map((naam) => `public."${naam}"`);
  // One statement per table: each reads again all that PostgreSQL knows of the table and of those it points to.
  const verander = async (tabel: string, delen: readonly string[]): Promise<void> => {
    await verbinding.query(`alter table ${tabel} ${delen.join(', ')}`);
  };
  const van = Map.groupBy(sleutels.rows, ({ tabel }) => tabel);
  for (const [tabel, rijen] of van)
    await verander(
      tabel,
      rijen.map(({ naam }) => `drop constraint ${naam}`),
    );
  for (const tabel of alle) await verander(tabel, ['disable trigger user']);
  if (indexen.rows.length > 0) await verbinding.query(`drop index ${indexen.rows.map(({ naam }) => naam).join(', ')}`);
  await verbinding.query(`truncate ${alle.join(', ')}`);
  return {
    zetTerug: async () => {
      for (const { wat } of indexen.rows) await verbinding.query(wat);
      for (const [tabel, rijen] of van)
        await verander(
          tabel,
          rijen.map(({ naam, wat }) => `add constraint ${naam} ${wat}`),
        );
      for (const tabel of alle) await verander(tabel, ['enable trigger user']);
    },
  };
};

/** One encrypted BSN of each version of the key. */
export const selectVersleuteld = async (verbinding: pg.ClientBase): Promise<Buffer[]> => {
  const { rows } = await verbinding.query<{ bsn_versleuteld: Buffer }>(
    `select distinct on (get_byte(bsn_versleuteld, 0)) bsn_versleuteld from inwoner_persoon order by get_byte(bsn_versleuteld, 0)`,
  );
  return rows.map(({ bsn_versleuteld }) => bsn_versleuteld);
};

export const analyze = async (verbinding: pg.ClientBase): Promise<void> => {
  await verbinding.query('analyze');
};

/** A line of the logboek: these are the data of an earlier moment, and when that was. Nobody is logged in at a restore. */
export const logHersteld = async (owner: pg.Pool, manifest: Pick<Manifest, 'gemaaktOp'>): Promise<void> => {
  await owner.query(
    `insert into logboek (gebruiker_id, rol, handeling, soort, object_id, grond, uitkomst, herkomst)
     values (0, 'systeem', 'reservekopie-teruggezet', 'reservekopie', $1, 'beschikbaarheid van de gegevens (AVG artikel 32)', 'gelukt', 'opdrachtregel')`,
    [manifest.gemaaktOp],
  );
};

/** The municipality of each code, also of one that is no longer used. */
export const selectGemeentecodes = async (owner: pg.Pool): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await owner.query<{ code: string; id: number }>(
    'select code, gemeente_id as id from gemeentecode order by lower(geldig) nulls first',
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
};

import type pg from 'pg';
import type { Bron } from './tabellen.ts';

const KOLOMMEN = [
  'id',
  'name',
  'state',
  'data',
  'priority',
  'retry_limit',
  'retry_count',
  'retry_delay',
  'retry_backoff',
  'expire_seconds',
  'deletion_seconds',
  'singleton_key',
  'start_after',
  'created_on',
  'completed_on',
  'keep_until',
  'output',
  'policy',
  'heartbeat_seconds',
];

/** Work that somebody set going: what waits, what failed, and what was busy, which waits again. Planned work comes back by itself. */
const UIT = `select ${KOLOMMEN.map((kolom) => (kolom === 'state' ? "case when state = 'active' then 'retry' else state end as state" : kolom)).join(', ')}
  from pgboss.job where state in ('created', 'retry', 'active', 'failed') and name not like '\\_\\_pgboss\\_\\_%'
   and name not in (select name from pgboss.schedule) order by id`;

/** Nothing, when the product has never run here. */
const LEEG = `select ${KOLOMMEN.map((kolom) => `null::text as ${kolom}`).join(', ')} where false`;

export const selectTaken = async (verbinding: pg.ClientBase): Promise<Bron> => {
  const { rows } = await verbinding.query<{ er: boolean }>("select to_regclass('pgboss.job') is not null as er");
  return { naam: 'taken', kolommen: KOLOMMEN, select: rows[0]?.er ? UIT : LEEG };
};

/** What is copied in before it goes to the queue: pg-boss spreads the rows over tables of its own. */
export const WACHTKAMER = 'pg_temp.taken_terug';

export const maakWachtkamer = async (verbinding: pg.ClientBase): Promise<void> => {
  await verbinding.query(`create temp table taken_terug on commit drop as ${UIT.replace(/ order by id$/, ' limit 0')}`);
};

/** The queue holds what the back-up held and nothing else. A queue that is not there yet is made; the worker gives it its settings. */
export const insertTaken = async (verbinding: pg.ClientBase): Promise<void> => {
  await verbinding.query('delete from pgboss.job');
  await verbinding.query(
    `select pgboss.create_queue(name, '{"policy":"standard"}') from (select distinct name from ${WACHTKAMER}) w
      where name not in (select name from pgboss.queue)`,
  );
  await verbinding.query(`insert into pgboss.job (${KOLOMMEN.join(', ')}) select ${KOLOMMEN.join(', ')} from ${WACHTKAMER}`);
};

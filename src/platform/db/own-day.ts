import type pg from 'pg';
import type { Datum } from '../../kernel/datum.ts';

/**
 * Tells the database on which day each municipality lives (demo only), so that what it says of today itself (`app.dag`) is what the pages
 * say. What stood there before goes: a municipality without a day of its own lives today.
 */
export const storeOwnDays = async (owner: pg.Pool, days: ReadonlyMap<number, Datum>): Promise<void> => {
  await owner.query(
    `with weg as (delete from eigen_dag where gemeente_id <> all ($1::int[]))
     insert into eigen_dag (gemeente_id, dag) select * from unnest($1::int[], $2::date[])
     on conflict (gemeente_id) do update set dag = excluded.dag where eigen_dag.dag <> excluded.dag`,
    [[...days.keys()], Array.from(days.values(), String)],
  );
};

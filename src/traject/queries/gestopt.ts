// Who stopped on his way and did not come back.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';

/**
 * The resident stopped (a step of the route, or nothing chosen after an oriëntatie), and nothing that begins anew was written down since. Of
 * before that moment was kept its day counts.
 */
export const isGestopt = (inwoner: string): string => {
  const van = (rij: string) => `${rij}.gemeente_id = ${inwoner}.gemeente_id and ${rij}.inwoner_id = ${inwoner}.id`;
  const later = (tabel: string) => `not exists (select from ${tabel} n where ${van('n')} and n.vastgelegd_op > k.moment)`;
  return `exists (select from (
      select coalesce(o.gevolg_vastgelegd_op, o.gevolg_op + 1) as moment from orientatie o where ${van('o')} and o.gevolg = 'geen' and o.gestopt_op is null
      union all select coalesce(r.einde_vastgelegd_op, r.beeindigd_op + 1) from traject r where ${van('r')} and r.einde_uitkomst = 'stopt') k
    where ${['aanmelding', 'trajectstap', 'orientatie', 'ladderbepaling', 'toets', 'besluit'].map(later).join('\n      and ')})`;
};

/** Whether this resident stopped and did not come back. */
export const findGestopt = async (db: Kysely<DB>, inwonerId: number): Promise<boolean> => {
  const rij = await db
    .selectFrom('inwoner')
    .select(sql<boolean>`${sql.raw(isGestopt('inwoner'))}`.as('gestopt'))
    .where('id', '=', inwonerId)
    .executeTakeFirst();
  return rij?.gestopt ?? false;
};

// Who stopped on his way and did not come back.
import { type Kysely, sql } from 'kysely';
import { onceFirst } from '../../platform/db/once.ts';
import type { DB } from '../../platform/db/schema.ts';

/**
 * His way is over in one of these outcomes (or, with 'stopt', nothing was chosen after an oriëntatie), and nothing that begins anew was written
 * down since. Of before that moment was kept its day counts.
 */
const isOver = (inwoner: string, metUitkomst: string, niets: boolean): string => {
  const van = (rij: string) => `${rij}.gemeente_id = ${inwoner}.gemeente_id and ${rij}.inwoner_id = ${inwoner}.id`;
  const later = (tabel: string) => `not exists (select from ${tabel} n where ${van('n')} and n.vastgelegd_op > k.moment)`;
  const orientatie = `select coalesce(o.gevolg_vastgelegd_op, o.gevolg_op + 1) as moment from orientatie o where ${van('o')} and o.gevolg = 'geen' and o.gestopt_op is null
      union all `;
  return `exists (select from (
      ${niets ? orientatie : ''}select coalesce(r.einde_vastgelegd_op, r.beeindigd_op + 1) as moment from traject r where ${van('r')} and r.einde_uitkomst ${metUitkomst}) k
    where ${['aanmelding', 'trajectstap', 'orientatie', 'ladderbepaling', 'toets', 'besluit'].map(later).join('\n      and ')})`;
};

/** The resident stopped, and did not come back. */
export const isGestopt = (inwoner: string): string => isOver(inwoner, "= 'stopt'", true);

const selectEinde = onceFirst((db, inwonerId: number) =>
  db
    .selectFrom('inwoner')
    .select(
      sql<'gestopt' | 'klaar' | null>`case
        when exists (select from toewijzing t where t.gemeente_id = inwoner.gemeente_id and t.inwoner_id = inwoner.id and t.status in ('toegewezen','geaccepteerd','gestart')) then null
        when ${sql.raw(isGestopt('inwoner'))} then 'gestopt'
        when ${sql.raw(isOver('inwoner', "not in ('', 'stopt')", false))} then 'klaar' end`.as('einde'),
    )
    .where('id', '=', inwonerId),
);

/** How the way of this resident ended, as long as nothing began anew and no place of his runs; undefined: it did not. */
export const findRouteEinde = async (db: Kysely<DB>, inwonerId: number): Promise<'gestopt' | 'klaar' | undefined> =>
  (await selectEinde(db, inwonerId))?.einde ?? undefined;

// Who stopped on his way and did not come back.
import { type SqlBool, sql } from 'kysely';
import { onceFirst } from '../../platform/db/once.ts';

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

const van = (tabel: string, eis: string): string =>
  `exists (select from ${tabel} x where x.gemeente_id = inwoner.gemeente_id and x.inwoner_id = inwoner.id${eis})`;

/**
 * How the way of an inwoner ended as far as the rows say, as long as nothing began anew and no place of his runs. `misschien`: a record of
 * another area may have brought it to its end, and only the route itself says which record does (`eindeDoorRecord`).
 */
export const routeEinde = sql<'gestopt' | 'klaar' | 'misschien' | null>`case
    when ${sql.raw(van('toewijzing', " and x.status in ('toegewezen','geaccepteerd','gestart')"))} then null
    when ${sql.raw(isGestopt('inwoner'))} then 'gestopt'
    when ${sql.raw(isOver('inwoner', "not in ('', 'stopt')", false))} then 'klaar'
    when inwoner.status = 'afgerond' or ${sql.raw(van('trajectstap', ' and x.geeindigd_op is null and x.ingetrokken_op is null'))} then null
    when (${sql.raw(van('traject', ' and x.beeindigd_op is null'))} or not ${sql.raw(van('traject', ''))})
      and (${sql.raw(['toets', 'besluit', 'overdracht', 'toewijzing'].map((tabel) => van(tabel, '')).join(' or '))}) then 'misschien' end`.as(
  'einde',
);

/**
 * As {@link routeEinde}, of one resident; with what was derived with his steps, where the reader may see that and nothing moved since, and the
 * day on which it becomes something else.
 */
export const selectRouteEinde = onceFirst((db, inwonerId: number) =>
  db
    .selectFrom('inwoner')
    .leftJoin('werkvoorraad as stap', (join) =>
      join
        .onRef('stap.gemeente_id', '=', 'inwoner.gemeente_id')
        .onRef('stap.inwoner_id', '=', 'inwoner.id')
        .on('stap.nr', '=', 0)
        .on(sql<SqlBool>`not ${sql.raw(van('werkvoorraad_wijziging', ''))}`),
    )
    .select(['inwoner.gemeente_id', routeEinde, 'stap.status as afgeleid', 'stap.verandert_op'])
    .where('inwoner.id', '=', inwonerId),
);

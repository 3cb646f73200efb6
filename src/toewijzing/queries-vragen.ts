// What the gemeente asked this aanbieder and waits for.
import { type Kysely, type SqlBool, sql } from 'kysely';
import type { DB } from '../platform/db/schema.ts';

/** Steps of a route on which the gemeente asked this aanbieder for its yes or no. */
export const countRouteVragen = async (db: Kysely<DB>): Promise<number> =>
  (
    await db
      .selectFrom('trajectoordeel')
      .select(sql<number>`count(*)::int`.as('aantal'))
      .where(sql<SqlBool>`aanbieder_id = app.aanbieder()`)
      .where('oordeel', 'is', null)
      .where('vervallen_op', 'is', null)
      .executeTakeFirstOrThrow()
  ).aantal;

/** Besluiten that a gemeente takes together with this aanbieder, and that wait for its yes or no. */
export const countSamenVragen = async (db: Kysely<DB>): Promise<number> =>
  (
    await db
      .selectFrom('samenspraak')
      .select(sql<number>`count(*)::int`.as('aantal'))
      .where(sql<SqlBool>`aanbieder_id = app.aanbieder()`)
      .where('antwoord', 'is', null)
      .where('vervallen_op', 'is', null)
      .executeTakeFirstOrThrow()
  ).aantal;

/** Plans that were put before this aanbieder and have no answer yet, each with a toewijzing through which it is read. */
export const listPlanVragen = (db: Kysely<DB>) =>
  db
    .selectFrom('planpartij as w')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'w.gemeente_id').onRef('p.inwoner_id', '=', 'w.inwoner_id'),
    )
    .innerJoin('toewijzing as t', (join) =>
      join
        .onRef('t.gemeente_id', '=', 'w.gemeente_id')
        .onRef('t.inwoner_id', '=', 'w.inwoner_id')
        .onRef('t.aanbieder_id', '=', 'w.aanbieder_id')
        .on('t.status', 'in', ['toegewezen', 'geaccepteerd', 'gestart']),
    )
    .where(sql<SqlBool>`w.aanbieder_id = app.aanbieder()`)
    .where('w.open', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('planantwoord as a')
            .select('a.id')
            .whereRef('a.gemeente_id', '=', 'w.gemeente_id')
            .whereRef('a.plan_id', '=', 'w.plan_id')
            .whereRef('a.aanbieder_id', '=', 'w.aanbieder_id'),
        ),
      ),
    )
    .select(['w.inwoner_id', 'w.voorgelegd_op', 'p.voornaam', 'p.voorvoegsel', 'p.achternaam'])
    .select((eb) => eb.fn.max('t.id').as('toewijzing_id'))
    .groupBy(['w.inwoner_id', 'w.voorgelegd_op', 'p.voornaam', 'p.voorvoegsel', 'p.achternaam'])
    .orderBy('w.voorgelegd_op')
    .orderBy('w.inwoner_id')
    .execute();

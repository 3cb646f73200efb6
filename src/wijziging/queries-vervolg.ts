// Between a toewijzing and the one at another aanbieder that follows it.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/schema.ts';

/** The toewijzing at another aanbieder that this one follows, with the change that made it so. */
export const findVooraf = (db: Kysely<DB>, toewijzingId: number) =>
  db
    .selectFrom('toewijzingwijziging as w')
    .innerJoin('toewijzing as t', (join) =>
      join.onRef('t.gemeente_id', '=', 'w.gemeente_id').onRef('t.id', '=', 'w.toewijzing_id'),
    )
    .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .select(['w.id as wijziging_id', 't.id', 't.nummer', 'a.naam as aanbieder', sql<string>`(w.van - 1)::text`.as('tot')])
    .where('w.naar_toewijzing_id', '=', toewijzingId)
    .executeTakeFirst();
export type VoorafRij = NonNullable<Awaited<ReturnType<typeof findVooraf>>>;

/** Where a toewijzing goes on at another aanbieder, the last time that this was decided. */
export const findVervolg = (db: Kysely<DB>, toewijzingId: number) =>
  db
    .selectFrom('toewijzingwijziging as w')
    .innerJoin('toewijzing as n', (join) =>
      join.onRef('n.gemeente_id', '=', 'w.gemeente_id').onRef('n.id', '=', 'w.naar_toewijzing_id'),
    )
    .innerJoin('aanbieder as a', 'a.id', 'n.aanbieder_id')
    .select(['w.id as wijziging_id', 'w.besluit_id', 'n.id', 'n.nummer', 'n.status', 'a.naam as aanbieder'])
    .where('w.toewijzing_id', '=', toewijzingId)
    .orderBy('w.id', 'desc')
    .limit(1)
    .executeTakeFirst();
export type VervolgRij = NonNullable<Awaited<ReturnType<typeof findVervolg>>>;

/** What goes on again by the besluit that took a follow-up away; undefined: nothing did. */
export const findHerleefd = (db: Kysely<DB>, o: { besluitId: number; behalve: number }) =>
  db
    .selectFrom('toewijzingwijziging as w')
    .innerJoin('toewijzing as t', (join) =>
      join.onRef('t.gemeente_id', '=', 'w.gemeente_id').onRef('t.id', '=', 'w.toewijzing_id'),
    )
    .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .select(['t.nummer', 'a.naam as aanbieder', 'w.verschil'])
    .where('w.besluit_id', '=', o.besluitId)
    .where('w.soort', '=', 'herstel')
    .where('w.toewijzing_id', '<>', o.behalve)
    .executeTakeFirst();

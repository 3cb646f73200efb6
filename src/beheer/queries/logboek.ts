import { type Kysely, sql } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { LogboekFilter } from '../types.ts';

const hier = sql<number>`app.gemeente()`;

const gefilterd = (db: Kysely<DB>, filter: LogboekFilter) => {
  let query = db.selectFrom('logboek as l').where('l.gemeente_id', '=', sql<number>`app.gemeente()`);
  // A day is a day in the Netherlands; the moment is compared as it stands, so that an index can serve.
  if (filter.van)
    query = query.where('l.moment', '>=', sql<Date>`(${isoDatum(filter.van)}::date)::timestamp at time zone 'Europe/Amsterdam'`);
  if (filter.tot)
    query = query.where(
      'l.moment',
      '<',
      sql<Date>`(${isoDatum(filter.tot)}::date + 1)::timestamp at time zone 'Europe/Amsterdam'`,
    );
  if (filter.gebruikerId !== undefined) query = query.where('l.gebruiker_id', '=', filter.gebruikerId);
  if (filter.handeling !== undefined) query = query.where('l.handeling', '=', filter.handeling);
  return query;
};

/** Lines of the logboek, newest first. Names of employees only: a resident is a number. */
export const findLogboek = (db: Kysely<DB>, filter: LogboekFilter, o: { vanaf: number; aantal: number }) =>
  gefilterd(db, filter)
    .leftJoin('gebruiker as g', 'g.id', 'l.gebruiker_id')
    .select([
      'l.id',
      'l.moment',
      'l.gebruiker_id as gebruikerId',
      'g.naam',
      'l.rol',
      'l.handeling',
      'l.soort',
      'l.object_id as objectId',
      'l.inwoner_id as inwonerId',
      'l.grond',
      'l.uitkomst',
      'l.herkomst',
    ])
    .orderBy('l.id', 'desc')
    .offset(o.vanaf)
    .limit(o.aantal)
    .execute();

export type LogboekRij = Awaited<ReturnType<typeof findLogboek>>[number];

/** How many lines there are, counted up to `hoogstens`. */
export const countLogboek = async (db: Kysely<DB>, filter: LogboekFilter, hoogstens: number): Promise<number> => {
  const rij = await db
    .selectFrom(gefilterd(db, filter).select('l.id').limit(hoogstens).as('deel'))
    .select((eb) => eb.fn.countAll().as('aantal'))
    .executeTakeFirst();
  return Number(rij?.aantal ?? 0);
};

/** The acts that occur in the latest lines, for the filter. */
export const findHandelingen = async (db: Kysely<DB>): Promise<string[]> => {
  const recent = db
    .selectFrom('logboek')
    .select('handeling')
    .where('gemeente_id', '=', sql<number>`app.gemeente()`)
    .orderBy('id', 'desc')
    .limit(20_000)
    .as('recent');
  const rijen = await db.selectFrom(recent).select('handeling').distinct().orderBy('handeling').execute();
  return rijen.map((rij) => rij.handeling);
};

/** What was done to an account, newest first; not that somebody logged in. */
export const findLogboekVanAccount = (db: Kysely<DB>, gebruikerId: number, aantal: number) =>
  db
    .selectFrom('logboek as l')
    .leftJoin('gebruiker as g', (join) => join.onRef('g.id', '=', 'l.gebruiker_id').on('g.id', '<>', 0))
    .select(['l.id', 'l.moment', 'l.handeling', 'l.uitkomst', 'g.naam as door'])
    .where('l.gemeente_id', '=', sql<number>`app.gemeente()`)
    .where('l.soort', '=', sql.lit('gebruiker'))
    .where('l.object_id', '=', String(gebruikerId))
    .where('l.handeling', '<>', sql.lit('ingelogd'))
    .orderBy('l.id', 'desc')
    .limit(aantal)
    .execute();

/** A line of what the house did by itself. */
export const schrijfSysteem = async (
  db: Kysely<DB>,
  regel: { handeling: string; gebruikerId: number; grond: string },
): Promise<void> => {
  await db
    .insertInto('logboek')
    .values({
      gemeente_id: hier,
      gebruiker_id: 0,
      rol: 'systeem',
      handeling: regel.handeling,
      soort: 'gebruiker',
      object_id: String(regel.gebruikerId),
      grond: regel.grond,
      uitkomst: 'gelukt',
      herkomst: 'taak',
    })
    .execute();
};

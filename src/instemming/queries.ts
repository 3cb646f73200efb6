import type { Kysely } from 'kysely';
import type { DB } from '../platform/db/schema.ts';
import type { InstemmingOnderwerp, UrenRegel } from './types.ts';

/** The toewijzing that an answer is about, when the actor may see it. */
export const findToewijzingVoorInstemming = (db: Kysely<DB>, toewijzingId: number) =>
  db
    .selectFrom('toewijzing')
    .select(['gemeente_id', 'id', 'inwoner_id', 'consulent_id', 'aanbieder_id', 'status'])
    .where('id', '=', toewijzingId)
    .executeTakeFirst();

/** The goals of a toewijzing, in the order in which they were made. */
export const findDoelen = (db: Kysely<DB>, toewijzingId: number) =>
  db
    .selectFrom('doel')
    .select(['id', 'tekst'])
    .where('toewijzing_id', '=', toewijzingId)
    .where('stand', '=', 'loopt')
    .orderBy('id')
    .execute();

/** All hours that were sent in for a toewijzing between two days (`jjjj-mm-dd`), those that no longer count too. */
export const findUrenTussen = async (
  db: Kysely<DB>,
  o: { toewijzingId: number; van: string; tot: string },
): Promise<UrenRegel[]> => {
  const rijen = await db
    .selectFrom('uren')
    .select(['id', 'datum', 'minuten', 'vastgelegd_op', 'vervallen_op'])
    .where('toewijzing_id', '=', o.toewijzingId)
    .where('status', '=', 'ingestuurd')
    .where('datum', '>=', o.van)
    .where('datum', '<=', o.tot)
    .orderBy('datum')
    .execute();
  return rijen.map((rij) => ({
    id: Number(rij.id),
    datum: rij.datum,
    minuten: rij.minuten,
    vastgelegdOp: rij.vastgelegd_op,
    vervallenOp: rij.vervallen_op,
  }));
};

/** The latest answer on goals, or on the hours of the week that starts on `maandag`. */
export const findLaatsteInstemming = async (
  db: Kysely<DB>,
  o: { toewijzingId: number; onderwerp: InstemmingOnderwerp; maandag?: string },
) => {
  let query = db
    .selectFrom('instemming')
    .select(['akkoord', 'toelichting', 'gegeven_op as gegevenOp'])
    .where('toewijzing_id', '=', o.toewijzingId)
    .where('onderwerp', '=', o.onderwerp);
  if (o.maandag !== undefined) query = query.where('maandag', '=', o.maandag);
  return query.orderBy('id', 'desc').limit(1).executeTakeFirst();
};

export const insertInstemming = async (
  db: Kysely<DB>,
  rij: {
    gemeente_id: number;
    toewijzing_id: number;
    inwoner_id: number;
    consulent_id: number;
    aanbieder_id: number;
    onderwerp: InstemmingOnderwerp;
    maandag: string | null;
    akkoord: boolean;
    toelichting: string;
  },
): Promise<number> => (await db.insertInto('instemming').values(rij).returning('id').executeTakeFirstOrThrow()).id;

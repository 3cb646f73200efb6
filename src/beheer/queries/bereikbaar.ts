// Where somebody works and whether they are there: for pages of other areas that name a colleague.
import { type Kysely, sql } from 'kysely';
import { type Datum, datum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Bereikbaar } from '../types.ts';
import { findAfwezigOp } from './afwezigheid.ts';
import { findTeamnamen } from './teams.ts';

const findLaatsteDagen = async (db: Kysely<DB>): Promise<Map<number, Datum>> => {
  const rijen = await db
    .selectFrom('vertrek')
    .select(['gebruiker_id', 'laatste_dag'])
    .where('gemeente_id', '=', sql<number>`app.gemeente()`)
    .where('uitgevoerd_op', 'is', null)
    .where('ingetrokken_op', 'is', null)
    .execute();
  return new Map(rijen.map((rij) => [rij.gebruiker_id, datum(rij.laatste_dag)]));
};

/** Team, absence and last day of everybody here on a day. Only for who may know who is away: teammanager and beheer. */
export const findBereikbaar = async (db: Kysely<DB>, dag: Datum): Promise<(gebruikerId: number) => Bereikbaar> => {
  const [teams, afwezig, laatsteDagen] = await Promise.all([
    findTeamnamen(db, dag),
    findAfwezigOp(db, dag),
    findLaatsteDagen(db),
  ]);
  return (id) => ({ team: teams.get(id), afwezig: afwezig.get(id), laatsteDag: laatsteDagen.get(id) });
};

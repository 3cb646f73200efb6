import { type Kysely, type SqlBool, sql } from 'kysely';
import type { DB } from '../platform/db/schema.ts';
import type { Sjabloon, SjabloonForm, Waarvoor } from './types.ts';

type Db = Kysely<DB>;

const rijen = (db: Db) =>
  db
    .selectFrom('sjabloon as s')
    .innerJoin('gebruiker as g', 'g.id', 's.door')
    .leftJoin('team as t', (join) => join.onRef('t.gemeente_id', '=', 's.gemeente_id').onRef('t.id', '=', 's.team_id'))
    .select([
      's.reeks',
      's.versie',
      's.naam',
      's.waarvoor',
      's.team_id as teamId',
      't.naam as team',
      's.tekst',
      's.vervallen',
      'g.naam as door',
      's.vastgelegd_op as vastgelegdOp',
    ]);

/** The latest version of every template, by name. */
export const listSjablonen = async (db: Db): Promise<Sjabloon[]> => {
  const alle = await rijen(db).distinctOn('s.reeks').orderBy('s.reeks').orderBy('s.versie', 'desc').limit(1000).execute();
  return alle.sort((a, b) => a.naam.localeCompare(b.naam, 'nl'));
};

/** What the writer may use here: of the whole municipality, and of the teams that he works in today. */
export const listBruikbaar = async (db: Db, waarvoor: Waarvoor): Promise<Sjabloon[]> => {
  const alle = await rijen(db)
    .distinctOn('s.reeks')
    .where(
      sql<SqlBool>`(s.team_id is null or exists (select from teamlid l where l.gemeente_id = s.gemeente_id and l.team_id = s.team_id
        and l.gebruiker_id = app.gebruiker() and l.geldig @> app.dag()))`,
    )
    .orderBy('s.reeks')
    .orderBy('s.versie', 'desc')
    .limit(1000)
    .execute();
  return alle.filter((een) => een.waarvoor === waarvoor && !een.vervallen).sort((a, b) => a.naam.localeCompare(b.naam, 'nl'));
};

/** All versions of a template, the latest first. */
export const listVersies = (db: Db, reeks: number): Promise<Sjabloon[]> =>
  rijen(db).where('s.reeks', '=', reeks).orderBy('s.versie', 'desc').execute();

/** Teams that exist today. */
export const listTeams = (db: Db): Promise<{ id: number; naam: string }[]> =>
  db.selectFrom('team').select(['id', 'naam']).where(sql<SqlBool>`geldig @> app.dag()`).orderBy('naam').execute();

/** Gives the number of the template; undefined when somebody else made this version first. Without `reeks` it is a new one. */
export const insertVersie = async (
  db: Db,
  o: SjabloonForm & { gemeenteId: number; reeks: number | undefined; versie: number; vervallen: boolean; door: number },
): Promise<number | undefined> =>
  (
    await db
      .insertInto('sjabloon')
      .values({
        gemeente_id: o.gemeenteId,
        ...(o.reeks === undefined ? {} : { reeks: o.reeks }),
        versie: o.versie,
        team_id: o.team,
        naam: o.naam,
        waarvoor: o.waarvoor,
        tekst: o.tekst,
        vervallen: o.vervallen,
        door: o.door,
      })
      .onConflict((oc) => oc.columns(['gemeente_id', 'reeks', 'versie']).doNothing())
      .returning('reeks')
      .executeTakeFirst()
  )?.reeks;

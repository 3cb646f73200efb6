import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../platform/db/schema.ts';
import type { Versie } from '../types.ts';

const Inhoud = z.record(z.string(), z.unknown());

const basis = (db: Kysely<DB>) =>
  db
    .selectFrom('beheerversie as v')
    .leftJoin('gebruiker as g', (join) => join.onRef('g.id', '=', 'v.door').on('g.id', '<>', 0))
    .select(['v.soort', 'v.object_id', 'v.inhoud', 'v.op', 'g.naam as door'])
    .where('v.gemeente_id', '=', sql<number>`app.gemeente()`)
    .orderBy('v.id');

type Rij = Awaited<ReturnType<ReturnType<typeof basis>['execute']>>[number];
const toVersie = ({ object_id, inhoud, door, ...rij }: Rij): Versie => ({
  ...rij,
  objectId: object_id,
  inhoud: Inhoud.parse(inhoud),
  door: door ?? undefined,
});

/** Every state of one thing, oldest first. */
export const findVersies = async (db: Kysely<DB>, soort: string, objectId: number): Promise<Versie[]> =>
  (await basis(db).where('v.soort', '=', soort).where('v.object_id', '=', objectId).execute()).map(toVersie);

/** What happened to an employee: the account, the teams and the absences, oldest first. */
export const findVersiesVanMedewerker = async (db: Kysely<DB>, gebruikerId: number): Promise<Versie[]> =>
  (
    await basis(db)
      .where((eb) =>
        eb.or([
          eb.and([eb('v.soort', '=', 'gebruiker'), eb('v.object_id', '=', gebruikerId)]),
          eb.and([
            eb('v.soort', 'in', ['teamlid', 'medewerkerafwezigheid']),
            eb(sql<number>`(v.inhoud->>'gebruiker_id')::int`, '=', gebruikerId),
          ]),
        ]),
      )
      .execute()
  ).map(toVersie);

/** What happened to a team and its members, oldest first. */
export const findVersiesVanTeam = async (db: Kysely<DB>, teamId: number): Promise<Versie[]> =>
  (
    await basis(db)
      .where((eb) =>
        eb.or([
          eb.and([eb('v.soort', '=', 'team'), eb('v.object_id', '=', teamId)]),
          eb.and([eb('v.soort', '=', 'teamlid'), eb(sql<number>`(v.inhoud->>'team_id')::int`, '=', teamId)]),
        ]),
      )
      .execute()
  ).map(toVersie);

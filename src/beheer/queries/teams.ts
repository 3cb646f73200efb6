import { type Kysely, type SqlBool, sql } from 'kysely';
import pg from 'pg';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { fromDaterangeOpen, type Geldigheid, toDaterange } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Functie, Team, Teamlid } from '../types.ts';

const hier = sql<number>`app.gemeente()`;
const UNIQUE = '23505';
const EXCLUSION = '23P01';
const isRefused = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof pg.DatabaseError && codes.includes(error.code ?? '');

const toTeam = ({ geldig, ...rij }: { id: number; naam: string; geldig: string; versie: number }): Team => ({
  ...rij,
  geldig: fromDaterangeOpen(geldig),
});

/** All teams, also those that ended. */
export const listTeams = async (db: Kysely<DB>): Promise<Team[]> =>
  (
    await db
      .selectFrom('team')
      .select(['id', 'naam', 'geldig', 'versie'])
      .where('gemeente_id', '=', hier)
      .orderBy('naam')
      .execute()
  ).map(toTeam);

export const findTeam = async (db: Kysely<DB>, id: number): Promise<Team | undefined> => {
  const rij = await db
    .selectFrom('team')
    .select(['id', 'naam', 'geldig', 'versie'])
    .where('gemeente_id', '=', hier)
    .where('id', '=', id)
    .executeTakeFirst();
  return rij && toTeam(rij);
};

/** Who is, was or will be in a team; of one team or one employee when that is given. Leaders first. */
export const listTeamleden = async (db: Kysely<DB>, o: { teamId?: number; gebruikerId?: number } = {}): Promise<Teamlid[]> => {
  let query = db
    .selectFrom('teamlid as l')
    .innerJoin('team as t', (join) => join.onRef('t.gemeente_id', '=', 'l.gemeente_id').onRef('t.id', '=', 'l.team_id'))
    .innerJoin('gebruiker as g', 'g.id', 'l.gebruiker_id')
    .select([
      'l.id',
      'l.team_id as teamId',
      't.naam as team',
      'l.gebruiker_id as gebruikerId',
      'g.naam',
      'g.functie',
      'l.leidt',
      'l.geldig',
    ])
    .where('l.gemeente_id', '=', hier)
    .orderBy('l.leidt', 'desc')
    .orderBy('g.naam')
    .orderBy(sql`lower(l.geldig)`, 'desc');
  if (o.teamId !== undefined) query = query.where('l.team_id', '=', o.teamId);
  if (o.gebruikerId !== undefined) query = query.where('l.gebruiker_id', '=', o.gebruikerId);
  return (await query.execute()).map(({ geldig, functie, ...rij }) => ({
    ...rij,
    functie: functie ?? undefined,
    geldig: fromDaterangeOpen(geldig),
  }));
};

/** The team of each employee on a day, by name: "Team Noord, Team Jong". For pages of other areas. */
export const findTeamnamen = async (db: Kysely<DB>, dag: Datum): Promise<Map<number, string>> => {
  const rijen = await db
    .selectFrom('teamlid as l')
    .innerJoin('team as t', (join) => join.onRef('t.gemeente_id', '=', 'l.gemeente_id').onRef('t.id', '=', 'l.team_id'))
    .select(['l.gebruiker_id', sql<string>`string_agg(t.naam, ', ' order by t.naam)`.as('teams')])
    .where('l.gemeente_id', '=', hier)
    .where(sql<SqlBool>`l.geldig @> ${isoDatum(dag)}::date and t.geldig @> ${isoDatum(dag)}::date`)
    .groupBy('l.gebruiker_id')
    .execute();
  return new Map(rijen.map((rij) => [rij.gebruiker_id, rij.teams]));
};

/** A team of a day with the consulenten in it. */
export interface Teamdeel {
  id: number;
  naam: string;
  consulenten: number[];
  /** The reader is in it, or leads it. */
  mijn: boolean;
}

/** The teams of a day, each with its consulenten, by name. For pages of other areas. */
export const listTeamdelen = (db: Kysely<DB>, dag: Datum): Promise<Teamdeel[]> =>
  db
    .selectFrom('team as t')
    .innerJoin('teamlid as l', (join) => join.onRef('l.gemeente_id', '=', 't.gemeente_id').onRef('l.team_id', '=', 't.id'))
    .innerJoin('gebruiker as g', 'g.id', 'l.gebruiker_id')
    .select([
      't.id',
      't.naam',
      sql<number[]>`coalesce(array_agg(distinct g.id) filter (where g.rol = 'consulent'), '{}')`.as('consulenten'),
      sql<boolean>`bool_or(g.id = app.gebruiker())`.as('mijn'),
    ])
    .where('t.gemeente_id', '=', hier)
    .where(sql<SqlBool>`l.geldig @> ${isoDatum(dag)}::date and t.geldig @> ${isoDatum(dag)}::date`)
    .groupBy(['t.id', 't.naam'])
    .orderBy('t.naam')
    .execute();

/** Undefined when a running team has this name. */
export const insertTeam = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; naam: string; geldig: Geldigheid },
): Promise<number | undefined> =>
  (
    await db
      .insertInto('team')
      .values({ gemeente_id: o.gemeenteId, naam: o.naam, geldig: toDaterange(o.geldig) })
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id;

/** `bezet`: another running team has this name; false: changed since `versie`. After `bezet` the transaction can only be undone. */
export const updateTeam = async (
  db: Kysely<DB>,
  o: { id: number; versie: number },
  gegevens: { naam?: string; geldig?: Geldigheid },
): Promise<boolean | 'bezet'> => {
  try {
    const { numUpdatedRows } = await db
      .updateTable('team')
      .set({
        ...(gegevens.naam === undefined ? {} : { naam: gegevens.naam }),
        ...(gegevens.geldig === undefined ? {} : { geldig: toDaterange(gegevens.geldig) }),
        versie: o.versie + 1,
      })
      .where('gemeente_id', '=', hier)
      .where('id', '=', o.id)
      .where('versie', '=', o.versie)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  } catch (error) {
    if (isRefused(error, [UNIQUE])) return 'bezet';
    throw error;
  }
};

/** Undefined when somebody is in this team already on one of these days; the transaction can then only be undone. */
export const insertTeamlid = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; teamId: number; gebruikerId: number; leidt: boolean; geldig: Geldigheid; door: number },
): Promise<number | undefined> => {
  try {
    const { id } = await db
      .insertInto('teamlid')
      .values({
        gemeente_id: o.gemeenteId,
        team_id: o.teamId,
        gebruiker_id: o.gebruikerId,
        leidt: o.leidt,
        geldig: toDaterange(o.geldig),
        door: o.door,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  } catch (error) {
    if (isRefused(error, [EXCLUSION])) return undefined;
    throw error;
  }
};

/** Gives a membership its last day, when it is still the one that was shown. */
export const updateTeamlidGeldig = async (
  db: Kysely<DB>,
  o: { id: number; oud: Geldigheid; nieuw: Geldigheid },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('teamlid')
    .set({ geldig: toDaterange(o.nieuw) })
    .where('gemeente_id', '=', hier)
    .where('id', '=', o.id)
    .where('geldig', '=', sql<string>`${toDaterange(o.oud)}::daterange`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Ends every membership that runs past `laatste`; of a team or of an employee. One that had to begin later becomes its first day. */
export const endTeamleden = async (
  db: Kysely<DB>,
  o: { teamId: number } | { gebruikerId: number },
  laatste: Datum,
): Promise<number> => {
  const dag = isoDatum(laatste);
  const { numUpdatedRows } = await db
    .updateTable('teamlid')
    .set({ geldig: sql<string>`daterange(lower(geldig), greatest(lower(geldig), ${dag}::date) + 1)` })
    .where('gemeente_id', '=', hier)
    .where('teamId' in o ? 'team_id' : 'gebruiker_id', '=', 'teamId' in o ? o.teamId : o.gebruikerId)
    .where(sql<SqlBool>`(upper(geldig) is null or upper(geldig) > greatest(lower(geldig), ${dag}::date) + 1)`)
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

/** Functies of the municipality itself, also those that ended, with how many accounts have one. */
export const listFuncties = async (db: Kysely<DB>): Promise<Functie[]> => {
  const rijen = await db
    .selectFrom('functie as f')
    .select((eb) => [
      'f.id',
      'f.naam',
      'f.geldig',
      eb
        .selectFrom('gebruiker as g')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('g.gemeente_id', '=', hier)
        .where('g.actief', '=', true)
        .where(sql<SqlBool>`lower(g.functie) = lower(f.naam)`)
        .as('aantal'),
    ])
    .where('f.gemeente_id', '=', hier)
    .orderBy('f.naam')
    .orderBy(sql`lower(f.geldig)`)
    .execute();
  return rijen.map(({ geldig, aantal, ...rij }) => ({ ...rij, aantal: Number(aantal ?? 0), geldig: fromDaterangeOpen(geldig) }));
};

/** Undefined when a functie of this name holds on one of these days; the transaction can then only be undone. */
export const insertFunctie = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; naam: string; geldig: Geldigheid; door: number },
): Promise<number | undefined> => {
  try {
    const { id } = await db
      .insertInto('functie')
      .values({ gemeente_id: o.gemeenteId, naam: o.naam, geldig: toDaterange(o.geldig), door: o.door })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  } catch (error) {
    if (isRefused(error, [EXCLUSION])) return undefined;
    throw error;
  }
};

export const updateFunctieGeldig = async (
  db: Kysely<DB>,
  o: { id: number; oud: Geldigheid; nieuw: Geldigheid },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('functie')
    .set({ geldig: toDaterange(o.nieuw) })
    .where('gemeente_id', '=', hier)
    .where('id', '=', o.id)
    .where('geldig', '=', sql<string>`${toDaterange(o.oud)}::daterange`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

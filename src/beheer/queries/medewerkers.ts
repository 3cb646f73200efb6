import { type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import pg from 'pg';
import { instellingWaarde } from '../../instelling/index.ts';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  isStafrol,
  type Medewerker,
  type MedewerkerFilter,
  type MedewerkerInLijst,
  type Persoonsgegevens,
  STAFROLLEN,
  type Stafrol,
} from '../types.ts';

const KOLOMMEN = [
  'g.id',
  'g.naam',
  'g.rol',
  'g.aanbieder_id',
  'g.functie',
  'g.telefoon',
  'g.email',
  'g.actief',
  'g.gekoppeld',
  'g.laatste_dag',
  'g.laatst_ingelogd',
  'g.versie',
] as const;

type Rij = {
  id: number;
  naam: string;
  rol: string;
  aanbieder_id: number | null;
  aanbieder: string | null;
  functie: string | null;
  telefoon: string | null;
  email: string | null;
  actief: boolean;
  gekoppeld: boolean | null;
  laatste_dag: string | null;
  laatst_ingelogd: Date | null;
  versie: number;
};

const toMedewerker = (rij: Rij): Medewerker[] =>
  isStafrol(rij.rol) || rij.rol === 'aanbieder' || rij.rol === 'orientatie'
    ? [
        {
          id: rij.id,
          naam: rij.naam,
          rol: rij.rol,
          aanbiederId: rij.aanbieder_id ?? undefined,
          aanbieder: rij.aanbieder ?? undefined,
          functie: rij.functie || undefined,
          telefoon: rij.telefoon ?? '',
          email: rij.email ?? '',
          actief: rij.actief,
          gekoppeld: rij.gekoppeld === true,
          laatsteDag: rij.laatste_dag === null ? undefined : datum(rij.laatste_dag),
          laatstIngelogd: rij.laatst_ingelogd ?? undefined,
          versie: rij.versie,
        },
      ]
    : [];

type Eb = ExpressionBuilder<DB & { g: DB['gebruiker'] }, 'g'>;
const vanDeGemeente = (eb: Eb) =>
  eb.and([
    eb('g.gemeente_id', '=', sql<number>`app.gemeente()`),
    eb('g.aanbieder_id', 'is', null),
    eb('g.rol', 'in', [...STAFROLLEN]),
  ]);
const vanEenAanbieder = (eb: Eb) =>
  eb.or([
    eb.and([eb('g.rol', '=', 'aanbieder'), eb('g.actief', 'is not', null), sql<SqlBool>`app.heeft_contract(g.aanbieder_id)`]),
    eb.and([eb('g.rol', '=', 'orientatie'), eb('g.gemeente_id', '=', sql<number>`app.gemeente()`)]),
  ]);

/** An employee, or an account of an aanbieder with a contract here or of an orientation centre; never a resident. */
export const findMedewerker = async (db: Kysely<DB>, id: number): Promise<Medewerker | undefined> => {
  const rij = await db
    .selectFrom('gebruiker as g')
    .leftJoin('aanbieder as o', 'o.id', 'g.aanbieder_id')
    .select(KOLOMMEN)
    .select('o.naam as aanbieder')
    .where('g.id', '=', id)
    .where((eb) => eb.or([vanDeGemeente(eb), vanEenAanbieder(eb)]))
    .executeTakeFirst();
  return rij && toMedewerker(rij)[0];
};

/** Employees of the municipality, also who left; for choices and names. */
export const findMedewerkers = async (db: Kysely<DB>): Promise<Medewerker[]> => {
  const rijen = await db
    .selectFrom('gebruiker as g')
    .select(KOLOMMEN)
    .select(sql<string | null>`null`.as('aanbieder'))
    .where(vanDeGemeente)
    .orderBy('g.actief', 'desc')
    .orderBy('g.naam')
    .execute();
  return rijen.flatMap(toMedewerker);
};

/** Names of all accounts within reach, also those of aanbieders. */
export const listAlleAccounts = async (db: Kysely<DB>): Promise<Map<number, string>> => {
  const rijen = await db
    .selectFrom('gebruiker as g')
    .select(['g.id', 'g.naam'])
    .where((eb) => eb.or([vanDeGemeente(eb), vanEenAanbieder(eb)]))
    .execute();
  return new Map(rijen.map((rij) => [rij.id, rij.naam]));
};

// What people type has no accents, and a % or _ is a letter like any other.
const lijkt = (tekst: string): string => `%${tekst.replace(/[\\%_]/g, '\\$&')}%`;

const gefilterd = (db: Kysely<DB>, filter: MedewerkerFilter, vandaag: Datum) => {
  const dag = isoDatum(vandaag);
  let query = db
    .selectFrom('gebruiker as g')
    .leftJoin('aanbieder as o', 'o.id', 'g.aanbieder_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('medewerkerafwezigheid as a')
          .leftJoin('gebruiker as v', 'v.id', 'a.vervanger_id')
          .select(['a.id as afwezig', sql<string | null>`upper(a.periode) - 1`.as('afwezig_tot'), 'v.naam as vervanger'])
          .where('a.gemeente_id', '=', sql<number>`app.gemeente()`)
          .whereRef('a.gebruiker_id', '=', 'g.id')
          .where('a.ingetrokken_op', 'is', null)
          .where(sql<SqlBool>`a.periode @> ${dag}::date`)
          .limit(1)
          .as('weg'),
      (join) => join.onTrue(),
    )
    .leftJoin('uitnodiging as u', (join) =>
      join.onRef('u.gebruiker_id', '=', 'g.id').on('u.aanvaard_op', 'is', null).on('u.ingetrokken_op', 'is', null),
    );
  query = filter.aanbieders ? query.where(vanEenAanbieder) : query.where(vanDeGemeente);
  if (filter.aanbieder !== undefined) query = query.where('g.aanbieder_id', '=', filter.aanbieder);
  if (filter.rol) query = query.where('g.rol', '=', filter.rol);
  if (filter.zonderFunctie) query = query.where((eb) => eb.or([eb('g.functie', 'is', null), eb('g.functie', '=', '')]));
  if (filter.team !== undefined) {
    const team = filter.team;
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('teamlid as l')
          .select('l.id')
          .whereRef('l.gebruiker_id', '=', 'g.id')
          .where('l.team_id', '=', team)
          .where(sql<SqlBool>`l.geldig @> ${dag}::date`),
      ),
    );
  }
  if (filter.zoek !== '') {
    const vorm = lijkt(filter.zoek);
    query = query.where(
      sql<SqlBool>`unaccent(concat_ws(' ', g.naam, g.email, g.functie, g.telefoon, o.naam)) ilike unaccent(${vorm})`,
    );
  }
  const werkt = sql<SqlBool>`(g.actief and (g.laatste_dag is null or g.laatste_dag >= ${dag}::date))`;
  switch (filter.stand) {
    case 'alle':
      return query;
    case 'hier':
      return query.where(werkt);
    case 'afwezig':
      return query.where(werkt).where('weg.afwezig', 'is not', null);
    case 'nog-niet':
      return query.where(werkt).where('g.laatst_ingelogd', 'is', null);
    case 'lang-niet':
      return query
        .where(werkt)
        .where('g.laatst_ingelogd', '<', sql<Date>`${dag}::date - ${instellingWaarde('zonder-inloggen-dagen')}`);
    case 'vertrekt':
      return query.where(werkt).where('g.laatste_dag', 'is not', null);
    case 'uit':
      return query.where(sql<SqlBool>`not ${werkt}`);
  }
};

/** A page of the list, with how many there are in all. */
export const listMedewerkers = async (
  db: Kysely<DB>,
  filter: MedewerkerFilter,
  vandaag: Datum,
  o: { vanaf: number; aantal: number },
): Promise<{ totaal: number; rijen: MedewerkerInLijst[] }> => {
  const dag = isoDatum(vandaag);
  const rijen = await gefilterd(db, filter, vandaag)
    .select(KOLOMMEN)
    .select((eb) => [
      'o.naam as aanbieder',
      'weg.afwezig',
      'weg.afwezig_tot',
      'weg.vervanger',
      'u.id as uitnodiging',
      'u.verloopt_op',
      sql<boolean>`u.verloopt_op <= now()`.as('verlopen'),
      sql<string[] | null>`(select array_agg(t.naam order by t.naam) from teamlid l
          join team t on t.gemeente_id = l.gemeente_id and t.id = l.team_id
         where l.gemeente_id = app.gemeente() and l.gebruiker_id = g.id and l.geldig @> ${dag}::date and t.geldig @> ${dag}::date)`.as(
        'teams',
      ),
      eb.fn.countAll<number>().over().as('totaal'),
    ])
    .orderBy('g.actief', 'desc')
    .orderBy('g.naam')
    .orderBy('g.id')
    .offset(o.vanaf)
    .limit(o.aantal)
    .execute();
  return {
    totaal: Number(rijen[0]?.totaal ?? 0),
    rijen: rijen.flatMap((rij) =>
      toMedewerker(rij).map((m) => ({
        ...m,
        teams: rij.teams ?? [],
        afwezig:
          rij.afwezig === null
            ? undefined
            : { tot: rij.afwezig_tot === null ? undefined : datum(rij.afwezig_tot), vervanger: rij.vervanger ?? undefined },
        uitnodiging:
          rij.uitnodiging === null || rij.verloopt_op === null
            ? undefined
            : { id: rij.uitnodiging, verlooptOp: rij.verloopt_op, verlopen: rij.verlopen },
      })),
    ),
  };
};

/** How many employees the start page has something to say about. */
export const countAandacht = async (
  db: Kysely<DB>,
  vandaag: Datum,
): Promise<{ langNiet: number; nogNiet: number; zonderFunctie: number }> => {
  const grens = sql`${isoDatum(vandaag)}::date - ${instellingWaarde('zonder-inloggen-dagen')}`;
  const rij = await db
    .selectFrom('gebruiker as g')
    .select([
      sql<number>`count(*) filter (where g.laatst_ingelogd < ${grens})`.as('langNiet'),
      sql<number>`count(*) filter (where g.laatst_ingelogd is null)`.as('nogNiet'),
      sql<number>`count(*) filter (where coalesce(g.functie, '') = '')`.as('zonderFunctie'),
    ])
    .where(vanDeGemeente)
    .where('g.actief', '=', true)
    .where(sql<SqlBool>`(g.laatste_dag is null or g.laatste_dag >= ${isoDatum(vandaag)}::date)`)
    .executeTakeFirstOrThrow();
  return { langNiet: Number(rij.langNiet), nogNiet: Number(rij.nogNiet), zonderFunctie: Number(rij.zonderFunctie) };
};

/** Organisations that do the orientation for this municipality today. */
export const listCentra = (db: Kysely<DB>): Promise<{ id: number; naam: string }[]> =>
  db
    .selectFrom('orientatiecentrum as c')
    .innerJoin('aanbieder as a', 'a.id', 'c.aanbieder_id')
    .select(['a.id', 'a.naam'])
    .where('c.gemeente_id', '=', sql<number>`app.gemeente()`)
    .where(sql<SqlBool>`app.is_centrum(c.aanbieder_id)`)
    .orderBy('a.naam')
    .execute();

/** Aanbieders that somebody may be invited for: with a contract here. */
export const listAanbieders = (db: Kysely<DB>): Promise<{ id: number; naam: string }[]> =>
  db.selectFrom('aanbieder').select(['id', 'naam']).where(sql<SqlBool>`app.heeft_contract(id)`).orderBy('naam').execute();

/** Another account with this address, of anybody that beheer may know. */
export const findAccountMetEmail = (db: Kysely<DB>, email: string): Promise<{ id: number; naam: string } | undefined> =>
  db
    .selectFrom('gebruiker as g')
    .select(['g.id', 'g.naam'])
    .where('g.email', '=', email)
    .where((eb) => eb.or([vanDeGemeente(eb), vanEenAanbieder(eb)]))
    .executeTakeFirst();

export const insertMedewerker = async (
  db: Kysely<DB>,
  o: Persoonsgegevens & { rol: Stafrol | 'aanbieder' | 'orientatie'; gemeenteId: number; aanbiederId: number | undefined },
): Promise<number> =>
  (
    await db
      .insertInto('gebruiker')
      .values({
        naam: o.naam,
        rol: o.rol,
        functie: o.functie,
        telefoon: o.telefoon || null,
        email: o.email || null,
        gemeente_id: o.rol === 'aanbieder' ? null : o.gemeenteId,
        aanbieder_id: o.aanbiederId ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;

/** No beheerder would be left: what the database refuses (WM417). */
export const GEEN_BEHEERDER = 'geen-beheerder';

/**
 * `false` when somebody else changed the account since `versie`; GEEN_BEHEERDER when nobody could let others in any more: the
 * transaction can then only be undone.
 */
export const updateMedewerker = async (
  db: Kysely<DB>,
  o: { id: number; versie: number },
  gegevens: {
    naam?: string;
    functie?: string | null;
    telefoon?: string | null;
    email?: string | null;
    rol?: Stafrol;
    actief?: boolean;
    laatste_dag?: string | null;
  },
): Promise<boolean | typeof GEEN_BEHEERDER> => {
  try {
    const { numUpdatedRows } = await db
      .updateTable('gebruiker')
      .set({ ...gegevens, versie: o.versie + 1 })
      .where('id', '=', o.id)
      .where('versie', '=', o.versie)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === 'WM417') return GEEN_BEHEERDER;
    throw error;
  }
};

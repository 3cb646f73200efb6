import { type Kysely, sql } from 'kysely';
import { isoDatum } from '../kernel/datum.ts';
import { fromDaterangeOpen, type Geldigheid, toDaterange } from '../kernel/periode.ts';
import type { DB } from '../platform/db/schema.ts';
import type { LogboekFilter, Mandaat, MandaatVoorstel, Medewerker } from './types.ts';

const ROLLEN = ['consulent', 'teammanager', 'financien', 'contractmanager', 'beleid', 'beheer'] as const;
const isMedewerkerRol = (rol: string): rol is Medewerker['rol'] => ROLLEN.some((een) => een === rol);

const medewerkers = (db: Kysely<DB>) =>
  db
    .selectFrom('gebruiker')
    .select(['id', 'naam', 'rol', 'functie', 'actief', 'versie'])
    .where('gemeente_id', '=', sql<number>`app.gemeente()`)
    .where('aanbieder_id', 'is', null)
    .where('rol', 'in', ROLLEN);

const toMedewerker = (rij: Awaited<ReturnType<ReturnType<typeof medewerkers>['execute']>>[number]): Medewerker[] =>
  isMedewerkerRol(rij.rol) ? [{ ...rij, rol: rij.rol, functie: rij.functie ?? undefined }] : [];

/** Employees of the municipality; never residents or people of an aanbieder. */
export const findMedewerkers = async (db: Kysely<DB>): Promise<Medewerker[]> =>
  (await medewerkers(db).orderBy('actief', 'desc').orderBy('naam').execute()).flatMap(toMedewerker);

export const findMedewerker = async (db: Kysely<DB>, id: number): Promise<Medewerker | undefined> =>
  (await medewerkers(db).where('id', '=', id).execute()).flatMap(toMedewerker)[0];

/** How many dossiers that are not closed somebody still has. */
export const countDossiers = async (db: Kysely<DB>, gebruikerId: number): Promise<number> => {
  const { rows } = await sql<{ aantal: number }>`select app.aantal_dossiers(${gebruikerId}::int) as aantal`.execute(db);
  return rows[0]?.aantal ?? 0;
};

/** False when somebody else changed it since `versie`. */
export const updateMedewerker = async (
  db: Kysely<DB>,
  o: { id: number; versie: number; functie: string | null; actief: boolean },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('gebruiker')
    .set({ functie: o.functie, actief: o.actief, versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** The whole register, newest start first. */
export const findMandaten = async (db: Kysely<DB>): Promise<Mandaat[]> => {
  const rijen = await db
    .selectFrom('mandaat')
    .select(['id', 'functie', 'verleend_door', 'bereik', 'geldig', 'bron'])
    .where('gemeente_id', '=', sql<number>`app.gemeente()`)
    .orderBy(sql`lower(geldig)`, 'desc')
    .orderBy('id')
    .execute();
  return rijen.map(({ verleend_door, geldig, ...rij }) => ({
    ...rij,
    verleendDoor: verleend_door,
    geldig: fromDaterangeOpen(geldig),
  }));
};

export const insertMandaat = async (db: Kysely<DB>, gemeenteId: number, m: MandaatVoorstel): Promise<number> =>
  (
    await db
      .insertInto('mandaat')
      .values({
        gemeente_id: gemeenteId,
        functie: m.functie,
        verleend_door: m.verleendDoor,
        handeling: 'beschikking-verlenen',
        bereik: m.bereik,
        geldig: toDaterange(m.geldig),
        bron: m.bron,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;

/** False when its period is no longer `oud`. */
export const updateMandaatGeldig = async (
  db: Kysely<DB>,
  o: { id: number; oud: Geldigheid; nieuw: Geldigheid },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('mandaat')
    .set({ geldig: toDaterange(o.nieuw) })
    .where('id', '=', o.id)
    .where('geldig', '=', sql<string>`${toDaterange(o.oud)}::daterange`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

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

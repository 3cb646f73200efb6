import { type Kysely, sql } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Aanleiding, DoelInPlan, DoelInvoer, Plan, WoordVeld } from '../types.ts';

type Db = Kysely<DB>;
/** The key of a resident's rows. */
export interface Van {
  gemeente_id: number;
  inwoner_id: number;
  consulent_id: number;
}

export const insertWoord = async (
  db: Db,
  van: Van,
  o: { veld: WoordVeld; tekst: string; getypt: 'inwoner' | 'consulent'; door: number },
): Promise<void> => {
  await db
    .insertInto('planwoord')
    .values({ ...van, ...o })
    .execute();
};

export const insertPlan = (
  db: Db,
  van: Van,
  o: {
    nummer: number;
    aanleiding: Aanleiding;
    door: number;
    /** What was agreed in the version that this one takes the place of. */
    reden?: string;
    delen?: boolean;
    evaluatie_op?: string | null;
  },
): Promise<{ id: number }> =>
  db
    .insertInto('plan')
    .values({ ...van, ...o })
    .returning('id')
    .executeTakeFirstOrThrow();

export const insertPlandoel = async (
  db: Db,
  van: Van,
  o: {
    plan_id: number;
    doel_id: number;
    aanbieder_id: number | null;
    stand: DoelInPlan;
    reden?: string;
    vorige_id?: number | null;
  },
): Promise<void> => {
  await db
    .insertInto('plandoel')
    .values({ ...van, ...o })
    .execute();
};

export const insertDoel = (
  db: Db,
  van: Van,
  o: DoelInvoer & { aanbiederId: number | null; vorigeId: number | null },
): Promise<{ id: number }> =>
  db
    .insertInto('doel')
    .values({
      ...van,
      toewijzing_id: o.toewijzingId ?? null,
      aanbieder_id: o.aanbiederId,
      soort: o.soort,
      tekst: o.tekst,
      maat: o.maat,
      wie: o.wie,
      uiterlijk: o.uiterlijk ? isoDatum(o.uiterlijk) : null,
      trede: o.trede ?? null,
      vorige_id: o.vorigeId,
      stand: 'concept',
    })
    .returning('id')
    .executeTakeFirstOrThrow();

/** What a version does with a goal that ran before it. */
export const setPlandoel = async (
  db: Db,
  o: { planId: number; doelId: number; stand: DoelInPlan; reden: string },
): Promise<void> => {
  await db
    .updateTable('plandoel')
    .set({ stand: o.stand, reden: o.reden })
    .where('plan_id', '=', o.planId)
    .where('doel_id', '=', o.doelId)
    .execute();
};

/** Takes a goal out of a draft; a goal that stands nowhere else and never counted goes with it. */
export const removePlandoel = async (db: Db, o: { planId: number; doelId: number }): Promise<void> => {
  await db.deleteFrom('plandoel').where('plan_id', '=', o.planId).where('doel_id', '=', o.doelId).execute();
  await db
    .deleteFrom('doel')
    .where('id', '=', o.doelId)
    .where('stand', '=', 'concept')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('plandoel as p').select('p.doel_id').whereRef('p.doel_id', '=', 'doel.id'))),
    )
    .execute();
};

/** New goals of a version from one state to the next; what ran before keeps its own. */
export const setDoelenVan = async (
  db: Db,
  planId: number,
  van: 'concept' | 'voorgelegd',
  naar: 'concept' | 'voorgelegd' | 'vervallen',
): Promise<void> => {
  await db
    .updateTable('doel')
    .set({ stand: naar })
    .where('stand', '=', van)
    .where('id', 'in', (eb) => eb.selectFrom('plandoel').select('doel_id').where('plan_id', '=', planId))
    .execute();
};

/** Changes a version; false when somebody else changed it first. */
export const updatePlan = async (
  db: Db,
  plan: Pick<Plan, 'id' | 'versie'>,
  naar: {
    status: Plan['status'];
    reden?: string;
    woorden?: string;
    delen?: boolean;
    evaluatie_op?: string | null;
    voorgelegd_op?: string;
    geldt_op?: string;
    zonder_akkoord?: string;
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('plan')
    .set({ ...naar, versie: plan.versie + 1 })
    .where('id', '=', plan.id)
    .where('versie', '=', plan.versie)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const insertPartij = async (
  db: Db,
  van: Van,
  o: {
    plan_id: number;
    wie: 'inwoner' | 'aanbieder';
    aanbieder_id: number | null;
    nummer: number;
    voorgelegd_op: string;
    woorden: string | null;
  },
): Promise<void> => {
  await db
    .insertInto('planpartij')
    .values({ ...van, ...o })
    .execute();
};

export const insertAntwoord = async (
  db: Db,
  van: Van,
  o: {
    plan_id: number;
    wie: 'inwoner' | 'aanbieder';
    aanbieder_id: number | null;
    akkoord: boolean;
    toelichting: string;
    getypt: 'inwoner' | 'aanbieder' | 'consulent';
    door: number;
  },
): Promise<void> => {
  await db
    .insertInto('planantwoord')
    .values({ ...van, ...o })
    .execute();
};

type BetrokkeneRij = {
  naam: string;
  organisatie: string;
  rol: string;
  telefoon: string;
  sinds: string;
  tot: string | null;
  laatste_contact: string | null;
};

export const insertBetrokkene = async (db: Db, van: Van, o: BetrokkeneRij & { door: number }): Promise<void> => {
  await db
    .insertInto('betrokkene')
    .values({ ...van, ...o })
    .execute();
};

export const updateBetrokkene = async (
  db: Db,
  o: { id: number; inwonerId: number; versie: number },
  rij: BetrokkeneRij,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('betrokkene')
    .set({ ...rij, versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** The contact person from now on; who was it before ends on that day. */
export const insertVastContact = async (
  db: Db,
  van: Van,
  o: {
    wie: string;
    naam: string;
    organisatie: string;
    telefoon: string;
    vervanger: string;
    vervanger_telefoon: string;
    sinds: string;
    reden: string;
    door: number;
  },
): Promise<void> => {
  await db
    .updateTable('vastcontact')
    .set({ tot: sql<string>`greatest(sinds, ${o.sinds}::date)` })
    .where('inwoner_id', '=', van.inwoner_id)
    .where('tot', 'is', null)
    .execute();
  await db
    .insertInto('vastcontact')
    .values({ ...van, ...o })
    .execute();
};

export const insertMelding = async (db: Db, van: Van, o: { betreft: string; tekst: string; door: number }): Promise<void> => {
  await db
    .insertInto('betrokkenemelding')
    .values({ ...van, ...o })
    .execute();
};

/** Answers what a resident said was not right; once. */
export const answerMelding = async (
  db: Db,
  o: { id: number; inwonerId: number; antwoord: string; op: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('betrokkenemelding')
    .set({ antwoord: o.antwoord, antwoord_op: o.op })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('antwoord_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

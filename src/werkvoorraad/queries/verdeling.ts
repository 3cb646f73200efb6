// Giving many residents to colleagues: who was chosen, who goes to whom, and what became of each.
import { type Kysely, sql } from 'kysely';
import type { Naam } from '../../inwoner/index.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Verdeling } from '../types.ts';

const ik = sql<number>`app.gebruiker()`;
const kolommen = ['id', 'status', 'naar', 'versie'] as const;

/** What the reader is choosing; undefined when nothing is. */
export const findConcept = (db: Kysely<DB>): Promise<Verdeling | undefined> =>
  db.selectFrom('verdeling').select(kolommen).where('door', '=', ik).where('status', '=', 'concept').executeTakeFirst();

export const findVerdeling = (db: Kysely<DB>, id: number): Promise<Verdeling | undefined> =>
  db.selectFrom('verdeling').select(kolommen).where('id', '=', id).executeTakeFirst();

/** What was given out last or is still going, latest first; of all teammanagers. */
export const listVerdelingen = (db: Kysely<DB>) =>
  db
    .selectFrom('verdeling as v')
    .innerJoin('gebruiker as g', 'g.id', 'v.door')
    .select((eb) => [
      'v.id',
      'v.status',
      'v.vastgelegd_op',
      'g.naam as door',
      eb
        .selectFrom('verdelingregel as r')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('r.gemeente_id', '=', 'v.gemeente_id')
        .whereRef('r.verdeling_id', '=', 'v.id')
        .as('aantal'),
    ])
    .where('v.status', '<>', 'concept')
    .orderBy('v.id', 'desc')
    .limit(5)
    .execute();

/** Residents that the reader chose so far. */
export const findGekozenIds = async (db: Kysely<DB>): Promise<number[]> =>
  (
    await db
      .selectFrom('verdelingregel as r')
      .innerJoin('verdeling as v', (join) =>
        join.onRef('v.gemeente_id', '=', 'r.gemeente_id').onRef('v.id', '=', 'r.verdeling_id'),
      )
      .select('r.inwoner_id')
      .where('v.door', '=', ik)
      .where('v.status', '=', 'concept')
      .execute()
  ).map((rij) => rij.inwoner_id);

/** The concept of the reader, made when there was none. Who is there first makes it; the other waits. */
export const ensureConcept = async (db: Kysely<DB>): Promise<number> => {
  await sql`insert into verdeling (gemeente_id, door) values (app.gemeente(), app.gebruiker()) on conflict do nothing`.execute(
    db,
  );
  const { id } = await db
    .updateTable('verdeling')
    .set((eb) => ({ versie: eb('versie', '+', 1) }))
    .where('door', '=', ik)
    .where('status', '=', 'concept')
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** Adds residents who are not done; who is not there or was chosen before is passed over. */
export const addGekozen = async (db: Kysely<DB>, verdelingId: number, inwonerIds: readonly number[]): Promise<void> => {
  await sql`
    insert into verdelingregel (gemeente_id, verdeling_id, inwoner_id, van_id)
    select i.gemeente_id, ${verdelingId}::int, i.id, i.consulent_id
      from inwoner i where i.id = any(${[...inwonerIds]}::int[]) and i.status <> 'afgerond'
    on conflict do nothing`.execute(db);
};

export const removeGekozen = async (db: Kysely<DB>, verdelingId: number, inwonerIds: readonly number[]): Promise<void> => {
  await sql`delete from verdelingregel where verdeling_id = ${verdelingId}::int and inwoner_id = any(${[...inwonerIds]}::int[])`.execute(
    db,
  );
};

export const countGekozen = async (db: Kysely<DB>, verdelingId: number): Promise<number> =>
  (
    await db
      .selectFrom('verdelingregel')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('verdeling_id', '=', verdelingId)
      .executeTakeFirstOrThrow()
  ).n;

export const deleteConcept = async (db: Kysely<DB>): Promise<void> => {
  await db.deleteFrom('verdeling').where('door', '=', ik).where('status', '=', 'concept').execute();
};

export interface VerdelingRegel extends Naam {
  inwoner_id: number;
  dossiernummer: string;
  van_id: number;
  naar_id: number | null;
  uitkomst: 'gegeven' | 'overgeslagen' | null;
}

/** Residents of a verdeling by name, a page at a time; `uitkomst` only those. */
export const listVerdelingRegels = (
  db: Kysely<DB>,
  o: { verdelingId: number; pagina: number; perPagina: number; uitkomst?: 'overgeslagen' },
): Promise<VerdelingRegel[]> => {
  let query = db
    .selectFrom('verdelingregel as r')
    .innerJoin('inwoner as i', (join) => join.onRef('i.gemeente_id', '=', 'r.gemeente_id').onRef('i.id', '=', 'r.inwoner_id'))
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'r.gemeente_id').onRef('p.inwoner_id', '=', 'r.inwoner_id'),
    )
    .select([
      'r.inwoner_id',
      'i.dossiernummer',
      'r.van_id',
      'r.naar_id',
      'r.uitkomst',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
    ])
    .where('r.verdeling_id', '=', o.verdelingId)
    .orderBy('p.zoeknaam')
    .orderBy('r.inwoner_id')
    .limit(o.perPagina)
    .offset((o.pagina - 1) * o.perPagina);
  if (o.uitkomst) query = query.where('r.uitkomst', '=', o.uitkomst);
  return query.execute();
};

/** How many go from whom to whom, and how many of them are done. */
export const countVerdeling = (db: Kysely<DB>, verdelingId: number) =>
  db
    .selectFrom('verdelingregel')
    .select((eb) => [
      'van_id',
      'naar_id',
      eb.fn.countAll<number>().as('aantal'),
      eb.fn.countAll<number>().filterWhere('uitkomst', '=', 'gegeven').as('gegeven'),
      eb.fn.countAll<number>().filterWhere('uitkomst', '=', 'overgeslagen').as('overgeslagen'),
    ])
    .where('verdeling_id', '=', verdelingId)
    .groupBy(['van_id', 'naar_id'])
    .execute();

/** Who was chosen with their consulent of this moment, which is written down again; who is done by now is left out. */
export const refreshGekozen = async (db: Kysely<DB>, verdelingId: number): Promise<{ inwonerId: number; vanId: number }[]> => {
  await sql`
    delete from verdelingregel r where r.verdeling_id = ${verdelingId}::int
       and exists (select from inwoner i where i.gemeente_id = r.gemeente_id and i.id = r.inwoner_id and i.status = 'afgerond')`.execute(
    db,
  );
  await sql`
    update verdelingregel r set van_id = i.consulent_id from inwoner i
     where r.verdeling_id = ${verdelingId}::int and i.gemeente_id = r.gemeente_id and i.id = r.inwoner_id and i.consulent_id <> r.van_id`.execute(
    db,
  );
  const rijen = await db
    .selectFrom('verdelingregel')
    .select(['inwoner_id as inwonerId', 'van_id as vanId'])
    .where('verdeling_id', '=', verdelingId)
    .orderBy('inwoner_id')
    .execute();
  return rijen;
};

/** Who goes to whom; who is not named goes nowhere. */
export const setNaar = async (
  db: Kysely<DB>,
  o: { verdelingId: number; consulenten: readonly number[]; naar: ReadonlyMap<number, number> },
): Promise<void> => {
  await sql`update verdelingregel set naar_id = null where verdeling_id = ${o.verdelingId}::int and naar_id is not null`.execute(
    db,
  );
  await sql`
    update verdelingregel r set naar_id = n.naar from unnest(${[...o.naar.keys()]}::int[], ${[...o.naar.values()]}::int[]) as n (id, naar)
     where r.verdeling_id = ${o.verdelingId}::int and r.inwoner_id = n.id`.execute(db);
  await db
    .updateTable('verdeling')
    .set((eb) => ({ naar: [...o.consulenten], versie: eb('versie', '+', 1) }))
    .where('id', '=', o.verdelingId)
    .execute();
};

/** From concept to going on; false when it changed since `versie`. Who goes nowhere is no part of it any more. */
export const beginVerdeling = async (db: Kysely<DB>, o: { id: number; versie: number }): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('verdeling')
    .set((eb) => ({ status: 'bezig', versie: eb('versie', '+', 1), vastgelegd_op: sql<Date>`now()` }))
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('status', '=', 'concept')
    .where('door', '=', ik)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await db.deleteFrom('verdelingregel').where('verdeling_id', '=', o.id).where('naar_id', 'is', null).execute();
  return true;
};

/** From one state to another; false when it was in another already. */
export const setVerdelingStatus = async (
  db: Kysely<DB>,
  o: { id: number; van: 'bezig' | 'gestopt'; naar: 'bezig' | 'gestopt' | 'klaar' },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('verdeling')
    .set({ status: o.naar, klaar_op: o.naar === 'klaar' ? sql<Date>`now()` : null })
    .where('id', '=', o.id)
    .where('status', '=', o.van)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** The next residents that nothing was done with yet. Another process that works on the same takes others. */
export const takeRegels = async (
  db: Kysely<DB>,
  verdelingId: number,
  hoogstens: number,
): Promise<{ inwonerId: number; vanId: number; naarId: number }[]> =>
  (
    await sql<{ inwonerId: number; vanId: number; naarId: number }>`
      select inwoner_id as "inwonerId", van_id as "vanId", naar_id as "naarId" from verdelingregel
       where verdeling_id = ${verdelingId}::int and uitkomst is null and naar_id is not null
       order by inwoner_id limit ${hoogstens}::int for update skip locked`.execute(db)
  ).rows;

export const setUitkomst = async (
  db: Kysely<DB>,
  o: { verdelingId: number; inwonerIds: readonly number[]; uitkomst: 'gegeven' | 'overgeslagen' },
): Promise<void> => {
  if (o.inwonerIds.length === 0) return;
  await db
    .updateTable('verdelingregel')
    .set({ uitkomst: o.uitkomst })
    .where('verdeling_id', '=', o.verdelingId)
    .where('inwoner_id', 'in', [...o.inwonerIds])
    .execute();
};

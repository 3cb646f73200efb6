import type { Kysely } from 'kysely';
import { type Datum, datum, isoDatum } from '../kernel/datum.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';
import type { DB } from '../platform/db/schema.ts';
import type { NazorgAanleiding, Nazorgmoment, NazorgUitkomst } from './types.ts';

type Db = Kysely<DB>;

const dag = (iso: string | null): Datum | undefined => (iso === null ? undefined : datum(iso));
// The database holds 1..6 only.
const trede = (waarde: number): Trede => (isTrede(waarde) ? waarde : 1);

/** The moments of a resident, the earliest first. */
export const listNazorg = async (db: Db, inwonerId: number): Promise<Nazorgmoment[]> => {
  const rijen = await db
    .selectFrom('nazorgmoment')
    .selectAll()
    .where('inwoner_id', '=', inwonerId)
    .orderBy('datum')
    .orderBy('id')
    .execute();
  return rijen.map((rij) => ({
    id: rij.id,
    aanleiding: rij.aanleiding,
    trede: trede(rij.trede),
    begin: datum(rij.begin),
    maanden: rij.maanden,
    datum: datum(rij.datum),
    uitkomst: rij.uitkomst,
    toelichting: rij.toelichting,
    antwoordOp: dag(rij.antwoord_op),
    antwoordDoor: rij.antwoord_door,
    hoe: rij.hoe,
    tredeToen: rij.trede_toen === null ? undefined : trede(rij.trede_toen),
    duurzaam: rij.duurzaam,
    opgevolgdOp: dag(rij.opgevolgd_op),
    opvolging: rij.opvolging,
    vervallenOp: dag(rij.vervallen_op),
    vervallenReden: rij.vervallen_reden,
    versie: rij.versie,
  }));
};

/** The trede that holds now; undefined as long as none was determined. */
export const findTrede = async (db: Db, inwonerId: number): Promise<Trede | undefined> => {
  const rij = await db
    .selectFrom('ladderbepaling')
    .select('trede')
    .where('inwoner_id', '=', inwonerId)
    .where('vervallen_op', 'is', null)
    .orderBy('peildatum', 'desc')
    .orderBy('vastgelegd_op', 'desc')
    .limit(1)
    .executeTakeFirst();
  return rij && trede(rij.trede);
};

/** The two determinations that stand last: what holds now, and what held before it. */
export const findLaatsteTreden = async (db: Db, inwonerId: number): Promise<{ id: number; trede: Trede; peildatum: Datum }[]> => {
  const rijen = await db
    .selectFrom('ladderbepaling')
    .select(['id', 'trede', 'peildatum'])
    .where('inwoner_id', '=', inwonerId)
    .where('vervallen_op', 'is', null)
    .orderBy('peildatum', 'desc')
    .orderBy('vastgelegd_op', 'desc')
    .limit(2)
    .execute();
  return rijen.map((rij) => ({ id: rij.id, trede: trede(rij.trede), peildatum: datum(rij.peildatum) }));
};

/** Adds moments; one that is there already stays as it is. Gives how many are new. */
export const insertNazorg = async (
  db: Db,
  inwoner: { id: number; gemeente_id: number; consulent_id: number },
  o: {
    aanleiding: NazorgAanleiding;
    trede: Trede;
    begin: Datum;
    dagen: readonly { maanden: number; datum: Datum }[];
    door: number;
  },
): Promise<number> => {
  if (o.dagen.length === 0) return 0;
  const rijen = await db
    .insertInto('nazorgmoment')
    .values(
      o.dagen.map(({ maanden, datum: op }) => ({
        gemeente_id: inwoner.gemeente_id,
        inwoner_id: inwoner.id,
        consulent_id: inwoner.consulent_id,
        aanleiding: o.aanleiding,
        trede: o.trede,
        begin: isoDatum(o.begin),
        maanden,
        datum: isoDatum(op),
        door: o.door,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return rijen.length;
};

/** Ends what was not answered: of one moment, or of all of a resident. Gives how many. */
export const updateVervallen = async (
  db: Db,
  o: { inwonerId: number; id?: number; versie?: number; op: Datum; reden: string },
): Promise<number> => {
  let vraag = db
    .updateTable('nazorgmoment')
    .set((eb) => ({ vervallen_op: isoDatum(o.op), vervallen_reden: o.reden, versie: eb('versie', '+', 1) }))
    .where('inwoner_id', '=', o.inwonerId)
    .where('uitkomst', 'is', null)
    .where('vervallen_op', 'is', null);
  if (o.id !== undefined) vraag = vraag.where('id', '=', o.id).where('versie', '=', o.versie ?? 0);
  const { numUpdatedRows } = await vraag.executeTakeFirst();
  return Number(numUpdatedRows);
};

/** The answer on a moment; gives whether it was still open in this version. */
export const updateAntwoord = async (
  db: Db,
  o: {
    id: number;
    inwonerId: number;
    versie: number;
    uitkomst: NazorgUitkomst;
    toelichting: string;
    op: Datum;
    door: 'inwoner' | 'consulent';
    hoe: 'zelf' | 'telefoon' | 'gesprek';
    tredeToen: Trede;
    duurzaam: boolean;
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('nazorgmoment')
    .set({
      uitkomst: o.uitkomst,
      toelichting: o.toelichting,
      antwoord_op: isoDatum(o.op),
      antwoord_door: o.door,
      hoe: o.hoe,
      trede_toen: o.tredeToen,
      duurzaam: o.duurzaam,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .where('uitkomst', 'is', null)
    .where('vervallen_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** What was done with a doubt or a no; gives whether it still waited in this version. */
export const updateOpvolging = async (
  db: Db,
  o: { id: number; inwonerId: number; versie: number; op: Datum; opvolging: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('nazorgmoment')
    .set({ opgevolgd_op: isoDatum(o.op), opvolging: o.opvolging, versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .where('uitkomst', 'is not', null)
    .where('opgevolgd_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

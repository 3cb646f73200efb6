// The words of those who decide together on a step.
import type { Kysely } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Houder } from '../types-rijen.ts';
import { houderVan } from './schrijven.ts';

type Db = Kysely<DB>;

/** Asks each of them for his yes or no. Who was asked already and has not answered keeps the question that he has. */
export const insertOordelen = async (
  db: Db,
  h: Houder,
  o: {
    stapId: number;
    op: Datum;
    door: number;
    /** The outcome that is asked about; empty: whether it begins, or the choice itself. */
    voor: string;
    van: readonly { wie: string; aanbiederId: number | undefined; gevraagdAan: number | undefined }[];
  },
): Promise<number> => {
  if (o.van.length === 0) return 0;
  const rijen = await db
    .insertInto('trajectoordeel')
    .values(
      o.van.map(({ wie, aanbiederId, gevraagdAan }) => ({
        ...houderVan(h),
        trajectstap_id: o.stapId,
        aanbieder_id: aanbiederId ?? null,
        wie,
        gevraagd_aan: gevraagdAan ?? null,
        gevraagd_op: isoDatum(o.op),
        voor: o.voor,
        door: o.door,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return rijen.length;
};

/** The word of somebody, if it was not given yet; gives whether it could be kept. */
export const updateOordeel = async (
  db: Db,
  o: {
    id: number;
    inwonerId: number;
    versie: number;
    /** The outcome that he chose; absent: that of the question. */
    voor?: string;
    oordeel: boolean;
    reden: string;
    hoe: 'zelf' | 'gesprek' | 'telefoon' | 'brief';
    op: Datum;
    door: number;
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('trajectoordeel')
    .set({
      ...(o.voor === undefined ? {} : { voor: o.voor }),
      oordeel: o.oordeel,
      reden: o.reden,
      hoe: o.hoe,
      gegeven_op: isoDatum(o.op),
      gegeven_door: o.door,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .where('oordeel', 'is', null)
    .where('vervallen_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Who acts is one of those who decide together: his yes is a row like that of the others. Rows of before are left as they are. */
export const insertEigenWoord = async (
  db: Db,
  h: Houder,
  o: { stapId: number; wie: readonly string[]; voor: string; op: Datum; door: number },
): Promise<void> => {
  for (const wie of o.wie) {
    const rij = await db
      .insertInto('trajectoordeel')
      .values({
        ...houderVan(h),
        trajectstap_id: o.stapId,
        wie,
        gevraagd_op: isoDatum(o.op),
        voor: o.voor,
        door: o.door,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (rij)
      await updateOordeel(db, {
        id: rij.id,
        inwonerId: h.id,
        versie: 1,
        oordeel: true,
        reden: '',
        hoe: 'zelf',
        op: o.op,
        door: o.door,
      });
  }
};

/** A question or a word no longer counts: what was asked anew takes its place, or the step ended. */
export const dropOordelen = async (
  db: Db,
  o: { inwonerId: number; stapId: number; op: Datum; ids?: readonly number[]; alleenOpen: boolean },
): Promise<void> => {
  if (o.ids?.length === 0) return;
  let vraag = db
    .updateTable('trajectoordeel')
    .set((eb) => ({ vervallen_op: isoDatum(o.op), versie: eb('versie', '+', 1) }))
    .where('inwoner_id', '=', o.inwonerId)
    .where('trajectstap_id', '=', o.stapId)
    .where('vervallen_op', 'is', null);
  if (o.ids) vraag = vraag.where('id', 'in', [...o.ids]);
  if (o.alleenOpen) vraag = vraag.where('oordeel', 'is', null);
  await vraag.execute();
};

// Amounts that fall due, what finance says of them, and the file.
import { type Kysely, sql } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { toDaterange } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { GeldRij, Houder } from '../types-rijen.ts';

type Db = Kysely<DB>;

const houderVan = (h: Houder) => ({ gemeente_id: h.gemeente_id, inwoner_id: h.id, consulent_id: h.consulent_id });

export interface NieuwGeld {
  sleutel: string;
  naam: string;
  aan: GeldRij['aan'];
  ontvanger: string;
  betaler: string;
  soort: GeldRij['soort'];
  van: Datum;
  tot: Datum;
  bedrag: number;
  bron: string;
  herleid: readonly string[];
}

/** Amounts that fall due. What shares a day with one that is there already is not kept: nothing is paid twice. Gives how many were. */
export const insertGeld = async (
  db: Db,
  h: Houder,
  o: { stapId: number; aanbiederId: number | undefined; door: number | undefined; geld: readonly NieuwGeld[] },
): Promise<number> => {
  if (o.geld.length === 0) return 0;
  const rijen = await db
    .insertInto('trajectgeld')
    .values(
      o.geld.map((g) => ({
        ...houderVan(h),
        trajectstap_id: o.stapId,
        aanbieder_id: g.aan === 'aanbieder' ? (o.aanbiederId ?? null) : null,
        sleutel: g.sleutel,
        naam: g.naam,
        aan: g.aan,
        ontvanger: g.ontvanger,
        betaler: g.betaler,
        soort: g.soort,
        periode: toDaterange({ van: g.van, tot: g.tot }),
        bedrag: g.bedrag,
        bron: g.bron,
        herleid: JSON.stringify(g.herleid),
        door: o.door ?? null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return rijen.length;
};

/** An amount that finance has not looked at no longer holds. */
export const dropGeld = async (db: Db, inwonerId: number, ids: readonly number[]): Promise<void> => {
  if (ids.length === 0) return;
  await db
    .updateTable('trajectgeld')
    .set((eb) => ({ stand: 'vervallen' as const, versie: eb('versie', '+', 1) }))
    .where('inwoner_id', '=', inwonerId)
    .where('id', 'in', [...ids])
    .where('stand', '=', 'klaar')
    .execute();
};

/** Finance says yes or no to an amount as it was read; gives whether it could. */
export const judgeGeld = async (
  db: Db,
  o: { id: number; versie: number; goed: boolean; reden: string; op: Datum; door: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('trajectgeld')
    .set({
      stand: o.goed ? 'goedgekeurd' : 'afgekeurd',
      reden: o.reden,
      beoordeeld_op: isoDatum(o.op),
      beoordeeld_door: o.door,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('stand', '=', 'klaar')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Makes one file of all that was approved and is in none; undefined when there is nothing. The rows are locked until the end. */
export const takeUitvoer = async (db: Db, o: { gemeenteId: number; door: number }): Promise<number | undefined> => {
  const rijen = await db
    .selectFrom('trajectgeld')
    .select(['id', 'naam', 'aan', 'ontvanger', 'betaler', 'soort', 'periode', 'bron', sql<number>`bedrag::int`.as('bedrag')])
    .where('gemeente_id', '=', o.gemeenteId)
    .where('stand', '=', 'goedgekeurd')
    .orderBy('id')
    .forUpdate()
    .execute();
  if (rijen.length === 0) return undefined;
  const { id } = await db
    .insertInto('trajectgelduitvoer')
    .values({
      gemeente_id: o.gemeenteId,
      door: o.door,
      aantal: rijen.length,
      totaal: rijen.reduce((som, { bedrag }) => som + bedrag, 0),
      regels: JSON.stringify(rijen.map(({ id, ...rest }) => ({ kenmerk: `TG-${id}`, ...rest }))),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('trajectgeld')
    .set((eb) => ({ stand: 'uitgevoerd' as const, uitvoer_id: id, versie: eb('versie', '+', 1) }))
    .where('gemeente_id', '=', o.gemeenteId)
    .where(
      'id',
      'in',
      rijen.map((rij) => rij.id),
    )
    .execute();
  return id;
};

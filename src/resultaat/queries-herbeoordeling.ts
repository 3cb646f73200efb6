// The second look at a disputed result, and what the resident reads of his results.
import { type Kysely, sql } from 'kysely';
import { type Datum, datum, isoDatum } from '../kernel/datum.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';
import type { DB } from '../platform/db/schema.ts';
import type { ToewijzingKop } from '../voortgang/index.ts';
import type { Herbeoordeling } from './types.ts';

type Db = Kysely<DB>;

// The database holds 1..6 only.
const trede = (waarde: number): Trede => (isTrede(waarde) ? waarde : 1);

/** The second look on the report of this version; undefined when nobody asked for one. */
export const findHerbeoordeling = async (
  db: Db,
  o: { resultaatId: number } | { toewijzingId: number },
): Promise<Herbeoordeling | undefined> => {
  const rij = await db
    .selectFrom('herbeoordeling as h')
    .innerJoin('resultaat as r', (join) => join.onRef('r.gemeente_id', '=', 'h.gemeente_id').onRef('r.id', '=', 'h.resultaat_id'))
    .leftJoin('gebruiker as g', 'g.id', 'h.geoordeeld_door')
    .select([
      'h.id',
      'h.resultaat_versie',
      'h.eerste_reden',
      'h.reactie',
      'h.gevraagd_op',
      'h.tot',
      'h.oordeel',
      'h.motivering',
      'h.geoordeeld_op',
      'h.versie',
      'g.naam as door',
    ])
    .where((eb) => ('resultaatId' in o ? eb('h.resultaat_id', '=', o.resultaatId) : eb('h.toewijzing_id', '=', o.toewijzingId)))
    // Of the report that stands now; its answer made one version more when it was given.
    .where((eb) =>
      eb.or([eb('h.resultaat_versie', '=', eb.ref('r.versie')), eb('h.resultaat_versie', '=', eb('r.versie', '-', 1))]),
    )
    .where((eb) => eb.or([eb('r.akkoord', '=', false), eb('h.oordeel', '=', true)]))
    .orderBy('h.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    rij && {
      id: rij.id,
      resultaatVersie: rij.resultaat_versie,
      eersteReden: rij.eerste_reden,
      reactie: rij.reactie,
      gevraagdOp: datum(rij.gevraagd_op),
      tot: datum(rij.tot),
      oordeel: rij.oordeel,
      motivering: rij.motivering,
      geoordeeldOp: rij.geoordeeld_op === null ? undefined : datum(rij.geoordeeld_op),
      door: rij.door ?? '',
      versie: rij.versie,
    }
  );
};

/** Asks a second look; undefined when it was asked already. */
export const insertHerbeoordeling = async (
  db: Db,
  t: ToewijzingKop,
  o: { resultaatId: number; resultaatVersie: number; eersteReden: string; reactie: string; op: Datum; tot: Datum; door: number },
): Promise<number | undefined> => {
  const rij = await db
    .insertInto('herbeoordeling')
    .values({
      gemeente_id: t.gemeenteId,
      resultaat_id: o.resultaatId,
      resultaat_versie: o.resultaatVersie,
      toewijzing_id: t.id,
      inwoner_id: t.inwonerId,
      consulent_id: t.consulentId,
      aanbieder_id: t.aanbiederId,
      eerste_reden: o.eersteReden,
      reactie: o.reactie,
      gevraagd_op: isoDatum(o.op),
      tot: isoDatum(o.tot),
      door: o.door,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return rij?.id;
};

/** What the second look says; false when it was said already, or who looks gave the first answer. */
export const updateHerbeoordeling = async (
  db: Db,
  o: { id: number; versie: number; oordeel: boolean; motivering: string; op: Datum; door: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('herbeoordeling')
    .set({
      oordeel: o.oordeel,
      motivering: o.motivering,
      geoordeeld_op: isoDatum(o.op),
      geoordeeld_door: o.door,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('oordeel', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** After a second look that says yes: the disputed report counts. False when it changed in between. */
export const confirmBetwist = async (
  db: Db,
  o: { id: number; versie: number; door: number; bewijs: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('resultaat')
    .set({
      akkoord: true,
      akkoord_reden: '',
      bewijs: o.bewijs,
      akkoord_door: o.door,
      akkoord_op: sql<Date>`clock_timestamp()`,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('akkoord', '=', false)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Who said no first; the second look is not his. */
export const findEersteOordelaar = async (db: Db, resultaatId: number): Promise<number | undefined> =>
  (await db.selectFrom('resultaat').select('akkoord_door').where('id', '=', resultaatId).executeTakeFirst())?.akkoord_door ??
  undefined;

/** Results of the resident himself, the latest first, in as far as he may know of them. */
export const listMijnResultaten = async (db: Db, inwonerId: number) => {
  const rijen = await db
    .selectFrom('resultaat as r')
    .innerJoin('aanbieder as a', 'a.id', 'r.aanbieder_id')
    .leftJoin('herbeoordeling as h', (join) =>
      join
        .onRef('h.gemeente_id', '=', 'r.gemeente_id')
        .onRef('h.resultaat_id', '=', 'r.id')
        .onRef('h.resultaat_versie', '=', 'r.versie'),
    )
    .select(['r.toewijzing_id', 'r.datum', 'r.bereikte_trede', 'r.akkoord', 'a.naam as aanbieder', 'h.tot', 'h.oordeel'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('ladderbepaling as l')
          .select('l.id')
          .whereRef('l.gemeente_id', '=', 'r.gemeente_id')
          .whereRef('l.inwoner_id', '=', 'r.inwoner_id')
          .whereRef('l.trede', '=', 'r.bereikte_trede')
          .whereRef('l.peildatum', '>=', 'r.datum'),
      ).as('op_ladder'),
    )
    .where('r.inwoner_id', '=', inwonerId)
    .orderBy('r.datum', 'desc')
    .execute();
  return rijen.map((rij) => ({
    toewijzingId: rij.toewijzing_id,
    datum: datum(rij.datum),
    bereikteTrede: trede(rij.bereikte_trede),
    akkoord: rij.akkoord,
    aanbieder: rij.aanbieder,
    /** Until when somebody else looks; undefined: nobody does. */
    opnieuwTot: rij.tot !== null && rij.oordeel === null ? datum(rij.tot) : undefined,
    definitief: rij.oordeel !== null,
    /** After a second look the consulent lays the trede down later. */
    opLadder: Boolean(rij.op_ladder),
  }));
};

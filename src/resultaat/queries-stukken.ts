import type { Kysely } from 'kysely';
import type { Datum } from '../kernel/datum.ts';
import { dagTotVandaag } from '../kernel/moment.ts';
import type { DB } from '../platform/db/schema.ts';

type Db = Kysely<DB>;

/** A document that a result rests on, as far as the reader may read it. */
export interface Resultaatstuk {
  stukId: number;
  toewijzingId: number;
  titel: string;
  soort: string;
  type: string;
  bytes: number;
  tonen: boolean;
  kant: 'aanbieder' | 'gemeente';
  op: Datum;
}

/** The evidence of a toewijzing, or of all of a resident, in the order in which it came. */
export const listResultaatstukken = async (
  db: Db,
  o: { toewijzingId: number } | { inwonerId: number },
  vandaag: Datum,
): Promise<Resultaatstuk[]> => {
  const rijen = await db
    .selectFrom('resultaatstuk as r')
    .innerJoin('dossierstuk as d', (join) => join.onRef('d.gemeente_id', '=', 'r.gemeente_id').onRef('d.id', '=', 'r.stuk_id'))
    .select(['r.stuk_id', 'r.toewijzing_id', 'r.kant', 'r.toegevoegd_op', 'd.titel', 'd.soort', 'd.type', 'd.bytes', 'd.tonen'])
    .where((eb) => ('toewijzingId' in o ? eb('r.toewijzing_id', '=', o.toewijzingId) : eb('r.inwoner_id', '=', o.inwonerId)))
    .where('d.verborgen_op', 'is', null)
    .where('d.vernietigd_op', 'is', null)
    .orderBy('r.id')
    .execute();
  return rijen.map((rij) => ({
    stukId: rij.stuk_id,
    toewijzingId: rij.toewijzing_id,
    titel: rij.titel,
    soort: rij.soort,
    type: rij.type,
    bytes: rij.bytes,
    tonen: rij.tonen,
    kant: rij.kant,
    op: dagTotVandaag(rij.toegevoegd_op, vandaag),
  }));
};

/** False when it stood there already. */
export const insertResultaatstuk = async (
  db: Db,
  rij: {
    gemeente_id: number;
    toewijzing_id: number;
    inwoner_id: number;
    consulent_id: number;
    aanbieder_id: number;
    stuk_id: number;
    kant: 'aanbieder' | 'gemeente';
    door: number;
  },
): Promise<boolean> =>
  (await db
    .insertInto('resultaatstuk')
    .values(rij)
    .onConflict((oc) => oc.columns(['gemeente_id', 'toewijzing_id', 'stuk_id']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** Of whom and of which aanbieder a toewijzing is, as the reader may know it. */
export const findVan = (db: Db, toewijzingId: number) =>
  db
    .selectFrom('toewijzing')
    .select(['gemeente_id', 'id', 'inwoner_id', 'consulent_id', 'aanbieder_id'])
    .where('id', '=', toewijzingId)
    .executeTakeFirst();

import type { Insertable, Kysely } from 'kysely';
import { isZrmDomein, isZrmScore } from '../kernel/zrm.ts';
import { isAanwezig } from '../ladder/index.ts';
import type { DB, ZrmscoreTable, ZrmstukTable, ZrmTable } from '../platform/db/schema.ts';
import type { Meting } from './types.ts';

/** All matrices of a resident, oldest first, corrected ones included. */
export const findMetingen = async (db: Kysely<DB>, inwonerId: number): Promise<Meting[]> => {
  const [metingen, scores] = await Promise.all([
    db
      .selectFrom('zrm as z')
      .leftJoin('gebruiker as g', 'g.id', 'z.door')
      .select([
        'z.id',
        'z.peildatum',
        'z.instrument',
        'z.aanwezig',
        'z.aanwezig_wie',
        'z.toelichting',
        'z.vastgelegd_op',
        'z.corrigeert_id',
        'z.correctie_reden',
        'z.vervallen_op',
        'g.naam',
      ])
      .where('z.inwoner_id', '=', inwonerId)
      .orderBy('z.peildatum')
      .orderBy('z.vastgelegd_op')
      .execute(),
    db
      .selectFrom('zrmscore')
      .select(['zrm_id', 'domein', 'score', 'opmerking', 'kracht'])
      .where('inwoner_id', '=', inwonerId)
      .execute(),
  ]);
  const perMeting = new Map<number, Meting['scores']>();
  for (const rij of scores) {
    if (!isZrmDomein(rij.domein)) continue;
    const bij = perMeting.get(rij.zrm_id) ?? {};
    bij[rij.domein] = {
      score: isZrmScore(rij.score) ? rij.score : undefined,
      opmerking: rij.opmerking,
      kracht: rij.kracht,
    };
    perMeting.set(rij.zrm_id, bij);
  }
  return metingen.map((rij) => ({
    id: rij.id,
    peildatum: rij.peildatum,
    instrument: rij.instrument,
    aanwezig: rij.aanwezig.filter(isAanwezig),
    aanwezigWie: rij.aanwezig_wie,
    toelichting: rij.toelichting,
    door: rij.naam ?? '',
    vastgelegdOp: rij.vastgelegd_op,
    corrigeert: rij.corrigeert_id ?? undefined,
    correctieReden: rij.correctie_reden,
    vervallenOp: rij.vervallen_op ?? undefined,
    scores: perMeting.get(rij.id) ?? {},
  }));
};

export const insertMeting = (db: Kysely<DB>, rij: Insertable<ZrmTable>): Promise<{ id: number }> =>
  db.insertInto('zrm').values(rij).returning('id').executeTakeFirstOrThrow();

export const insertScores = async (db: Kysely<DB>, rijen: Insertable<ZrmscoreTable>[]): Promise<void> => {
  await db.insertInto('zrmscore').values(rijen).execute();
};

/** Documents of the dossier that a matrix rests on. */
export const findZrmstukken = (db: Kysely<DB>, inwonerId: number, metingId: number): Promise<{ id: number; titel: string }[]> =>
  db
    .selectFrom('zrmstuk as s')
    .innerJoin('dossierstuk as d', (join) => join.onRef('d.gemeente_id', '=', 's.gemeente_id').onRef('d.id', '=', 's.stuk_id'))
    .select(['d.id', 'd.titel'])
    .where('s.inwoner_id', '=', inwonerId)
    .where('s.zrm_id', '=', metingId)
    .orderBy('d.id')
    .execute();

export const insertZrmstukken = async (db: Kysely<DB>, rijen: Insertable<ZrmstukTable>[]): Promise<void> => {
  if (rijen.length > 0) await db.insertInto('zrmstuk').values(rijen).execute();
};

/** From now on a correction takes its place. False when somebody else corrected it already. */
export const endMeting = async (db: Kysely<DB>, inwonerId: number, metingId: number): Promise<boolean> => {
  const rij = await db
    .updateTable('zrm')
    .set({ vervallen_op: new Date() })
    .where('inwoner_id', '=', inwonerId)
    .where('id', '=', metingId)
    .where('vervallen_op', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return rij !== undefined;
};

import type { Insertable, Kysely } from 'kysely';
import { isTrede, type Trede } from '../kernel/trede.ts';
import { once, onceFirst } from '../platform/db/once.ts';
import type { DB, LadderbepalingTable } from '../platform/db/schema.ts';
import type { Bepaling } from './types.ts';

const trede = (waarde: number | null): Trede | undefined => (isTrede(waarde) ? waarde : undefined);

const selectBepalingen = once((db, inwonerId: number) =>
  db
    .selectFrom('ladderbepaling as l')
    .leftJoin('gebruiker as g', 'g.id', 'l.door')
    .where('l.inwoner_id', '=', inwonerId)
    .select([
      'l.id',
      'l.peildatum',
      'l.trede',
      'l.perspectief',
      'l.perspectief_termijn',
      'l.motivering',
      'l.onderbouwing',
      'l.herkomst',
      'l.door',
      'l.regeling_id',
      'l.vastgelegd_op',
      'g.naam',
    ])
    .orderBy('l.peildatum')
    .orderBy('l.vastgelegd_op'),
);

/** All determinations of a resident, oldest peildatum first, corrected ones included. */
export const findBepalingen = async (db: Kysely<DB>, inwonerId: number): Promise<Bepaling[]> => {
  const rijen = await selectBepalingen(db, inwonerId);
  return rijen.map((rij) => ({
    id: rij.id,
    peildatum: rij.peildatum,
    trede: trede(rij.trede) ?? 1,
    perspectief: trede(rij.perspectief),
    termijn: rij.perspectief_termijn ?? undefined,
    motivering: rij.motivering,
    onderbouwing: rij.onderbouwing,
    door: rij.herkomst === 'levering' ? 'Uit een levering' : rij.door === 0 ? '' : (rij.naam ?? ''),
    herkomst: rij.herkomst,
    regelingId: rij.regeling_id ?? undefined,
    vastgelegdOp: rij.vastgelegd_op,
  }));
};

const selectDoel = onceFirst((db, inwonerId: number) =>
  db
    .selectFrom('toewijzing')
    .select(['doel_trede', 'looptijd'])
    .where('inwoner_id', '=', inwonerId)
    .where('doel_trede', 'is not', null)
    .where('status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
    .orderBy('id', 'desc'),
);

/** Goal of the ontwikkeling that runs or is about to: what the resident works towards. */
export const findLopendDoel = async (db: Kysely<DB>, inwonerId: number) => {
  const rij = await selectDoel(db, inwonerId);
  const doel = trede(rij?.doel_trede ?? null);
  return rij && doel !== undefined ? { trede: doel, looptijd: rij.looptijd } : undefined;
};

/** Adds a ladderbepaling; one is never changed (L2). */
export const insertBepaling = (db: Kysely<DB>, rij: Insertable<LadderbepalingTable>): Promise<{ id: number }> =>
  db.insertInto('ladderbepaling').values(rij).returning('id').executeTakeFirstOrThrow();

/** The first ladderbepaling takes a resident from aangemeld to in onderzoek. */
export const markInOnderzoek = async (db: Kysely<DB>, inwonerId: number): Promise<void> => {
  await db
    .updateTable('inwoner')
    .set({ status: 'in-onderzoek' })
    .where('id', '=', inwonerId)
    .where('status', '=', 'aangemeld')
    .execute();
};

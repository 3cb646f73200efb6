import type { Kysely } from 'kysely';
import type { DB } from '../platform/db/schema.ts';

/** The ladderbepaling that holds on a day (`jjjj-mm-dd`): the latest by peildatum, then by the moment it was written down. */
export const findLadderOp = (db: Kysely<DB>, inwonerId: number, dag: string) =>
  db
    .selectFrom('ladderbepaling as l')
    .leftJoin('gebruiker as g', 'g.id', 'l.door')
    .select(['l.trede', 'l.perspectief', 'l.perspectief_termijn', 'l.peildatum', 'g.naam as door'])
    .where('l.inwoner_id', '=', inwonerId)
    .where('l.peildatum', '<=', dag)
    .where('l.vervallen_op', 'is', null)
    .orderBy('l.peildatum', 'desc')
    .orderBy('l.vastgelegd_op', 'desc')
    .limit(1)
    .executeTakeFirst();
export type LadderRij = NonNullable<Awaited<ReturnType<typeof findLadderOp>>>;

/** Goal treden of toewijzingen that are not over on the day: running, or decided and still to begin. */
export const findDoelTreden = (db: Kysely<DB>, inwonerId: number, dag: string) =>
  db
    .selectFrom('toewijzing')
    .select(['product', 'doel_trede'])
    .where('inwoner_id', '=', inwonerId)
    .where('status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
    .where((eb) => eb(eb.fn<string>('upper', ['looptijd']), '>', dag))
    .where('doel_trede', 'is not', null)
    .orderBy('id', 'desc')
    .execute();

export const insertToets = (
  db: Kysely<DB>,
  rij: {
    gemeente_id: number;
    inwoner_id: number;
    consulent_id: number;
    peildatum: string;
    feiten: string;
    uitkomst: string;
    bewijs: string;
    regeling_id: number;
    door: number;
  },
) => db.insertInto('toets').values(rij).returning('id').executeTakeFirstOrThrow();

/** A toets of this resident; undefined when the reader may not know of it. */
export const findToets = (db: Kysely<DB>, inwonerId: number, toetsId: number) =>
  db
    .selectFrom('toets as t')
    .innerJoin('gebruiker as g', 'g.id', 't.door')
    .select(['t.id', 't.peildatum', 't.feiten', 't.uitkomst', 't.bewijs', 't.regeling_id', 't.vastgelegd_op', 'g.naam as door'])
    .where('t.inwoner_id', '=', inwonerId)
    .where('t.id', '=', toetsId)
    .executeTakeFirst();
export type ToetsRij = NonNullable<Awaited<ReturnType<typeof findToets>>>;

/** The toetsen of a resident, newest first. */
export const findToetsen = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('toets as t')
    .innerJoin('gebruiker as g', 'g.id', 't.door')
    .select(['t.id', 't.peildatum', 'g.naam as door'])
    .where('t.inwoner_id', '=', inwonerId)
    .orderBy('t.id', 'desc')
    .limit(20)
    .execute();

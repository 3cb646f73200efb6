import { type Kysely, sql } from 'kysely';
import { datum } from '../kernel/datum.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';
import type { DB } from '../platform/db/schema.ts';
import type { ToewijzingKop } from '../voortgang/index.ts';
import type { Melding, ResultaatRij, Werkplek } from './types.ts';

type Db = Kysely<DB>;

// The database holds 1..6 only.
const trede = (waarde: number): Trede => (isTrede(waarde) ? waarde : 1);

const meldingKolommen = [
  'versie',
  'datum',
  'bereikte_trede',
  'onderbouwing',
  'gemeld_op',
  'akkoord',
  'akkoord_reden',
  'akkoord_op',
] as const;

interface MeldingKolommen {
  versie: number;
  datum: string;
  bereikte_trede: number;
  onderbouwing: string;
  gemeld_op: Date;
  akkoord: boolean | null;
  akkoord_reden: string;
  akkoord_op: Date | null;
}

const toMelding = (rij: MeldingKolommen): Melding => ({
  versie: rij.versie,
  datum: datum(rij.datum),
  bereikteTrede: trede(rij.bereikte_trede),
  onderbouwing: rij.onderbouwing,
  gemeldOp: rij.gemeld_op,
  akkoord: rij.akkoord,
  akkoordReden: rij.akkoord_reden,
  akkoordOp: rij.akkoord_op,
});

/** The result of a toewijzing as its aanbieder sees it. */
export const findMelding = async (db: Db, toewijzingId: number): Promise<(Melding & { id: number }) | undefined> => {
  const rij = await db
    .selectFrom('resultaat')
    .select(['id', ...meldingKolommen])
    .where('toewijzing_id', '=', toewijzingId)
    .executeTakeFirst();
  return rij && { id: rij.id, ...toMelding(rij) };
};

/** Earlier reports of the same result, newest first. */
export const findEerdere = async (db: Db, o: { toewijzingId: number } | { resultaatId: number }): Promise<Melding[]> => {
  const rijen = await db
    .selectFrom('resultaatversie')
    .select(meldingKolommen)
    .where((eb) => ('toewijzingId' in o ? eb('toewijzing_id', '=', o.toewijzingId) : eb('resultaat_id', '=', o.resultaatId)))
    .orderBy('versie', 'desc')
    .execute();
  return rijen.map(toMelding);
};

/** A result with all that is needed to judge it, as the municipality sees it. */
export const findResultaat = async (db: Db, id: number): Promise<ResultaatRij | undefined> => {
  const rij = await db
    .selectFrom('resultaat as r')
    .innerJoin('toewijzing as t', (join) =>
      join.onRef('t.gemeente_id', '=', 'r.gemeente_id').onRef('t.id', '=', 'r.toewijzing_id'),
    )
    .innerJoin('aanbieder as a', 'a.id', 'r.aanbieder_id')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'r.gemeente_id').onRef('p.inwoner_id', '=', 'r.inwoner_id'),
    )
    .leftJoin('gebruiker as g', 'g.id', 'r.gemeld_door')
    .select((eb) => [
      'r.id',
      'r.gemeente_id',
      'r.inwoner_id',
      'r.toewijzing_id',
      'r.aanbieder_id',
      'r.versie',
      'r.datum',
      'r.bereikte_trede',
      'r.onderbouwing',
      'r.gemeld_op',
      'r.akkoord',
      'r.akkoord_reden',
      'r.akkoord_op',
      'a.naam as aanbieder',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'g.naam as gemeld_door',
      't.product',
      't.regeling_id',
      't.nummer',
      't.doel_trede',
      sql<string>`lower(t.looptijd)`.as('startdag'),
      eb
        .selectFrom('uren as u')
        .select(sql<number>`coalesce(sum(u.minuten), 0)::int`.as('minuten'))
        .whereRef('u.gemeente_id', '=', 't.gemeente_id')
        .whereRef('u.toewijzing_id', '=', 't.id')
        .where('u.status', '=', 'ingestuurd')
        .where('u.vervallen_op', 'is', null)
        .as('minuten'),
      eb
        .selectFrom('contractproduct as c')
        .select('c.tarief')
        .whereRef('c.gemeente_id', '=', 't.gemeente_id')
        .whereRef('c.aanbieder_id', '=', 't.aanbieder_id')
        .whereRef('c.product', '=', 't.product')
        .where(sql<boolean>`c.geldig @> lower(t.looptijd)`)
        .as('contract_tarief'),
    ])
    .where('r.id', '=', id)
    .executeTakeFirst();
  if (!rij) return undefined;
  return {
    ...toMelding(rij),
    id: rij.id,
    gemeenteId: rij.gemeente_id,
    inwonerId: rij.inwoner_id,
    toewijzingId: rij.toewijzing_id,
    aanbiederId: rij.aanbieder_id,
    aanbieder: rij.aanbieder,
    naam: [rij.voornaam, rij.voorvoegsel, rij.achternaam].filter(Boolean).join(' '),
    product: rij.product,
    regelingId: rij.regeling_id,
    nummer: rij.nummer,
    startdag: datum(rij.startdag),
    doelTrede: isTrede(rij.doel_trede) ? rij.doel_trede : undefined,
    gemeldDoor: rij.gemeld_door ?? '',
    minuten: rij.minuten ?? 0,
    contractTarief: rij.contract_tarief,
  };
};

/** Other toewijzingen of the resident that run (AP9); which of them is a werkplek is for the regeling to say. */
export const findLopende = async (db: Db, inwonerId: number): Promise<Werkplek[]> => {
  const rijen = await db
    .selectFrom('toewijzing as t')
    .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .select(['t.id', 't.product', 't.regeling_id', 'a.naam as aanbieder'])
    .where('t.inwoner_id', '=', inwonerId)
    .where('t.status', '=', 'gestart')
    .orderBy('t.id')
    .execute();
  return rijen.map((rij) => ({ id: rij.id, product: rij.product, aanbieder: rij.aanbieder, regelingId: rij.regeling_id }));
};

/** The last ladderbepaling: its perspective is carried on when it still lies ahead. */
export const findPerspectief = async (db: Db, inwonerId: number) =>
  db
    .selectFrom('ladderbepaling')
    .select(['perspectief', 'perspectief_termijn'])
    .where('inwoner_id', '=', inwonerId)
    .where('vervallen_op', 'is', null)
    .orderBy('peildatum', 'desc')
    .orderBy('vastgelegd_op', 'desc')
    .limit(1)
    .executeTakeFirst();

interface NieuweMelding {
  datum: string;
  bereikteTrede: Trede;
  onderbouwing: string;
  door: number;
}

export const insertResultaat = async (db: Db, t: ToewijzingKop, m: NieuweMelding): Promise<{ id: number } | undefined> =>
  db
    .insertInto('resultaat')
    .values({
      gemeente_id: t.gemeenteId,
      toewijzing_id: t.id,
      inwoner_id: t.inwonerId,
      consulent_id: t.consulentId,
      aanbieder_id: t.aanbiederId,
      datum: m.datum,
      bereikte_trede: m.bereikteTrede,
      onderbouwing: m.onderbouwing,
      herkomst: 'scherm',
      gemeld_door: m.door,
    })
    .onConflict((conflict) => conflict.columns(['gemeente_id', 'toewijzing_id']).doNothing())
    .returning('id')
    .executeTakeFirst();

/** Keeps the disputed report and puts the new one in its place, open again. Undefined when it was not disputed in this version. */
export const replaceResultaat = async (
  db: Db,
  id: number,
  versie: number,
  m: NieuweMelding,
): Promise<{ id: number } | undefined> => {
  await db
    .insertInto('resultaatversie')
    .columns([
      'gemeente_id',
      'toewijzing_id',
      'inwoner_id',
      'consulent_id',
      'aanbieder_id',
      'resultaat_id',
      ...meldingKolommen,
      'gemeld_door',
      'akkoord_door',
      'bewijs',
    ])
    .expression((eb) =>
      eb
        .selectFrom('resultaat')
        .select([
          'gemeente_id',
          'toewijzing_id',
          'inwoner_id',
          'consulent_id',
          'aanbieder_id',
          'id as resultaat_id',
          ...meldingKolommen,
          'gemeld_door',
          'akkoord_door',
          'bewijs',
        ])
        .where('id', '=', id)
        .where('versie', '=', versie)
        .where('akkoord', '=', false)
        // Who comes at the same moment waits here, and then finds another version.
        .forUpdate(),
    )
    .execute();
  return db
    .updateTable('resultaat')
    .set((eb) => ({
      datum: m.datum,
      bereikte_trede: m.bereikteTrede,
      onderbouwing: m.onderbouwing,
      gemeld_door: m.door,
      gemeld_op: sql<Date>`clock_timestamp()`,
      akkoord: null,
      akkoord_reden: '',
      akkoord_door: null,
      akkoord_op: null,
      bewijs: null,
      versie: eb('versie', '+', 1),
    }))
    .where('id', '=', id)
    .where('versie', '=', versie)
    .where('akkoord', '=', false)
    .returning('id')
    .executeTakeFirst();
};

/** The answer of the municipality to an open result of this version; undefined when there is none such. */
export const updateAkkoord = async (
  db: Db,
  id: number,
  versie: number,
  o: { akkoord: boolean; reden: string; door: number; bewijs: string },
): Promise<{ id: number } | undefined> =>
  db
    .updateTable('resultaat')
    .set((eb) => ({
      akkoord: o.akkoord,
      akkoord_reden: o.reden,
      bewijs: o.bewijs,
      akkoord_door: o.door,
      akkoord_op: sql<Date>`clock_timestamp()`,
      versie: eb('versie', '+', 1),
    }))
    .where('id', '=', id)
    .where('versie', '=', versie)
    .where('akkoord', 'is', null)
    .returning('id')
    .executeTakeFirst();

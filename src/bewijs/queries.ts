import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { DB } from '../platform/db/schema.ts';

export type ToetsRij = {
  id: number;
  gemeente_id: number;
  regeling_id: number;
  feiten: unknown;
  uitkomst: unknown;
  bewijs: unknown;
};
export type BesluitRij = {
  id: number;
  gemeente_id: number;
  regeling_id: number;
  product: string;
  feiten: unknown;
  gronden: unknown;
};
export type ResultaatRij = { id: number; gemeente_id: number; regeling_id: number; bewijs: unknown };
export type RegelRij = {
  id: number;
  gemeente_id: number;
  toewijzing: number;
  product: string;
  per: 'uur' | 'dagdeel' | 'traject' | 'jaar';
  soort: 'debet' | 'credit';
  minuten: number;
  betaalbaar: number;
  tarief: number;
  bedrag: number;
  herkomst: unknown;
  contract_tarief: number | null;
  terug: { minuten: number; betaalbaar: number; tarief: number; bedrag: number } | null;
};

const REGEL = `select r.id, r.gemeente_id, t.nummer as toewijzing, r.product, r.per, r.soort, r.minuten, r.betaalbaar, r.tarief, r.bedrag, r.herkomst,
       c.tarief as contract_tarief,
       case when o.id is not null then jsonb_build_object('minuten', o.minuten, 'betaalbaar', o.betaalbaar, 'tarief', o.tarief, 'bedrag', o.bedrag) end as terug
  from declaratieregel r
  join toewijzing t on t.gemeente_id = r.gemeente_id and t.id = r.toewijzing_id
  left join contractproduct c on c.gemeente_id = r.gemeente_id and c.id = (r.herkomst->>'contractproduct')::int
  left join declaratieregel o on o.gemeente_id = r.gemeente_id and o.id = r.corrigeert_id`;

const PER_SOORT = {
  toets: 'select r.id, r.gemeente_id, r.regeling_id, r.feiten, r.uitkomst, r.bewijs from toets r where true',
  besluit: 'select r.id, r.gemeente_id, r.regeling_id, r.product, r.feiten, r.gronden from besluit r where true',
  resultaat:
    'select r.id, r.gemeente_id, t.regeling_id, r.bewijs from resultaat r join toewijzing t on t.gemeente_id = r.gemeente_id and t.id = r.toewijzing_id where r.akkoord is not null',
  declaratieregel: `${REGEL} where true`,
} as const;

/** Rows that are in memory at a time. */
const DEEL = 1_000;

/** Every stored receipt of a kind, in parts, as the owner of the database sees them. */
async function* lees<R extends { id: number; gemeente_id: number }>(
  owner: pg.Pool,
  soort: keyof typeof PER_SOORT,
): AsyncGenerator<R[]> {
  let na = { gemeente: 0, id: 0 };
  for (;;) {
    const { rows } = await owner.query<R>(
      `${PER_SOORT[soort]} and (r.gemeente_id, r.id) > ($1::int, $2::int) order by r.gemeente_id, r.id limit ${DEEL}`,
      [na.gemeente, na.id],
    );
    const laatste = rows.at(-1);
    if (!laatste) return;
    yield rows;
    na = { gemeente: laatste.gemeente_id, id: laatste.id };
  }
}

export const readToetsen = (owner: pg.Pool): AsyncGenerator<ToetsRij[]> => lees(owner, 'toets');
export const readBesluiten = (owner: pg.Pool): AsyncGenerator<BesluitRij[]> => lees(owner, 'besluit');
export const readResultaten = (owner: pg.Pool): AsyncGenerator<ResultaatRij[]> => lees(owner, 'resultaat');
export const readRegels = (owner: pg.Pool): AsyncGenerator<RegelRij[]> => lees(owner, 'declaratieregel');

/** One receipt of a resident; undefined when the reader may not know of it. */
export const findToetsBewijs = async (db: Kysely<DB>, inwonerId: number, id: number): Promise<ToetsRij | undefined> =>
  (await sql<ToetsRij>`${sql.raw(PER_SOORT.toets)} and r.inwoner_id = ${inwonerId} and r.id = ${id}`.execute(db)).rows[0];
export const findBesluitBewijs = async (db: Kysely<DB>, inwonerId: number, id: number): Promise<BesluitRij | undefined> =>
  (await sql<BesluitRij>`${sql.raw(PER_SOORT.besluit)} and r.inwoner_id = ${inwonerId} and r.id = ${id}`.execute(db)).rows[0];
export const findResultaatBewijs = async (db: Kysely<DB>, inwonerId: number, id: number): Promise<ResultaatRij | undefined> =>
  (await sql<ResultaatRij>`${sql.raw(PER_SOORT.resultaat)} and r.inwoner_id = ${inwonerId} and r.id = ${id}`.execute(db)).rows[0];

/** The lines of a declaratie, in order of their toewijzing. */
export const listRegelBewijzen = async (db: Kysely<DB>, declaratieId: number): Promise<RegelRij[]> =>
  (
    await sql<RegelRij>`${sql.raw(PER_SOORT.declaratieregel)} and r.declaratie_id = ${declaratieId} order by t.nummer, r.id`.execute(
      db,
    )
  ).rows;

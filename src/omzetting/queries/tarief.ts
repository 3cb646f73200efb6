// The rows of an indexed tariff: one for each tariff of a contract; no persons.
import { type Kysely, sql } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Omzetting, Uitkomst } from '../types.ts';
import { LOPEND } from './kop.ts';
import { uitkomstVan } from './regels.ts';

export interface TariefRegel {
  contractproductId: number;
  contractId: number;
  aanbiederId: number;
  aanbieder: string;
  contract: string;
  product: string;
  oud: number;
  nieuw: number;
  krijgt: number;
  houdt: number;
  stand: 'akkoord' | 'weggelaten';
  uitkomst: Uitkomst | undefined;
  uitkomstTekst: string;
}

/**
 * Tariffs that hold on the day and are not in the change yet (what was indexed by it is not indexed twice), with how many running toewijzingen there are: those paid by
 * the hour, and trajecten that began before it.
 */
export const storeTarieven = async (
  db: Kysely<DB>,
  o: { omzetting: Omzetting; nieuw: (tarief: number) => number },
): Promise<void> => {
  const dag = isoDatum(o.omzetting.dag);
  const uit = await sql<{
    id: number;
    contract_id: number;
    aanbieder_id: number;
    product: string;
    tarief: number;
    krijgt: number;
    houdt: number;
  }>`
    select cp.id, cp.contract_id, cp.aanbieder_id, cp.product, cp.tarief, coalesce(n.krijgt, 0)::int as krijgt, coalesce(n.houdt, 0)::int as houdt
      from contractproduct cp
      join contract c on c.gemeente_id = cp.gemeente_id and c.id = cp.contract_id
      left join lateral (
        select count(*) filter (where t.minuten_per_week is not null or lower(t.looptijd) >= ${dag}::date) as krijgt,
               count(*) filter (where t.minuten_per_week is null and lower(t.looptijd) < ${dag}::date) as houdt
          from toewijzing t where t.gemeente_id = cp.gemeente_id and t.aanbieder_id = cp.aanbieder_id and t.product = cp.product
           and t.status in (${sql.join(LOPEND)}) and upper(t.looptijd) > ${dag}::date) n on true
     where cp.gemeente_id = app.gemeente() and cp.geldig @> ${dag}::date and c.geldig @> ${dag}::date
       and (${o.omzetting.aanbiederId ?? null}::int is null or cp.aanbieder_id = ${o.omzetting.aanbiederId ?? null}::int)
       and (${o.omzetting.product ?? null}::text is null or cp.product = ${o.omzetting.product ?? null}::text)
       and not exists (select from omzettingtarief r where r.gemeente_id = cp.gemeente_id and r.omzetting_id = ${o.omzetting.id}::int
                          and r.contract_id = cp.contract_id and r.product = cp.product)`.execute(db);
  const rijen = uit.rows.filter((r) => o.nieuw(r.tarief) !== r.tarief && o.nieuw(r.tarief) > 0);
  if (rijen.length === 0) return;
  await sql`
    insert into omzettingtarief (gemeente_id, omzetting_id, contractproduct_id, contract_id, aanbieder_id, product, oud, nieuw, krijgt, houdt)
    select app.gemeente(), ${o.omzetting.id}::int, n.* from unnest(${rijen.map((r) => r.id)}::int[], ${rijen.map((r) => r.contract_id)}::int[],
      ${rijen.map((r) => r.aanbieder_id)}::int[], ${rijen.map((r) => r.product)}::text[], ${rijen.map((r) => r.tarief)}::int[],
      ${rijen.map((r) => o.nieuw(r.tarief))}::int[], ${rijen.map((r) => r.krijgt)}::int[], ${rijen.map((r) => r.houdt)}::int[]) n
    on conflict do nothing`.execute(db);
};

export const listTarieven = async (db: Kysely<DB>, omzettingId: number): Promise<TariefRegel[]> => {
  const rijen = await db
    .selectFrom('omzettingtarief as r')
    .innerJoin('aanbieder as a', 'a.id', 'r.aanbieder_id')
    .innerJoin('contract as c', (join) => join.onRef('c.gemeente_id', '=', 'r.gemeente_id').onRef('c.id', '=', 'r.contract_id'))
    .select([
      'r.contractproduct_id',
      'r.contract_id',
      'r.aanbieder_id',
      'a.naam as aanbieder',
      'c.nummer as contract',
      'r.product',
      'r.oud',
      'r.nieuw',
    ])
    .select(['r.krijgt', 'r.houdt', 'r.stand', 'r.uitkomst', 'r.uitkomst_tekst'])
    .where('r.omzetting_id', '=', omzettingId)
    .orderBy('a.naam')
    .orderBy('r.product')
    .execute();
  return rijen.map((r) => ({
    contractproductId: r.contractproduct_id,
    contractId: r.contract_id,
    aanbiederId: r.aanbieder_id,
    aanbieder: r.aanbieder,
    contract: r.contract,
    product: r.product,
    oud: r.oud,
    nieuw: r.nieuw,
    krijgt: r.krijgt,
    houdt: r.houdt,
    stand: r.stand === 'weggelaten' ? 'weggelaten' : 'akkoord',
    uitkomst: uitkomstVan(r.uitkomst),
    uitkomstTekst: r.uitkomst_tekst,
  }));
};

/** Which tariffs go along; the others are left out. */
export const setTariefStand = async (db: Kysely<DB>, o: { omzettingId: number; akkoord: readonly number[] }): Promise<void> => {
  await sql`
    update omzettingtarief set stand = case when contractproduct_id = any (${[...o.akkoord]}::int[]) then 'akkoord' else 'weggelaten' end
     where omzetting_id = ${o.omzettingId}::int and uitkomst is null`.execute(db);
};

/** Rows that failed or were passed over go, to be proposed anew from what holds by now. Gives how many. */
export const deleteMislukteTarieven = async (db: Kysely<DB>, omzettingId: number): Promise<number> => {
  const { numDeletedRows } = await db
    .deleteFrom('omzettingtarief')
    .where('omzetting_id', '=', omzettingId)
    .where('uitkomst', 'in', ['overgeslagen', 'mislukt'])
    .executeTakeFirst();
  return Number(numDeletedRows);
};

export const takeTarief = (db: Kysely<DB>, omzettingId: number) =>
  db
    .selectFrom('omzettingtarief')
    .select(['contractproduct_id', 'contract_id', 'product', 'oud', 'nieuw'])
    .where('omzetting_id', '=', omzettingId)
    .where('stand', '=', 'akkoord')
    .where('uitkomst', 'is', null)
    .orderBy('contractproduct_id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export const setTariefUitkomst = async (
  db: Kysely<DB>,
  o: { omzettingId: number; contractproductId: number; uitkomst: 'gedaan' | 'overgeslagen' | 'mislukt'; tekst: string },
): Promise<void> => {
  await db
    .updateTable('omzettingtarief')
    .set({ uitkomst: o.uitkomst, uitkomst_tekst: o.tekst.slice(0, 1000) })
    .where('omzetting_id', '=', o.omzettingId)
    .where('contractproduct_id', '=', o.contractproductId)
    .where('uitkomst', 'is', null)
    .execute();
};

import { type Kysely, sql } from 'kysely';
import { type Datum, datum, isoDatum } from '../kernel/datum.ts';
import { type Maand, maandPeriode, maandVan } from '../kernel/maand.ts';
import { fromDaterangeOpen, type Geldigheid, toDaterange } from '../kernel/periode.ts';
import type { DB } from '../platform/db/schema.ts';
import type { TariefVersie } from './types.ts';

export type Contract = {
  id: number;
  nummer: string;
  aanbiederId: number;
  aanbieder: string;
  agb: string;
  geldig: Geldigheid;
};

const contracten = (db: Kysely<DB>, gemeenteId: number) =>
  db
    .selectFrom('contract as c')
    .innerJoin('aanbieder as a', 'a.id', 'c.aanbieder_id')
    .select(['c.id', 'c.nummer', 'c.aanbieder_id as aanbiederId', 'a.naam as aanbieder', 'a.agb', 'c.geldig'])
    .where('c.gemeente_id', '=', gemeenteId);

export async function listContracten(db: Kysely<DB>, gemeenteId: number): Promise<Contract[]> {
  const rijen = await contracten(db, gemeenteId).orderBy('a.naam').orderBy('c.id').execute();
  return rijen.map((rij) => ({ ...rij, geldig: fromDaterangeOpen(rij.geldig) }));
}

export async function findContract(db: Kysely<DB>, gemeenteId: number, id: number): Promise<Contract | undefined> {
  const rij = await contracten(db, gemeenteId).where('c.id', '=', id).executeTakeFirst();
  return rij && { ...rij, geldig: fromDaterangeOpen(rij.geldig) };
}

/** Nobody else adds a version or a contract for this aanbieder until the end of the transaction. */
export async function lockAanbieder(db: Kysely<DB>, gemeenteId: number, aanbiederId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(7300208, hashtext(${`${gemeenteId}:${aanbiederId}`}))`.execute(db);
}

/** All versions of tariffs of the given contracts, oldest first, by contract. */
export async function listVersies(db: Kysely<DB>, gemeenteId: number, contractId?: number): Promise<Map<number, TariefVersie[]>> {
  let vraag = db
    .selectFrom('contractproduct')
    .select(['id', 'contract_id', 'product', 'tarief', 'tarief_bron', 'geldig'])
    .where('gemeente_id', '=', gemeenteId)
    .orderBy('product')
    .orderBy(sql`lower(geldig)`);
  if (contractId !== undefined) vraag = vraag.where('contract_id', '=', contractId);
  const rijen = await vraag.execute();
  return new Map(
    [...Map.groupBy(rijen, (rij) => rij.contract_id)].map(([id, groep]) => [
      id,
      groep.map((rij) => ({
        id: rij.id,
        product: rij.product,
        tarief: rij.tarief,
        bron: rij.tarief_bron,
        geldig: fromDaterangeOpen(rij.geldig),
      })),
    ]),
  );
}

/** Of one aanbieder only: the one of this contract. */
const vanContract = (gemeenteId: number, contractId: number | undefined) =>
  contractId === undefined
    ? sql``
    : sql`and aanbieder_id = (select c.aanbieder_id from contract c where c.gemeente_id = ${gemeenteId} and c.id = ${contractId})`;

/** Toewijzingen that run on a day, counted per aanbieder and product; of all aanbieders, or of the one of a contract. */
export async function countLopend(
  db: Kysely<DB>,
  gemeenteId: number,
  dag: Datum,
  contractId?: number,
): Promise<{ aanbiederId: number; product: string; aantal: number }[]> {
  const rijen = await sql<{ aanbieder_id: number; product: string; aantal: number }>`
    select aanbieder_id, product, count(*)::int as aantal from toewijzing
     where gemeente_id = ${gemeenteId} and status in ('toegewezen','geaccepteerd','gestart') and looptijd @> ${isoDatum(dag)}::date
       ${vanContract(gemeenteId, contractId)}
     group by 1, 2`.execute(db);
  return rijen.rows.map((rij) => ({ aanbiederId: rij.aanbieder_id, product: rij.product, aantal: rij.aantal }));
}

/** What was approved for payment, per aanbieder and month of the declaratie, in eurocent: of all from a month on, or all of one contract's aanbieder. */
export async function listBetaald(
  db: Kysely<DB>,
  gemeenteId: number,
  o: { vanaf: Maand } | { contractId: number },
): Promise<{ aanbiederId: number; maand: Maand; bedrag: number }[]> {
  const rijen = await sql<{ aanbieder_id: number; maand: string; bedrag: number }>`
    select d.aanbieder_id, d.maand, sum(r.bedrag)::int as bedrag
      from (select * from declaratie where gemeente_id = ${gemeenteId} and status = 'goedgekeurd'
               ${'vanaf' in o ? sql`and maand >= ${isoDatum(maandPeriode(o.vanaf).van)}::date` : vanContract(gemeenteId, o.contractId)}) d
      join declaratieregel r on r.gemeente_id = d.gemeente_id and r.declaratie_id = d.id and r.status = 'akkoord'
     group by 1, 2 order by 2 desc`.execute(db);
  return rijen.rows.map((rij) => ({ aanbiederId: rij.aanbieder_id, maand: maandVan(datum(rij.maand)), bedrag: rij.bedrag }));
}

/** Aanbieders without a contract that runs on a day or later. */
export async function listZonderContract(
  db: Kysely<DB>,
  gemeenteId: number,
  dag: Datum,
): Promise<{ id: number; naam: string; agb: string }[]> {
  const rijen = await sql<{ id: number; naam: string; agb: string }>`
    select a.id, a.naam, a.agb from aanbieder a
     where not exists (select from contract c where c.gemeente_id = ${gemeenteId} and c.aanbieder_id = a.id
                        and c.geldig && daterange(${isoDatum(dag)}, null))
     order by a.naam`.execute(db);
  return rijen.rows;
}

/**
 * Last day of which something was declared that a new tariff would change: the end of the last month for hours, the last start day for
 * trajecten. All products unless one is given.
 */
export async function findLaatstGedeclareerd(
  db: Kysely<DB>,
  gemeenteId: number,
  aanbiederId: number,
  product?: string,
): Promise<Datum | undefined> {
  const rij = await sql<{ dag: string | null }>`
    select max(case when r.per = 'uur' then (r.prestatiemaand + interval '1 month' - interval '1 day')::date else lower(t.looptijd) end) as dag
      from declaratieregel r join toewijzing t on t.gemeente_id = r.gemeente_id and t.id = r.toewijzing_id
     where r.gemeente_id = ${gemeenteId} and r.aanbieder_id = ${aanbiederId} and r.soort = 'debet' and r.status <> 'afgewezen' and not r.gecrediteerd
       and (${product ?? null}::text is null or r.product = ${product ?? null}::text)`.execute(db);
  const dag = rij.rows[0]?.dag;
  return dag ? datum(dag) : undefined;
}

export async function isGesloten(db: Kysely<DB>, gemeenteId: number, maand: Maand): Promise<boolean> {
  const rij = await db
    .selectFrom('maand')
    .select('maand')
    .where('gemeente_id', '=', gemeenteId)
    .where('maand', '=', isoDatum(maandPeriode(maand).van))
    .executeTakeFirst();
  return rij !== undefined;
}

/** Ends a version on a day. */
export async function endVersie(db: Kysely<DB>, gemeenteId: number, versie: TariefVersie, tot: Datum): Promise<void> {
  await db
    .updateTable('contractproduct')
    .set({ geldig: toDaterange({ van: versie.geldig.van, tot }) })
    .where('gemeente_id', '=', gemeenteId)
    .where('id', '=', versie.id)
    .execute();
}

export async function insertVersie(
  db: Kysely<DB>,
  o: {
    gemeenteId: number;
    contractId: number;
    aanbiederId: number;
    product: string;
    tarief: number;
    bron: string;
    categorie: string;
    code: string;
    geldig: Geldigheid;
  },
): Promise<void> {
  await db
    .insertInto('contractproduct')
    .values({
      gemeente_id: o.gemeenteId,
      contract_id: o.contractId,
      aanbieder_id: o.aanbiederId,
      product: o.product,
      tarief: o.tarief,
      tarief_bron: o.bron,
      productcategorie: o.categorie,
      productcode: o.code,
      geldig: toDaterange(o.geldig),
    })
    .execute();
}

export async function insertContract(
  db: Kysely<DB>,
  o: { gemeenteId: number; aanbiederId: number; nummer: string; geldig: Geldigheid },
): Promise<number> {
  const rij = await db
    .insertInto('contract')
    .values({ gemeente_id: o.gemeenteId, aanbieder_id: o.aanbiederId, nummer: o.nummer, geldig: toDaterange(o.geldig) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return rij.id;
}

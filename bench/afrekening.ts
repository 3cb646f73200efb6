/**
 * Settling a month of a whole municipality, each line explained, beside one statement that computes the same amounts without a word: the
 * same caps for each month and for the whole toewijzing, day by day only where the tariff changes.
 *
 *   node bench/afrekening.ts --data <folder of a filled database> [month]
 */
import type pg from 'pg';
import { type BeleidInHuis, storeBeleid } from '../src/beleid/index.ts';
import { berekenMaand } from '../src/declaratie/index.ts';
import { isMaand, type Maand, maandPeriode } from '../src/kernel/maand.ts';
import { createAppPool, createOwnerPool } from '../src/platform/db/pool.ts';
import { transactLevering } from '../src/platform/db/transact.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { alleen, alsProduct, type Batch } from './batch.ts';

const GEMEENTE = 1;

const STATEMENT = `
with geteld as (
  select u.toewijzing_id, date_trunc('month', u.datum::timestamp)::date as maand, sum(u.minuten)::int as minuten
    from uren u where u.gemeente_id = $1 and u.status = 'ingestuurd' and u.vervallen_op is null and u.datum < $3::date group by 1, 2),
hoogstens as (
  select t.id, t.nummer, t.aanbieder_id, t.product, g.maand, g.minuten,
         coalesce(t.minuten_per_week, 0) * case when d.van <= d.tot then (d.tot - date_trunc('week', d.van::timestamp)::date) / 7 + 1 else 0 end as in_maand,
         coalesce(t.minuten_per_week, 0) * ((upper(t.looptijd) - 1 - date_trunc('week', lower(t.looptijd)::timestamp)::date) / 7 + 1) as in_totaal
    from geteld g join toewijzing t on t.gemeente_id = $1 and t.id = g.toewijzing_id
    cross join lateral (select greatest(lower(t.looptijd), g.maand) as van,
                               least(upper(t.looptijd), (g.maand + interval '1 month')::date) - 1 as tot) d
   where t.product = any($4::text[])),
betaald as (
  select h.*, coalesce(sum(least(minuten, in_maand)) over (partition by id order by maand rows between unbounded preceding and 1 preceding), 0) as eerder
    from hoogstens h),
nu as (
  select b.*, least(minuten, in_maand, in_totaal - least(in_totaal, eerder))::int as betaalbaar from betaald b where maand = $2::date),
standaard as (select * from unnest($4::text[] || $6::text[], $5::int[] || $7::int[]) as s(product, tarief)),
wissel as (
  select distinct k.aanbieder_id, k.product from contractproduct k
   where k.gemeente_id = $1 and (lower(k.geldig) > $2::date and lower(k.geldig) < $3::date or upper(k.geldig) > $2::date and upper(k.geldig) < $3::date)),
heel as (
  select n.nummer, n.minuten, n.betaalbaar, coalesce(k.tarief, s.tarief) as tarief
    from nu n left join contractproduct k on k.gemeente_id = $1 and k.aanbieder_id = n.aanbieder_id and k.product = n.product and k.geldig @> $2::date
    left join standaard s on s.product = n.product
   where (n.aanbieder_id, n.product) not in (select aanbieder_id, product from wissel)),
per_dag as (
  select n.nummer, n.aanbieder_id, n.product, n.betaalbaar, u.datum, sum(u.minuten)::int as minuten,
         sum(sum(u.minuten)) over (partition by n.id order by u.datum)::int as tot_en_met
    from nu n join uren u on u.gemeente_id = $1 and u.toewijzing_id = n.id and u.datum >= $2::date and u.datum < $3::date
                         and u.status = 'ingestuurd' and u.vervallen_op is null
   where (n.aanbieder_id, n.product) in (select aanbieder_id, product from wissel)
   group by n.id, n.nummer, n.aanbieder_id, n.product, n.betaalbaar, u.datum),
gedeeld as (
  select d.nummer, sum(d.minuten)::int as minuten,
         sum(greatest(0, least(d.tot_en_met, d.betaalbaar) - (d.tot_en_met - d.minuten)))::int as betaalbaar, coalesce(k.tarief, s.tarief) as tarief
    from per_dag d left join contractproduct k on k.gemeente_id = $1 and k.aanbieder_id = d.aanbieder_id and k.product = d.product and k.geldig @> d.datum
    left join standaard s on s.product = d.product
   group by d.nummer, coalesce(k.tarief, s.tarief)),
werkplek as (
  select nummer, minuten, betaalbaar, tarief, (tarief::bigint * betaalbaar * 2 + 60) / 120 as bedrag
    from (select * from heel union all select * from gedeeld) w),
ontwikkeling as (
  select t.nummer, 0 as minuten, 0 as betaalbaar, coalesce(k.tarief, s.tarief) as tarief,
         case when not coalesce(r.akkoord, false) or t.doel_trede is null then 0
              when r.bereikte_trede = t.doel_trede or (r.bereikte_trede > t.doel_trede and $8) or (r.bereikte_trede < t.doel_trede and $9)
              then coalesce(k.tarief, s.tarief) else $10::int end::bigint as bedrag
    from resultaat r join toewijzing t on t.gemeente_id = r.gemeente_id and t.id = r.toewijzing_id
    left join contractproduct k on k.gemeente_id = $1 and k.aanbieder_id = t.aanbieder_id and k.product = t.product and k.geldig @> lower(t.looptijd)
    left join standaard s on s.product = t.product
   where r.gemeente_id = $1 and r.datum >= $2::date and r.datum < $3::date and t.product = any($6::text[]))
select * from werkplek union all select * from ontwikkeling order by nummer, tarief`;

/** What the statement takes besides the tables: the month, and of the regeling the tariffs and what counts as realised (K5). */
const waarden = (beleid: BeleidInHuis, maand: Maand): unknown[] => {
  const { van, tot } = maandPeriode(maand);
  const regeling = beleid.dichtstbij(GEMEENTE, tot)?.regeling;
  if (!regeling) throw new Error('geen regeling');
  const van_ = (soort: string) => regeling.producten.filter((product) => product.soort === soort && product.prijs);
  const [werkplekken, ontwikkelingen] = [van_('werkplek'), van_('ontwikkeling')];
  const { hoger, lager, nietBehaald } = regeling.keuzes.K5;
  return [
    GEMEENTE,
    van.toString(),
    tot.add({ days: 1 }).toString(),
    werkplekken.map(({ product }) => product),
    werkplekken.map(({ prijs }) => prijs?.bedrag),
    ontwikkelingen.map(({ product }) => product),
    ontwikkelingen.map(({ prijs }) => prijs?.bedrag),
    hoger === 'gerealiseerd',
    lager === 'gerealiseerd',
    nietBehaald,
  ];
};

const maandUit = (tekst: string): Maand => {
  if (!isMaand(tekst)) throw new Error(`${tekst} is geen maand`);
  return tekst;
};

const tel = async (owner: pg.Pool, beleid: BeleidInHuis, maand: Maand): Promise<Record<string, number>> => {
  const client = await owner.connect();
  try {
    await client.query("set work_mem = '64MB'");
    const { rows } = await client.query<{ bedrag: number }>(STATEMENT, waarden(beleid, maand));
    return { regels: rows.length, eurocent: rows.reduce((som, { bedrag }) => som + bedrag, 0) };
  } finally {
    client.release(true);
  }
};

export const maakAfrekening = async (
  cluster: EmbeddedPostgres,
  _dataDir: string,
  keuzes: readonly string[] = [],
): Promise<Batch> => {
  const maand = maandUit(keuzes[0] ?? '2026-10');
  const owner = createOwnerPool(cluster);
  const beleid = await storeBeleid(owner);
  const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from toewijzing where gemeente_id = $1', [
    GEMEENTE,
  ]);
  await owner.end();
  return {
    naam: 'afrekening',
    norm: 0.6,
    aantal: rows[0]?.n ?? 0,
    wat: 'toewijzingen van een gemeente afrekenen over een maand, elke regel uitgelegd, tegenover één opdracht aan de database',
    raw: async (kloon) => {
      const begin = performance.now();
      const uitkomst = await tel(kloon, beleid, maand);
      return { ms: performance.now() - begin, uitkomst };
    },
    product: { bestand: import.meta.filename, omgeving: { BENCH_MAAND: maand } },
    klaar: async () => undefined,
  };
};

const alsKind = async (): Promise<void> => {
  const { BENCH_DATA: dataDir = '', BENCH_DATABASE: database = '', BENCH_MAAND: maand = '' } = process.env;
  const cluster = await openEmbeddedPostgres({ dataDir });
  const owner = createOwnerPool({ ...cluster, database });
  const app = createAppPool({ host: cluster.host, user: 'wm_app', database }, 2);
  const beleid = await storeBeleid(owner);
  await alsProduct(async () => {
    const vraag = { beleid, gemeenteId: GEMEENTE, maand: maandUit(maand) };
    const uit = await transactLevering(app, { gemeenteId: GEMEENTE, gebruikerId: 0 }, (db) => berekenMaand(db, vraag));
    return { regels: uit.regels.length, eurocent: uit.totaal };
  });
  await owner.end();
  await app.end();
  await cluster.close();
};

if (process.env.BENCH_MAAND !== undefined) await alsKind();
else if (import.meta.main) await alleen(maakAfrekening);

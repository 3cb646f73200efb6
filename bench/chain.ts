/** The chain behind the residents of the bench, as statements: ladder, besluiten, toewijzingen, hours, results, settlement, logboek. */
import type { BeleidInHuis } from '../src/beleid/index.ts';
import { isTrede, TREDEN } from '../src/kernel/trede.ts';
import { type ToetsUitkomst, toetsProducten } from '../src/toets/index.ts';
import type { Organisation } from './organisation.ts';

type Regeling = ReturnType<BeleidInHuis['regelingMetId']>['regeling'];

/** A toets for each trede, by the real rules: what a besluit rests on. */
export const toetsUitkomsten = (
  regeling: Regeling,
  landelijk: BeleidInHuis['landelijk'],
  vandaag: string,
): [number, ToetsUitkomst][] =>
  TREDEN.map((trede) => {
    const perspectief = Math.min(6, trede + 1);
    return [
      trede,
      toetsProducten(
        {
          gemeente: regeling.gemeente,
          peildatum: vandaag,
          geboortedatum: '1985-05-01',
          trede,
          ...(isTrede(perspectief) ? { perspectief } : {}),
          zichtOpBetaaldWerk: 'later',
          afstandTotArbeidsmarkt: 'groot',
          ondersteuningNodig: true,
          wilDeelnemen: true,
          uitkering: null,
        },
        regeling,
        landelijk,
      ),
    ];
  });

export interface ChainSettings {
  organisation: Organisation;
  regeling: Regeling;
  toewijzingen: number;
  uren: number;
  seed: number;
  vandaag: string;
}

/** The statements in their order. Chance is a hash of a number and the seed, so that a plan of the database cannot change the outcome. */
export const chain = (s: ChainSettings): string[] => {
  const v = `date '${s.vandaag}'`;
  const regeling = s.organisation.regelingId;
  const grenzen = `array[${s.organisation.aanbieders.map(({ tot }) => tot.toFixed(8)).join(',')}]::float8[]`;
  const codes = s.regeling.producten.flatMap(({ product, soort, iwmo, prijs }) =>
    iwmo && prijs
      ? [`('${product}','${soort}','${iwmo.categorie}','${iwmo.code}','${iwmo.eenheid}','${iwmo.frequentie}',${prijs.bedrag})`]
      : [],
  );
  return [
    // Chance: 0 to 1 out of a number; `zout` tells questions about the same number apart.
    `create function pg_temp.kans(n bigint, zout int) returns float8 language sql immutable parallel safe
       return (hashint8extended(n, zout + ${s.seed} * 1000) & 2147483647) / 2147483648.0::float8`,

    // Building an index once costs a fraction of keeping it up row by row.
    `create temp table bench_index on commit drop as
     select c.relname::text as naam, pg_get_indexdef(c.oid) as regel from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid::regclass::text in ('uren','toewijzing','doel','instemming','voortgang','declaratieregel','logboek')
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
    `do $$ declare een text; begin for een in select naam from bench_index loop execute format('drop index %I', een); end loop; end $$`,

    `insert into aanmelding (gemeente_id, inwoner_id, consulent_id, ontvangen_op, aangemeld_door, vraag, vastgelegd_door, vastgelegd_op)
     select gemeente_id, id, consulent_id, aangemaakt_op::date,
            (array['inwoner','wijkteam','gemeente','aanbieder','school','naaste'])[1 + (pg_temp.kans(id, 1) * 6)::int % 6],
            'Ik wil graag weer onder de mensen zijn en iets betekenen.', consulent_id, aangemaakt_op
       from inwoner order by id`,
    `insert into uitkering (gemeente_id, inwoner_id, consulent_id, soort, toestemming, toestemming_op, vastgelegd_op)
     select gemeente_id, id, consulent_id, (array['bijstand','bijstand','wajong','wia','ww'])[1 + (pg_temp.kans(id, 2) * 5)::int % 5],
            case when pg_temp.kans(id, 3) < 0.9 then true when pg_temp.kans(id, 3) < 0.97 then null else false end,
            case when pg_temp.kans(id, 3) between 0.9 and 0.97 then null else aangemaakt_op::date + 5 end, aangemaakt_op
       from inwoner where pg_temp.kans(id, 4) < 0.6 order by id`,

    `create temp table bench_inwoner on commit drop as
     select i.*, case when kans < 0.05 then 1 when kans < 0.4 then 2 when kans < 0.8 then 3 else 4 end as trede0
       from (select gemeente_id, id, consulent_id, status, aangemaakt_op::date as sinds, pg_temp.kans(id, 5) as kans from inwoner) i`,
    `insert into ladderbepaling (gemeente_id, inwoner_id, consulent_id, peildatum, trede, perspectief, perspectief_termijn, motivering, onderbouwing, regeling_id, door, herkomst, vastgelegd_op)
     select gemeente_id, id, consulent_id, dag, trede, least(6, trede + 1), 'later', 'In het gesprek bleek wat lukt en wat nog niet lukt.', 'gesprek',
            ${regeling}, consulent_id, 'consulent', dag + interval '10 hours'
       from (select b.*, least(${v} - 1, b.sinds + 6 + (k - 1) * 170) as dag,
                    least(6, b.trede0 + case when pg_temp.kans(b.id * 8 + k, 6) < 0.4 then k - 1 else 0 end) as trede
               from bench_inwoner b
              cross join generate_series(1, case when b.status in ('in-traject','afgerond') then 1 + (pg_temp.kans(b.id, 7) * 2.6)::int else 1 end) k
              where b.status <> 'aangemeld' and b.consulent_id <> 0 and (b.status <> 'in-onderzoek' or pg_temp.kans(b.id, 8) < 0.7)) l
      order by dag, id`,
    `insert into traject (gemeente_id, inwoner_id, consulent_id, regeling_id, begonnen_op, beeindigd_op)
     select gemeente_id, id, consulent_id, ${regeling}, sinds + 20, case when status = 'afgerond' then ${v} - 20 end
       from bench_inwoner where status in ('in-traject','afgerond') order by id`,

    // Who gets how many: everybody on the way one, and the rest by chance, so that some have four.
    `create temp table bench_keuze on commit drop as
     with wie as (select b.*, row_number() over (order by id) - 1 as rang, count(*) over () as n from bench_inwoner b where status in ('in-traject','afgerond')),
          k as (select j, case when j < n then j else floor(pg_temp.kans(j, 11) * n * 0.8)::int end as rang
                  from generate_series(0, ${s.toewijzingen} - 1) j, (select n from wie limit 1) een)
     select j, w.*, row_number() over (partition by w.id order by j)::int as k from k join wie w using (rang)`,
    `create temp table bench_product (product text, soort text, categorie text, code text, eenheid text, frequentie text, bedrag int) on commit drop`,
    `insert into bench_product values ${codes.join(',')}`,
    `create temp table bench_toewijzing on commit drop as
     with a as (
       select q.*, pg_temp.kans(j, 12) as stand, k = 2 and status = 'in-traject' and pg_temp.kans(j, 13) < 0.4 as naast,
              pg_temp.kans(id, 14) < 0.62 as werkplek1
         from bench_keuze q),
     b as (
       select a.*, case when k = 1 then werkplek1 when naast then not werkplek1 else pg_temp.kans(j, 15) < 0.62 end as werkplek,
              case when status = 'afgerond' then 'beeindigd' when k > 1 and not naast then 'beeindigd' when naast then 'gestart'
                   when stand < 0.84 then 'gestart' when stand < 0.90 then 'geaccepteerd' when stand < 0.95 then 'toegewezen'
                   when stand < 0.97 then 'geweigerd' else 'beeindigd' end as nu
         from a),
     c as (
       select b.*, case when werkplek then case when nu = 'beeindigd' then 365 else 730 end else 182 end as dagen,
              case when k > 1 then null
                   when status = 'afgerond' then ${v} - 30 - (pg_temp.kans(j, 16) * 700)::int - case when werkplek then 365 else 182 end
                   when nu = 'beeindigd' then ${v} - (pg_temp.kans(j, 16) * 40)::int - case when werkplek then 365 else 182 end
                   when nu = 'gestart' then ${v} - 8 - (pg_temp.kans(j, 16) * case when werkplek then 600 else 165 end)::int
                   else ${v} + 25 - (pg_temp.kans(j, 16) * 35)::int end as begin1
         from b),
     d as (
       select c.*, first_value(begin1) over w as s1, first_value(nu) over w as nu1,
              sum(case when k = 1 or naast then 0 else dagen + 4 + (pg_temp.kans(j, 17) * 60)::int end) over (w rows unbounded preceding) as terug
         from c window w as (partition by id order by k)),
     e as (
       select d.*, case when k = 1 then s1
                        when naast then greatest(s1, ${v} - 8 - (pg_temp.kans(j, 18) * case when werkplek then 400 else 165 end)::int)
                        else s1 - terug::int end as begin
         from d)
     select 1 + j as id, 500001 + j as nummer, gemeente_id, id as inwoner_id, consulent_id, 1 + rang as traject_id, s.aanbieder_id,
            pg_temp.kans(j, 19) < 0.5 as met_besluit, trede0, p.*, begin, begin + dagen - 1 as eind,
            case when naast and nu1 <> 'gestart' then 'geaccepteerd' else nu end as status,
            case when werkplek then 240 * (1 + (pg_temp.kans(j, 21) * pg_temp.kans(j, 22) * 3)::int) end as minuten_per_week, werkplek
       from e
       cross join lateral (select 1 + width_bucket(pg_temp.kans(j, 20), ${grenzen}) as aanbieder_id) s
       join bench_product p on p.product = case when werkplek then case when trede0 < 4 then 'wm-werkplek-3' else 'wm-werkplek-4' end
                                                else 'wm-ontwikkeling-' || greatest(3, least(5, trede0 + 1)) end`,
    'create unique index on bench_toewijzing (id)',
    'analyze bench_toewijzing',

    `insert into toets (gemeente_id, id, inwoner_id, consulent_id, peildatum, feiten, uitkomst, regeling_id, door, vastgelegd_op)
     overriding system value
     select t.gemeente_id, t.id, t.inwoner_id, t.consulent_id, least(${v} - 1, t.begin - 12),
            jsonb_build_object('gemeente', '${s.regeling.gemeente}', 'peildatum', least(${v} - 1, t.begin - 12), 'trede', t.trede0), u.uitkomst,
            ${regeling}, t.consulent_id, least(${v} - 1, t.begin - 12) + interval '9 hours'
       from bench_toewijzing t join bench_uitkomst u on u.trede = t.trede0 where t.met_besluit order by t.id`,
    `insert into besluit (gemeente_id, id, inwoner_id, consulent_id, soort, beschikkingnummer, toets_id, regeling_id, product, gronden, motivering,
                          genomen_op, genomen_door, mandaat_id, bekendgemaakt_op, bezwaar_tot, vastgelegd_op)
     overriding system value
     select t.gemeente_id, t.id, t.inwoner_id, t.consulent_id, 'toekenning', 200000 + t.id, t.id, ${regeling}, t.product, '[]',
            'Dit past bij de doelen die we samen hebben afgesproken.', o.dag, t.consulent_id, m.id,
            case when o.bekend then least(${v}, o.dag + 1) end, case when o.bekend then least(${v}, o.dag + 1) + 42 end, o.dag + interval '11 hours'
       from bench_toewijzing t
       cross join lateral (select least(${v} - 1, t.begin - 10) as dag, t.begin < ${v} or pg_temp.kans(t.id, 24) < 0.7 as bekend) o
       join mandaat m on m.gemeente_id = t.gemeente_id and m.functie = 'trajectregisseur'
      where t.met_besluit order by t.id`,
    `insert into toewijzing (gemeente_id, id, nummer, inwoner_id, consulent_id, traject_id, aanbieder_id, besluit_id, herkomst, beschikkingnummer,
                             product, productcategorie, productcode, eenheid, frequentie, volume, minuten_per_week, looptijd, start_trede, doel_trede,
                             status, toegewezen_op, geaccepteerd_op, gestart_op, beeindigd_op, reden, regeling_id, vastgelegd_op)
     overriding system value
     select t.gemeente_id, t.id, t.nummer, t.inwoner_id, t.consulent_id, t.traject_id, t.aanbieder_id, case when met_besluit then t.id end,
            case when met_besluit then 'besluit' else 'levering' end, case when met_besluit then 200000 + t.id end,
            t.product, t.categorie, t.code, t.eenheid, t.frequentie, coalesce(t.minuten_per_week, t.bedrag), t.minuten_per_week,
            daterange(t.begin, t.eind, '[]'), t.trede0, case when not werkplek then right(t.product, 1)::int end, t.status, o.dag,
            case when t.status not in ('toegewezen','geweigerd') then least(${v}, o.dag + 2) end, case when t.status in ('gestart','beeindigd') then t.begin end,
            case when t.status = 'beeindigd' then t.eind when t.status = 'geweigerd' then least(${v}, o.dag + 2) end,
            case when t.status = 'geweigerd' then 'Er is nu geen plek.' else '' end, ${regeling}, o.dag + interval '11 hours'
       from bench_toewijzing t cross join lateral (select least(${v} - 1, t.begin - 10) as dag) o order by t.id`,
    `insert into doel (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, soort, tekst)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, 'werknemersvaardigheden',
            (array['Op tijd komen en afspraken nakomen','Zelf om hulp vragen','Drie dagdelen in de week volhouden'])[k]
       from bench_toewijzing cross join generate_series(1, 3) k where k <= 1 + (pg_temp.kans(id, 25) * 2)::int order by id, k`,
    `insert into plaatsing (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, werkplek, begeleider, periode)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, 'Werkplaats', 'Begeleider van de werkplaats', daterange(begin, eind, '[]')
       from bench_toewijzing where status = 'gestart' order by id`,
    ...uren(s, v),
    ...omgang(v),
    ...declaraties(v),
    ...logboek(v),
    'do $$ declare een text; begin for een in select regel from bench_index loop execute een; end loop; end $$',
  ];
};

/** Rows of hours of eighteen months: who has a werkplek comes one to three days a week, and now and then not. */
const uren = (s: ChainSettings, v: string): string[] => {
  const gebruikers = `array[${s.organisation.aanbieders.map(({ gebruikerId }) => gebruikerId).join(',')}]::int[]`;
  return [
    `create temp table bench_dag on commit drop as
     select * from (
       select t.id, week + (((pg_temp.kans(t.id, 30) * 5)::int + slot * 2) % 5) as dag, 60 + 15 * (pg_temp.kans(t.id * 1000 + (week - date '2020-01-06') + slot, 31) * 13)::int as minuten,
              pg_temp.kans(t.id * 1000 + (week - date '2020-01-06') + slot, 32) as kans
         from bench_toewijzing t
         cross join lateral (select greatest(t.begin, ${v} - 548) as van, least(t.eind, ${v}) as tot) p
         cross join lateral (select d::date as week from generate_series(date_trunc('week', p.van), p.tot::timestamp, '7 days') d) w
         cross join generate_series(0, t.minuten_per_week / 240 - 1) slot
        where t.werkplek and t.status in ('gestart','beeindigd')) d
      where exists (select from bench_toewijzing t where t.id = d.id and d.dag between greatest(t.begin, ${v} - 548) and least(t.eind, ${v}))`,
    `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, regel_id, door, vastgelegd_op)
     select t.gemeente_id, t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id, d.dag, d.minuten,
            case when d.dag > ${v} - 7 and t.aanbieder_id % 4 > 0 then 'concept' else 'ingestuurd' end,
            case when t.aanbieder_id % 4 = 0 then 'levering' else 'scherm' end,
            case when t.aanbieder_id % 4 = 0 then 'U' || t.id || '-' || to_char(d.dag, 'YYYYMMDD') end,
            (${gebruikers})[t.aanbieder_id], least(${v} - interval '8 hours', date_trunc('week', d.dag) + interval '4 days 15 hours')
       from bench_dag d join bench_toewijzing t using (id)
      where d.kans < ${s.uren}::float8 / greatest(1, (select count(*) from bench_dag))
      order by date_trunc('week', d.dag), t.aanbieder_id, t.id, d.dag`,
    // One in two hundred was sent in wrong and ended by a correction; the row that counts stands above.
    `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, regel_id, door, vastgelegd_op, vervallen_op, vervallen_reden)
     select gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten + 60, 'ingestuurd', herkomst, regel_id, door,
            vastgelegd_op - interval '1 hour', vastgelegd_op, 'Verkeerd overgenomen van de lijst'
       from uren where id % 200 = 0 and status = 'ingestuurd' order by id`,
    `insert into afwezigheid (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, maandag, reden, status, door, vastgelegd_op)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, week, (array['ziek','vakantie','afspraak','andere-reden'])[1 + (kans * 999)::int % 4],
            'ingestuurd', (${gebruikers})[aanbieder_id], week + interval '4 days 15 hours'
       from (select t.*, k, date_trunc('week', ${v} - 7 * k)::date as week, pg_temp.kans(id * 64 + k, 33) as kans
               from bench_toewijzing t cross join generate_series(1, 12) k
              where werkplek and status = 'gestart') a
      where kans < 0.04 and week >= begin order by week, id`,
  ];
};

/** What resident, aanbieder and consulent say to each other: answers, progress, results. */
const omgang = (v: string): string[] => [
  `insert into instemming (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, onderwerp, akkoord, toelichting, gegeven_op)
   select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, 'doelen', kans < 0.57, case when kans < 0.57 then '' else 'Ik wil liever iets met dieren.' end,
          least(${v}, begin + 3) + interval '19 hours'
     from (select *, pg_temp.kans(id, 40) as kans from bench_toewijzing where begin < ${v}) t where kans < 0.6 order by id`,
  `insert into instemming (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, onderwerp, maandag, akkoord, toelichting, gegeven_op)
   select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, 'uren', week, kans > 0.004, case when kans > 0.004 then '' else 'Ik was er dinsdag ook.' end,
          week + interval '11 days'
     from (select t.*, date_trunc('week', ${v} - 7 * k)::date as week, pg_temp.kans(id * 64 + k, 41) as kans
             from bench_toewijzing t cross join generate_series(2, 5) k where werkplek and status = 'gestart') a
    where kans < 0.2 and week > begin order by week, id`,
  `insert into voortgang (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, hoe_gaat_het, tekst, volgende_stap, door, gelezen_op, vastgelegd_op)
   select t.gemeente_id, t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id, dag, (array['goed','goed','wisselend','moeilijk'])[1 + (kans * 999)::int % 4],
          'Komt de afspraken na en werkt prettig samen met de groep.', 'Een dagdeel erbij', g.id,
          case when kans > 0.04 or dag < ${v} - 60 then dag + interval '3 days' end, dag + interval '16 hours'
     from (select t.*, begin + 80 * k as dag, pg_temp.kans(id * 8 + k, 42) as kans from bench_toewijzing t cross join generate_series(1, 3) k
            where status in ('gestart','beeindigd')) t
     join gebruiker g on g.aanbieder_id = t.aanbieder_id
    where dag <= least(${v} - 1, eind) and kans < 0.7 order by dag, t.id`,
  `insert into resultaat (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, bereikte_trede, onderbouwing, herkomst, gemeld_door, gemeld_op, akkoord, akkoord_reden, akkoord_door, akkoord_op)
   select t.gemeente_id, t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id, dag, right(t.product, 1)::int - (kans < 0.12)::int, 'Voert de taken zelfstandig uit.', 'scherm',
          g.id, dag + interval '15 hours', o.akkoord, case when o.akkoord = false then 'De onderbouwing klopt niet met het gesprek.' else '' end,
          case when o.akkoord is not null then t.consulent_id end, case when o.akkoord is not null then least(${v} + interval '8 hours', dag + interval '6 days') end
     from (select t.*, least(eind, ${v} - 1) - (pg_temp.kans(id, 43) * 12)::int as dag, pg_temp.kans(id, 44) as kans from bench_toewijzing t
            where not werkplek and (status = 'beeindigd' or status = 'gestart' and eind < ${v} + 60)) t
     join gebruiker g on g.aanbieder_id = t.aanbieder_id
     cross join lateral (select case when dag > ${v} - 40 and kans > 0.7 then null when kans between 0.12 and 0.16 then false else true end as akkoord) o
    where kans < 0.93 order by dag, t.id`,
];

/** Every month up to and including August is settled and closed, September is under way, October is still to be done. */
const declaraties = (v: string): string[] => [
  `create temp table bench_regel on commit drop as
   select u.gemeente_id, u.aanbieder_id, u.toewijzing_id, date_trunc('month', u.datum)::date as maand, sum(u.minuten)::int as minuten, 'uur' as per
     from uren u where u.status = 'ingestuurd' and u.vervallen_op is null and u.datum < date_trunc('month', ${v}) - interval '1 month'
    group by 1, 2, 3, 4
   union all
   select r.gemeente_id, r.aanbieder_id, r.toewijzing_id, date_trunc('month', r.datum)::date, 0, 'traject'
     from resultaat r join toewijzing t on t.gemeente_id = r.gemeente_id and t.id = r.toewijzing_id
    where r.akkoord and r.bereikte_trede >= t.doel_trede and r.datum >= ${v} - 548 and r.datum < date_trunc('month', ${v}) - interval '1 month'`,
  // Without its exclusion index, so that the lines are joined as a whole and not looked up one by one.
  'create temp table bench_tarief on commit drop as select id, gemeente_id, aanbieder_id, product, tarief, geldig from contractproduct',
  'analyze bench_tarief, bench_regel, toewijzing',
  `insert into maand (gemeente_id, maand, gesloten_op, gesloten_door)
   select g.gemeente_id, m::date, m + interval '1 month 20 days', g.id
     from (select gemeente_id, min(id) as id from gebruiker where rol = 'financien' group by 1) g
     cross join generate_series(date_trunc('month', ${v} - 548), date_trunc('month', ${v}) - interval '3 months', '1 month') m`,
  `insert into declaratie (gemeente_id, aanbieder_id, maand, status, ingediend_op, ingediend_door, gecontroleerd_op, gecontroleerd_door, goedgekeurd_op, goedgekeurd_door)
   select d.gemeente_id, d.aanbieder_id, d.maand, s.status, d.maand + interval '1 month 4 days', a.id,
          case when s.status <> 'ingediend' then d.maand + interval '1 month 8 days' end, case when s.status <> 'ingediend' then f.een end,
          case when s.status = 'goedgekeurd' then d.maand + interval '1 month 10 days' end, case when s.status = 'goedgekeurd' then f.twee end
     from (select distinct gemeente_id, aanbieder_id, maand from bench_regel) d
     cross join lateral (select case when d.maand < date_trunc('month', ${v}) - interval '2 months' or d.aanbieder_id % 10 < 6 then 'goedgekeurd'
                                     when d.aanbieder_id % 10 < 8 then 'gecontroleerd' else 'ingediend' end as status) s
     join gebruiker a on a.aanbieder_id = d.aanbieder_id
     join (select gemeente_id, min(id) as een, max(id) as twee from gebruiker where rol = 'financien' group by 1) f on f.gemeente_id = d.gemeente_id
    order by d.maand, d.gemeente_id, d.aanbieder_id`,
  'analyze declaratie',
  `insert into declaratieregel (gemeente_id, declaratie_id, aanbieder_id, toewijzing_id, prestatiemaand, soort, product, per, minuten, betaalbaar, tarief, bedrag, wet, uitleg, herkomst, status)
   select r.gemeente_id, d.id, r.aanbieder_id, r.toewijzing_id, r.maand, 'debet', t.product, r.per, r.minuten, r.minuten, p.tarief,
          case when r.per = 'uur' then round(p.tarief * r.minuten / 60.0)::int else p.tarief end, 'wmo',
          case when r.per = 'uur' then 'Gemaakt in ' || to_char(r.maand, 'MM-YYYY') || ': ' || r.minuten || ' minuten. Dat is niet meer dan er is afgesproken, dus alles wordt betaald.'
               else 'Het doel is bereikt en de gemeente is het daarmee eens. De prijs van het traject wordt betaald.' end,
          jsonb_build_object('soort', case when r.per = 'uur' then 'werkplek' else 'ontwikkeling' end, 'minutenPerWeek', t.minuten_per_week, 'contractproduct', p.id),
          case when d.status = 'ingediend' then 'open' else 'akkoord' end
     from bench_regel r
     join declaratie d on d.gemeente_id = r.gemeente_id and d.aanbieder_id = r.aanbieder_id and d.maand = r.maand
     join toewijzing t on t.gemeente_id = r.gemeente_id and t.id = r.toewijzing_id
     join bench_tarief p on p.gemeente_id = r.gemeente_id and p.aanbieder_id = r.aanbieder_id and p.product = t.product
      and p.geldig @> case when r.per = 'uur' then greatest(r.maand, lower(t.looptijd)) else lower(t.looptijd) end
    order by d.id, r.toewijzing_id`,
];

const LOGBOEK =
  'gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, aanbieder_id, grond, uitkomst, herkomst, moment';
const logboek = (v: string): string[] => [
  `insert into logboek (${LOGBOEK})
   select * from (
     select gemeente_id, consulent_id, 'consulent', h.wat, 'inwoner', id::text, id, null::int, 'uitvoering Wmo 2015, Werkt mee', 'gelukt', 'web',
            h.dag + interval '9 hours' + pg_temp.kans(id, 50) * interval '7 hours' as moment
       from bench_inwoner b
       cross join lateral (select case when k = 0 then 'aanmelding-vastgelegd' else 'inzage' end as wat,
                                  case when k = 0 then b.sinds else least(${v} - 1, b.sinds + (k * k * 20)) end as dag from generate_series(0, 4) k) h
     union all
     select gemeente_id, case when h.rol = 'consulent' then consulent_id else g.id end, h.rol, h.wat, h.soort, t.id::text, inwoner_id,
            case when h.rol = 'aanbieder' then t.aanbieder_id end, 'uitvoering Wmo 2015, Werkt mee', 'gelukt', 'web', h.dag + interval '10 hours'
       from bench_toewijzing t
       join (select id, aanbieder_id from gebruiker where aanbieder_id is not null) g on g.aanbieder_id = t.aanbieder_id
       cross join lateral (values ('consulent','besluit-genomen','besluit', least(${v} - 1, begin - 10)),
                                  ('aanbieder','toewijzing-geaccepteerd','toewijzing', least(${v} - 1, begin - 8)),
                                  ('aanbieder','uren-ingestuurd','uren', least(${v} - 2, begin + 12))) as h (rol, wat, soort, dag)) l
    order by moment`,
];

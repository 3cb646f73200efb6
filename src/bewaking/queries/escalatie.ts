// What stays late: who else looks, since when, and what came of it.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';

type Db = Kysely<DB>;

/** Steps of the werkvoorraad that are a duty too, and so stand in plichtstand, or in trajectplicht with a day. */
export const OOK_PLICHT =
  "('aannemen','starten','resultaat-melden','plicht-voortgangsbericht','plicht-evaluatiegesprek','plicht-afstemming','traject-plicht')";

/** What a duty of a route is called as an event: one of the same day is not taken for another. */
export const ROUTE_SOORT = "'route-' || left(regexp_replace(p.sleutel, '[^a-z-]', '', 'g'), 34)";

/**
 * The days on which the place stands still at which a step is; then nothing is asked about it. No source says what a suspension does to a
 * step (keuze): the day of the duty does not move.
 */
export const ROUTE_STIL = `coalesce((select range_agg(r) from trajectstap s join toewijzing t on t.gemeente_id = s.gemeente_id and t.inwoner_id = s.inwoner_id
    and t.aanbieder_id = s.aanbieder_id and t.status = 'gestart' cross join unnest(t.opgeschort) r
   where s.gemeente_id = p.gemeente_id and s.id = p.trajectstap_id), '{}')`;

/**
 * Writes down what is late for `dagen` or longer and was not known: for who replaces the consulent today, else for the teammanager. What
 * the replacer leaves for as many days again, or when the replacing is over, goes on to the teammanager. What was done meanwhile is ended.
 * Under the owner, in one municipality. `vandaag` as `jjjj-mm-dd`.
 */
export const storeEscalaties = async (
  db: Db,
  o: { gemeenteId: number; vandaag: string; dagen: number },
): Promise<{ nieuw: number; opgelost: number; verder: number }> => {
  const { rows } = await sql<{ nieuw: number; opgelost: number; verder: number }>`
    with laat as materialized (
      select inwoner_id, consulent_id, toewijzing_id, soort, dag from plichtstand
       where gemeente_id = ${o.gemeenteId} and stand in ('open','gepland') and dag <= ${o.vandaag}::date - ${o.dagen}::int and not opgeschort @> ${o.vandaag}::date
      union
      select p.inwoner_id, p.consulent_id, 0, ${sql.raw(ROUTE_SOORT)}, p.dag from trajectplicht p
       where p.gemeente_id = ${o.gemeenteId} and p.stand = 'open' and p.dag <= ${o.vandaag}::date - ${o.dagen}::int
         and not ${sql.raw(ROUTE_STIL)} @> ${o.vandaag}::date
      union
      select inwoner_id, consulent_id, coalesce(toewijzing_id, 0), soort, uiterlijk from werkvoorraad
       where gemeente_id = ${o.gemeenteId} and soort is not null and uiterlijk <= ${o.vandaag}::date - ${o.dagen}::int
         and eigenaar <> 'teammanager' and soort not in ${sql.raw(OOK_PLICHT)}),
    weg as (
      update plichtescalatie e set opgelost_op = clock_timestamp()
       where e.gemeente_id = ${o.gemeenteId} and e.opgelost_op is null
         and not exists (select from laat l where l.inwoner_id = e.inwoner_id and l.toewijzing_id = e.toewijzing_id and l.soort = e.soort and l.dag = e.dag)
      returning 1),
    -- Who replaces sees the dossier no longer when the consulent is back: without this it would stand with nobody.
    verder as (
      update plichtescalatie e set naar = 'teammanager', naar_id = null, versie = e.versie + 1
       where e.gemeente_id = ${o.gemeenteId} and e.opgelost_op is null and e.gezien_op is null and e.naar = 'vervanger'
         and exists (select from laat l where l.inwoner_id = e.inwoner_id and l.toewijzing_id = e.toewijzing_id and l.soort = e.soort and l.dag = e.dag)
         and ((e.dag + 2 * ${o.dagen}::int <= ${o.vandaag}::date
               and (e.op at time zone 'Europe/Amsterdam')::date + ${o.dagen}::int <= ${o.vandaag}::date)
              or not exists (select from medewerkerafwezigheid a
                              where a.gemeente_id = e.gemeente_id and a.gebruiker_id = e.consulent_id and a.vervanger_id = e.naar_id
                                and a.ingetrokken_op is null and a.periode @> ${o.vandaag}::date))
      returning 1),
    erbij as (
      insert into plichtescalatie (gemeente_id, inwoner_id, van_dossier, consulent_id, toewijzing_id, soort, dag, naar, naar_id)
      select ${o.gemeenteId}, l.inwoner_id, l.inwoner_id, l.consulent_id, l.toewijzing_id, l.soort, l.dag,
             case when v.vervanger_id is null then 'teammanager' else 'vervanger' end, v.vervanger_id
        from laat l
        left join lateral (
          select a.vervanger_id from medewerkerafwezigheid a
           where a.gemeente_id = ${o.gemeenteId} and a.gebruiker_id = l.consulent_id and a.ingetrokken_op is null and a.periode @> ${o.vandaag}::date
             and a.vervanger_id is not null
           order by a.id desc limit 1) v on true
      on conflict do nothing returning 1)
    select (select count(*) from erbij)::int as nieuw, (select count(*) from weg)::int as opgelost,
           (select count(*) from verder)::int as verder`.execute(db);
  return rows[0] ?? { nieuw: 0, opgelost: 0, verder: 0 };
};

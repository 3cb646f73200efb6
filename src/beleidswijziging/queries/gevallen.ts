// The cases that run, for what a concept does to them. Under the role that sees the whole municipality; nothing of it is stored but numbers.
import { type Kysely, sql } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import { leesRegelingEerder } from '../../kernel/versieverloop.ts';
import { leesOpgeschort } from '../../kernel/weekverloop.ts';
import type { DB } from '../../platform/db/schema.ts';
import { eerderMet } from '../../wijziging/index.ts';
import type { Geval } from '../rules/gevolg.ts';

export interface GevalRij {
  /** What the next part begins behind. */
  id: number;
  toewijzing: number | undefined;
  dossier: string;
  aanbiederId: number | undefined;
  geval: Geval;
}

type Rij = {
  id: number;
  nummer: number | null;
  dossiernummer: string;
  aanbieder_id: number | null;
  product: string | null;
  regeling_id: number | null;
  van: string | null;
  tot: string | null;
  minuten_per_week: number | null;
  eerder: unknown;
  opgeschort: string | null;
  geboortedatum: string;
  trede: number | null;
  perspectief: number | null;
  soort: string | null;
  toestemming: boolean | null;
  feiten: string;
  doel: number | null;
};

/** What the toets asks, of the resident `i`. The goal is that of a running toewijzing that has one: an ontwikkeling. */
const feiten = (peildatum: string) => sql`
  p.geboortedatum, l.trede, l.perspectief, u.soort, u.toestemming,
  coalesce((select (t.feiten - '{gemeente,peildatum,geboortedatum,trede,perspectief,uitkering,lopendeOntwikkelingDoel,antwoorden}'::text[])::text
     from toets t where t.gemeente_id = i.gemeente_id and t.inwoner_id = i.id order by t.id desc limit 1), '{}') as feiten,
  (select max(o.doel_trede) from toewijzing o where o.gemeente_id = i.gemeente_id and o.inwoner_id = i.id
      and o.status in ('toegewezen','geaccepteerd','gestart') and o.looptijd @> ${peildatum}::date) as doel`;
const bij = sql`
  join inwoner_persoon p on p.gemeente_id = i.gemeente_id and p.inwoner_id = i.id
  left join lateral (select b.trede, b.perspectief from ladderbepaling b where b.gemeente_id = i.gemeente_id and b.inwoner_id = i.id
                        and b.vervallen_op is null
                      order by b.peildatum desc, b.vastgelegd_op desc limit 1) l on true
  left join uitkering u on u.gemeente_id = i.gemeente_id and u.inwoner_id = i.id and u.vervallen_op is null`;

const LOPEND = sql`('toegewezen','geaccepteerd','gestart')`;

const toRij =
  (contracten: ReadonlySet<string>) =>
  (rij: Rij): GevalRij => ({
    id: rij.id,
    toewijzing: rij.nummer ?? undefined,
    dossier: rij.dossiernummer,
    aanbiederId: rij.aanbieder_id ?? undefined,
    geval: {
      feiten: rij.feiten,
      geboortedatum: rij.geboortedatum,
      trede: rij.trede,
      perspectief: rij.perspectief,
      uitkering: rij.soort,
      toestemming: rij.toestemming,
      doelTrede: rij.doel,
      loop:
        rij.product === null || rij.regeling_id === null || rij.van === null || rij.tot === null
          ? undefined
          : {
              product: rij.product,
              regelingId: rij.regeling_id,
              van: rij.van,
              tot: rij.tot,
              minutenPerWeek: rij.minuten_per_week,
              eerder: leesRegelingEerder(rij.eerder).map(({ tot, regelingId }) => ({ tot: isoDatum(tot), regelingId })),
              opgeschort: rij.opgeschort === null ? [] : leesOpgeschort(rij.opgeschort),
              metContract: contracten.has(`${rij.aanbieder_id} ${rij.product}`),
            },
    },
  });

/** Aanbieder and product with a tariff of their own on the day. */
export const findContracten = async (db: Kysely<DB>, gemeenteId: number, dag: string): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ sleutel: string }>`
    select aanbieder_id || ' ' || product as sleutel from contractproduct where gemeente_id = ${gemeenteId} and geldig @> ${dag}::date`.execute(
    db,
  );
  return new Set(rows.map(({ sleutel }) => sleutel));
};

/** How many contracts name the old price of a product on the day, and how many another. */
export const countContracten = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; dag: string; product: string; tarief: number | null },
): Promise<{ zelfde: number; ander: number }> => {
  const { rows } = await sql<{ zelfde: number; ander: number }>`
    select count(*) filter (where tarief = ${o.tarief}::int)::int as zelfde, count(*) filter (where tarief is distinct from ${o.tarief}::int)::int as ander
      from contractproduct where gemeente_id = ${o.gemeenteId} and product = ${o.product} and geldig @> ${o.dag}::date`.execute(
    db,
  );
  return rows[0] ?? { zelfde: 0, ander: 0 };
};

interface Vraag {
  gemeenteId: number;
  /** The products of the regeling: another programme of the municipality has cases of its own. */
  producten: readonly string[];
  vandaag: string;
  peildatum: string;
}

/** How many cases there are, and how many toewijzingen of today end before the day. */
export const countGevallen = async (
  db: Kysely<DB>,
  o: Vraag,
): Promise<{ toewijzingen: number; aanvragen: number; eindigtEerder: number }> => {
  const { rows } = await sql<{ toewijzingen: number; aanvragen: number; eindigtEerder: number }>`
    select (select count(*)::int from toewijzing t where t.gemeente_id = ${o.gemeenteId} and t.status in ${LOPEND} and t.product = any(${o.producten}) and upper(t.looptijd) > ${o.peildatum}::date) as toewijzingen,
           (select count(*)::int from toewijzing t where t.gemeente_id = ${o.gemeenteId} and t.status in ${LOPEND} and t.product = any(${o.producten})
              and upper(t.looptijd) > ${o.vandaag}::date and upper(t.looptijd) <= ${o.peildatum}::date) as "eindigtEerder",
           (select count(*)::int from inwoner i where i.gemeente_id = ${o.gemeenteId} and i.status in ('aangemeld','in-onderzoek')) as aanvragen`.execute(
    db,
  );
  return rows[0] ?? { toewijzingen: 0, aanvragen: 0, eindigtEerder: 0 };
};

/** Running toewijzingen that are there on the day, in the order of their id. */
export const listLopend = async (
  db: Kysely<DB>,
  o: Vraag & { na: number; aantal: number; contracten: ReadonlySet<string> },
): Promise<GevalRij[]> => {
  const { rows } = await sql<Rij>`
    select w.id, w.nummer, i.dossiernummer, w.aanbieder_id, w.product, w.regeling_id, lower(w.looptijd) as van, upper(w.looptijd) - 1 as tot, w.minuten_per_week,
           w.regeling_eerder as eerder, w.opgeschort, ${feiten(o.peildatum)}
      from (select * from toewijzing t where t.gemeente_id = ${o.gemeenteId} and t.id > ${o.na} and t.status in ${LOPEND} and t.product = any(${o.producten})
               and upper(t.looptijd) > ${o.peildatum}::date order by t.id limit ${o.aantal}) w
      join inwoner i on i.gemeente_id = w.gemeente_id and i.id = w.inwoner_id ${bij}
     order by w.id`.execute(db);
  return rows.map(toRij(o.contracten));
};

/** Residents whose request is being looked into. */
export const listAanvragen = async (db: Kysely<DB>, o: Vraag & { na: number; aantal: number }): Promise<GevalRij[]> => {
  const { rows } = await sql<Rij>`
    select i.id, null::int as nummer, i.dossiernummer, null::int as aanbieder_id, null::text as product, null::int as regeling_id, null::date as van, null::date as tot, null::int as minuten_per_week, null::jsonb as eerder, null::text as opgeschort, ${feiten(o.peildatum)}
      from (select * from inwoner a where a.gemeente_id = ${o.gemeenteId} and a.id > ${o.na} and a.status in ('aangemeld','in-onderzoek') order by a.id limit ${o.aantal}) i ${bij}
     order by i.id`.execute(db);
  return rows.map(toRij(new Set()));
};

/**
 * Running toewijzingen go along with a version from its first day. What they rested on stays on the row, so that duties and settlement of the
 * days before keep to it. Gives how many, at most `aantal`.
 */
export const moveToewijzingen = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; naar: number; vorige: readonly number[]; producten: readonly string[]; per: string; aantal: number },
): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    with mee as (
      select t.id, t.regeling_id from toewijzing t
       where t.gemeente_id = ${o.gemeenteId} and t.status in ${LOPEND} and upper(t.looptijd) > ${o.per}::date
         and t.regeling_id = any(${o.vorige}::int[]) and t.product = any(${o.producten})
       order by t.id limit ${o.aantal} for update),
    bewaard as (
      insert into regelingovergang (gemeente_id, toewijzing_id, van_regeling_id, naar_regeling_id, per)
      select ${o.gemeenteId}, id, regeling_id, ${o.naar}, ${o.per}::date from mee on conflict do nothing),
    gezet as (
      update toewijzing t set regeling_id = ${o.naar},
             regeling_eerder = case when lower(t.looptijd) < ${o.per}::date
               then ${eerderMet(sql.ref('t.regeling_eerder'), sql`${o.per}::date`, sql.ref('t.regeling_id'))} else t.regeling_eerder end
        from mee where t.gemeente_id = ${o.gemeenteId} and t.id = mee.id returning t.id)
    select count(*)::int as n from gezet`.execute(db);
  return rows[0]?.n ?? 0;
};

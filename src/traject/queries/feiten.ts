// What other areas recorded that is a step of the route too, and what the rules ask besides.
import type { Kysely } from 'kysely';
import type { StapSoort } from '../../beleid/regeling.ts';
import { type Datum, datum } from '../../kernel/datum.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { StapFeit } from '../types.ts';

// Of each: its id, kind and product, begin, planned end, end, and the outcome as a key or in words.
const DELEN = {
  aanmelding: `  select 'aanmelding-' || m.id as id, 'aanmelding' as soort, null::text as product, m.ontvangen_op as begonnen_op, null::date as einde_gepland, m.ontvangen_op as geeindigd_op, ''::text as uitkomst
    from aanmelding m where m.inwoner_id = $1`,
  ladder: `  select 'ladder-' || l.id, 'ladder', null, l.peildatum, null, l.peildatum, 'trede ' || l.trede
    from ladderbepaling l where l.inwoner_id = $1 and l.vervallen_op is null`,
  orientatie: `  select 'orientatie-' || o.id, 'orientatie', o.product, coalesce(o.gestart_op, o.verwezen_op, o.gevraagd_op), null,
         coalesce(o.gestopt_op, (select max(v.gegeven_op) from orientatieadvies v where v.gemeente_id = o.gemeente_id and v.orientatie_id = o.id)),
         case when o.gestopt_op is not null then '' else coalesce((select v.categorie from orientatieadvies v where v.gemeente_id = o.gemeente_id and v.orientatie_id = o.id order by v.nummer desc limit 1), 'advies') end
    from orientatie o where o.inwoner_id = $1 and o.afgewezen_op is null`,
  toets: `  select 'toets-' || t.id, 'toets', null, t.peildatum, null, t.peildatum, case when jsonb_path_exists(t.uitkomst, '$.** ? (@ == "passend")') then 'past' when jsonb_path_exists(t.uitkomst, '$.** ? (@ == "onder-voorwaarde")') then '' else 'past-niet' end
    from toets t where t.inwoner_id = $1`,
  plan: `  select 'plan-' || p.id, 'plan', null, coalesce(p.voorgelegd_op, p.geldt_op), null, p.geldt_op, case when p.geldt_op is null then '' else 'plan' end
    from plan p where p.inwoner_id = $1 and p.status in ('voorgelegd','geldt','vervangen') and coalesce(p.voorgelegd_op, p.geldt_op) is not null`,
  goedkeuring: `  select 'goedkeuring-' || u.id, 'goedkeuring', null, u.toestemming_op, null, u.toestemming_op, case when u.toestemming then 'akkoord' else 'niet-akkoord' end
    from uitkering u where u.inwoner_id = $1 and u.vervallen_op is null and u.toestemming is not null and u.toestemming_op is not null`,
  besluit: `  select 'besluit-' || b.id, 'besluit', null, b.genomen_op, null, b.genomen_op, case b.soort when 'afwijzing' then 'afwijzing' else b.product end
    from besluit b where b.inwoner_id = $1 and b.soort in ('toekenning','afwijzing')`,
  toewijzing: `  select 'toewijzing-' || w.id, case when w.doel_trede is null then 'werkplek' else 'ontwikkeling' end, w.product, coalesce(w.gestart_op, lower(w.looptijd)), upper(w.looptijd) - 1,
         case when w.status = 'beeindigd' then greatest(coalesce(w.beeindigd_op, upper(w.looptijd) - 1), coalesce(w.gestart_op, lower(w.looptijd))) end,
         case when r.akkoord and r.bereikte_trede >= w.doel_trede then 'gelukt' when r.akkoord then 'niet-gelukt' else '' end
    from toewijzing w left join resultaat r on r.gemeente_id = w.gemeente_id and r.toewijzing_id = w.id
   where w.inwoner_id = $1 and w.status in ('gestart','beeindigd')`,
  overdracht: `  select 'overdracht-' || d.id, 'overdracht', null, d.gevraagd_op, d.antwoord_tot, coalesce(d.uitkomst_op, d.gestopt_op), case when d.gestopt_op is not null then 'gestopt' else coalesce(d.uitkomst, '') end
    from overdracht d where d.inwoner_id = $1 and d.toestemming is distinct from false`,
} as const;

const metPartij = (delen: readonly string[]): string =>
  `select f.*, d.partij from (${delen.join('\n  union all\n')}) f left join overdracht d on d.inwoner_id = $1 and f.id = 'overdracht-' || d.id order by f.begonnen_op, f.id`;
const FEITEN = metPartij(Object.values(DELEN));
/** What a resident may read of it himself. */
const EIGEN = metPartij([DELEN.aanmelding, DELEN.ladder, DELEN.besluit, DELEN.toewijzing, DELEN.overdracht]);

/** The records of a resident that may be steps of a route, in order of time. */
export const listFeiten = async (db: Kysely<DB>, inwonerId: number, o: { zelf?: boolean } = {}): Promise<StapFeit[]> =>
  (
    await written<{
      id: string;
      soort: StapSoort;
      product: string | null;
      begonnen_op: string;
      einde_gepland: string | null;
      geeindigd_op: string | null;
      uitkomst: string;
      partij: string | null;
    }>(o.zelf ? EIGEN : FEITEN, [inwonerId]).execute(db)
  ).map((rij) => ({
    id: rij.id,
    soort: rij.soort,
    product: rij.product ?? undefined,
    begonnenOp: datum(rij.begonnen_op),
    eindeGepland: rij.einde_gepland === null ? undefined : datum(rij.einde_gepland),
    geeindigdOp: rij.geeindigd_op === null ? undefined : datum(rij.geeindigd_op),
    uitkomst: rij.uitkomst === '' ? undefined : rij.uitkomst,
    ...(rij.partij === null ? {} : { partij: rij.partij }),
  }));

export interface Achtergrond {
  trede: number | undefined;
  /** Benefits that run. */
  uitkeringen: string[];
  /** The indication on which the resident is or was last supported; null: there is none. */
  indicatie: { van: Datum; tot: Datum } | null;
}

/** What the rules ask besides the steps. */
export const findAchtergrond = async (db: Kysely<DB>, inwonerId: number): Promise<Achtergrond> => {
  const [rij] = await written<{ trede: number | null; uitkeringen: string[]; van: string | null; tot: string | null }>(
    `select (select l.trede from ladderbepaling l where l.inwoner_id = $1 and l.vervallen_op is null order by l.peildatum desc, l.vastgelegd_op desc limit 1) as trede,
            coalesce((select array_agg(u.soort) from uitkering u where u.inwoner_id = $1 and u.vervallen_op is null), '{}') as uitkeringen,
            w.van::text as van, w.tot::text as tot
       from (select 1) een left join lateral (
         -- What was ended by a besluit is no indication any more (AM13).
         select lower(t.looptijd) as van, least(upper(t.looptijd) - 1, t.beeindigd_op) as tot from toewijzing t
          where t.inwoner_id = $1 and t.status <> 'geweigerd' order by 2 desc, t.id desc limit 1) w on true`,
    [inwonerId],
  ).execute(db);
  return {
    trede: rij?.trede ?? undefined,
    uitkeringen: rij?.uitkeringen ?? [],
    indicatie: rij?.van && rij.tot ? { van: datum(rij.van), tot: datum(rij.tot) } : null,
  };
};

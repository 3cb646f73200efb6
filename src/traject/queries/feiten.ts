// What other areas recorded that is a step of the route too, and what the rules ask besides.
import type { Kysely } from 'kysely';
import type { StapSoort } from '../../beleid/regeling.ts';
import { type Datum, datum } from '../../kernel/datum.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { StapFeit } from '../types.ts';

/** What the last advice of an oriëntatie came to. */
const adviesVan = (o: string): string =>
  `(select v.categorie from orientatieadvies v where v.gemeente_id = ${o}.gemeente_id and v.orientatie_id = ${o}.id order by v.nummer desc limit 1)`;

// Of each: its id, kind and product, begin, planned end, end, the outcome as a key or in words, and when it was written down.
const DELEN = {
  aanmelding: `  select 'aanmelding-' || m.id as id, 'aanmelding' as soort, null::text as product, m.ontvangen_op as begonnen_op, null::date as einde_gepland, m.ontvangen_op as geeindigd_op, ''::text as uitkomst, m.vastgelegd_op as moment
    from aanmelding m where m.inwoner_id = $1`,
  ladder: `  select 'ladder-' || l.id, 'ladder', null, l.peildatum, null, l.peildatum, 'trede ' || l.trede, l.vastgelegd_op
    from ladderbepaling l where l.inwoner_id = $1 and l.vervallen_op is null`,
  // Who chose nothing after the advice stopped there, whatever the advice was; the way is over on the day on which that was said.
  orientatie: `  select 'orientatie-' || o.id, 'orientatie', o.product, coalesce(o.gestart_op, o.verwezen_op, o.gevraagd_op), null,
         coalesce(o.gestopt_op, case when o.gevolg = 'geen' then o.gevolg_op end, (select max(v.gegeven_op) from orientatieadvies v where v.gemeente_id = o.gemeente_id and v.orientatie_id = o.id)),
         case when o.gestopt_op is not null then '' when o.gevolg = 'geen' then 'stopt' else coalesce(${adviesVan('o')}, 'advies') end, o.vastgelegd_op
    from orientatie o where o.inwoner_id = $1 and o.afgewezen_op is null`,
  toets: `  select 'toets-' || t.id, 'toets', null, t.peildatum, null, t.peildatum, case when jsonb_path_exists(t.uitkomst, '$.** ? (@ == "passend")') then 'past' when jsonb_path_exists(t.uitkomst, '$.** ? (@ == "onder-voorwaarde")') then '' else 'past-niet' end, t.vastgelegd_op
    from toets t where t.inwoner_id = $1`,
  plan: `  select 'plan-' || p.id, 'plan', null, coalesce(p.voorgelegd_op, p.geldt_op), null, p.geldt_op, case when p.geldt_op is null then '' else 'plan' end, p.vastgelegd_op
    from plan p where p.inwoner_id = $1 and p.status in ('voorgelegd','geldt','vervangen') and coalesce(p.voorgelegd_op, p.geldt_op) is not null`,
  goedkeuring: `  select 'goedkeuring-' || u.id, 'goedkeuring', null, u.toestemming_op, null, u.toestemming_op, case when u.toestemming then 'akkoord' else 'niet-akkoord' end, u.vastgelegd_op
    from uitkering u where u.inwoner_id = $1 and u.vervallen_op is null and u.toestemming is not null and u.toestemming_op is not null`,
  besluit: `  select 'besluit-' || b.id, 'besluit', null, b.genomen_op, null, b.genomen_op, case b.soort when 'afwijzing' then 'afwijzing' else b.product end, b.vastgelegd_op
    from besluit b where b.inwoner_id = $1 and b.soort in ('toekenning','afwijzing')`,
  toewijzing: `  select 'toewijzing-' || w.id, case when w.doel_trede is null then 'werkplek' else 'ontwikkeling' end, w.product, coalesce(w.gestart_op, lower(w.looptijd)), upper(w.looptijd) - 1,
         case when w.status = 'beeindigd' then greatest(coalesce(w.beeindigd_op, upper(w.looptijd) - 1), coalesce(w.gestart_op, lower(w.looptijd))) end,
         case when r.akkoord and r.bereikte_trede >= w.doel_trede then 'gelukt' when r.akkoord then 'niet-gelukt' else '' end, w.vastgelegd_op
    from toewijzing w left join resultaat r on r.gemeente_id = w.gemeente_id and r.toewijzing_id = w.id
   where w.inwoner_id = $1 and w.status in ('gestart','beeindigd')`,
  // The day by which an answer must come is no end of what the other party then does.
  overdracht: `  select 'overdracht-' || d.id, 'overdracht', null, d.gevraagd_op, null, coalesce(d.uitkomst_op, d.gestopt_op), case when d.gestopt_op is not null then 'gestopt' else coalesce(d.uitkomst, '') end, d.vastgelegd_op
    from overdracht d where d.inwoner_id = $1 and d.toestemming is distinct from false`,
} as const;

/** Beside each record what only some kinds have. What came of an advice a resident reads as it was told to him. */
const metMeer = (delen: readonly string[], verteld: 'gevolg_toelichting' | 'gevolg_verteld'): string =>
  `select f.*, d.partij, d.antwoord_tot, coalesce(d.uitkomst_tekst, x.${verteld}) as tekst, case when x.id is not null then ${adviesVan('x')} end as advies, y.fase,
          z.herzien, case when d.uitkomst = 'aangenomen' and d.vervolg_op is null and d.gestopt_op is null then d.partij_naam end as overgenomen, d.partij_naam as bij, d.toestemming as mag
     from (${delen.join('\n  union all\n')}) f
     left join overdracht d on d.inwoner_id = $1 and f.id = 'overdracht-' || d.id
     left join orientatie x on x.inwoner_id = $1 and x.gevolg = 'geen' and x.gestopt_op is null and f.id = 'orientatie-' || x.id
     left join (select o.id, case when o.verwezen_op is null then 'gevraagd' else 'verwezen' end as fase from orientatie o
                 where o.inwoner_id = $1 and o.gestart_op is null and o.gestopt_op is null and o.gevolg_op is null
                   and not exists (select from orientatieadvies v where v.gemeente_id = o.gemeente_id and v.orientatie_id = o.id)) y on f.id = 'orientatie-' || y.id
     left join (select distinct z.besluit_id, true as herzien from bezwaar z where z.inwoner_id = $1 and z.beslissing = 'gegrond') z on f.id = 'besluit-' || z.besluit_id
    order by f.begonnen_op, f.id`;
const FEITEN = metMeer(Object.values(DELEN), 'gevolg_toelichting');
// Portal and letter are one moment: of a besluit that was not made known he reads that it is decided on, and of a place what it was before that.
const STIL = `left join lateral (select x.looptijd_voor from toewijzingwijziging x join besluit s on s.gemeente_id = x.gemeente_id and s.id = x.besluit_id
     where x.gemeente_id = w.gemeente_id and x.toewijzing_id = w.id and s.bekendgemaakt_op is null order by x.id limit 1) k on true`;
const BESLUIT_EIGEN = `  select 'besluit-' || b.id, 'besluit', null, b.genomen_op, null, case when b.bekendgemaakt_op is not null then b.genomen_op end,
         case when b.bekendgemaakt_op is null then '' when b.soort = 'afwijzing' then b.soort else b.product end, b.vastgelegd_op
    from besluit b where b.inwoner_id = $1 and b.soort in ('toekenning','afwijzing')`;
const TOEWIJZING_EIGEN = `  select 'toewijzing-' || w.id, case when w.doel_trede is null then 'werkplek' else 'ontwikkeling' end, w.product, coalesce(w.gestart_op, lower(w.looptijd)), upper(coalesce(k.looptijd_voor, w.looptijd)) - 1,
         case when w.status = 'beeindigd' and k.looptijd_voor is null then greatest(coalesce(w.beeindigd_op, upper(w.looptijd) - 1), coalesce(w.gestart_op, lower(w.looptijd))) end,
         case when r.akkoord and r.bereikte_trede >= w.doel_trede then 'gelukt' when r.akkoord then 'niet-gelukt' else '' end, w.vastgelegd_op
    from toewijzing w left join resultaat r on r.gemeente_id = w.gemeente_id and r.toewijzing_id = w.id ${STIL}
    left join besluit g on g.gemeente_id = w.gemeente_id and g.id = w.besluit_id
   where w.inwoner_id = $1 and (w.status = 'gestart' or (w.status = 'beeindigd' and (w.gestart_op is not null or k.looptijd_voor is null)))
     and (w.besluit_id is null or g.bekendgemaakt_op is not null)`;
/** What a resident may read of it himself. */
const EIGEN = metMeer(
  [
    DELEN.aanmelding,
    DELEN.ladder,
    DELEN.orientatie,
    // Of a toets only that nothing fits, and not before it was talked about.
    "  select 'toets-' || t.id, 'toets', null, t.peildatum, null, t.peildatum, 'past-niet', t.vastgelegd_op from app.besproken_toets() t where $1::int is not null",
    // A plan that he was asked about is a step of his own: the page that asks him must not be the only one that knows of it.
    DELEN.plan,
    BESLUIT_EIGEN,
    TOEWIJZING_EIGEN,
    DELEN.overdracht,
  ],
  'gevolg_verteld',
);

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
      moment: Date;
      partij: string | null;
      antwoord_tot: string | null;
      tekst: string | null;
      advies: string | null;
      fase: 'gevraagd' | 'verwezen' | null;
      herzien: boolean | null;
      overgenomen: string | null;
      bij: string | null;
      mag: boolean | null;
    }>(o.zelf ? EIGEN : FEITEN, [inwonerId]).execute(db)
  ).map((rij) => ({
    id: rij.id,
    soort: rij.soort,
    product: rij.product ?? undefined,
    begonnenOp: datum(rij.begonnen_op),
    eindeGepland: rij.einde_gepland === null ? undefined : datum(rij.einde_gepland),
    geeindigdOp: rij.geeindigd_op === null ? undefined : datum(rij.geeindigd_op),
    uitkomst: rij.uitkomst === '' ? undefined : rij.uitkomst,
    moment: rij.moment,
    ...(rij.partij === null ? {} : { partij: rij.partij }),
    ...(rij.antwoord_tot === null ? {} : { antwoordTot: datum(rij.antwoord_tot) }),
    ...(rij.tekst ? { tekst: rij.tekst } : {}),
    ...(rij.advies === null ? {} : { advies: rij.advies }),
    ...(rij.fase === null ? {} : { fase: rij.fase }),
    ...(rij.herzien ? { herzien: true } : {}),
    ...(rij.bij === null ? {} : { bij: { naam: rij.bij, mag: rij.mag === true } }),
    ...(rij.overgenomen === null ? {} : { overgenomen: rij.overgenomen }),
  }));

export interface EigenPlek {
  aanbieder: string;
  tot: Datum;
  /** The aanbieder said that it began. */
  begonnen: boolean;
}

/** The places of a resident that are not over, as far as their letter went. */
export const listEigenPlekken = async (db: Kysely<DB>, inwonerId: number): Promise<EigenPlek[]> => {
  const rijen = await written<{ aanbieder: string; tot: string; begonnen: boolean }>(
    `select a.naam as aanbieder, (upper(w.looptijd) - 1)::text as tot, w.status = 'gestart' as begonnen from toewijzing w join aanbieder a on a.id = w.aanbieder_id
       left join besluit g on g.gemeente_id = w.gemeente_id and g.id = w.besluit_id
      where w.inwoner_id = $1 and w.status in ('toegewezen','geaccepteerd','gestart') and (w.besluit_id is null or g.bekendgemaakt_op is not null)
      order by w.id`,
    [inwonerId],
  ).execute(db);
  return rijen.map(({ tot, ...rij }) => ({ ...rij, tot: datum(tot) }));
};

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

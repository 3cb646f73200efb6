// Whom a change touches, and the proposals for them.
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { BesluitSoort } from '../../besluit/index.ts';
import { type Datum, datum, isoDatum, laatste, plusDagen } from '../../kernel/datum.ts';
import { fromDaterange, fromMultirange } from '../../kernel/periode.ts';
import { isTrede } from '../../kernel/trede.ts';
import type { DB } from '../../platform/db/schema.ts';
import { leesToetsFeiten } from '../../toets/index.ts';
import type { Geval, Omzetting, Voorstel } from '../types.ts';
import { dagOf, LOPEND } from './kop.ts';

const GEVAL = sql`t.id, t.versie, t.product, t.regeling_id, t.aanbieder_id, a.naam as aanbieder, t.looptijd::text as looptijd,
  t.looptijd_besloten is not null as veranderd, coalesce(t.looptijd_besloten, t.looptijd)::text as besloten, t.start_trede, t.doel_trede, t.minuten_per_week,
  (select x.feiten from besluit b join toets x on x.gemeente_id = b.gemeente_id and x.id = b.toets_id
    where b.gemeente_id = t.gemeente_id and b.inwoner_id = t.inwoner_id and b.product = t.product and b.soort in ('toekenning','herziening')
      and b.genomen_op <= t.toegewezen_op order by b.id desc limit 1) as toets, t.opgeschort::text as opgeschort, t.verlengd, t.gestart_op, t.toegewezen_op,
  (select max(u.datum) from uren u where u.gemeente_id = t.gemeente_id and u.toewijzing_id = t.id) as laatste_uren,
  exists (select from resultaat r where r.gemeente_id = t.gemeente_id and r.toewijzing_id = t.id) as resultaat,
  (select jsonb_build_object('soort', b.soort, 'op', b.genomen_op) from besluit b
    where b.gemeente_id = t.gemeente_id and b.inwoner_id = t.inwoner_id and (b.id = t.besluit_id or b.betreft_toewijzing_id = t.id)
      and b.bekendgemaakt_op is null order by b.id limit 1) as nog_bekend,
  p.geboortedatum, p.postcode, p.woonplaats`;
interface GevalRij {
  id: number;
  versie: number;
  product: string;
  regeling_id: number;
  aanbieder_id: number;
  aanbieder: string;
  looptijd: string;
  veranderd: boolean;
  besloten: string;
  start_trede: number | null;
  doel_trede: number | null;
  minuten_per_week: number | null;
  toets: unknown;
  opgeschort: string;
  verlengd: number;
  gestart_op: string | null;
  toegewezen_op: string;
  laatste_uren: string | null;
  resultaat: boolean;
  nog_bekend: unknown;
  geboortedatum: string;
  postcode: string;
  woonplaats: string;
}
const NogBekend = z.object({ soort: BesluitSoort, op: z.string() }).nullable();
const leesNogBekend = (rij: unknown): Geval['nogBekend'] => {
  const gelezen = NogBekend.parse(rij);
  return gelezen ? { soort: gelezen.soort, op: datum(gelezen.op) } : undefined;
};

const naarGeval = (r: GevalRij): Geval => {
  const opschortingen = fromMultirange(r.opgeschort);
  const [eerste, ...rest] = opschortingen.map(({ tot }) => tot);
  return {
    id: r.id,
    versie: r.versie,
    product: r.product,
    regelingId: r.regeling_id,
    aanbiederId: r.aanbieder_id,
    aanbieder: r.aanbieder,
    looptijd: fromDaterange(r.looptijd),
    veranderd: r.veranderd,
    besloten: fromDaterange(r.besloten),
    startTrede: isTrede(r.start_trede) ? r.start_trede : undefined,
    doelTrede: isTrede(r.doel_trede) ? r.doel_trede : undefined,
    minutenPerWeek: r.minuten_per_week,
    toets: r.toets === null ? undefined : leesToetsFeiten(r.toets),
    opschortingen,
    opgeschortTot: eerste && laatste(eerste, ...rest),
    verlengd: r.verlengd,
    begonnenOp: dagOf(r.gestart_op),
    toegewezenOp: datum(r.toegewezen_op),
    laatsteUren: dagOf(r.laatste_uren),
    resultaat: r.resultaat,
    nogBekend: leesNogBekend(r.nog_bekend),
    geboren: datum(r.geboortedatum),
    woont: { postcode: r.postcode, woonplaats: r.woonplaats },
  };
};

/**
 * The next running toewijzingen that a change may touch, by number. `versies` are the versions that a nieuwe-versie comes in the place of.
 * Whom the wet touches, the rules say.
 */
export const findGevallen = async (
  db: Kysely<DB>,
  o: Omzetting & { na: number; hoogstens: number; vandaag: Datum; versies: readonly number[] },
): Promise<Geval[]> => {
  const iso = (d: Datum | undefined) => (d === undefined ? null : isoDatum(d));
  // Who ends by then is not touched.
  const loptNog = o.soort === 'aanbieder-stopt' || o.daad === 'einde' ? plusDagen(o.dag, 1) : laatste(o.dag, o.vandaag);
  const na = o.soort === 'wet' ? o.vandaag : loptNog;
  const uit = await sql<GevalRij>`
    select ${GEVAL}
      from toewijzing t
      join aanbieder a on a.id = t.aanbieder_id
      join inwoner_persoon p on p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id
     where t.gemeente_id = app.gemeente() and t.id > ${o.na}::int and t.status in (${sql.join(LOPEND)}) and upper(t.looptijd) > ${isoDatum(na)}::date
       and p.overleden_op is null
       and (${o.aanbiederId ?? null}::int is null or t.aanbieder_id = ${o.aanbiederId ?? null}::int)
       and (${o.product ?? null}::text is null or t.product = ${o.product ?? null}::text)
       and (${iso(o.van)}::date is null or upper(t.looptijd) > ${iso(o.van)}::date)
       and (${iso(o.tot)}::date is null or lower(t.looptijd) <= ${iso(o.tot)}::date)
       and (${o.soort === 'nieuwe-versie'}::boolean is false or (t.regeling_id = any (${[...o.versies]}::int[])
            -- not what was decided already for a day to come
            and not exists (select from toewijzingwijziging w where w.gemeente_id = t.gemeente_id and w.toewijzing_id = t.id and w.soort = 'versie'
                               and w.van > ${isoDatum(o.vandaag)}::date)))
       and (${o.soort === 'wet'}::boolean is false or p.geboortedatum <= upper(t.looptijd) - interval '65 years')
     order by t.id limit ${o.hoogstens}::int`.execute(db);
  return uit.rows.map(naarGeval);
};

/** What is known of one toewijzing; undefined when the reader may not know of it. */
export const findGeval = async (db: Kysely<DB>, toewijzingId: number): Promise<Geval | undefined> => {
  const uit = await sql<GevalRij>`
    select ${GEVAL}
      from toewijzing t
      join aanbieder a on a.id = t.aanbieder_id
      join inwoner_persoon p on p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id
     where t.gemeente_id = app.gemeente() and t.id = ${toewijzingId}::int`.execute(db);
  return uit.rows[0] && naarGeval(uit.rows[0]);
};

/** One toewijzing again, of a row whose proposal is to be worked out anew. */
export const findOpnieuw = async (db: Kysely<DB>, omzettingId: number, hoogstens: number): Promise<Geval[]> => {
  const uit = await sql<GevalRij>`
    select ${GEVAL}
      from omzettingregel r
      join toewijzing t on t.gemeente_id = r.gemeente_id and t.id = r.toewijzing_id
      join aanbieder a on a.id = t.aanbieder_id
      join inwoner_persoon p on p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id
     where r.gemeente_id = app.gemeente() and r.omzetting_id = ${omzettingId}::int and r.voorstel is null
     order by t.id limit ${hoogstens}::int`.execute(db);
  return uit.rows.map(naarGeval);
};

export const findLaatste = async (db: Kysely<DB>, omzettingId: number): Promise<number> =>
  (
    await db
      .selectFrom('omzettingregel')
      .select((eb) => eb.fn.coalesce(eb.fn.max('toewijzing_id'), sql<number>`0`).as('id'))
      .where('omzetting_id', '=', omzettingId)
      .executeTakeFirstOrThrow()
  ).id;

/** Rows with their proposal; whose consulent it is, the toewijzing says at that moment. */
export const storeVoorstellen = async (
  db: Kysely<DB>,
  omzettingId: number,
  lijst: readonly { toewijzingId: number; versie: number; voorstel: Voorstel }[],
): Promise<void> => {
  if (lijst.length === 0) return;
  await sql`
    insert into omzettingregel (gemeente_id, omzetting_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, toewijzing_versie, voorstel)
    select t.gemeente_id, ${omzettingId}::int, t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id, n.versie, n.voorstel::jsonb
      from unnest(${lijst.map((een) => een.toewijzingId)}::int[], ${lijst.map((een) => een.versie)}::int[], ${lijst.map((een) => JSON.stringify(een.voorstel))}::text[]) as n (id, versie, voorstel)
      join toewijzing t on t.gemeente_id = app.gemeente() and t.id = n.id
    on conflict (gemeente_id, omzetting_id, toewijzing_id) do update
      set voorstel = excluded.voorstel, toewijzing_versie = excluded.toewijzing_versie, versie = omzettingregel.versie + 1
      where omzettingregel.voorstel is null`.execute(db);
};

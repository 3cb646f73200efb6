// The objection that a besluit was decided on: said by hand, or known because it comes in the place of the one objected to.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';

/** A decided objection as its besluit needs it; `bestreden`: the number of the besluit objected to. */
export type NaBezwaar = { id: number; bestreden: number };

const kort = sql`select jsonb_build_object('id', z.id, 'bestreden', o.beschikkingnummer) from bezwaar z
  join besluit o on o.gemeente_id = z.gemeente_id and o.id = z.besluit_id
 where z.gemeente_id = b.gemeente_id and z.inwoner_id = b.inwoner_id and z.beslissing = 'gegrond'`;

/** What a besluit on it comes in the place of: the one objected to, or what held when a court asked to decide again. */
const staat = sql`coalesce(z.geldend_besluit_id, z.besluit_id)`;

/** A court annulled the decision: the new one follows it. */
const vernietigd = sql<boolean>`exists (select from bezwaar v where v.gemeente_id = z.gemeente_id and v.inwoner_id = z.inwoner_id and v.vorige_id = z.id)`;

/** No besluit came in the place of what held since the objection was decided, and a court left the decision as it is. */
const nogGeenNieuw = sql<boolean>`(not ${vernietigd} and not exists (select from besluit n where n.gemeente_id = z.gemeente_id and n.inwoner_id = z.inwoner_id
  and n.vervangt_besluit_id = ${staat} and n.genomen_op >= z.beslist_op))`;

/** Of besluit `b`: the objection that it was decided on. */
export const naBezwaar = sql<NaBezwaar | null>`(${kort} and (z.gevolg_besluit_id = b.id
      or (z.gevolg_besluit_id is null and z.gevolg_reden = '' and ${staat} = b.vervangt_besluit_id and b.genomen_op >= z.beslist_op and not ${vernietigd}))
  order by z.id desc limit 1)`;

/** Of besluit `b`: the objection to it that waits for a new besluit, so that one in its place is decided on it. */
export const wachtOpNieuw = sql<NaBezwaar | null>`(${kort} and ${staat} = b.id and z.gevolg_besluit_id is null and z.gevolg_reden = ''
      and ${nogGeenNieuw}
  order by z.id limit 1)`;

/** Decided objections of the resident that no besluit came of yet and that this one may have been decided on. */
export const listWachtend = (db: Kysely<DB>, b: { inwoner_id: number; id: number; genomen_op: string }) =>
  db
    .selectFrom('bezwaar as z')
    .innerJoin('besluit as o', (join) => join.onRef('o.gemeente_id', '=', 'z.gemeente_id').onRef('o.id', '=', 'z.besluit_id'))
    .select(['z.id', 'o.beschikkingnummer as bestreden', 'o.product', 'o.regeling_id', 'z.beslist_op'])
    .where('z.inwoner_id', '=', b.inwoner_id)
    .where('z.beslissing', '=', 'gegrond')
    .where('z.gevolg_besluit_id', 'is', null)
    .where('z.gevolg_reden', '=', '')
    .where('z.beslist_op', '<=', b.genomen_op)
    .where('z.besluit_id', '<', b.id)
    // What another besluit came in the place of has its new one already.
    .where(nogGeenNieuw)
    .orderBy('z.id')
    .execute();

/** Keeps that the besluit came of the objection; undefined when another did already. */
export const linkNaBezwaar = (db: Kysely<DB>, o: { besluitId: number; bezwaarId: number }) =>
  db
    .updateTable('bezwaar')
    .set((eb) => ({ gevolg_besluit_id: o.besluitId, versie: eb('versie', '+', 1) }))
    .where('id', '=', o.bezwaarId)
    .where('beslissing', '=', 'gegrond')
    .where('gevolg_besluit_id', 'is', null)
    .where('gevolg_reden', '=', '')
    .returning('id')
    .executeTakeFirst();

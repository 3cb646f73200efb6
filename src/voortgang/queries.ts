import { type Kysely, sql } from 'kysely';
import { type BeleidInHuis, findProduct } from '../beleid/index.ts';
import { datum } from '../kernel/datum.ts';
import { fromDaterange } from '../kernel/periode.ts';
import { isTrede } from '../kernel/trede.ts';
import type { DB } from '../platform/db/schema.ts';
import type { ToewijzingKop, Voortgang } from './types.ts';

type Db = Kysely<DB>;

const volledig = (p: { voornaam: string; voorvoegsel: string; achternaam: string }): string =>
  [p.voornaam, p.voorvoegsel, p.achternaam].filter(Boolean).join(' ');

/** A toewijzing of the aanbieder that asks (row-level security); undefined when it is not one of its own. */
export const findToewijzing = async (db: Db, id: number, beleid: BeleidInHuis): Promise<ToewijzingKop | undefined> => {
  const rij = await db
    .selectFrom('toewijzing as t')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 't.gemeente_id').onRef('p.inwoner_id', '=', 't.inwoner_id'),
    )
    .innerJoin('gebruiker as g', 'g.id', 't.consulent_id')
    .select([
      't.id',
      't.nummer',
      't.gemeente_id',
      't.inwoner_id',
      't.consulent_id',
      't.aanbieder_id',
      't.product',
      't.regeling_id',
      't.looptijd',
      't.status',
      't.start_trede',
      't.doel_trede',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'g.naam as consulent',
      sql<boolean>`exists (select from toewijzingwijziging w where w.gemeente_id = t.gemeente_id and w.toewijzing_id = t.id and w.soort = 'aanbieder'
        and not exists (select from toewijzingwijziging h where h.gemeente_id = w.gemeente_id and h.betreft_id = w.id and h.soort = 'herstel'))`.as(
        'verder_elders',
      ),
    ])
    .where('t.id', '=', id)
    .executeTakeFirst();
  if (!rij) return undefined;
  return {
    id: rij.id,
    nummer: rij.nummer,
    gemeenteId: rij.gemeente_id,
    inwonerId: rij.inwoner_id,
    consulentId: rij.consulent_id,
    aanbiederId: rij.aanbieder_id,
    naam: volledig(rij),
    consulent: rij.consulent_id === 0 ? 'de gemeente' : rij.consulent,
    product: rij.product,
    productNaam: findProduct(beleid.regelingMetId(rij.regeling_id).regeling, rij.product)?.naam ?? rij.product,
    regelingId: rij.regeling_id,
    looptijd: fromDaterange(rij.looptijd),
    status: rij.status,
    startTrede: isTrede(rij.start_trede) ? rij.start_trede : undefined,
    doelTrede: isTrede(rij.doel_trede) ? rij.doel_trede : undefined,
    verderElders: rij.verder_elders,
  };
};

/** A report as the reader may see it. */
export const findVoortgang = async (db: Db, id: number): Promise<Voortgang | undefined> => {
  const rij = await db
    .selectFrom('voortgang as v')
    .innerJoin('toewijzing as t', (join) =>
      join.onRef('t.gemeente_id', '=', 'v.gemeente_id').onRef('t.id', '=', 'v.toewijzing_id'),
    )
    .innerJoin('aanbieder as a', 'a.id', 'v.aanbieder_id')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'v.gemeente_id').onRef('p.inwoner_id', '=', 'v.inwoner_id'),
    )
    .leftJoin('gebruiker as g', 'g.id', 'v.door')
    .select([
      'v.id',
      'v.toewijzing_id',
      'v.inwoner_id',
      'v.datum',
      'v.hoe_gaat_het',
      'v.tekst',
      'v.volgende_trede',
      'v.volgende_stap',
      'v.gelezen_op',
      'v.vastgelegd_op',
      't.product',
      't.regeling_id',
      'a.naam as aanbieder',
      'g.naam as door',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
    ])
    .where('v.id', '=', id)
    .executeTakeFirst();
  if (!rij) return undefined;
  return {
    id: rij.id,
    toewijzingId: rij.toewijzing_id,
    inwonerId: rij.inwoner_id,
    naam: volledig(rij),
    aanbieder: rij.aanbieder,
    door: rij.door ?? '',
    product: rij.product,
    regelingId: rij.regeling_id,
    datum: datum(rij.datum),
    hoeGaatHet: rij.hoe_gaat_het,
    tekst: rij.tekst,
    volgendeTrede: rij.volgende_trede,
    volgendeStap: rij.volgende_stap,
    gelezenOp: rij.gelezen_op,
    vastgelegdOp: rij.vastgelegd_op,
  };
};

/** Marks a report as read, once. */
export const markGelezen = async (db: Db, id: number): Promise<void> => {
  await db
    .updateTable('voortgang')
    .set({ gelezen_op: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('gelezen_op', 'is', null)
    .execute();
};

export const insertVoortgang = (
  db: Db,
  t: ToewijzingKop,
  v: Pick<Voortgang, 'hoeGaatHet' | 'tekst' | 'volgendeTrede' | 'volgendeStap'> & { datum: string; door: number },
): Promise<{ id: number }> =>
  db
    .insertInto('voortgang')
    .values({
      gemeente_id: t.gemeenteId,
      toewijzing_id: t.id,
      inwoner_id: t.inwonerId,
      consulent_id: t.consulentId,
      aanbieder_id: t.aanbiederId,
      datum: v.datum,
      hoe_gaat_het: v.hoeGaatHet,
      tekst: v.tekst,
      volgende_trede: v.volgendeTrede,
      volgende_stap: v.volgendeStap,
      door: v.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

import { type Kysely, type SqlBool, sql } from 'kysely';
import { type Datum, isoDatum } from '../kernel/datum.ts';
import { type Periode, toDaterange } from '../kernel/periode.ts';
import type { DB, JsonWaarde } from '../platform/db/schema.ts';
import type { ToewijzingRij } from './queries.ts';

/** A toewijzing that ends on a day to come: it becomes shorter, and what was decided first stays beside it. False when somebody changed it meanwhile. */
export const shortenLooptijd = async (
  db: Kysely<DB>,
  o: { id: number; versie: number; tot: Datum; reden: string },
): Promise<boolean> =>
  (await db
    .updateTable('toewijzing')
    .set((eb) => ({
      looptijd: sql<string>`daterange(lower(looptijd), ${isoDatum(o.tot)}::date, '[]')`,
      looptijd_besloten: eb.fn.coalesce('looptijd_besloten', 'looptijd'),
      reden: o.reden,
      versie: o.versie + 1,
    }))
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** The other way round: it lasts as long as before the end that is taken back. False when it does not end on that day any more. */
export const lengthenLooptijd = async (
  db: Kysely<DB>,
  o: { id: number; einde: string; looptijd: string; reden: string },
): Promise<boolean> =>
  (await db
    .updateTable('toewijzing')
    .set((eb) => ({ looptijd: o.looptijd, reden: o.reden, versie: eb('versie', '+', 1) }))
    .where('id', '=', o.id)
    .where('status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
    .where(sql<SqlBool>`upper(looptijd) = ${o.einde}::date + 1`)
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** The last place lasts until this day, when it began by then: shorter by an end, longer when that is taken back. */
export const setPlaatsingEinde = async (db: Kysely<DB>, toewijzingId: number, tot: Datum): Promise<void> => {
  await db
    .updateTable('plaatsing as p')
    .set({ periode: sql<string>`daterange(lower(p.periode), ${isoDatum(tot)}::date, '[]')` })
    .where('p.toewijzing_id', '=', toewijzingId)
    .where(sql<SqlBool>`lower(p.periode) <= ${isoDatum(tot)}::date`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('plaatsing as q')
            .select('q.id')
            .whereRef('q.gemeente_id', '=', 'p.gemeente_id')
            .whereRef('q.toewijzing_id', '=', 'p.toewijzing_id')
            .where(sql<SqlBool>`lower(q.periode) > lower(p.periode)`),
        ),
      ),
    )
    .execute();
};

/** The end that holds, when an end was the last that became of the toewijzing. */
export const findEinde = async (db: Kysely<DB>, toewijzingId: number) => {
  const rij = await db
    .selectFrom('toewijzingwijziging')
    .select(['soort', 'tot', 'looptijd_voor', 'besluit_id'])
    .where('toewijzing_id', '=', toewijzingId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return rij?.soort === 'einde' ? rij : undefined;
};

/** That it ends earlier, or that this was taken back: a row of what became of the toewijzing. `van` is the first day without, or with, it. */
export const insertEinde = (
  db: Kysely<DB>,
  t: ToewijzingRij,
  o: {
    soort: 'einde' | 'herstel';
    van: Datum;
    tot: Datum | undefined;
    looptijdNa: Periode;
    verschil: readonly Readonly<Record<string, JsonWaarde>>[];
    reden: string;
    toelichting: string;
    besluitId: number | undefined;
    door: number;
  },
) =>
  db
    .insertInto('toewijzingwijziging')
    .values({
      gemeente_id: t.gemeente_id,
      toewijzing_id: t.id,
      inwoner_id: t.inwoner_id,
      consulent_id: t.consulent_id,
      aanbieder_id: t.aanbieder_id,
      soort: o.soort,
      van: isoDatum(o.van),
      tot: o.tot ? isoDatum(o.tot) : null,
      looptijd_voor: t.looptijd,
      looptijd_na: toDaterange(o.looptijdNa),
      verschil: JSON.stringify(o.verschil),
      reden: o.reden,
      toelichting: o.toelichting,
      besluit_id: o.besluitId ?? null,
      door: o.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

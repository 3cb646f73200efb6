import { type Kysely, type Selectable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { BeleidInHuis } from '../beleid/index.ts';
import { findProduct } from '../beleid/index.ts';
import { type Datum, datum, isNa, isoDatum, plusDagen } from '../kernel/datum.ts';
import { type Maand, maandVan } from '../kernel/maand.ts';
import { dagTotVandaag } from '../kernel/moment.ts';
import { fromDaterange } from '../kernel/periode.ts';
import { leesOpgeschort, leesUrenEerder } from '../kernel/weekverloop.ts';
import { fixed } from '../platform/db/fixed.ts';
import { once } from '../platform/db/once.ts';
import type { DB, UrenTable } from '../platform/db/schema.ts';
import { maandenVanWeek } from './rules.ts';
import type { AfwezigWijziging, BetwisteWeek, CelWijziging, WeekRij } from './types.ts';

type Db = Kysely<DB>;

type UurVanWeek = Pick<Selectable<UrenTable>, 'id' | 'minuten' | 'status' | 'herkomst'> & {
  datum: string;
  vastgelegd_op: string;
};

const selectRijen = once((db, van: string, tot: string) =>
  db
    .selectFrom('toewijzing as t')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 't.gemeente_id').onRef('p.inwoner_id', '=', 't.inwoner_id'),
    )
    // Once for the whole aanbieder: asked for each toewijzing it took half of the time.
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('uren')
          .select([
            'gemeente_id',
            'toewijzing_id',
            sql<
              UurVanWeek[]
            >`json_agg(json_build_object('id', id, 'datum', datum, 'minuten', minuten, 'status', status, 'herkomst', herkomst, 'vastgelegd_op', vastgelegd_op) order by id)`.as(
              'lijst',
            ),
          ])
          .where('datum', '>=', van)
          .where('datum', '<=', tot)
          .where('vervallen_op', 'is', null)
          .groupBy(['gemeente_id', 'toewijzing_id'])
          .as('u'),
      (join) => join.onRef('u.gemeente_id', '=', 't.gemeente_id').onRef('u.toewijzing_id', '=', 't.id'),
    )
    .select((eb) => [
      't.id',
      't.gemeente_id',
      't.inwoner_id',
      't.consulent_id',
      't.aanbieder_id',
      't.product',
      't.regeling_id',
      't.minuten_per_week',
      't.looptijd',
      't.opgeschort',
      't.uren_eerder',
      't.beeindigd_op',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      eb.fn.coalesce('u.lijst', sql<UurVanWeek[]>`'[]'`).as('uren'),
      jsonArrayFrom(
        eb
          .selectFrom('afwezigheid as a')
          .select(['a.id', 'a.reden', 'a.status', 'a.vastgelegd_op'])
          .whereRef('a.gemeente_id', '=', 't.gemeente_id')
          .whereRef('a.toewijzing_id', '=', 't.id')
          .where('a.maandag', '=', van)
          .where('a.vervallen_op', 'is', null),
      ).as('afwezig'),
    ])
    .where((eb) =>
      eb.or([
        eb.and([
          sql<boolean>`t.looptijd && daterange(${van}::date, ${tot}::date, '[]')`,
          eb.or([
            eb('t.status', '=', 'gestart'),
            eb.and([
              eb('t.status', '=', 'beeindigd'),
              // Who never came has no hours. What was delivered from elsewhere says nothing of a start.
              eb.or([eb('t.gestart_op', 'is not', null), eb('t.herkomst', '=', 'levering')]),
              eb.or([eb('t.beeindigd_op', '>=', van), eb('t.beeindigd_op', 'is', null)]),
            ]),
          ]),
        ]),
        // Hours that stand there can always be seen and corrected, whatever became of the toewijzing.
        eb('u.toewijzing_id', 'is not', null),
      ]),
    )
    .orderBy('p.zoeknaam')
    .orderBy('t.id'),
);

const urenIn = (eerder: unknown, maandag: Datum): number | undefined =>
  eerder === null ? undefined : leesUrenEerder(eerder).find(({ tot }) => !isNa(maandag, tot))?.minuten;

/**
 * All rows of the weekly grid of the aanbieder that asks (row-level security), with hours and absence of the week, in one statement.
 * A toewijzing that was ended during the week is in it, so that its last days can be filled in.
 */
export const selectWeek = async (db: Db, maandag: Datum, beleid: BeleidInHuis): Promise<WeekRij[]> => {
  const van = isoDatum(maandag);
  const tot = isoDatum(plusDagen(maandag, 6));
  const rijen = await selectRijen(db, van, tot);
  const aantal = new Map<number, number>();
  for (const rij of rijen) aantal.set(rij.inwoner_id, (aantal.get(rij.inwoner_id) ?? 0) + 1);
  return rijen.flatMap((rij) => {
    const product = findProduct(beleid.regelingMetId(rij.regeling_id).regeling, rij.product);
    const productNaam = product?.naam ?? rij.product;
    const naam = [rij.voornaam, rij.voorvoegsel, rij.achternaam].filter(Boolean).join(' ');
    const momenten = [...rij.uren, ...rij.afwezig].map((een) => new Date(een.vastgelegd_op).getTime());
    const afwezig = rij.afwezig[0];
    // What is paid by the year and has no agreed hours (an ontwikkelarrangement, NI2) asks for none.
    const geenUren = product?.prijs?.per === 'jaar' && rij.minuten_per_week === null && rij.uren.length === 0 && !afwezig;
    if (geenUren) return [];
    return {
      id: rij.id,
      gemeenteId: rij.gemeente_id,
      inwonerId: rij.inwoner_id,
      consulentId: rij.consulent_id,
      aanbiederId: rij.aanbieder_id,
      // Somebody with two toewijzingen here is told apart by the product, also when read aloud.
      naam: (aantal.get(rij.inwoner_id) ?? 0) > 1 ? `${naam} (${productNaam})` : naam,
      productNaam,
      dagdeel: product?.dagdeel?.minuten,
      // What was agreed in this week; other hours begin on a Monday.
      minutenPerWeek: urenIn(rij.uren_eerder, maandag) ?? rij.minuten_per_week,
      looptijd: fromDaterange(rij.looptijd),
      opgeschort: leesOpgeschort(rij.opgeschort),
      beeindigdOp: rij.beeindigd_op === null ? null : datum(rij.beeindigd_op),
      uren: rij.uren.map(({ id, datum: dag, minuten, status, herkomst }) => ({ id, datum: dag, minuten, status, herkomst })),
      afwezig: afwezig && { id: afwezig.id, reden: afwezig.reden, status: afwezig.status },
      bewaardOp: momenten.length === 0 ? undefined : new Date(Math.max(...momenten)),
    };
  });
};

/**
 * Weeks of which the resident said that the hours are not right, oldest first: the latest answer, as long as no hours of that week
 * changed after it. Of the aanbieder that asks (row-level security).
 */
export const selectBetwist = async (db: Db, vandaag: Datum): Promise<BetwisteWeek[]> => {
  const { rows } = await sql<{ gemeente_id: number; naam: string; maandag: string; toelichting: string; gegeven_op: Date }>`
    select i.gemeente_id, i.maandag, i.toelichting, i.gegeven_op,
           concat_ws(' ', p.voornaam, nullif(p.voorvoegsel, ''), p.achternaam) as naam
      from (select distinct on (toewijzing_id, maandag) gemeente_id, toewijzing_id, inwoner_id, maandag, akkoord, toelichting, gegeven_op
              from instemming where onderwerp = 'uren' order by toewijzing_id, maandag, id desc) i
      join inwoner_persoon p on p.gemeente_id = i.gemeente_id and p.inwoner_id = i.inwoner_id
     where not i.akkoord
       and not exists (select from uren u where u.gemeente_id = i.gemeente_id and u.toewijzing_id = i.toewijzing_id
                          and u.datum between i.maandag and i.maandag + 6
                          and (u.vastgelegd_op > i.gegeven_op or u.vervallen_op > i.gegeven_op))
     order by i.maandag, p.zoeknaam`.execute(db);
  return rows.map(({ gemeente_id, naam, maandag, toelichting, gegeven_op }) => ({
    gemeenteId: gemeente_id,
    naam,
    maandag: datum(maandag),
    toelichting,
    gegevenOp: dagTotVandaag(gegeven_op, vandaag),
  }));
};

/** Which months of a week are closed, for any municipality of the aanbieder. */
export const selectGesloten = async (db: Db, maandag: Datum): Promise<Maand[]> => {
  const rijen = await db
    .selectFrom('maand')
    .select('maand')
    .distinct()
    .where(
      'maand',
      'in',
      maandenVanWeek(maandag).map((maand) => `${maand}-01`),
    )
    .execute();
  return rijen.map((rij) => maandVan(datum(rij.maand)));
};

/** Two employees of one aanbieder save a week after each other, never at the same time. */
export const lockWeek = async (db: Db, aanbiederId: number, maandag: Datum): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${aanbiederId}, ${maandag.year * 400 + maandag.dayOfYear})`.execute(db);
};

const sleutelVan = (rij: WeekRij) => ({
  gemeente_id: rij.gemeenteId,
  toewijzing_id: rij.id,
  inwoner_id: rij.inwonerId,
  consulent_id: rij.consulentId,
  aanbieder_id: rij.aanbiederId,
});

/** All concepts of a save in one statement; a concept that is there is overwritten, a row that was sent in never. */
export const upsertConcepten = async (db: Db, cellen: readonly CelWijziging[], door: number): Promise<void> => {
  if (cellen.length === 0) return;
  const rijen = cellen.map(({ rij }) => sleutelVan(rij));
  await fixed`
    insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door)
    select g, t, i, c, a, d, m, 'concept', 'scherm', ${door}
      from unnest(${rijen.map((r) => r.gemeente_id)}::int[], ${rijen.map((r) => r.toewijzing_id)}::int[], ${rijen.map((r) => r.inwoner_id)}::int[],
                  ${rijen.map((r) => r.consulent_id)}::int[], ${rijen.map((r) => r.aanbieder_id)}::int[],
                  ${cellen.map((cel) => cel.datum)}::date[], ${cellen.map((cel) => cel.minuten)}::int[]) as n (g, t, i, c, a, d, m)
    on conflict (gemeente_id, toewijzing_id, datum) where herkomst = 'scherm' and vervallen_op is null
    do update set minuten = excluded.minuten, door = excluded.door, vastgelegd_op = clock_timestamp() where uren.status = 'concept'`.execute(
    db,
  );
};

export const deleteConcepten = async (db: Db, ids: readonly number[]): Promise<void> => {
  if (ids.length === 0) return;
  await db.deleteFrom('uren').where('id', 'in', ids).where('status', '=', 'concept').execute();
};

/** Absence as concept: one a toewijzing and week. */
export const upsertAfwezig = async (
  db: Db,
  wijzigingen: readonly AfwezigWijziging[],
  maandag: Datum,
  door: number,
): Promise<void> => {
  const weg = wijzigingen.flatMap(({ rij, reden }) => (reden === undefined && rij.afwezig ? [rij.afwezig.id] : []));
  if (weg.length > 0) await db.deleteFrom('afwezigheid').where('id', 'in', weg).where('status', '=', 'concept').execute();
  const nieuw = wijzigingen.flatMap(({ rij, reden }) =>
    reden === undefined ? [] : [{ ...sleutelVan(rij), maandag: isoDatum(maandag), reden, status: 'concept' as const, door }],
  );
  if (nieuw.length === 0) return;
  await db
    .insertInto('afwezigheid')
    .values(nieuw)
    .onConflict((conflict) =>
      conflict
        .columns(['gemeente_id', 'toewijzing_id', 'maandag'])
        .where('vervallen_op', 'is', null)
        .doUpdateSet((eb) => ({
          reden: eb.ref('excluded.reden'),
          door: eb.ref('excluded.door'),
          vastgelegd_op: sql<Date>`clock_timestamp()`,
        }))
        .where('afwezigheid.status', '=', 'concept'),
    )
    .execute();
};

export const sendConcepten = async (db: Db, uren: readonly number[], afwezig: readonly number[], door: number): Promise<void> => {
  const nieuw = { status: 'ingestuurd' as const, door, vastgelegd_op: sql<Date>`clock_timestamp()` };
  if (uren.length > 0) await db.updateTable('uren').set(nieuw).where('id', 'in', uren).where('status', '=', 'concept').execute();
  if (afwezig.length > 0)
    await db.updateTable('afwezigheid').set(nieuw).where('id', 'in', afwezig).where('status', '=', 'concept').execute();
};

/** A day that gets other hours after it was sent in. `vervangt` are the rows that end; `minuten` 0 puts nothing in their place. */
export interface DagCorrectie {
  cel: CelWijziging;
  vervangt: number[];
  reden: string;
}

/** Ends rows with their reason and puts the new ones in place; two statements, however many days. */
export const correctUren = async (db: Db, correcties: readonly DagCorrectie[], door: number): Promise<void> => {
  const eind = correcties.flatMap(({ vervangt, reden }) => vervangt.map((id) => ({ id, reden })));
  if (eind.length > 0) {
    await sql`update uren set vervallen_op = clock_timestamp(), vervallen_reden = nieuw.reden
      from unnest(${eind.map((e) => e.id)}::bigint[], ${eind.map((e) => e.reden)}::text[]) as nieuw (id, reden)
      where uren.id = nieuw.id and uren.vervallen_op is null and uren.status = 'ingestuurd'`.execute(db);
  }
  const nieuw = correcties.filter(({ cel }) => cel.minuten > 0);
  if (nieuw.length === 0) return;
  await db
    .insertInto('uren')
    .values(
      nieuw.map(({ cel, vervangt, reden }) => ({
        ...sleutelVan(cel.rij),
        datum: cel.datum,
        minuten: cel.minuten,
        status: 'ingestuurd' as const,
        herkomst: 'scherm' as const,
        vervangt_id: vervangt[0] ?? null,
        reden,
        door,
      })),
    )
    .execute();
};

/** Absence that was sent in ends; another reason comes in its place. */
export const correctAfwezig = async (
  db: Db,
  wijzigingen: readonly AfwezigWijziging[],
  maandag: Datum,
  door: number,
): Promise<void> => {
  const eind = wijzigingen.flatMap(({ rij }) => (rij.afwezig ? [rij.afwezig.id] : []));
  if (eind.length > 0)
    await db.updateTable('afwezigheid').set({ vervallen_op: sql<Date>`clock_timestamp()` }).where('id', 'in', eind).execute();
  const nieuw = wijzigingen.flatMap(({ rij, reden }) =>
    reden === undefined ? [] : [{ ...sleutelVan(rij), maandag: isoDatum(maandag), reden, status: 'ingestuurd' as const, door }],
  );
  if (nieuw.length > 0) await db.insertInto('afwezigheid').values(nieuw).execute();
};

import { type Kysely, sql } from 'kysely';
import { instellingWaarde } from '../instelling/index.ts';
import { written } from '../platform/db/fixed.ts';
import type { DB } from '../platform/db/schema.ts';
import type { Bericht, Overleg, OverlegRegel, Partij, Partijen } from './types.ts';

type Db = Kysely<DB>;

const GELEZEN = {
  inwoner: 'gelezen_inwoner_op',
  gemeente: 'gelezen_gemeente_op',
  aanbieder: 'gelezen_aanbieder_op',
  centrum: 'gelezen_centrum_op',
} as const satisfies Record<Partij, string>;

const MEESTE = 500;

const overleggen = (db: Db) =>
  db
    .selectFrom('overleg as o')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'o.gemeente_id').onRef('p.inwoner_id', '=', 'o.inwoner_id'),
    )
    .leftJoin('gebruiker as g', 'g.id', 'o.consulent_id')
    .leftJoin('aanbieder as a', 'a.id', 'o.aanbieder_id')
    .leftJoin('aanbieder as k', 'k.id', 'o.centrum_id')
    .select([
      'o.id',
      'o.gemeente_id',
      'o.inwoner_id',
      'o.consulent_id',
      'o.met_inwoner',
      'o.aanbieder_id',
      'o.centrum_id',
      'o.onderwerp',
      'o.begonnen_op',
      'o.versie',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'g.naam as consulent',
      'a.naam as aanbieder',
      'k.naam as centrum',
    ]);

const toOverleg = (rij: Awaited<ReturnType<ReturnType<typeof overleggen>['execute']>>[number]): Overleg => ({
  id: rij.id,
  gemeenteId: rij.gemeente_id,
  inwonerId: rij.inwoner_id,
  consulentId: rij.consulent_id,
  metInwoner: rij.met_inwoner,
  aanbiederId: rij.aanbieder_id,
  centrumId: rij.centrum_id,
  inwoner: [rij.voornaam, rij.voorvoegsel, rij.achternaam].filter(Boolean).join(' '),
  voornaam: rij.voornaam,
  consulent: rij.consulent ?? 'de gemeente',
  aanbieder: rij.aanbieder,
  centrum: rij.centrum,
  onderwerp: rij.onderwerp,
  begonnenOp: rij.begonnen_op,
  versie: rij.versie,
});

/** The threads that the reader takes part in, the latest message first; of one resident, or of all that he may see. */
export const listOverleg = async (
  db: Db,
  o: { ik: Partij; inwonerId?: number; gemeenteId?: number; ongelezen?: boolean },
): Promise<OverlegRegel[]> => {
  const nieuw = sql<number>`count(*) filter (where b.soort = 'bericht' and b.van <> ${o.ik} and b.${sql.ref(GELEZEN[o.ik])} is null)::int`;
  let query = overleggen(db)
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('overlegbericht as b')
          .whereRef('b.gemeente_id', '=', 'o.gemeente_id')
          .whereRef('b.overleg_id', '=', 'o.id')
          .select([
            sql<number>`count(*)::int`.as('aantal'),
            nieuw.as('ongelezen'),
            sql<number>`coalesce(max(b.id), 0)`.as('laatste_id'),
            sql<Partij | null>`(array_agg(b.van order by b.id desc))[1]`.as('laatste_van'),
            sql<Bericht['soort'] | null>`(array_agg(b.soort order by b.id desc))[1]`.as('laatste_soort'),
            sql<Date | null>`max(b.geschreven_op)`.as('laatst_op'),
          ])
          .as('l'),
      (join) => join.onTrue(),
    )
    .select(['l.aantal', 'l.ongelezen', 'l.laatste_van', 'l.laatste_soort', 'l.laatst_op'])
    .orderBy('l.laatste_id', 'desc')
    .limit(MEESTE);
  if (o.inwonerId !== undefined) query = query.where('o.inwoner_id', '=', o.inwonerId);
  if (o.gemeenteId !== undefined) query = query.where('o.gemeente_id', '=', o.gemeenteId);
  if (o.ongelezen) query = query.where('l.ongelezen', '>', 0);
  return (await query.execute()).map((rij) => ({
    ...toOverleg(rij),
    aantal: rij.aantal,
    ongelezen: rij.ongelezen,
    laatst:
      rij.laatste_van === null || rij.laatst_op === null || rij.laatste_soort === null
        ? undefined
        : { van: rij.laatste_van, op: rij.laatst_op, soort: rij.laatste_soort },
  }));
};

/** How many messages the reader's side has not read. */
export const countOngelezen = async (db: Db, ik: Partij): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('overlegbericht')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('soort', '=', 'bericht')
        .where('van', '<>', ik)
        .where(GELEZEN[ik], 'is', null)
        .executeTakeFirst()
    )?.n ?? 0,
  );

/** One thread of a resident; undefined when the reader takes no part in it. */
export const findOverleg = async (db: Db, inwonerId: number, id: number): Promise<Overleg | undefined> =>
  (await overleggen(db).where('o.inwoner_id', '=', inwonerId).where('o.id', '=', id).execute()).map(toOverleg)[0];

/** The messages of a thread that the reader may read, the oldest first. */
export const listBerichten = async (db: Db, inwonerId: number, overlegId: number): Promise<Bericht[]> =>
  (
    await db
      .selectFrom('overlegbericht as b')
      .leftJoin('gebruiker as g', 'g.id', 'b.door')
      .leftJoin('gebruiker as n', 'n.id', 'b.namens')
      .select([
        'b.id',
        'b.soort',
        'b.van',
        'b.tekst',
        'b.met_inwoner',
        'b.aanbieder_id',
        'b.centrum_id',
        'b.geschreven_op',
        'b.gelezen_inwoner_op',
        'b.gelezen_gemeente_op',
        'b.gelezen_aanbieder_op',
        'b.gelezen_centrum_op',
        'g.naam as door',
        'n.naam as namens',
      ])
      .where('b.inwoner_id', '=', inwonerId)
      .where('b.overleg_id', '=', overlegId)
      .orderBy('b.id', 'desc')
      .limit(MEESTE)
      .execute()
  )
    .map((rij) => ({
      id: rij.id,
      soort: rij.soort,
      van: rij.van,
      tekst: rij.tekst,
      metInwoner: rij.met_inwoner,
      aanbiederId: rij.aanbieder_id,
      centrumId: rij.centrum_id,
      door: rij.door,
      namens: rij.namens,
      geschrevenOp: rij.geschreven_op,
      gelezen: {
        inwoner: rij.gelezen_inwoner_op,
        gemeente: rij.gelezen_gemeente_op,
        aanbieder: rij.gelezen_aanbieder_op,
        centrum: rij.gelezen_centrum_op,
      },
    }))
    .reverse();

/** Marks what the others wrote as read by the reader's side, once. */
export const markGelezen = async (db: Db, o: { ik: Partij; inwonerId: number; overlegId: number }): Promise<void> => {
  await db
    .updateTable('overlegbericht')
    .set({ [GELEZEN[o.ik]]: sql<Date>`clock_timestamp()` })
    .where('inwoner_id', '=', o.inwonerId)
    .where('overleg_id', '=', o.overlegId)
    .where('van', '<>', o.ik)
    .where(GELEZEN[o.ik], 'is', null)
    .execute();
};

/** A place of the aanbieder that asks, with its resident. */
export const findPlek = (db: Db, toewijzingId: number) =>
  db
    .selectFrom('toewijzing as t')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 't.gemeente_id').onRef('p.inwoner_id', '=', 't.inwoner_id'),
    )
    .leftJoin('gebruiker as g', 'g.id', 't.consulent_id')
    .select([
      't.id',
      't.gemeente_id',
      't.inwoner_id',
      't.consulent_id',
      't.aanbieder_id',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'g.naam as consulent',
    ])
    .where('t.id', '=', toewijzingId)
    .executeTakeFirst();

/** For each resident a place of the aanbieder that asks: where its messages about him stand. */
export const listPlekken = (db: Db): Promise<{ inwoner_id: number; gemeente_id: number; id: number }[]> =>
  db
    .selectFrom('toewijzing')
    .distinctOn(['gemeente_id', 'inwoner_id'])
    .select(['gemeente_id', 'inwoner_id', 'id'])
    .orderBy('gemeente_id')
    .orderBy('inwoner_id')
    .orderBy('id', 'desc')
    .execute();

/** Whether the aanbieder that asks has a place for this resident that runs: only then it writes. */
export const heeftLopendePlek = async (db: Db, gemeenteId: number, inwonerId: number): Promise<boolean> =>
  (await db
    .selectFrom('toewijzing')
    .select('id')
    .where('gemeente_id', '=', gemeenteId)
    .where('inwoner_id', '=', inwonerId)
    .where('status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** The orientation centres that may know of this resident now: only they read what is written to them. */
export const findCentraVan = (db: Db, inwonerId: number): Promise<{ id: number; naam: string }[]> =>
  db
    .selectFrom('orientatietoegang as t')
    .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .select(['a.id', 'a.naam'])
    .distinct()
    .where('t.inwoner_id', '=', inwonerId)
    .where('t.beeindigd_op', 'is', null)
    .where(sql<boolean>`t.periode @> app.dag()`)
    .orderBy('a.naam')
    .execute();

type Plaats = { gemeente_id: number; inwoner_id: number; consulent_id: number };

export const insertOverleg = (
  db: Db,
  plaats: Plaats,
  o: Partijen & { onderwerp: string; door: number },
): Promise<{ id: number }> =>
  db
    .insertInto('overleg')
    .values({
      ...plaats,
      met_inwoner: o.metInwoner,
      aanbieder_id: o.aanbiederId,
      // Named only when there is one: a resident and an aanbieder write to no centre.
      ...(o.centrumId === null ? {} : { centrum_id: o.centrumId }),
      onderwerp: o.onderwerp,
      begonnen_door: o.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

/** Who takes part is filled in by the database, from the thread as it is now. */
export const insertBericht = (
  db: Db,
  plaats: Plaats,
  o: Partijen & { overlegId: number; soort: Bericht['soort']; van: Partij; tekst: string; door: number; namens: number | null },
): Promise<{ id: number }> =>
  db
    .insertInto('overlegbericht')
    .values({
      ...plaats,
      overleg_id: o.overlegId,
      met_inwoner: o.metInwoner,
      aanbieder_id: o.aanbiederId,
      soort: o.soort,
      van: o.van,
      tekst: o.tekst,
      door: o.door,
      namens: o.namens,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

/** False when somebody else changed the thread first. */
export const updatePartijen = async (
  db: Db,
  o: Partijen & { inwonerId: number; id: number; versie: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('overleg')
    .set({ met_inwoner: o.metInwoner, aanbieder_id: o.aanbiederId, versie: o.versie + 1 })
    .where('inwoner_id', '=', o.inwonerId)
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Somebody who is told of a message. */
export interface Ontvanger {
  partij: Partij;
  gebruikerId: number | null;
  naam: string;
  adres: string;
  overlegId: number;
  inwonerId: number;
  /** A place of the aanbieder for this resident, for the link. */
  toewijzingId: number | null;
}

/**
 * Who is told of a message: per party its people with an address who did not say no. Nobody of a party that was told of an earlier
 * message and has not read that. For the municipality the consulent, or who replaces her today; of an aanbieder those who wrote in this
 * thread, and all its people when nobody did. Asked by the owner of the database.
 */
export const selectOntvangers = (db: Db, o: { gemeenteId: number; id: number; vandaag: string }): Promise<Ontvanger[]> =>
  written<Ontvanger>(
    `with m as (select * from overlegbericht where gemeente_id = $1 and id = $2),
     eerder as (select e.* from overlegbericht e, m where e.gemeente_id = m.gemeente_id and e.overleg_id = m.overleg_id and e.id < m.id and e.soort = 'bericht'),
     wie as (
       select 'gemeente' as partij, g.id as gebruiker_id, g.naam, g.email as adres
         from m left join lateral (
           select a.vervanger_id from medewerkerafwezigheid a where a.gemeente_id = m.gemeente_id and a.gebruiker_id = m.consulent_id
              and a.ingetrokken_op is null and a.periode @> $3::date order by a.id desc limit 1) weg on true
         join gebruiker g on g.id = coalesce(weg.vervanger_id, m.consulent_id)
        where m.van <> 'gemeente' and m.consulent_id <> 0 and m.gelezen_gemeente_op is null and g.actief
          and not exists (select from eerder e where e.van <> 'gemeente' and e.gelezen_gemeente_op is null)
       union all
       select 'inwoner', g.id, concat_ws(' ', p.voornaam, nullif(p.voorvoegsel, ''), p.achternaam), p.email
         from m join inwoner_persoon p on p.gemeente_id = m.gemeente_id and p.inwoner_id = m.inwoner_id
         left join gebruiker g on g.rol = 'inwoner' and g.gemeente_id = m.gemeente_id and g.inwoner_id = m.inwoner_id
        where m.van <> 'inwoner' and m.met_inwoner and m.gelezen_inwoner_op is null
          and not exists (select from eerder e where e.van <> 'inwoner' and e.met_inwoner and e.gelezen_inwoner_op is null)
       union all
       select 'aanbieder', g.id, g.naam, g.email
         from m join gebruiker g on g.aanbieder_id = m.aanbieder_id and g.rol = 'aanbieder' and g.actief
        where m.van <> 'aanbieder' and m.gelezen_aanbieder_op is null
          and not exists (select from eerder e where e.van <> 'aanbieder' and e.aanbieder_id is not null and e.gelezen_aanbieder_op is null)
          and (exists (select from eerder e where e.van = 'aanbieder' and e.door = g.id) or not exists (select from eerder e where e.van = 'aanbieder'))
       union all
       select 'centrum', g.id, g.naam, g.email
         from m join gebruiker g on g.aanbieder_id = m.centrum_id and g.rol = 'orientatie' and g.gemeente_id = m.gemeente_id and g.actief
        where m.van <> 'centrum' and m.gelezen_centrum_op is null
          and exists (select from orientatietoegang t where t.gemeente_id = m.gemeente_id and t.inwoner_id = m.inwoner_id and t.aanbieder_id = m.centrum_id
                        and t.beeindigd_op is null and t.periode @> $3::date)
          and not exists (select from eerder e where e.van <> 'centrum' and e.gelezen_centrum_op is null))
     select w.partij, w.gebruiker_id as "gebruikerId", w.naam, w.adres, m.overleg_id as "overlegId", m.inwoner_id as "inwonerId",
            (select max(t.id) from toewijzing t where t.gemeente_id = m.gemeente_id and t.inwoner_id = m.inwoner_id and t.aanbieder_id = m.aanbieder_id) as "toewijzingId"
       from wie w cross join m
      where w.adres like '%@%' and not exists (select from mailvoorkeur v where v.gebruiker_id = w.gebruiker_id and v.soort = 'overleg' and v.uit)
      order by w.partij, w.gebruiker_id limit 30`,
    [o.gemeenteId, o.id, o.vandaag],
  ).execute(db);

/** A thread in which the municipality owes an answer. */
export interface Wachtend {
  inwonerId: number;
  overlegId: number;
  /** The aanbieder or centre that waits; null: the resident. */
  organisatie: string | null;
  op: Date;
  /** Within how many days the municipality answers. */
  dagen: number;
}

/** Of these residents the first message of each thread that nobody answered after the last word of the municipality. */
export const listWachtend = async (db: Db, inwonerIds: readonly number[]): Promise<Wachtend[]> => {
  const { rows } = await sql<Wachtend>`
    select distinct on (b.overleg_id) b.inwoner_id as "inwonerId", b.overleg_id as "overlegId",
           case when b.van in ('aanbieder', 'centrum') then a.naam end as organisatie, b.geschreven_op as op,
           ${instellingWaarde('bericht-antwoord-dagen')} as dagen
      from overlegbericht b left join aanbieder a on a.id = coalesce(b.aanbieder_id, b.centrum_id)
     where b.inwoner_id = any(${[...inwonerIds]}::int[]) and b.van <> 'gemeente' and b.soort = 'bericht'
       and not exists (select from overlegbericht k where k.gemeente_id = b.gemeente_id and k.overleg_id = b.overleg_id and k.id > b.id
                          and k.van = 'gemeente' and k.soort <> 'erbij')
     order by b.overleg_id, b.id`.execute(db);
  return rows;
};

/** Of the centre that asks: the threads in which it owes an answer, with since when. */
export const listWachtendOpCentrum = async (db: Db): Promise<{ inwonerId: number; overlegId: number; op: Date }[]> => {
  const { rows } = await sql<{ inwonerId: number; overlegId: number; op: Date }>`
    select distinct on (b.overleg_id) b.inwoner_id as "inwonerId", b.overleg_id as "overlegId", b.geschreven_op as op
      from overlegbericht b
     where b.van <> 'centrum' and b.soort = 'bericht'
       and not exists (select from overlegbericht k where k.gemeente_id = b.gemeente_id and k.overleg_id = b.overleg_id and k.id > b.id and k.van = 'centrum')
     order by b.overleg_id, b.id`.execute(db);
  return rows;
};

import { type Kysely, sql } from 'kysely';
import { datum } from '../../kernel/datum.ts';
import { type Maand, maandPeriode, maandVan } from '../../kernel/maand.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { DeclaratieStatus } from '../status.ts';
import type { BestaandeRegel } from '../te-declareren.ts';

/** A month as the database holds it: its first day. */
export const eersteDagVan = (maand: Maand): string => maandPeriode(maand).van.toString();
export const maandUit = (dag: string): Maand => maandVan(datum(dag));

/** A declaratie with its sums. `totaal` is what it asks or pays: rejected lines are left out, in eurocent. */
export type Declaratie = {
  id: number;
  gemeenteId: number;
  gemeente: string;
  aanbiederId: number;
  aanbieder: string;
  agb: string;
  maand: Maand;
  volgnummer: number;
  status: DeclaratieStatus;
  ingediendOp: Date | null;
  gecontroleerdOp: Date | null;
  gecontroleerdDoor: number | null;
  controleur: string | null;
  goedgekeurdOp: Date | null;
  goedkeurder: string | null;
  terugReden: string;
  versie: number;
  totaal: number;
  gevraagd: number;
  regels: number;
  afgewezen: number;
  onbeantwoord: number;
};

const kop = (db: Kysely<DB>) =>
  db
    .selectFrom('declaratie as d')
    .innerJoin('aanbieder as a', 'a.id', 'd.aanbieder_id')
    .innerJoin('gemeente as g', 'g.id', 'd.gemeente_id')
    .leftJoin('gebruiker as c', 'c.id', 'd.gecontroleerd_door')
    .leftJoin('gebruiker as k', 'k.id', 'd.goedgekeurd_door')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('declaratieregel as r')
          .whereRef('r.gemeente_id', '=', 'd.gemeente_id')
          .whereRef('r.declaratie_id', '=', 'd.id')
          .select([
            sql<number>`coalesce(sum(r.bedrag) filter (where r.status <> 'afgewezen'), 0)::int`.as('totaal'),
            sql<number>`coalesce(sum(r.bedrag), 0)::int`.as('gevraagd'),
            sql<number>`count(*)::int`.as('regels'),
            sql<number>`(count(*) filter (where r.status = 'afgewezen'))::int`.as('afgewezen'),
            sql<number>`(count(*) filter (where r.status = 'afgewezen' and r.antwoord = ''))::int`.as('onbeantwoord'),
          ])
          .as('s'),
      (join) => join.onTrue(),
    )
    .select([
      'd.id',
      'd.gemeente_id as gemeenteId',
      'g.naam as gemeente',
      'd.aanbieder_id as aanbiederId',
      'a.naam as aanbieder',
      'a.agb',
      'd.maand',
      'd.volgnummer',
      'd.status',
      'd.ingediend_op as ingediendOp',
      'd.gecontroleerd_op as gecontroleerdOp',
      'd.gecontroleerd_door as gecontroleerdDoor',
      'c.naam as controleur',
      'd.goedgekeurd_op as goedgekeurdOp',
      'k.naam as goedkeurder',
      'd.terug_reden as terugReden',
      'd.versie',
      's.totaal',
      's.gevraagd',
      's.regels',
      's.afgewezen',
      's.onbeantwoord',
    ]);

type KopRij = Awaited<ReturnType<ReturnType<typeof kop>['execute']>>[number];

const naarDeclaratie = (rij: KopRij): Declaratie => ({
  ...rij,
  maand: maandUit(rij.maand),
  totaal: rij.totaal ?? 0,
  gevraagd: rij.gevraagd ?? 0,
  regels: rij.regels ?? 0,
  afgewezen: rij.afgewezen ?? 0,
  onbeantwoord: rij.onbeantwoord ?? 0,
});

/** All declaraties that the reader may see, newest month first. */
export async function listDeclaraties(
  db: Kysely<DB>,
  filter: { status?: readonly DeclaratieStatus[]; maand?: Maand; aanbiederId?: number } = {},
): Promise<Declaratie[]> {
  let vraag = kop(db).orderBy('d.maand', 'desc').orderBy('a.naam').orderBy('d.volgnummer', 'desc');
  if (filter.status) vraag = vraag.where('d.status', 'in', [...filter.status]);
  if (filter.maand) vraag = vraag.where('d.maand', '=', eersteDagVan(filter.maand));
  if (filter.aanbiederId !== undefined) vraag = vraag.where('d.aanbieder_id', '=', filter.aanbiederId);
  return (await vraag.execute()).map(naarDeclaratie);
}

/** One declaratie; undefined when it is not there or not for this reader. Its id is unique over all municipalities. */
export async function findDeclaratie(db: Kysely<DB>, id: number): Promise<Declaratie | undefined> {
  const rij = await kop(db).where('d.id', '=', id).executeTakeFirst();
  return rij && naarDeclaratie(rij);
}

/** A declaratie for a change: nobody else changes it until the end of the transaction. */
export async function lockDeclaratie(db: Kysely<DB>, id: number): Promise<Declaratie | undefined> {
  await sql`select pg_advisory_xact_lock(7300206, ${id}::int)`.execute(db);
  return findDeclaratie(db, id);
}

/** What is being added for an aanbieder waits for what is being added already: two clicks make one declaratie. */
export async function lockAanbieder(db: Kysely<DB>, gemeenteId: number, aanbiederId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(7300207, hashtext(${`${gemeenteId}:${aanbiederId}`}))`.execute(db);
}

/** Lines with the number of their toewijzing, in order: corrections by toewijzing and month, the credit ahead of its debit. */
export async function listRegels(
  db: Kysely<DB>,
  van: { declaratieId: number } | { gemeenteId: number; aanbiederId: number },
): Promise<BestaandeRegel[]> {
  let vraag = db
    .selectFrom('declaratieregel as r')
    .innerJoin('declaratie as d', (join) =>
      join.onRef('d.gemeente_id', '=', 'r.gemeente_id').onRef('d.id', '=', 'r.declaratie_id'),
    )
    .innerJoin('toewijzing as t', (join) =>
      join.onRef('t.gemeente_id', '=', 'r.gemeente_id').onRef('t.id', '=', 'r.toewijzing_id'),
    )
    .select([
      'r.id',
      'r.declaratie_id as declaratieId',
      'd.status as declaratieStatus',
      't.nummer',
      'r.toewijzing_id as toewijzingId',
      'r.prestatiemaand',
      'r.soort',
      'r.corrigeert_id as corrigeertId',
      'r.product',
      'r.per',
      'r.minuten',
      'r.betaalbaar',
      'r.tarief',
      'r.bedrag',
      'r.uitleg',
      'r.status',
      'r.reden',
      'r.antwoord',
      'r.gecrediteerd',
    ])
    .orderBy('r.prestatiemaand', 'desc')
    .orderBy('t.nummer')
    .orderBy('r.soort')
    .orderBy('r.id');
  if ('declaratieId' in van) vraag = vraag.where('r.declaratie_id', '=', van.declaratieId);
  else vraag = vraag.where('r.gemeente_id', '=', van.gemeenteId).where('r.aanbieder_id', '=', van.aanbiederId);
  return (await vraag.execute()).map(({ nummer, prestatiemaand, ...rij }) => ({
    ...rij,
    toewijzing: String(nummer),
    prestatiemaand: maandUit(prestatiemaand),
  }));
}

/** Names of the residents of a declaratie by id of the toewijzing: for the aanbieder only, nobody else gets rows. */
export async function listNamen(db: Kysely<DB>, declaratieId: number): Promise<Map<number, string>> {
  const rijen = await sql<{ id: number; naam: string }>`
    select t.id, concat_ws(' ', p.voornaam, nullif(p.voorvoegsel, ''), p.achternaam) as naam
      from toewijzing t join inwoner_persoon p on p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id
     where (t.gemeente_id, t.id) in (select r.gemeente_id, r.toewijzing_id from declaratieregel r where r.declaratie_id = ${declaratieId})`.execute(
    db,
  );
  return new Map(rijen.rows.map(({ id, naam }) => [id, naam]));
}

/** The same by the number of the toewijzing, also for what is in no declaratie yet. */
export async function listNamenVan(db: Kysely<DB>, gemeenteId: number, nummers: readonly string[]): Promise<Map<string, string>> {
  if (nummers.length === 0) return new Map();
  const rijen = await sql<{ nummer: string; naam: string }>`
    select t.nummer::text as nummer, concat_ws(' ', p.voornaam, nullif(p.voorvoegsel, ''), p.achternaam) as naam
      from toewijzing t join inwoner_persoon p on p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id
     where t.gemeente_id = ${gemeenteId} and t.nummer::text = any(${[...nummers]}::text[])`.execute(db);
  return new Map(rijen.rows.map(({ nummer, naam }) => [nummer, naam]));
}

/** The months of a municipality that are closed, with who did it. */
export async function listGesloten(
  db: Kysely<DB>,
  gemeenteId: number,
): Promise<Map<Maand, { op: Date; door: string | undefined }>> {
  const rijen = await db
    .selectFrom('maand as m')
    .leftJoin('gebruiker as g', 'g.id', 'm.gesloten_door')
    .select(['m.maand', 'm.gesloten_op as op', 'g.naam as door'])
    .where('m.gemeente_id', '=', gemeenteId)
    .execute();
  return new Map(rijen.map(({ maand, op, door }) => [maandUit(maand), { op, door: door ?? undefined }]));
}

/** Municipalities for which an aanbieder has toewijzingen. */
export async function listGemeenten(db: Kysely<DB>, aanbiederId: number): Promise<{ id: number; naam: string }[]> {
  return db
    .selectFrom('gemeente as g')
    .select(['g.id', 'g.naam'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('toewijzing as t')
          .select('t.id')
          .whereRef('t.gemeente_id', '=', 'g.id')
          .where('t.aanbieder_id', '=', aanbiederId),
      ),
    )
    .orderBy('g.naam')
    .execute();
}

/** Aanbieders with hours or an agreed result in a month of which no line was ever handed in: whom closing would surprise. */
export async function listNogNietIngediend(
  db: Kysely<DB>,
  gemeenteId: number,
  maand: Maand,
): Promise<{ id: number; naam: string }[]> {
  const { van, tot } = maandPeriode(maand);
  const rijen = await sql<{ id: number; naam: string }>`
    select a.id, a.naam from aanbieder a
     where (exists (select from uren u where u.gemeente_id = ${gemeenteId} and u.aanbieder_id = a.id and u.status = 'ingestuurd'
                     and u.vervallen_op is null and u.datum between ${van.toString()} and ${tot.toString()})
            or exists (select from resultaat r where r.gemeente_id = ${gemeenteId} and r.aanbieder_id = a.id and r.akkoord
                     and r.datum between ${van.toString()} and ${tot.toString()}))
       and not exists (select from declaratie d where d.gemeente_id = ${gemeenteId} and d.aanbieder_id = a.id
                     and d.maand = ${van.toString()} and d.status <> 'concept')
     order by a.naam`.execute(db);
  return rijen.rows;
}

/** Per month: how many declaraties in each state and what was approved (eurocent). */
export async function listMaanden(
  db: Kysely<DB>,
  gemeenteId: number,
): Promise<{ maand: Maand; wacht: number; goedgekeurd: number; totaal: number }[]> {
  const rijen = await sql<{ maand: string; wacht: number; goedgekeurd: number; totaal: number }>`
    select d.maand, (count(distinct d.id) filter (where d.status in ('ingediend','gecontroleerd')))::int as wacht,
           (count(distinct d.id) filter (where d.status = 'goedgekeurd'))::int as goedgekeurd,
           coalesce(sum(r.bedrag) filter (where d.status = 'goedgekeurd' and r.status = 'akkoord'), 0)::int as totaal
      from declaratie d left join declaratieregel r on r.gemeente_id = d.gemeente_id and r.declaratie_id = d.id
     where d.gemeente_id = ${gemeenteId} and d.status <> 'concept' group by d.maand`.execute(db);
  return rijen.rows.map((rij) => ({ ...rij, maand: maandUit(rij.maand) }));
}

/** First month in which something was worked for a municipality; undefined when nothing was. */
export async function findEersteMaand(db: Kysely<DB>, gemeenteId: number, aanbiederId?: number): Promise<Maand | undefined> {
  const rij = await sql<{ eerste: string | null }>`
    select least((select min(u.datum) from uren u where u.gemeente_id = ${gemeenteId} and u.status = 'ingestuurd' and u.vervallen_op is null
                    and (${aanbiederId ?? null}::int is null or u.aanbieder_id = ${aanbiederId ?? null}::int)),
                 (select min(r.datum) from resultaat r where r.gemeente_id = ${gemeenteId}
                    and (${aanbiederId ?? null}::int is null or r.aanbieder_id = ${aanbiederId ?? null}::int))) as eerste`.execute(
    db,
  );
  const eerste = rij.rows[0]?.eerste;
  return eerste ? maandUit(eerste) : undefined;
}

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { datum } from '../../kernel/datum.ts';
import { type Maand, maandPeriode, maandVan } from '../../kernel/maand.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { DeclaratieStatus } from '../status.ts';
import type { BestaandeRegel, GedeclareerdeRegel } from '../te-declareren.ts';

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
            sql<number>`coalesce(sum(r.bedrag) filter (where r.status <> 'afgewezen'), 0)::bigint`.as('totaal'),
            sql<number>`coalesce(sum(r.bedrag), 0)::bigint`.as('gevraagd'),
            sql<number>`count(*)::int`.as('regels'),
            sql<number>`(count(*) filter (where r.status = 'afgewezen'))::int`.as('afgewezen'),
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
      // Apart: the sums are read from an index, and only this looks at the rejected lines themselves.
      sql<number>`(select count(*)::int from declaratieregel r where r.gemeente_id = d.gemeente_id and r.declaratie_id = d.id
                     and r.status = 'afgewezen' and r.antwoord = '')`.as('onbeantwoord'),
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

export type DeclaratieFilter = { status?: readonly DeclaratieStatus[]; maand?: Maand; aanbiederId?: number };

/** `d` within a filter, as the reader may see it. */
const binnen = ({ status, maand, aanbiederId }: DeclaratieFilter): RawBuilder<boolean> =>
  sql`(${status ? sql`d.status = any(${[...status]}::text[])` : sql`true`}
   and ${maand ? sql`d.maand = ${eersteDagVan(maand)}::date` : sql`true`}
   and ${aanbiederId === undefined ? sql`true` : sql`d.aanbieder_id = ${aanbiederId}`})`;

/** Declaraties that the reader may see, newest month first: all of them, or those of one page (1 is the first). */
export async function listDeclaraties(
  db: Kysely<DB>,
  filter: DeclaratieFilter = {},
  blad?: { pagina: number; perPagina: number },
): Promise<Declaratie[]> {
  let vraag = kop(db)
    .where(binnen(filter))
    .orderBy('d.maand', 'desc')
    .orderBy('a.naam')
    .orderBy('d.volgnummer', 'desc')
    .orderBy('d.id');
  // First which ones: their sums are only made for what is shown.
  if (blad)
    vraag = vraag.where(
      sql<boolean>`(d.gemeente_id, d.id) in (
        select d.gemeente_id, d.id from declaratie d join aanbieder a on a.id = d.aanbieder_id where ${binnen(filter)}
         order by d.maand desc, a.naam, d.volgnummer desc, d.id limit ${blad.perPagina} offset ${(blad.pagina - 1) * blad.perPagina})`,
    );
  return (await vraag.execute()).map(naarDeclaratie);
}

/** How many declaraties there are in each state. */
export async function countDeclaraties(db: Kysely<DB>, filter: DeclaratieFilter = {}): Promise<Map<string, number>> {
  const rijen = await sql<{ status: string; n: number }>`
    select d.status, count(*)::int as n from declaratie d where ${binnen(filter)} group by 1`.execute(db);
  return new Map(rijen.rows.map(({ status, n }) => [status, n]));
}

/** The months of which there is a declaratie in one of these states, newest first. */
export async function listMaandenMet(db: Kysely<DB>, status: readonly DeclaratieStatus[]): Promise<Maand[]> {
  const rijen = await sql<{ maand: string }>`
    select distinct d.maand from declaratie d where ${binnen({ status })} order by 1 desc`.execute(db);
  return rijen.rows.map(({ maand }) => maandUit(maand));
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

const REGEL = [
  'r.id',
  'r.declaratie_id as declaratieId',
  'd.status as declaratieStatus',
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
  'r.status',
  'r.antwoord',
  'r.gecrediteerd',
] as const;

/** Lines of a declaratie with the number of their toewijzing, in order: corrections by toewijzing and month, the credit ahead of its debit. */
export async function listRegels(db: Kysely<DB>, { declaratieId }: { declaratieId: number }): Promise<BestaandeRegel[]> {
  const rijen = await db
    .selectFrom('declaratieregel as r')
    .innerJoin('declaratie as d', (join) =>
      join.onRef('d.gemeente_id', '=', 'r.gemeente_id').onRef('d.id', '=', 'r.declaratie_id'),
    )
    .innerJoin('toewijzing as t', (join) =>
      join.onRef('t.gemeente_id', '=', 'r.gemeente_id').onRef('t.id', '=', 'r.toewijzing_id'),
    )
    .select([...REGEL, 'r.uitleg', 'r.reden', 't.nummer'])
    .where('r.declaratie_id', '=', declaratieId)
    .orderBy('r.prestatiemaand', 'desc')
    .orderBy('t.nummer')
    .orderBy('r.soort')
    .orderBy('r.id')
    .execute();
  return rijen.map(({ nummer, prestatiemaand, ...rij }) => ({
    ...rij,
    toewijzing: String(nummer),
    prestatiemaand: maandUit(prestatiemaand),
  }));
}

/**
 * All lines of an aanbieder at a municipality, of all declaraties, in the same order; without their words, which are most of them.
 * `nummers` are those of its toewijzingen by id: it has them already, and a large aanbieder has tens of thousands of lines.
 */
export async function listGedeclareerd(
  db: Kysely<DB>,
  o: { gemeenteId: number; aanbiederId: number; nummers: ReadonlyMap<number, string> },
): Promise<GedeclareerdeRegel[]> {
  const rijen = await db
    .selectFrom('declaratieregel as r')
    .innerJoin('declaratie as d', (join) =>
      join.onRef('d.gemeente_id', '=', 'r.gemeente_id').onRef('d.id', '=', 'r.declaratie_id'),
    )
    .select(REGEL)
    .where('r.gemeente_id', '=', o.gemeenteId)
    .where('r.aanbieder_id', '=', o.aanbiederId)
    .where('d.aanbieder_id', '=', o.aanbiederId)
    .execute();
  const regels = rijen.flatMap(({ prestatiemaand, ...rij }) => {
    const toewijzing = o.nummers.get(rij.toewijzingId);
    return toewijzing === undefined ? [] : [{ ...rij, toewijzing, prestatiemaand: maandUit(prestatiemaand) }];
  });
  const teken = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return regels.sort(
    (a, b) =>
      teken(b.prestatiemaand, a.prestatiemaand) ||
      Number(a.toewijzing) - Number(b.toewijzing) ||
      teken(a.soort, b.soort) ||
      a.id - b.id,
  );
}

/** What lines were stored with, by id. */
export async function listHerkomst(db: Kysely<DB>, ids: readonly number[]): Promise<Map<number, unknown>> {
  if (ids.length === 0) return new Map();
  const rijen = await sql<{ id: number; herkomst: unknown }>`
    select id, herkomst from declaratieregel where id = any(${[...ids]}::int[])`.execute(db);
  return new Map(rijen.rows.map(({ id, herkomst }) => [id, herkomst]));
}

/** The words of lines, by id. */
export async function listUitleg(db: Kysely<DB>, gemeenteId: number, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rijen = await sql<{ id: number; uitleg: string }>`
    select id, uitleg from declaratieregel where gemeente_id = ${gemeenteId} and id = any(${[...ids]}::int[])`.execute(db);
  return new Map(rijen.rows.map(({ id, uitleg }) => [id, uitleg]));
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

/** Municipalities for which an aanbieder has toewijzingen and of which this house knows how they settle. */
export async function listGemeenten(
  db: Kysely<DB>,
  beleid: Pick<BeleidInHuis, 'findGemeente'>,
  aanbiederId: number,
): Promise<{ id: number; naam: string }[]> {
  const gemeenten = await db
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
  return gemeenten.filter(({ id }) => beleid.findGemeente(id) !== undefined);
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
    with som as (select r.declaratie_id, sum(r.bedrag) as bedrag from declaratieregel r
                  where r.gemeente_id = ${gemeenteId} and r.status = 'akkoord' group by 1)
    select d.maand, (count(*) filter (where d.status in ('ingediend','gecontroleerd')))::int as wacht,
           (count(*) filter (where d.status = 'goedgekeurd'))::int as goedgekeurd,
           coalesce(sum(s.bedrag) filter (where d.status = 'goedgekeurd'), 0)::bigint as totaal
      from declaratie d left join som s on s.declaratie_id = d.id
     where d.gemeente_id = ${gemeenteId} and d.status <> 'concept' group by d.maand`.execute(db);
  return rijen.rows.map((rij) => ({ ...rij, maand: maandUit(rij.maand) }));
}

/** First month in which something was worked for a municipality; undefined when nothing was. */
export async function findEersteMaand(db: Kysely<DB>, gemeenteId: number, aanbiederId?: number): Promise<Maand | undefined> {
  const id = aanbiederId ?? null;
  // One look in the index for each aanbieder: a minimum over all hours of a municipality would read them all.
  const rij = await sql<{ eerste: string | null }>`
    select least(
      (select min(w.eerste) from aanbieder a cross join lateral (
         select min(u.datum) as eerste from uren u
          where u.gemeente_id = ${gemeenteId} and u.aanbieder_id = a.id and u.status = 'ingestuurd' and u.vervallen_op is null) w
        where ${id}::int is null or a.id = ${id}::int),
      (select min(r.datum) from resultaat r where r.gemeente_id = ${gemeenteId} and (${id}::int is null or r.aanbieder_id = ${id}::int))) as eerste`.execute(
    db,
  );
  const eerste = rij.rows[0]?.eerste;
  return eerste ? maandUit(eerste) : undefined;
}

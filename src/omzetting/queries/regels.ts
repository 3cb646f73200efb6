// The rows: what is proposed, what somebody chose, what became of it.
import { type Kysely, sql } from 'kysely';
import type { Naam } from '../../inwoner/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Keuze, type Stand, type Uitkomst, Voorstel } from '../types.ts';

export interface Regel extends Naam {
  toewijzingId: number;
  nummer: number;
  inwonerId: number;
  dossiernummer: string;
  consulentId: number;
  consulent: string;
  aanbieder: string;
  product: string;
  looptijd: { van: Datum; tot: Datum };
  voorstel: Voorstel | undefined;
  gekozen: Keuze | undefined;
  stand: Stand;
  uitkomst: Uitkomst | undefined;
  uitkomstTekst: string;
  besluitId: number | undefined;
  besproken: boolean;
  /** Where it lies before who decides along, when it was not put away; with the besluit once it is signed. */
  concept: { id: number; besluitId: number | null } | undefined;
  beoordeeldDoor: string | undefined;
  /** Before whom it lies to be signed. */
  tekenaarId: number | undefined;
  tekenaar: string | undefined;
}

export type RegelFilter = 'open' | 'voorgelegd' | 'akkoord' | 'weggelaten' | 'gedaan' | 'overgeslagen' | 'mislukt';
export const REGEL_FILTERS: readonly RegelFilter[] = [
  'open',
  'voorgelegd',
  'akkoord',
  'weggelaten',
  'gedaan',
  'overgeslagen',
  'mislukt',
];

// The concept that a row was kept in, unless somebody put it away.
const inConcept = sql<{
  id: number;
  besluitId: number | null;
} | null>`(select jsonb_build_object('id', c.id, 'besluitId', c.besluit_id) from besluitconcept c
  where c.gemeente_id = r.gemeente_id and c.inwoner_id = r.inwoner_id and c.betreft_toewijzing_id = r.toewijzing_id
    and c.invoer->>'omzetting' = r.omzetting_id::text and c.status <> 'weggelegd' and r.uitkomst = 'bespreken' order by c.id desc limit 1)`;

const GEDAAN = ['gedaan', 'bespreken', 'blijft'] as const;
/** Nothing was done: proposed anew, or arranged by hand. */
const NIET_GEDAAN = ['overgeslagen', 'mislukt'] as const;

/** Rows by name, a page at a time; whose rows, row-level security says. */
export const listRegels = async (
  db: Kysely<DB>,
  o: {
    omzettingId: number;
    filter?: RegelFilter | undefined;
    consulentId?: number | undefined;
    pagina: number;
    perPagina: number;
  },
): Promise<Regel[]> => {
  let q = db
    .selectFrom('omzettingregel as r')
    .innerJoin('toewijzing as t', (join) =>
      join.onRef('t.gemeente_id', '=', 'r.gemeente_id').onRef('t.id', '=', 'r.toewijzing_id'),
    )
    .innerJoin('inwoner as i', (join) => join.onRef('i.gemeente_id', '=', 'r.gemeente_id').onRef('i.id', '=', 'r.inwoner_id'))
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'r.gemeente_id').onRef('p.inwoner_id', '=', 'r.inwoner_id'),
    )
    .innerJoin('aanbieder as a', 'a.id', 'r.aanbieder_id')
    .innerJoin('gebruiker as g', 'g.id', 'r.consulent_id')
    .leftJoin('gebruiker as d', 'd.id', 'r.door')
    .leftJoin('gebruiker as k', 'k.id', 'r.tekenaar_id')
    .select([
      'r.toewijzing_id',
      't.nummer',
      'r.inwoner_id',
      'i.dossiernummer',
      'r.consulent_id',
      'g.naam as consulent',
      'a.naam as aanbieder',
      't.product',
      't.looptijd',
      'r.voorstel',
      'r.gekozen',
      'r.stand',
      'r.uitkomst',
      'r.uitkomst_tekst',
      'r.besluit_id',
      'r.besproken_op',
      inConcept.as('concept'),
      'd.naam as beoordeeld_door',
      'r.tekenaar_id',
      'k.naam as tekenaar',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
    ])
    .where('r.omzetting_id', '=', o.omzettingId)
    .orderBy('p.zoeknaam')
    .orderBy('r.toewijzing_id')
    .limit(o.perPagina)
    .offset((o.pagina - 1) * o.perPagina);
  if (o.consulentId !== undefined) q = q.where('r.consulent_id', '=', o.consulentId);
  if (o.filter === 'open' || o.filter === 'weggelaten' || o.filter === 'voorgelegd') q = q.where('r.stand', '=', o.filter);
  else if (o.filter === 'akkoord') q = q.where('r.stand', '=', 'akkoord').where('r.uitkomst', 'is', null);
  else if (o.filter === 'gedaan')
    q = q.where((eb) =>
      eb.or([
        eb('r.uitkomst', 'in', [...GEDAAN]),
        eb.and([eb('r.uitkomst', 'in', [...NIET_GEDAAN]), eb('r.besproken_op', 'is not', null)]),
      ]),
    );
  else if (o.filter) q = q.where('r.uitkomst', '=', o.filter).where('r.besproken_op', 'is', null);
  return (await q.execute()).map((r) => ({
    toewijzingId: r.toewijzing_id,
    nummer: r.nummer,
    inwonerId: r.inwoner_id,
    dossiernummer: r.dossiernummer,
    consulentId: r.consulent_id,
    consulent: r.consulent,
    aanbieder: r.aanbieder,
    product: r.product,
    looptijd: fromDaterange(r.looptijd),
    voorstel: r.voorstel === null ? undefined : Voorstel.parse(r.voorstel),
    gekozen: r.gekozen === null ? undefined : Keuze.parse(r.gekozen),
    stand: standVan(r.stand),
    uitkomst: uitkomstVan(r.uitkomst),
    uitkomstTekst: r.uitkomst_tekst,
    besluitId: r.besluit_id ?? undefined,
    besproken: r.besproken_op !== null,
    concept: r.concept ?? undefined,
    beoordeeldDoor: r.beoordeeld_door ?? undefined,
    tekenaarId: r.tekenaar_id ?? undefined,
    tekenaar: r.tekenaar ?? undefined,
    voornaam: r.voornaam,
    voorvoegsel: r.voorvoegsel,
    achternaam: r.achternaam,
  }));
};

const STANDEN = ['open', 'akkoord', 'weggelaten', 'voorgelegd'] as const;
const standVan = (tekst: string): Stand => STANDEN.find((een) => een === tekst) ?? 'open';
const UITKOMSTEN = ['gedaan', 'bespreken', 'blijft', 'overgeslagen', 'mislukt'] as const;
export const uitkomstVan = (tekst: string | null): Uitkomst | undefined => UITKOMSTEN.find((een) => een === tekst);

export interface Telling {
  stand: Stand;
  uitkomst: Uitkomst | undefined;
  aantal: number;
}

/** How many stand where: of the rows that the reader may see. What was passed over and arranged by hand counts as left as it was. */
export const countRegels = async (db: Kysely<DB>, omzettingId: number, consulentId?: number): Promise<Telling[]> => {
  const rijen = await db
    .selectFrom('omzettingregel')
    .select((eb) => [
      'stand',
      sql<
        string | null
      >`case when uitkomst in (${sql.join([...NIET_GEDAAN])}) and besproken_op is not null then 'blijft' else uitkomst end`.as(
        'uitkomst',
      ),
      eb.fn.countAll<number>().as('aantal'),
    ])
    .where('omzetting_id', '=', omzettingId)
    .$if(consulentId !== undefined, (q) => q.where('consulent_id', '=', consulentId ?? 0))
    .groupBy(sql`1, 2`)
    .execute();
  return rijen.map((r) => ({ stand: standVan(r.stand), uitkomst: uitkomstVan(r.uitkomst), aantal: Number(r.aantal) }));
};

/** As countRegels of all rows, for who may not see whom. */
export const countZonderNamen = async (db: Kysely<DB>, omzettingId: number): Promise<Telling[]> => {
  const uit = await sql<{ stand: string; uitkomst: string | null; aantal: number }>`
    select stand, uitkomst, aantal::int as aantal from app.omzetting_stand(${omzettingId}::int)`.execute(db);
  return uit.rows.map((r) => ({ stand: standVan(r.stand), uitkomst: uitkomstVan(r.uitkomst), aantal: r.aantal }));
};

/** Whose rows there are, with how many are still to be looked at. */
export const countPerConsulent = (db: Kysely<DB>, omzettingId: number) =>
  db
    .selectFrom('omzettingregel as r')
    .innerJoin('gebruiker as g', 'g.id', 'r.consulent_id')
    .select((eb) => [
      'g.id',
      'g.naam',
      eb.fn.countAll<number>().as('aantal'),
      eb.fn.countAll<number>().filterWhere('r.stand', '=', 'open').as('open'),
    ])
    .where('r.omzetting_id', '=', omzettingId)
    .groupBy(['g.id', 'g.naam'])
    .orderBy('g.naam')
    .execute();

/** Rows that may still be decided on, with what may be chosen; locked until the end of the transaction. */
export const lockRegels = async (
  db: Kysely<DB>,
  o: { omzettingId: number; toewijzingIds?: readonly number[]; hoogstens: number },
): Promise<{ toewijzingId: number; inwonerId: number; voorstel: Voorstel; stand: Stand; versie: number }[]> => {
  const rijen = await db
    .selectFrom('omzettingregel')
    .select(['toewijzing_id', 'inwoner_id', 'voorstel', 'stand', 'versie'])
    .where('omzetting_id', '=', o.omzettingId)
    .where('uitkomst', 'is', null)
    .where('voorstel', 'is not', null)
    .$if(o.toewijzingIds !== undefined, (q) => q.where('toewijzing_id', 'in', [...(o.toewijzingIds ?? []), 0]))
    .$if(o.toewijzingIds === undefined, (q) => q.where('stand', '=', 'open'))
    .orderBy('toewijzing_id')
    .limit(o.hoogstens)
    .forUpdate()
    .execute();
  return rijen.map((r) => ({
    toewijzingId: r.toewijzing_id,
    inwonerId: r.inwoner_id,
    voorstel: Voorstel.parse(r.voorstel),
    stand: standVan(r.stand),
    versie: r.versie,
  }));
};

/** From here who was asked to sign a row of this change may say yes or no to it; besides that he only reads. */
export const beginNagaan = async (db: Kysely<DB>, omzettingId: number): Promise<void> => {
  await sql`select set_config('app.omzetting', ${String(omzettingId)}, true)`.execute(db);
};

export const setStand = async (
  db: Kysely<DB>,
  o: { omzettingId: number; stand: Stand; keuzes: readonly { toewijzingId: number; gekozen: Keuze | undefined }[] },
): Promise<void> => {
  await sql`
    update omzettingregel r
       set stand = ${o.stand}, gekozen = n.gekozen::jsonb, versie = r.versie + 1,
           door = ${o.stand === 'open' ? null : sql`app.gebruiker()`}, op = ${o.stand === 'open' ? null : sql`now()`}${o.stand === 'akkoord' ? sql`` : sql`, tekenaar_id = null`}
      from unnest(${o.keuzes.map((k) => k.toewijzingId)}::int[], ${o.keuzes.map((k) => (k.gekozen === undefined ? null : JSON.stringify(k.gekozen)))}::text[]) as n (id, gekozen)
     where r.omzetting_id = ${o.omzettingId}::int and r.toewijzing_id = n.id`.execute(db);
};

/** Rows that were passed over or failed go back to be looked at, with a new proposal. Gives how many. */
export const resetRegels = async (db: Kysely<DB>, omzettingId: number): Promise<number> => {
  const { numUpdatedRows } = await db
    .updateTable('omzettingregel')
    .set((eb) => ({
      stand: 'open',
      gekozen: null,
      door: null,
      op: null,
      uitkomst: null,
      uitkomst_tekst: '',
      voorstel: null,
      tekenaar_id: null,
      versie: eb('versie', '+', 1),
    }))
    .where('omzetting_id', '=', omzettingId)
    .where('uitkomst', 'in', [...NIET_GEDAAN])
    .where('besproken_op', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

/** The talk was held, or what was passed over is arranged by hand. Undefined when it was written down before, or is not asked. */
export const setBesproken = async (
  db: Kysely<DB>,
  o: { omzettingId: number; toewijzingId: number },
): Promise<number | undefined> =>
  (
    await db
      .updateTable('omzettingregel')
      .set((eb) => ({ besproken_op: sql<Date>`now()`, versie: eb('versie', '+', 1) }))
      .where('omzetting_id', '=', o.omzettingId)
      .where('toewijzing_id', '=', o.toewijzingId)
      .where('uitkomst', 'in', ['bespreken', ...NIET_GEDAAN])
      .where('besproken_op', 'is', null)
      .returning('inwoner_id')
      .executeTakeFirst()
  )?.inwoner_id;

/** Of these rows, which lie before somebody to sign. */
export const countTeTekenen = async (db: Kysely<DB>, o: { omzettingId: number; tekenaarId: number }): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('omzettingregel')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('omzetting_id', '=', o.omzettingId)
        .where('stand', '=', 'voorgelegd')
        .where('tekenaar_id', '=', o.tekenaarId)
        .executeTakeFirst()
    )?.n ?? 0,
  );

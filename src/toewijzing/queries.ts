import { type Kysely, type SqlBool, sql } from 'kysely';
import pg from 'pg';
import type { DB } from '../platform/db/schema.ts';
import type { Afdoening, PlichtSoort } from '../plicht/types.ts';
import type { ToewijzingStatus } from './types.ts';

/** Which toewijzingen a list shows. `loopt` and `geeindigd` depend on the day. */
export const FILTERS = ['nieuw', 'geaccepteerd', 'loopt', 'geeindigd', 'geweigerd'] as const;
export type Filter = (typeof FILTERS)[number];

const waar = (filter: Filter, dag: string) => {
  switch (filter) {
    case 'nieuw':
      return sql<SqlBool>`t.status = 'toegewezen'`;
    case 'geaccepteerd':
      return sql<SqlBool>`t.status = 'geaccepteerd'`;
    case 'loopt':
      return sql<SqlBool>`t.status = 'gestart' and upper(t.looptijd) > ${dag}::date`;
    case 'geeindigd':
      return sql<SqlBool>`(t.status = 'beeindigd' or t.status = 'gestart' and upper(t.looptijd) <= ${dag}::date)`;
    case 'geweigerd':
      return sql<SqlBool>`t.status = 'geweigerd'`;
  }
};

/** How many of each, for who reads. */
export const countToewijzingen = (db: Kysely<DB>, dag: string) =>
  db
    .selectFrom('toewijzing as t')
    .select(FILTERS.map((filter) => sql<number>`count(*) filter (where ${waar(filter, dag)})::int`.as(filter)))
    .executeTakeFirstOrThrow();

/** The toewijzingen that the aanbieder may see, with the name of the resident; only columns that an aanbieder may read. */
export const findToewijzingen = (db: Kysely<DB>, o: { filter: Filter; dag: string; pagina: number; perPagina: number }) =>
  db
    .selectFrom('toewijzing as t')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 't.gemeente_id').onRef('p.inwoner_id', '=', 't.inwoner_id'),
    )
    .innerJoin('gebruiker as g', 'g.id', 't.consulent_id')
    .innerJoin('gemeente as m', 'm.id', 't.gemeente_id')
    .leftJoin('resultaat as r', (join) => join.onRef('r.gemeente_id', '=', 't.gemeente_id').onRef('r.toewijzing_id', '=', 't.id'))
    .select((eb) => [
      't.id',
      't.nummer',
      't.product',
      't.looptijd',
      't.opgeschort',
      't.uren_eerder',
      't.regeling_eerder',
      't.looptijd_besloten',
      't.verlengd',
      't.verlengingen',
      't.status',
      't.toegewezen_op',
      't.minuten_per_week',
      't.start_trede',
      't.doel_trede',
      't.regeling_id',
      't.verwachte_start',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'g.naam as consulent',
      'm.naam as gemeente',
      'r.gemeld_op as resultaat_gemeld_op',
      'r.akkoord as resultaat_akkoord',
      eb.fn.countAll<number>().over().as('totaal'),
    ])
    .where(waar(o.filter, o.dag))
    .orderBy(sql`lower(t.looptijd)`, o.filter === 'geeindigd' ? 'desc' : 'asc')
    .orderBy('t.id')
    .limit(o.perPagina)
    .offset((o.pagina - 1) * o.perPagina)
    .execute();

/** One toewijzing with the people around it, in columns that an aanbieder may read. */
export const findToewijzing = (db: Kysely<DB>, toewijzingId: number) =>
  db
    .selectFrom('toewijzing as t')
    .innerJoin('inwoner as i', (join) => join.onRef('i.gemeente_id', '=', 't.gemeente_id').onRef('i.id', '=', 't.inwoner_id'))
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 't.gemeente_id').onRef('p.inwoner_id', '=', 't.inwoner_id'),
    )
    .innerJoin('gebruiker as g', 'g.id', 't.consulent_id')
    .innerJoin('gemeente as m', 'm.id', 't.gemeente_id')
    .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .leftJoin('resultaat as r', (join) => join.onRef('r.gemeente_id', '=', 't.gemeente_id').onRef('r.toewijzing_id', '=', 't.id'))
    .select([
      't.id',
      't.gemeente_id',
      't.nummer',
      't.beschikkingnummer',
      't.inwoner_id',
      't.consulent_id',
      't.aanbieder_id',
      't.besluit_id',
      't.herkomst',
      't.product',
      't.productcategorie',
      't.productcode',
      't.eenheid',
      't.frequentie',
      't.volume',
      't.minuten_per_week',
      't.looptijd',
      't.looptijd_besloten',
      't.opgeschort',
      't.uren_eerder',
      't.regeling_eerder',
      't.verlengd',
      't.verlengingen',
      't.start_trede',
      't.doel_trede',
      't.status',
      't.toegewezen_op',
      't.geaccepteerd_op',
      't.verwachte_start',
      't.gestart_op',
      't.beeindigd_op',
      // An aanbieder may not read the column: why it ends is not for him.
      sql<string>`app.toewijzing_reden(t.id)`.as('reden'),
      't.regeling_id',
      't.versie',
      'i.lezen',
      'i.taal',
      'i.contact',
      'i.contact_toelichting',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.telefoon',
      'p.geboortedatum',
      'g.naam as consulent',
      'g.functie as consulent_functie',
      'g.telefoon as consulent_telefoon',
      'm.naam as gemeente',
      'a.naam as aanbieder',
      'r.gemeld_op as resultaat_gemeld_op',
      'r.akkoord as resultaat_akkoord',
      'r.akkoord_reden as resultaat_reden',
    ])
    .where('t.id', '=', toewijzingId)
    .executeTakeFirst();
export type ToewijzingRij = NonNullable<Awaited<ReturnType<typeof findToewijzing>>>;

export const findDoelen = (db: Kysely<DB>, toewijzingId: number) =>
  db
    .selectFrom('doel')
    .select(['id', 'soort', 'tekst'])
    .where('toewijzing_id', '=', toewijzingId)
    .where('stand', '=', 'loopt')
    .orderBy('id')
    .execute();

export const findPlaatsingen = (db: Kysely<DB>, toewijzingId: number) =>
  db
    .selectFrom('plaatsing')
    .select(['id', 'werkplek', 'begeleider', 'periode'])
    .where('toewijzing_id', '=', toewijzingId)
    .orderBy(sql`lower(periode)`, 'desc')
    .execute();

/** The reports on one toewijzing, newest first; only columns that an aanbieder may read. */
export const findVoortgangVan = (db: Kysely<DB>, toewijzingId: number) =>
  db
    .selectFrom('voortgang')
    .select(['id', 'datum', 'hoe_gaat_het', 'tekst', 'volgende_trede', 'volgende_stap', 'gelezen_op'])
    .where('toewijzing_id', '=', toewijzingId)
    .orderBy('datum', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** The latest question for an extension, for the aanbieder that asked it. */
export const findVerzoek = (db: Kysely<DB>, toewijzingId: number) =>
  db
    .selectFrom('verlengverzoek')
    .select(['tot', 'stand', 'antwoord'])
    .where('toewijzing_id', '=', toewijzingId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
export type VerzoekRij = NonNullable<Awaited<ReturnType<typeof findVerzoek>>>;

/** What was written down about the duties of a toewijzing, in that order. */
export const findAfdoeningen = (db: Kysely<DB>, toewijzingId: number) =>
  db
    .selectFrom('plichtafdoening')
    .select(['soort', 'wat', 'dag', 'toelichting'])
    .where('toewijzing_id', '=', toewijzingId)
    .orderBy('id')
    .execute();

/** As findAfdoeningen, of all toewijzingen of a resident. */
export const findAfdoeningenVan = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('plichtafdoening')
    .select(['toewijzing_id', 'soort', 'wat', 'dag', 'toelichting'])
    .where('inwoner_id', '=', inwonerId)
    .orderBy('id')
    .execute();

/** Of these toewijzingen: the reports that were sent and what was written down about duties. */
export const findPlichtFeiten = async (db: Kysely<DB>, toewijzingIds: readonly number[]) => {
  const bij = sql<SqlBool>`toewijzing_id = any(${[...toewijzingIds]}::int[])`;
  const [voortgang, afdoeningen] = await Promise.all([
    db.selectFrom('voortgang').select(['toewijzing_id', 'datum']).where(bij).execute(),
    db.selectFrom('plichtafdoening').select(['toewijzing_id', 'soort', 'wat', 'dag']).where(bij).orderBy('id').execute(),
  ]);
  return { voortgang, afdoeningen };
};

export const insertAfdoening = (
  db: Kysely<DB>,
  rij: {
    gemeente_id: number;
    toewijzing_id: number;
    inwoner_id: number;
    consulent_id: number;
    aanbieder_id: number;
    soort: PlichtSoort;
    wat: Afdoening['wat'];
    dag: string;
    toelichting: string;
    door: number;
  },
) => db.insertInto('plichtafdoening').values(rij).returning('id').executeTakeFirstOrThrow();

export type VoortgangRij = Awaited<ReturnType<typeof findVoortgangVan>>[number];

/** All toewijzingen of a resident, newest first: for the dossier and for who decides. */
export const findToewijzingenVan = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('toewijzing as t')
    .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .select([
      't.id',
      't.nummer',
      't.product',
      't.looptijd',
      't.looptijd_besloten',
      't.opgeschort',
      't.uren_eerder',
      't.regeling_eerder',
      't.verlengd',
      't.verlengingen',
      't.status',
      't.doel_trede',
      't.start_trede',
      't.minuten_per_week',
      't.toegewezen_op',
      't.gestart_op',
      't.beeindigd_op',
      't.besluit_id',
      't.herkomst',
      't.reden',
      't.regeling_id',
      'a.naam as aanbieder',
    ])
    .where('t.inwoner_id', '=', inwonerId)
    .orderBy(sql`lower(t.looptijd)`, 'desc')
    .orderBy('t.id', 'desc')
    .execute();

export interface NieuweToewijzing {
  gemeente_id: number;
  inwoner_id: number;
  consulent_id: number;
  traject_id: number | null;
  aanbieder_id: number;
  besluit_id: number;
  beschikkingnummer: number | null;
  product: string;
  productcategorie: string;
  productcode: string;
  eenheid: string;
  frequentie: string;
  volume: number;
  minuten_per_week: number | null;
  looptijd: string;
  start_trede: number | null;
  doel_trede: number | null;
  toegewezen_op: string;
  regeling_id: number;
  /** How often the traject was prolonged before, at another aanbieder. */
  verlengd?: number;
}

const EXCLUSION = '23P01';

/**
 * A toewijzing that a besluit makes. Undefined when the database refuses it because another of the same product overlaps (AP9); the
 * transaction can then only be undone.
 */
export const insertToewijzing = async (
  db: Kysely<DB>,
  rij: NieuweToewijzing,
): Promise<{ id: number; nummer: number } | undefined> => {
  try {
    return await db
      .insertInto('toewijzing')
      .values({ ...rij, herkomst: 'besluit', status: 'toegewezen' })
      .returning(['id', 'nummer'])
      .executeTakeFirstOrThrow();
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === EXCLUSION && error.constraint === 'toewijzing_overlap')
      return undefined;
    throw error;
  }
};

export const insertDoelen = (
  db: Kysely<DB>,
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number; aanbieder_id: number; toewijzing_id: number },
  doelen: readonly { soort: string; tekst: string }[],
) =>
  db
    .insertInto('doel')
    .values(doelen.map((doel) => ({ ...van, ...doel })))
    .execute();

/**
 * Changes a toewijzing from one of the given statuses and version to the next; false when nobody had it that way any more.
 */
export const updateToewijzing = async (
  db: Kysely<DB>,
  o: {
    id: number;
    versie: number;
    van: readonly ToewijzingStatus[];
    naar: {
      status: ToewijzingStatus;
      geaccepteerd_op?: string;
      verwachte_start?: string;
      gestart_op?: string;
      beeindigd_op?: string;
      reden?: string;
    };
  },
): Promise<boolean> => {
  const rij = await db
    .updateTable('toewijzing')
    .set({ ...o.naar, versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('status', 'in', [...o.van])
    .returning('id')
    .executeTakeFirst();
  return rij !== undefined;
};

/** Takes an early end back; false when it is not ended on that day any more. */
export const undoEinde = async (
  db: Kysely<DB>,
  o: { id: number; einde: string; status: 'toegewezen' | 'geaccepteerd' | 'gestart'; reden: string },
): Promise<boolean> =>
  (await db
    .updateTable('toewijzing')
    .set((eb) => ({ status: o.status, reden: o.reden, beeindigd_op: null, versie: eb('versie', '+', 1) }))
    .where('id', '=', o.id)
    .where('status', '=', 'beeindigd')
    .where('beeindigd_op', '=', o.einde)
    .returning('id')
    .executeTakeFirst()) !== undefined;

export const insertPlaatsing = (
  db: Kysely<DB>,
  rij: {
    gemeente_id: number;
    toewijzing_id: number;
    inwoner_id: number;
    consulent_id: number;
    aanbieder_id: number;
    werkplek: string;
    begeleider: string;
    periode: string;
  },
) => db.insertInto('plaatsing').values(rij).returning('id').executeTakeFirstOrThrow();

/** The last day with hours that count, as `jjjj-mm-dd`. */
export const findLaatsteUren = async (db: Kysely<DB>, toewijzingId: number): Promise<string | undefined> =>
  (
    await db
      .selectFrom('uren')
      .select('datum')
      .where('toewijzing_id', '=', toewijzingId)
      .where('vervallen_op', 'is', null)
      .orderBy('datum', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.datum;

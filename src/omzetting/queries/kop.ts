// The change itself: why, from which day, for whom.
import { type Kysely, sql } from 'kysely';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import { type Omzetting, OmzettingSoort, type OmzettingStatus } from '../types.ts';

/** A toewijzing that runs, or is still to begin. */
export const LOPEND = ['toegewezen', 'geaccepteerd', 'gestart'] as const;

export const dagOf = (iso: string | null): Datum | undefined => (iso === null ? undefined : datum(iso));

const STATUSSEN = ['opstellen', 'nagaan', 'bezig', 'gestopt', 'klaar', 'weggelegd'] as const;
const statusVan = (tekst: string): OmzettingStatus => STATUSSEN.find((een) => een === tekst) ?? 'klaar';

const kop = (db: Kysely<DB>) =>
  db
    .selectFrom('omzetting as o')
    .innerJoin('gebruiker as g', 'g.id', 'o.door')
    .leftJoin('aanbieder as a', 'a.id', 'o.aanbieder_id')
    .select([
      'o.id',
      'o.soort',
      'o.reden',
      'o.dag',
      'o.nagaan_tot',
      'o.aanbieder_id',
      'a.naam as aanbieder',
      'o.product',
      'o.regeling_id',
      'o.van',
      'o.tot',
      'o.oude_aow_maanden',
      'o.honderdsten',
      'o.bron',
      'o.daad',
      'o.status',
      'o.versie',
      'o.door as door_id',
      'g.naam as door',
    ]);

type KopRij = NonNullable<Awaited<ReturnType<ReturnType<typeof kop>['executeTakeFirst']>>>;
const naarOmzetting = (rij: KopRij): Omzetting => ({
  id: rij.id,
  soort: OmzettingSoort.parse(rij.soort),
  reden: rij.reden,
  dag: datum(rij.dag),
  nagaanTot: datum(rij.nagaan_tot),
  aanbiederId: rij.aanbieder_id ?? undefined,
  aanbieder: rij.aanbieder ?? undefined,
  product: rij.product ?? undefined,
  regelingId: rij.regeling_id ?? undefined,
  van: dagOf(rij.van),
  tot: dagOf(rij.tot),
  oudeAowMaanden: rij.oude_aow_maanden ?? undefined,
  honderdsten: rij.honderdsten ?? undefined,
  bron: rij.bron,
  daad: rij.daad === 'einde' || rij.daad === 'bespreken' ? rij.daad : undefined,
  status: statusVan(rij.status),
  versie: rij.versie,
  doorId: rij.door_id,
  door: rij.door,
});

export const findOmzetting = async (db: Kysely<DB>, id: number): Promise<Omzetting | undefined> => {
  const rij = await kop(db).where('o.id', '=', id).executeTakeFirst();
  return rij && naarOmzetting(rij);
};

/** Latest first. */
export const listOmzettingen = async (db: Kysely<DB>, hoogstens: number): Promise<Omzetting[]> =>
  (await kop(db).orderBy('o.id', 'desc').limit(hoogstens).execute()).map(naarOmzetting);

export const insertOmzetting = async (
  db: Kysely<DB>,
  o: Omit<Omzetting, 'id' | 'aanbieder' | 'status' | 'versie' | 'doorId' | 'door'> & { gemeenteId: number; doorId: number },
): Promise<number> => {
  const iso = (d: Datum | undefined) => (d === undefined ? null : isoDatum(d));
  const { id } = await db
    .insertInto('omzetting')
    .values({
      gemeente_id: o.gemeenteId,
      soort: o.soort,
      reden: o.reden,
      dag: isoDatum(o.dag),
      nagaan_tot: isoDatum(o.nagaanTot),
      aanbieder_id: o.aanbiederId ?? null,
      product: o.product ?? null,
      regeling_id: o.regelingId ?? null,
      van: iso(o.van),
      tot: iso(o.tot),
      oude_aow_maanden: o.oudeAowMaanden ?? null,
      honderdsten: o.honderdsten ?? null,
      bron: o.bron,
      daad: o.daad ?? null,
      door: o.doorId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** From one state to another; false when it was in another by then. */
export const setStatus = async (
  db: Kysely<DB>,
  o: { id: number; van: readonly OmzettingStatus[]; naar: OmzettingStatus; versie?: number; door?: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('omzetting')
    .set((eb) => ({
      status: o.naar,
      versie: eb('versie', '+', 1),
      ...(o.naar === 'klaar' ? { klaar_op: sql<Date>`now()` } : {}),
      ...(o.door === undefined ? {} : { begonnen_op: sql<Date>`now()`, begonnen_door: o.door }),
    }))
    .where('id', '=', o.id)
    .where('status', 'in', [...o.van])
    .$if(o.versie !== undefined, (q) => q.where('versie', '=', o.versie ?? 0))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Aanbieders with a contract or a running toewijzing here, for a list to choose from. */
export const listAanbieders = async (db: Kysely<DB>): Promise<{ id: number; naam: string }[]> => {
  const uit = await sql<{ id: number; naam: string }>`
    select a.id, a.naam from aanbieder a
     where exists (select from toewijzing t where t.gemeente_id = app.gemeente() and t.aanbieder_id = a.id and t.status in (${sql.join(LOPEND)})) order by a.naam`.execute(
    db,
  );
  return uit.rows;
};

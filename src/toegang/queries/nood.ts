// Access in an emergency: opened and closed by functions of the database, judged in its rows.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';
import type { NoodReden, Noodtoegang } from '../types.ts';

/** Opens a dossier at once. `eigen`: it is within reach without; `onbekend`: there is no such dossier in this municipality. */
export const openNood = async (
  db: Kysely<DB>,
  o: { dossiernummer: string | null; bsnHash: Buffer | null; reden: NoodReden; toelichting: string },
): Promise<{ uit: 'onbekend' | 'eigen' | 'open'; id: number | null; inwoner_id: number | null }> => {
  const { rows } = await sql<{ uit: 'onbekend' | 'eigen' | 'open'; id: number | null; inwoner_id: number | null }>`
    select uit, id, inwoner_id from app.open_noodtoegang(${o.dossiernummer}::text, ${o.bsnHash}::bytea, ${o.reden}, ${o.toelichting})`.execute(
    db,
  );
  return rows[0] ?? { uit: 'onbekend', id: null, inwoner_id: null };
};

/** False when it was over already, or somebody else's. */
export const sluitNood = async (db: Kysely<DB>, id: number): Promise<boolean> => {
  const { rows } = await sql<{ gesloten: boolean }>`select app.sluit_noodtoegang(${id}::int) as gesloten`.execute(db);
  return rows[0]?.gesloten ?? false;
};

const basis = (db: Kysely<DB>) =>
  db
    .selectFrom('noodtoegang as n')
    .innerJoin('gebruiker as g', 'g.id', 'n.gebruiker_id')
    .leftJoin('gebruiker as b', 'b.id', 'n.beoordeeld_door')
    .select([
      'n.id',
      'n.inwoner_id',
      'n.consulent_id',
      'n.gebruiker_id',
      'g.naam',
      'n.reden',
      'n.toelichting',
      'n.begonnen_op',
      'n.verloopt_op',
      'n.gesloten_op',
      'n.oordeel',
      'n.oordeel_toelichting',
      'b.naam as beoordelaar',
      'n.beoordeeld_op',
    ])
    .select(sql<string | null>`app.dossier_van_noodtoegang(n.id)`.as('dossiernummer'));

type Rij = Awaited<ReturnType<ReturnType<typeof basis>['execute']>>[number];
export type NoodtoegangRij = Noodtoegang & { dossiernummer: string };
const toNood = (rij: Rij): NoodtoegangRij => ({
  id: rij.id,
  inwonerId: rij.inwoner_id,
  consulentId: rij.consulent_id,
  gebruikerId: rij.gebruiker_id,
  naam: rij.naam,
  reden: rij.reden,
  toelichting: rij.toelichting,
  begonnenOp: rij.begonnen_op,
  verlooptOp: rij.verloopt_op,
  geslotenOp: rij.gesloten_op ?? undefined,
  oordeel: rij.oordeel ?? undefined,
  oordeelToelichting: rij.oordeel_toelichting,
  beoordeeldDoor: rij.beoordelaar ?? undefined,
  beoordeeldOp: rij.beoordeeld_op ?? undefined,
  dossiernummer: rij.dossiernummer ?? '',
});

/** Of the dossiers within reach and what one opened oneself, latest first: the last 200. */
export const listNood = async (db: Kysely<DB>): Promise<NoodtoegangRij[]> =>
  (await basis(db).orderBy('n.id', 'desc').limit(200).execute()).map(toNood);

export const findNood = async (db: Kysely<DB>, id: number): Promise<NoodtoegangRij | undefined> =>
  (await basis(db).where('n.id', '=', id).execute()).map(toNood)[0];

/** Of one resident, latest first. */
export const listNoodVan = async (db: Kysely<DB>, inwonerId: number): Promise<NoodtoegangRij[]> =>
  (await basis(db).where('n.inwoner_id', '=', inwonerId).orderBy('n.id', 'desc').limit(50).execute()).map(toNood);

/** What somebody did with an access: lines of the logboek that carry its number. */
export const listGedaan = (db: Kysely<DB>, o: { id: number; inwonerId: number }) =>
  db
    .selectFrom('logboek')
    .select(['id', 'moment', 'handeling', 'soort'])
    .where('inwoner_id', '=', o.inwonerId)
    .where('noodtoegang_id', '=', o.id)
    .orderBy('id')
    .limit(100)
    .execute();

/** False when somebody judged it already. */
export const updateOordeel = async (
  db: Kysely<DB>,
  o: { id: number; oordeel: 'terecht' | 'onterecht'; toelichting: string; door: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('noodtoegang')
    .set({
      oordeel: o.oordeel,
      oordeel_toelichting: o.toelichting,
      beoordeeld_door: o.door,
      beoordeeld_op: sql<Date>`clock_timestamp()`,
    })
    .where('id', '=', o.id)
    .where('oordeel', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** How often each employee opened dossiers in an emergency since a moment, and what was said of it. No residents. */
export const telNood = (db: Kysely<DB>, vanaf: string) =>
  db
    .selectFrom('noodtoegang as n')
    .innerJoin('gebruiker as g', 'g.id', 'n.gebruiker_id')
    .where('n.gemeente_id', '=', sql<number>`app.gemeente()`)
    .where('n.begonnen_op', '>=', sql<Date>`${vanaf}::date at time zone 'Europe/Amsterdam'`)
    .select((eb) => [
      'g.id',
      'g.naam',
      eb.fn.count<number>('n.id').as('aantal'),
      eb.fn.count<number>('n.id').filterWhere('n.oordeel', '=', 'terecht').as('terecht'),
      eb.fn.count<number>('n.id').filterWhere('n.oordeel', '=', 'onterecht').as('onterecht'),
      eb.fn.count<number>('n.id').filterWhere('n.oordeel', 'is', null).as('open'),
      eb.fn.max('n.begonnen_op').as('laatst'),
    ])
    .groupBy(['g.id', 'g.naam'])
    .orderBy('aantal', 'desc')
    .orderBy('g.naam')
    .execute();

/** Which reasons were given how often since a day. */
export const telRedenen = (db: Kysely<DB>, vanaf: string) =>
  db
    .selectFrom('noodtoegang as n')
    .where('n.gemeente_id', '=', sql<number>`app.gemeente()`)
    .where('n.begonnen_op', '>=', sql<Date>`${vanaf}::date at time zone 'Europe/Amsterdam'`)
    .select((eb) => ['n.reden', eb.fn.count<number>('n.id').as('aantal')])
    .groupBy('n.reden')
    .orderBy('aantal', 'desc')
    .execute();

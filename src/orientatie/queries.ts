import { type Kysely, sql } from 'kysely';
import { type Datum, datum, isoDatum } from '../kernel/datum.ts';
import { once } from '../platform/db/once.ts';
import type { DB } from '../platform/db/schema.ts';
import type { Advies, AdviesInvoer, Bevinding, Gevolg, Observatie, Orientatie } from './types.ts';

type Db = Kysely<DB>;

const dag = (iso: string | null): Datum | null => (iso === null ? null : datum(iso));

const listAdviezen = async (db: Db, orientatieIds: readonly number[]) =>
  orientatieIds.length === 0
    ? []
    : db
        .selectFrom('orientatieadvies as a')
        .innerJoin('gebruiker as g', 'g.id', 'a.door')
        .select([
          'a.id',
          'a.orientatie_id',
          'a.nummer',
          'a.werkplek',
          'a.opleiding',
          'a.vervolg',
          'a.categorie',
          'a.kort',
          'a.gegeven_op',
          'a.besproken_op',
          'a.akkoord',
          'a.akkoord_reden',
          'a.akkoord_door',
          'g.naam as door',
        ])
        .where('a.orientatie_id', 'in', [...orientatieIds])
        .orderBy('a.nummer', 'desc')
        .execute();

const toAdvies = (rij: Awaited<ReturnType<typeof listAdviezen>>[number]): Advies => ({
  id: rij.id,
  nummer: rij.nummer,
  werkplek: rij.werkplek,
  opleiding: rij.opleiding,
  vervolg: rij.vervolg,
  categorie: rij.categorie,
  kort: rij.kort,
  gegevenOp: datum(rij.gegeven_op),
  door: rij.door,
  besprokenOp: dag(rij.besproken_op),
  akkoord: rij.akkoord,
  akkoordReden: rij.akkoord_reden,
  akkoordDoor: rij.akkoord_door,
});

/** The appointment in which the centre meets the resident, if one goes on or was; who called it off is met another time. */
const listKennismakingen = async (db: Db, orientatieIds: readonly number[]) =>
  orientatieIds.length === 0
    ? []
    : db
        .selectFrom('afspraak')
        .select(['id', 'orientatie_id', 'begin', 'minuten'])
        .where('orientatie_id', 'in', [...orientatieIds])
        .where('van_centrum', '=', true)
        .where('soort', '=', 'kennismaking')
        .where('status', 'in', ['voorgesteld', 'vast', 'geweest'])
        .orderBy('id', 'desc')
        .execute();

const selectRijen = (db: Db) =>
  db
    .selectFrom('orientatie as o')
    .leftJoin('aanbieder as a', 'a.id', 'o.aanbieder_id')
    .select([
      'o.id',
      'o.gemeente_id',
      'o.inwoner_id',
      'o.regeling_id',
      'o.product',
      'o.gevraagd_door',
      'o.gevraagd_op',
      'o.vraag',
      'o.opdracht',
      'o.afgewezen_op',
      'o.afgewezen_reden',
      'o.aanbieder_id',
      'o.toegang_id',
      'o.verwezen_op',
      'o.kennismaking_op',
      'o.kennismaking_waar',
      'o.gestart_op',
      'o.gestopt_op',
      'o.gestopt_reden',
      'o.gevolg',
      'o.gevolg_op',
      'o.gevolg_verteld',
      'o.versie',
      'a.naam as centrum',
    ])
    .orderBy('o.id', 'desc')
    .limit(500);
const selectRijenVan = once((db, inwonerId: number) => selectRijen(db).where('o.inwoner_id', '=', inwonerId));

/** Orientations that the reader may know of, latest first; of one resident when told, of the whole caseload or centre otherwise. */
export const listOrientaties = async (db: Db, inwonerId?: number): Promise<Orientatie[]> => {
  const rijen = inwonerId === undefined ? await selectRijen(db).execute() : await selectRijenVan(db, inwonerId);
  const ids = rijen.map(({ id }) => id);
  const [adviezen, kennismakingen] = await Promise.all([listAdviezen(db, ids), listKennismakingen(db, ids)]);
  return rijen.map((rij) => ({
    id: rij.id,
    gemeenteId: rij.gemeente_id,
    inwonerId: rij.inwoner_id,
    regelingId: rij.regeling_id,
    product: rij.product,
    gevraagdDoor: rij.gevraagd_door,
    gevraagdOp: datum(rij.gevraagd_op),
    vraag: rij.vraag,
    opdracht: rij.opdracht,
    afgewezenOp: dag(rij.afgewezen_op),
    afgewezenReden: rij.afgewezen_reden,
    aanbiederId: rij.aanbieder_id,
    centrum: rij.centrum,
    toegangId: rij.toegang_id,
    verwezenOp: dag(rij.verwezen_op),
    kennismaking: kennismakingen.find((een) => een.orientatie_id === rij.id) ?? null,
    kennismakingOp: dag(rij.kennismaking_op),
    kennismakingWaar: rij.kennismaking_waar,
    gestartOp: dag(rij.gestart_op),
    gestoptOp: dag(rij.gestopt_op),
    gestoptReden: rij.gestopt_reden,
    gevolg: rij.gevolg,
    gevolgOp: dag(rij.gevolg_op),
    gevolgVerteld: rij.gevolg_verteld,
    versie: rij.versie,
    adviezen: adviezen.filter((advies) => advies.orientatie_id === rij.id).map(toAdvies),
  }));
};

/** What the centre found so far. Not for the resident: he reads the advice. */
export const findBevinding = async (db: Db, orientatieId: number): Promise<Bevinding> => {
  const rij = await db
    .selectFrom('orientatie')
    .select(['wensen', 'mogelijkheden', 'perspectief'])
    .where('id', '=', orientatieId)
    .executeTakeFirst();
  return rij ?? { wensen: '', mogelijkheden: '', perspectief: '' };
};

export const listObservaties = async (db: Db, orientatieId: number): Promise<Observatie[]> =>
  (
    await db
      .selectFrom('orientatieobservatie as o')
      .innerJoin('gebruiker as g', 'g.id', 'o.door')
      .select(['o.id', 'o.datum', 'o.soort', 'o.tekst', 'g.naam as door'])
      .where('o.orientatie_id', '=', orientatieId)
      .orderBy('o.datum', 'desc')
      .orderBy('o.id', 'desc')
      .execute()
  ).map((rij) => ({ ...rij, datum: datum(rij.datum) }));

/** Which orientations the centre stopped and the consulent has not looked at since. Not for the resident. */
export const listOngezien = async (db: Db, inwonerId: number): Promise<number[]> =>
  (await db.selectFrom('orientatie').select('id').where('inwoner_id', '=', inwonerId).where('nakijken', '=', true).execute()).map(
    ({ id }) => id,
  );

/** Accesses of a centre that an orientation under way needs. */
export const listLopendeToegang = async (db: Db, inwonerId: number): Promise<number[]> =>
  (
    await db
      .selectFrom('orientatie')
      .select('toegang_id')
      .where('inwoner_id', '=', inwonerId)
      .where('toegang_id', 'is not', null)
      .where('gestopt_op', 'is', null)
      .where('gevolg_op', 'is', null)
      .execute()
  ).flatMap(({ toegang_id }) => (toegang_id === null ? [] : [toegang_id]));

/** What came of the last advice, in the words of the consulent. */
export const findGevolgToelichting = async (db: Db, orientatieId: number): Promise<string> =>
  (await db.selectFrom('orientatie').select('gevolg_toelichting').where('id', '=', orientatieId).executeTakeFirst())
    ?.gevolg_toelichting ?? '';

export interface Drukte {
  aanbiederId: number;
  plaatsen: number | null;
  plaatsenOp: Datum | null;
  bezig: number;
  wachtend: number;
  langstWachtend: Datum | null;
  /** Average of the last half year between the referral and the start, in kalenderdagen. */
  wachtdagen: number | null;
}

/** How busy each centre of the municipality is: counts, without residents. */
export const listDrukte = async (db: Db): Promise<Drukte[]> => {
  const { rows } = await sql<{
    aanbieder_id: number;
    plaatsen: number | null;
    plaatsen_op: string | null;
    bezig: number;
    wachtend: number;
    langst_wachtend: string | null;
    wachtdagen: number | null;
  }>`select aanbieder_id, plaatsen, plaatsen_op, bezig::int, wachtend::int, langst_wachtend, wachtdagen from app.orientatiedrukte()`.execute(
    db,
  );
  return rows.map((rij) => ({
    aanbiederId: rij.aanbieder_id,
    plaatsen: rij.plaatsen,
    plaatsenOp: dag(rij.plaatsen_op),
    bezig: rij.bezig,
    wachtend: rij.wachtend,
    langstWachtend: dag(rij.langst_wachtend),
    wachtdagen: rij.wachtdagen,
  }));
};

/** Asks for an orientation, of the resident himself or of his consulent. Gives undefined when one is under way already. */
export const insertOrientatie = async (
  db: Db,
  o: {
    inwoner: { id: number; gemeente_id: number; consulent_id: number };
    regelingId: number;
    product: string;
    gevraagdDoor: 'inwoner' | 'consulent';
    vandaag: Datum;
    vraag: string;
    door: number;
  },
): Promise<number | undefined> => {
  const rij = await db
    .insertInto('orientatie')
    .values({
      gemeente_id: o.inwoner.gemeente_id,
      inwoner_id: o.inwoner.id,
      consulent_id: o.inwoner.consulent_id,
      regeling_id: o.regelingId,
      product: o.product,
      gevraagd_door: o.gevraagdDoor,
      gevraagd_op: isoDatum(o.vandaag),
      vraag: o.vraag,
      door: o.door,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return rij?.id;
};

/** Changes one orientation if it is still the version that was read; gives whether it was. */
export const updateOrientatie = async (
  db: Db,
  o: { id: number; inwonerId: number; versie: number },
  zet: {
    afgewezen_op?: string;
    afgewezen_reden?: string;
    aanbieder_id?: number;
    toegang_id?: number;
    verwezen_op?: string;
    opdracht?: string;
    gestart_op?: string;
    gestopt_op?: string;
    gestopt_reden?: string;
    nakijken?: boolean;
    gevolg?: Gevolg;
    gevolg_op?: string;
    gevolg_toelichting?: string;
    gevolg_verteld?: string;
  } & Partial<Bevinding>,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('orientatie')
    .set({ ...zet, ...(zet.gevolg ? { gevolg_vastgelegd_op: sql<Date>`clock_timestamp()` } : {}), versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Number and access of an orientation, for the centre's own rows. */
const centrumRij = (db: Db, orientatieId: number) =>
  db
    .selectFrom('orientatie')
    .select(['gemeente_id', 'inwoner_id', 'consulent_id', 'aanbieder_id'])
    .where('id', '=', orientatieId)
    .executeTakeFirstOrThrow();

export const insertObservatie = async (
  db: Db,
  o: { orientatieId: number; dag: Datum; soort: Observatie['soort']; tekst: string; door: number },
): Promise<number> => {
  const rij = await centrumRij(db, o.orientatieId);
  const { id } = await db
    .insertInto('orientatieobservatie')
    .values({
      gemeente_id: rij.gemeente_id,
      orientatie_id: o.orientatieId,
      inwoner_id: rij.inwoner_id,
      consulent_id: rij.consulent_id,
      aanbieder_id: rij.aanbieder_id ?? 0,
      datum: isoDatum(o.dag),
      soort: o.soort,
      tekst: o.tekst,
      door: o.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

export const insertAdvies = async (
  db: Db,
  o: { orientatieId: number; nummer: number; invoer: AdviesInvoer; categorie: string | null; vandaag: Datum; door: number },
): Promise<number> => {
  const rij = await centrumRij(db, o.orientatieId);
  const { id } = await db
    .insertInto('orientatieadvies')
    .values({
      gemeente_id: rij.gemeente_id,
      orientatie_id: o.orientatieId,
      inwoner_id: rij.inwoner_id,
      consulent_id: rij.consulent_id,
      aanbieder_id: rij.aanbieder_id ?? 0,
      nummer: o.nummer,
      werkplek: o.invoer.werkplek,
      opleiding: o.invoer.opleiding,
      vervolg: o.invoer.vervolg,
      kort: o.invoer.kort,
      categorie: o.categorie,
      gegeven_op: isoDatum(o.vandaag),
      door: o.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** What the resident thinks of an advice, by himself or as his consulent heard it. */
export const updateAkkoord = async (
  db: Db,
  adviesId: number,
  o: { akkoord: boolean; reden: string; door: 'inwoner' | 'consulent'; besprokenOp?: Datum },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('orientatieadvies')
    .set({
      akkoord: o.akkoord,
      akkoord_reden: o.reden,
      akkoord_door: o.door,
      ...(o.besprokenOp ? { besproken_op: isoDatum(o.besprokenOp) } : {}),
    })
    .where('id', '=', adviesId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** How many residents the centre of who asks can have at once. */
export const updatePlaatsen = async (db: Db, plaatsen: number, vandaag: Datum): Promise<void> => {
  await db
    .updateTable('orientatiecentrum')
    .set({ plaatsen, plaatsen_op: isoDatum(vandaag) })
    .where('aanbieder_id', '=', sql<number>`app.aanbieder()`)
    .execute();
};

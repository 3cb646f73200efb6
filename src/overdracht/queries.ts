import type { Kysely } from 'kysely';
import { type Datum, datum, isoDatum } from '../kernel/datum.ts';
import { written } from '../platform/db/fixed.ts';
import { once } from '../platform/db/once.ts';
import type { DB } from '../platform/db/schema.ts';
import { isMee, type MeeSoort, type Overdracht, Pakket } from './types.ts';

type Db = Kysely<DB>;

const dag = (iso: string | null): Datum | undefined => (iso === null ? undefined : datum(iso));

const selectOverdrachten = once((db, inwonerId: number) =>
  db
    .selectFrom('overdracht as o')
    .leftJoin('gebruiker as g', 'g.id', 'o.door')
    .selectAll('o')
    .select('g.naam as door_naam')
    .where('o.inwoner_id', '=', inwonerId)
    .orderBy('o.id', 'desc'),
);

/** The hand-overs of a resident, the latest first. */
export const listOverdrachten = async (db: Db, inwonerId: number): Promise<Overdracht[]> => {
  const rijen = await selectOverdrachten(db, inwonerId);
  return rijen.map((rij) => ({
    id: rij.id,
    partij: rij.partij,
    partijNaam: rij.partij_naam,
    partijBron: rij.partij_bron,
    waarom: rij.waarom,
    mee: rij.mee.filter(isMee),
    gevraagdOp: datum(rij.gevraagd_op),
    door: rij.door_naam ?? 'de gemeente',
    toestemming: rij.toestemming,
    toestemmingMee: rij.toestemming_mee.filter(isMee),
    toestemmingOp: dag(rij.toestemming_op),
    toestemmingDoor: rij.toestemming_door,
    toestemmingReden: rij.toestemming_reden,
    ingetrokkenOp: dag(rij.ingetrokken_op),
    verstuurdOp: dag(rij.verstuurd_op),
    verstuurdHoe: rij.verstuurd_hoe,
    antwoordTot: dag(rij.antwoord_tot),
    pakket: rij.pakket === null ? undefined : Pakket.parse(rij.pakket),
    uitkomst: rij.uitkomst,
    uitkomstOp: dag(rij.uitkomst_op),
    uitkomstTekst: rij.uitkomst_tekst,
    vervolg: rij.vervolg,
    vervolgOp: dag(rij.vervolg_op),
    gestoptOp: dag(rij.gestopt_op),
    gestoptReden: rij.gestopt_reden,
    teVertellen: rij.te_vertellen,
    verteldOp: dag(rij.verteld_op),
    verteldHoe: rij.verteld_hoe,
    versie: rij.versie,
  }));
};

/** Asks for a hand-over. Undefined when one is under way. */
export const insertOverdracht = async (
  db: Db,
  inwoner: { id: number; gemeente_id: number; consulent_id: number },
  o: {
    partij: string;
    partijNaam: string;
    partijBron: string;
    waarom: string;
    mee: readonly MeeSoort[];
    op: Datum;
    door: number;
  },
): Promise<number | undefined> => {
  const rij = await db
    .insertInto('overdracht')
    .values({
      gemeente_id: inwoner.gemeente_id,
      inwoner_id: inwoner.id,
      consulent_id: inwoner.consulent_id,
      partij: o.partij,
      partij_naam: o.partijNaam,
      partij_bron: o.partijBron,
      waarom: o.waarom,
      mee: [...o.mee],
      gevraagd_op: isoDatum(o.op),
      door: o.door,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return rij?.id;
};

/** Changes one hand-over if it is still the version that was read; gives whether it was. */
export const updateOverdracht = async (
  db: Db,
  o: { id: number; inwonerId: number; versie: number },
  zet: {
    toestemming?: boolean;
    toestemming_mee?: string[];
    toestemming_op?: string;
    toestemming_door?: 'inwoner' | 'consulent';
    toestemming_reden?: string;
    ingetrokken_op?: string;
    verstuurd_op?: string;
    verstuurd_hoe?: string;
    antwoord_tot?: string;
    pakket?: string;
    uitkomst?: 'aangenomen' | 'teruggegeven';
    uitkomst_op?: string;
    uitkomst_tekst?: string;
    vervolg?: string;
    vervolg_op?: string;
    gestopt_op?: string;
    gestopt_reden?: string;
    te_vertellen?: string;
    verteld_op?: string | null;
    verteld_hoe?: string;
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('overdracht')
    .set({ ...zet, versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** What of the dossier can go along, as it is now. */
export const readDossierdelen = async (db: Db, inwonerId: number) => {
  const [persoon, inwoner, woorden, treden, doelen, plekken, adviezen, uitkering] = await Promise.all([
    db
      .selectFrom('inwoner_persoon')
      .select(['voornaam', 'voorvoegsel', 'achternaam', 'geboortedatum', 'woonplaats', 'telefoon', 'email'])
      .where('inwoner_id', '=', inwonerId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('inwoner as i')
      .innerJoin('gebruiker as g', 'g.id', 'i.consulent_id')
      .select(['i.contact', 'i.contact_toelichting', 'i.taal', 'g.naam as consulent'])
      .where('i.id', '=', inwonerId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('planwoord')
      .distinctOn('veld')
      .select(['veld', 'tekst'])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('veld')
      .orderBy('id', 'desc')
      .execute(),
    db
      .selectFrom('ladderbepaling')
      .select(['peildatum', 'trede', 'perspectief'])
      .where('inwoner_id', '=', inwonerId)
      .where('vervallen_op', 'is', null)
      .orderBy('peildatum')
      .orderBy('vastgelegd_op')
      .execute(),
    db
      .selectFrom('doel')
      .select(['tekst', 'maat'])
      .where('inwoner_id', '=', inwonerId)
      .where('stand', '=', 'loopt')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('toewijzing as t')
      .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
      .select(['t.product', 't.regeling_id', 't.looptijd', 't.status', 'a.naam as aanbieder'])
      .where('t.inwoner_id', '=', inwonerId)
      .where('t.status', 'in', ['toegewezen', 'geaccepteerd', 'gestart', 'beeindigd'])
      .orderBy('t.id')
      .execute(),
    db
      .selectFrom('orientatieadvies')
      .select(['gegeven_op', 'werkplek', 'opleiding', 'vervolg'])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id', 'desc')
      .limit(1)
      .execute(),
    db
      .selectFrom('uitkering')
      .select('soort')
      .where('inwoner_id', '=', inwonerId)
      .where('vervallen_op', 'is', null)
      .executeTakeFirst(),
  ]);
  return { persoon, inwoner, woorden, treden, doelen, plekken, advies: adviezen[0], uitkering: uitkering?.soort };
};
export type Dossierdelen = Awaited<ReturnType<typeof readDossierdelen>>;

/** The resident, as rows of his hand-over need him. */
export const findHouder = (db: Db, inwonerId: number) =>
  db.selectFrom('inwoner').select(['id', 'gemeente_id', 'consulent_id']).where('id', '=', inwonerId).executeTakeFirst();

/** Colleagues of a functie, without the reader. */
export const listOverdrachtCollegas = (db: Kysely<DB>, functie: string): Promise<{ id: number; naam: string }[]> =>
  written<{ id: number; naam: string }>('select * from app.overdracht_collegas($1)', [functie]).execute(db);

/** Gives the resident of a hand-over that was taken over to a colleague of that functie; false when that cannot be. */
export const handToCollega = async (
  db: Kysely<DB>,
  o: { overdrachtId: number; functie: string; naar: number },
): Promise<boolean> => {
  const [rij] = await written<{ ok: boolean }>('select app.overdracht_naar($1, $2, $3) as ok', [
    o.overdrachtId,
    o.functie,
    o.naar,
  ]).execute(db);
  return rij?.ok === true;
};

import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { HoeGezegd, Samenspraak } from '../samen.ts';

type Db = Kysely<DB>;

const Regels = z.array(z.object({ kop: z.string(), waarde: z.string() }));
const Hoe = z.enum(['zelf', 'gesprek', 'telefoon', 'brief']).optional();

/** What all who may see such a question may read of it. */
const KOLOMMEN = [
  's.id',
  's.inwoner_id',
  's.wie',
  's.aanbieder_id',
  's.voorstel',
  's.gevraagd_op',
  's.antwoord',
  's.reden',
  's.hoe',
  's.gegeven_op',
  's.vervallen_op',
  's.versie',
] as const;

interface Kolommen {
  id: number;
  inwoner_id: number;
  wie: string;
  aanbieder_id: number | null;
  voorstel: unknown;
  gevraagd_op: string;
  antwoord: boolean | null;
  reden: string;
  hoe: string | null;
  gegeven_op: string | null;
  vervallen_op: string | null;
  versie: number;
}

const toSamenspraak = (
  rij: Kolommen,
  meer: Pick<Samenspraak, 'conceptId' | 'gevraagdAan' | 'naam' | 'namens' | 'gegevenDoor'>,
): Samenspraak => ({
  ...meer,
  id: rij.id,
  inwonerId: rij.inwoner_id,
  wie: rij.wie,
  aanbiederId: rij.aanbieder_id ?? undefined,
  voorstel: Regels.parse(rij.voorstel),
  gevraagdOp: datum(rij.gevraagd_op),
  antwoord: rij.antwoord ?? undefined,
  reden: rij.reden,
  hoe: Hoe.parse(rij.hoe ?? undefined),
  gegevenOp: rij.gegeven_op === null ? undefined : datum(rij.gegeven_op),
  vervallen: rij.vervallen_op !== null,
  versie: rij.versie,
});

/** The questions around a concept, as the municipality sees them, the newest first. */
export const listSamenspraak = async (db: Db, o: { inwonerId: number; conceptId: number }): Promise<Samenspraak[]> => {
  const rijen = await db
    .selectFrom('samenspraak as s')
    .leftJoin('gebruiker as g', 'g.id', 's.gevraagd_aan')
    .leftJoin('aanbieder as a', 'a.id', 's.aanbieder_id')
    .select([
      ...KOLOMMEN,
      's.concept_id',
      's.gevraagd_aan',
      's.namens',
      's.gegeven_door',
      'g.naam as collega',
      'a.naam as aanbieder',
    ])
    .where('s.inwoner_id', '=', o.inwonerId)
    .where('s.concept_id', '=', o.conceptId)
    .orderBy('s.id', 'desc')
    .execute();
  return rijen.map((rij) =>
    toSamenspraak(rij, {
      conceptId: rij.concept_id,
      gevraagdAan: rij.gevraagd_aan ?? undefined,
      naam: rij.collega ?? rij.aanbieder ?? '',
      namens: rij.namens,
      gegevenDoor: rij.gegeven_door ?? undefined,
    }),
  );
};

/** The questions around the resident, or to the aanbieder, that reads: open ones first. The resident sees who else decides along. */
export const listAanMij = async (db: Db): Promise<Samenspraak[]> => {
  const rijen = await db
    .selectFrom('samenspraak as s')
    .select(KOLOMMEN)
    .where('s.vervallen_op', 'is', null)
    .orderBy('s.id', 'desc')
    .limit(100)
    .execute();
  return rijen
    .map((rij) => toSamenspraak(rij, { conceptId: 0, gevraagdAan: undefined, naam: '', namens: '', gegevenDoor: undefined }))
    .toSorted((een, ander) => Number(een.antwoord !== undefined) - Number(ander.antwoord !== undefined));
};

/** Of whom the questions to this aanbieder are: by id of the question. */
export const listNamenBijMij = (db: Db) =>
  written<{
    id: number;
    gemeente_id: number;
    inwoner_id: number;
    voornaam: string;
    voorvoegsel: string | null;
    achternaam: string;
  }>('select * from app.samenspraak_bij_mij()', []).execute(db);

/** What lies before a colleague for his yes or no, the longest waiting first. */
export const listAanCollega = (db: Db) =>
  db
    .selectFrom('samenspraak as s')
    .innerJoin('besluitconcept as c', (join) =>
      join.onRef('c.gemeente_id', '=', 's.gemeente_id').onRef('c.id', '=', 's.concept_id'),
    )
    .innerJoin('inwoner as i', (join) => join.onRef('i.gemeente_id', '=', 's.gemeente_id').onRef('i.id', '=', 's.inwoner_id'))
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 's.gemeente_id').onRef('p.inwoner_id', '=', 's.inwoner_id'),
    )
    .leftJoin('gebruiker as g', 'g.id', 's.door')
    .select([
      's.id',
      's.concept_id',
      's.inwoner_id',
      's.gevraagd_op',
      'c.soort',
      'c.product',
      'i.dossiernummer',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'g.naam as door',
    ])
    .where('s.gevraagd_aan', '=', sql<number>`app.gebruiker()`)
    .where('s.antwoord', 'is', null)
    .where('s.vervallen_op', 'is', null)
    .orderBy('s.id')
    .execute();

export const insertSamenspraak = async (
  db: Db,
  rij: {
    gemeente_id: number;
    inwoner_id: number;
    consulent_id: number;
    concept_id: number;
    wie: string;
    gevraagd_aan: number | null;
    aanbieder_id: number | null;
    voorstel: string;
    gevraagd_op: string;
    door: number;
  },
): Promise<number> => (await db.insertInto('samenspraak').values(rij).returning('id').executeTakeFirstOrThrow()).id;

/** False when it was answered or taken back in between. `namens` only for what is written down. */
export const setAntwoord = async (
  db: Db,
  o: {
    id: number;
    versie: number;
    antwoord: boolean;
    reden: string;
    hoe: HoeGezegd;
    namens?: string | undefined;
    op: Datum;
    door: number;
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('samenspraak')
    .set({
      antwoord: o.antwoord,
      reden: o.reden,
      hoe: o.hoe,
      ...(o.namens === undefined ? {} : { namens: o.namens }),
      gegeven_op: isoDatum(o.op),
      gegeven_door: o.door,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('antwoord', 'is', null)
    .where('vervallen_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Takes the questions of a concept back that count now: of one of them, or of all. */
export const dropSamenspraak = (db: Db, o: { inwonerId: number; conceptId: number; wie: string; op: Datum }) =>
  db
    .updateTable('samenspraak')
    .set((eb) => ({ vervallen_op: isoDatum(o.op), versie: eb('versie', '+', 1) }))
    .where('inwoner_id', '=', o.inwonerId)
    .where('concept_id', '=', o.conceptId)
    .where('wie', '=', o.wie)
    .where('vervallen_op', 'is', null)
    .execute();

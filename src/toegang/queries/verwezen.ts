// Who was referred to the orientation centre: for the consulent who refers, and for the centre.
import { type Kysely, type SqlBool, sql } from 'kysely';
import pg from 'pg';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { fromDaterange, fromDaterangeOpen, type Periode, toDaterange } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Gedeeld } from '../types.ts';

const hier = sql<number>`app.gemeente()`;

/** Centres of the municipality on a day. */
export const listCentra = (db: Kysely<DB>, dag: Datum) =>
  db
    .selectFrom('orientatiecentrum as c')
    .innerJoin('aanbieder as a', 'a.id', 'c.aanbieder_id')
    .select(['a.id', 'a.naam'])
    .where('c.gemeente_id', '=', hier)
    .where(sql<SqlBool>`c.geldig @> ${isoDatum(dag)}::date`)
    .orderBy('a.naam')
    .execute();

/** To which centres a resident was referred, latest first. */
export const listVerwijzingen = async (db: Kysely<DB>, inwonerId: number) =>
  (
    await db
      .selectFrom('orientatietoegang as t')
      .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
      .select(['t.id', 'a.naam', 't.reden', 't.periode', 't.deelt', 't.beeindigd_op'])
      .where('t.inwoner_id', '=', inwonerId)
      .orderBy('t.id', 'desc')
      .execute()
  ).map((rij) => ({ ...rij, periode: fromDaterange(rij.periode) }));

/** `bezet`: the centre knows the resident in these days already; the transaction can then only be undone. */
export const insertVerwijzing = async (
  db: Kysely<DB>,
  o: {
    gemeenteId: number;
    inwonerId: number;
    consulentId: number;
    centrumId: number;
    reden: string;
    periode: Periode;
    deelt: readonly Gedeeld[];
    toestemmingOp: Datum | undefined;
    door: number;
  },
): Promise<number | 'bezet'> => {
  try {
    const { id } = await db
      .insertInto('orientatietoegang')
      .values({
        gemeente_id: o.gemeenteId,
        inwoner_id: o.inwonerId,
        consulent_id: o.consulentId,
        aanbieder_id: o.centrumId,
        reden: o.reden,
        periode: toDaterange(o.periode),
        deelt: [...o.deelt],
        toestemming_op: o.toestemmingOp ? isoDatum(o.toestemmingOp) : null,
        door: o.door,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '23P01') return 'bezet';
    throw error;
  }
};

export const endVerwijzing = async (db: Kysely<DB>, o: { inwonerId: number; id: number }): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('orientatietoegang')
    .set((eb) => ({ beeindigd_op: sql<Date>`clock_timestamp()`, versie: eb('versie', '+', 1) }))
    .where('inwoner_id', '=', o.inwonerId)
    .where('id', '=', o.id)
    .where('beeindigd_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** The residents that the centre of the reader knows of today. */
export const listVerwezen = async (db: Kysely<DB>) =>
  (
    await db
      .selectFrom('orientatietoegang as t')
      .innerJoin('inwoner as i', (join) => join.onRef('i.gemeente_id', '=', 't.gemeente_id').onRef('i.id', '=', 't.inwoner_id'))
      .innerJoin('inwoner_persoon as p', (join) =>
        join.onRef('p.gemeente_id', '=', 't.gemeente_id').onRef('p.inwoner_id', '=', 't.inwoner_id'),
      )
      .leftJoin('inwoner_trede as n', (join) =>
        join.onRef('n.gemeente_id', '=', 't.gemeente_id').onRef('n.inwoner_id', '=', 't.inwoner_id'),
      )
      .leftJoin('gebruiker as g', 'g.id', 'i.consulent_id')
      .select([
        'i.id',
        'i.dossiernummer',
        'i.contact',
        'i.contact_toelichting',
        'i.lezen',
        'i.taal',
        'p.voornaam',
        'p.voorvoegsel',
        'p.achternaam',
        'p.telefoon',
        'p.email',
        'n.trede',
        'g.naam as consulent',
        'g.telefoon as consulent_telefoon',
        't.reden',
        't.periode',
        't.deelt',
      ])
      .orderBy(sql`upper(t.periode)`)
      .orderBy('p.zoeknaam')
      .execute()
  ).map((rij) => ({ ...rij, periode: fromDaterange(rij.periode) }));
export type Verwezen = Awaited<ReturnType<typeof listVerwezen>>[number];

/** Treden of a resident over time, latest first; without what was written beside them. */
export const listTreden = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('ladderbepaling')
    .select(['id', 'peildatum', 'trede', 'perspectief'])
    .where('inwoner_id', '=', inwonerId)
    .orderBy('peildatum', 'desc')
    .orderBy('vastgelegd_op', 'desc')
    .execute();

export const listDoelen = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('doel')
    .select(['id', 'soort', 'tekst'])
    .where('inwoner_id', '=', inwonerId)
    .where('stand', '=', 'loopt')
    .orderBy('id')
    .execute();

/** What kind of benefit, for who may see that. */
export const findSoortUitkering = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('uitkering')
    .select('soort')
    .where('inwoner_id', '=', inwonerId)
    .where('vervallen_op', 'is', null)
    .executeTakeFirst();

/** The domains of the last Zelfredzaamheid-Matrix with their scores, for who may see that; nothing for anybody else. */
export const listZrmScores = async (
  db: Kysely<DB>,
  inwonerId: number,
): Promise<{ peildatum: string; domein: string; score: number }[]> => {
  const rijen = await db
    .selectFrom('zrmscore as s')
    .innerJoin('zrm as z', (join) => join.onRef('z.gemeente_id', '=', 's.gemeente_id').onRef('z.id', '=', 's.zrm_id'))
    .select(['z.id', 'z.peildatum', 's.domein', 's.score'])
    .where('s.inwoner_id', '=', inwonerId)
    .where('z.vervallen_op', 'is', null)
    .orderBy('z.peildatum', 'desc')
    .orderBy('z.id', 'desc')
    .execute();
  return rijen.flatMap(({ id, score, ...rij }) => (id === rijen[0]?.id && score !== null ? [{ ...rij, score }] : []));
};

/** All centres of the municipality with their first day. */
export const listCentraMetVan = async (db: Kysely<DB>): Promise<{ id: number; naam: string; sinds: Datum }[]> => {
  const rijen = await db
    .selectFrom('orientatiecentrum as c')
    .innerJoin('aanbieder as a', 'a.id', 'c.aanbieder_id')
    .select(['a.id', 'a.naam', 'c.geldig'])
    .where('c.gemeente_id', '=', hier)
    .orderBy('a.naam')
    .execute();
  return rijen.map(({ geldig, ...rij }) => ({ ...rij, sinds: fromDaterangeOpen(geldig).van }));
};

export const listOrganisaties = (db: Kysely<DB>) => db.selectFrom('aanbieder').select(['id', 'naam']).orderBy('naam').execute();

/** False when it is one already. */
export const insertCentrum = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; aanbiederId: number; van: Datum; door: number },
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('orientatiecentrum')
    .values({
      gemeente_id: o.gemeenteId,
      aanbieder_id: o.aanbiederId,
      geldig: toDaterange({ van: o.van, tot: null }),
      door: o.door,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

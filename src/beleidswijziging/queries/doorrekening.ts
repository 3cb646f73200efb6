import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';
import type { Beweging, Doorrekening, GevolgRegel, Richting, Telling } from '../types.ts';

type Rij = {
  id: number;
  concept_id: number;
  conceptversie: number;
  status: Doorrekening['status'];
  gedaan: number;
  totaal: number;
  peildatum: string;
  aangevraagd_op: Date;
  naam: string;
  klaar_op: Date | null;
  met_id: number;
  telling: Telling | null;
  fout: string;
};

const toDoorrekening = (rij: Rij): Doorrekening => ({
  id: rij.id,
  conceptId: rij.concept_id,
  conceptversie: rij.conceptversie,
  status: rij.status,
  gedaan: rij.gedaan,
  totaal: rij.totaal,
  peildatum: rij.peildatum,
  aangevraagdOp: rij.aangevraagd_op,
  aangevraagdDoor: rij.naam,
  klaarOp: rij.klaar_op ?? undefined,
  metId: rij.met_id,
  telling: rij.telling ?? undefined,
  fout: rij.fout,
});

const kies = sql`select d.id, d.concept_id, d.conceptversie, d.status, d.gedaan, d.totaal, d.peildatum, d.aangevraagd_op, g.naam, d.klaar_op, d.met_id, d.telling, d.fout
  from doorrekening d join gebruiker g on g.id = d.aangevraagd_door where d.gemeente_id = app.gemeente()`;

/** The last one of a concept, whatever became of it. */
export const findLaatste = async (db: Kysely<DB>, conceptId: number): Promise<Doorrekening | undefined> => {
  const { rows } = await sql<Rij>`${kies} and d.concept_id = ${conceptId} order by d.id desc limit 1`.execute(db);
  return rows[0] && toDoorrekening(rows[0]);
};

/** The last one of a text of a concept that was finished. */
export const findKlaar = async (db: Kysely<DB>, conceptId: number): Promise<Doorrekening | undefined> => {
  const { rows } =
    await sql<Rij>`${kies} and d.concept_id = ${conceptId} and d.status = 'klaar' order by d.id desc limit 1`.execute(db);
  return rows[0] && toDoorrekening(rows[0]);
};

export const findDoorrekening = async (db: Kysely<DB>, id: number): Promise<Doorrekening | undefined> => {
  const { rows } = await sql<Rij>`${kies} and d.id = ${id}`.execute(db);
  return rows[0] && toDoorrekening(rows[0]);
};

export const insertDoorrekening = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; conceptId: number; conceptversie: number; peildatum: string; door: number; metId: number },
): Promise<number> => {
  const { id } = await db
    .insertInto('doorrekening')
    .values({
      gemeente_id: o.gemeenteId,
      concept_id: o.conceptId,
      conceptversie: o.conceptversie,
      peildatum: o.peildatum,
      aangevraagd_door: o.door,
      met_id: o.metId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

export const updateDoorrekening = async (
  db: Kysely<DB>,
  id: number,
  o: { status: Doorrekening['status']; gedaan?: number; totaal?: number; fout?: string; telling?: Telling },
): Promise<void> => {
  const { telling, ...rest } = o;
  await db
    .updateTable('doorrekening')
    .set({
      ...rest,
      ...(telling ? { telling: JSON.stringify(telling), klaar_op: sql<Date>`clock_timestamp()` } : {}),
    })
    .where('gemeente_id', '=', sql<number>`app.gemeente()`)
    .where('id', '=', id)
    .execute();
};

/** What an earlier try stored before it was interrupted. */
export const deleteRegels = async (db: Kysely<DB>, id: number): Promise<void> => {
  await db
    .deleteFrom('doorrekeningregel')
    .where('gemeente_id', '=', sql<number>`app.gemeente()`)
    .where('doorrekening_id', '=', id)
    .execute();
};

/** A case that moves, before it has a number. */
export type NieuweRegel = Omit<GevolgRegel, 'volgnummer' | 'aanbieder'> & { aanbiederId: number | undefined };

/** Stores lines in one statement; `vanaf` is the number of the first. */
export const insertRegels = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; id: number; vanaf: number; regels: readonly NieuweRegel[] },
): Promise<void> => {
  if (o.regels.length === 0) return;
  const rijen = o.regels.map((r, i) => ({
    v: o.vanaf + i,
    t: r.toewijzing ?? null,
    d: r.dossier,
    p: r.product,
    a: r.aanbiederId ?? null,
    r: r.richting,
    b: r.bedragVerschil,
    w: r.wat,
    s: [...new Set(r.wat.map(({ soort }) => soort))].join(' '),
  }));
  await sql`
    insert into doorrekeningregel (gemeente_id, doorrekening_id, volgnummer, toewijzing, dossier, product, aanbieder_id, richting, toets, einde, plicht, bedrag, bedrag_verschil, wat)
    select ${o.gemeenteId}, ${o.id}, v, t, d, p, a, r, s like '%toets%', s like '%einde%', s like '%plicht%', s like '%bedrag%', b, w
      from json_to_recordset(${JSON.stringify(rijen)}::json) as x(v int, t int, d text, p text, a int, r text, b int, s text, w jsonb)`.execute(
    db,
  );
};

/** Which lines somebody wants to see. */
export interface GevolgFilter {
  richting?: Richting | undefined;
  soort?: Beweging['soort'] | undefined;
  product?: string | undefined;
}

const waar = (id: number, f: GevolgFilter): RawBuilder<unknown> => sql`
  r.gemeente_id = app.gemeente() and r.doorrekening_id = ${id}
  and ${f.richting === undefined ? sql`true` : sql`r.richting = ${f.richting}`}
  and ${f.soort === undefined ? sql`true` : sql`r.${sql.ref(f.soort)}`}
  and ${f.product === undefined ? sql`true` : sql`r.product = ${f.product}`}`;

export const countRegels = async (db: Kysely<DB>, id: number, filter: GevolgFilter): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from doorrekeningregel r where ${waar(id, filter)}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
};

export const listRegels = async (
  db: Kysely<DB>,
  id: number,
  filter: GevolgFilter,
  bladzijde?: { vanaf: number; aantal: number },
): Promise<GevolgRegel[]> => {
  const { rows } = await sql<{
    volgnummer: number;
    toewijzing: number | null;
    dossier: string;
    product: string;
    aanbieder: string | null;
    richting: Richting;
    bedragVerschil: number;
    wat: Beweging[];
  }>`
    select r.volgnummer, r.toewijzing, r.dossier, r.product, a.naam as aanbieder, r.richting, r.bedrag_verschil as "bedragVerschil", r.wat
      from doorrekeningregel r left join aanbieder a on a.id = r.aanbieder_id
     where ${waar(id, filter)} order by r.volgnummer
     ${bladzijde ? sql`limit ${bladzijde.aantal} offset ${bladzijde.vanaf}` : sql``}`.execute(db);
  return rows.map((rij) => ({ ...rij, toewijzing: rij.toewijzing ?? undefined, aanbieder: rij.aanbieder ?? undefined }));
};

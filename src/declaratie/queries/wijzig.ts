import { type Kysely, sql } from 'kysely';
import type { Maand } from '../../kernel/maand.ts';
import type { DB } from '../../platform/db/schema.ts';
import { type DeclaratieStatus, type RegelStatus, STANDAARD_WET } from '../status.ts';
import type { Per } from '../types.ts';
import { eersteDagVan } from './declaraties.ts';

/** A line as it is stored; money in eurocent, time in minutes. */
export type NieuweRegel = {
  toewijzingId: number;
  prestatiemaand: Maand;
  soort: 'debet' | 'credit';
  corrigeertId: number | null;
  product: string;
  per: Per;
  minuten: number;
  betaalbaar: number;
  tarief: number;
  bedrag: number;
  uitleg: string;
  herkomst: unknown;
};

/** A concept with the next number of its month. Gives its id. */
export async function insertDeclaratie(
  db: Kysely<DB>,
  o: { gemeenteId: number; aanbiederId: number; maand: Maand },
): Promise<{ id: number; volgnummer: number }> {
  const maand = eersteDagVan(o.maand);
  return db
    .insertInto('declaratie')
    .values((eb) => ({
      gemeente_id: o.gemeenteId,
      aanbieder_id: o.aanbiederId,
      maand,
      volgnummer: eb
        .selectFrom('declaratie')
        .select(sql<number>`coalesce(max(volgnummer), 0) + 1`.as('nummer'))
        .where('gemeente_id', '=', o.gemeenteId)
        .where('aanbieder_id', '=', o.aanbiederId)
        .where('maand', '=', maand),
      status: 'concept',
    }))
    .returning(['id', 'volgnummer'])
    .executeTakeFirstOrThrow();
}

/** Stores lines as one statement; give credits ahead of the debits that come in their place. */
export async function insertRegels(
  db: Kysely<DB>,
  o: { gemeenteId: number; aanbiederId: number; declaratieId: number },
  regels: readonly NieuweRegel[],
): Promise<void> {
  if (regels.length === 0) return;
  const rijen = regels.map((regel) => ({
    toewijzing_id: regel.toewijzingId,
    prestatiemaand: eersteDagVan(regel.prestatiemaand),
    soort: regel.soort,
    corrigeert_id: regel.corrigeertId,
    product: regel.product,
    per: regel.per,
    minuten: regel.minuten,
    betaalbaar: regel.betaalbaar,
    tarief: regel.tarief,
    bedrag: regel.bedrag,
    uitleg: regel.uitleg,
    herkomst: regel.herkomst,
  }));
  await sql`
    insert into declaratieregel (gemeente_id, declaratie_id, aanbieder_id, toewijzing_id, prestatiemaand, soort, corrigeert_id, product, per,
                                 minuten, betaalbaar, tarief, bedrag, wet, uitleg, herkomst)
    select ${o.gemeenteId}::int, ${o.declaratieId}::int, ${o.aanbiederId}::int, toewijzing_id, prestatiemaand, soort, corrigeert_id, product, per,
           minuten, betaalbaar, tarief, bedrag, ${STANDAARD_WET}, uitleg, herkomst
      from jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb) as x(toewijzing_id int, prestatiemaand date, soort text, corrigeert_id int,
           product text, per text, minuten int, betaalbaar int, tarief int, bedrag int, uitleg text, herkomst jsonb)`.execute(db);
}

/** Takes a concept away with its lines; lines that it took back count again. */
export async function deleteConcept(db: Kysely<DB>, o: { gemeenteId: number; id: number }): Promise<void> {
  // The new debit goes ahead of the credit: as long as the credit stands, the old line does not count.
  for (const soort of ['debet', 'credit'] as const)
    await db
      .deleteFrom('declaratieregel')
      .where('gemeente_id', '=', o.gemeenteId)
      .where('declaratie_id', '=', o.id)
      .where('soort', '=', soort)
      .execute();
  await db.deleteFrom('declaratie').where('gemeente_id', '=', o.gemeenteId).where('id', '=', o.id).execute();
}

/** Brings a declaratie one step on when it still has the version that was seen; false when it does not. */
export async function updateStatus(
  db: Kysely<DB>,
  o: { id: number; versie: number; naar: DeclaratieStatus; door: number; terugReden?: string },
): Promise<boolean> {
  const nu = sql<Date>`clock_timestamp()`;
  const stap =
    o.naar === 'ingediend' && o.terugReden !== undefined
      ? { gecontroleerd_op: null, gecontroleerd_door: null, terug_reden: o.terugReden }
      : o.naar === 'ingediend'
        ? { ingediend_op: nu, ingediend_door: o.door }
        : o.naar === 'gecontroleerd'
          ? { gecontroleerd_op: nu, gecontroleerd_door: o.door, terug_reden: '' }
          : { goedgekeurd_op: nu, goedgekeurd_door: o.door };
  const uit = await db
    .updateTable('declaratie')
    .set({ status: o.naar, versie: o.versie + 1, ...stap })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .executeTakeFirst();
  return uit.numUpdatedRows === 1n;
}

/** The verdict on lines of one kind. Rejecting begins with the debets, opening again with the credits: see deleteConcept. */
export async function updateOordeel(
  db: Kysely<DB>,
  o: { declaratieId: number; ids: readonly number[]; soort: 'debet' | 'credit'; status: RegelStatus; reden: string },
): Promise<void> {
  if (o.ids.length === 0) return;
  await db
    .updateTable('declaratieregel')
    .set({ status: o.status, reden: o.reden })
    .where('declaratie_id', '=', o.declaratieId)
    .where('soort', '=', o.soort)
    .where('id', 'in', [...o.ids])
    .execute();
}

/** The answer of the aanbieder on a rejected line. False when there is no such line (any more). */
export async function updateAntwoord(
  db: Kysely<DB>,
  o: { declaratieId: number; ids: readonly number[]; antwoord: string },
): Promise<boolean> {
  const uit = await db
    .updateTable('declaratieregel')
    .set({ antwoord: o.antwoord })
    .where('declaratie_id', '=', o.declaratieId)
    .where('id', 'in', [...o.ids])
    .where('status', '=', 'afgewezen')
    .executeTakeFirst();
  return uit.numUpdatedRows > 0n;
}

export async function insertMaand(db: Kysely<DB>, o: { gemeenteId: number; maand: Maand; door: number }): Promise<boolean> {
  const uit = await db
    .insertInto('maand')
    .values({ gemeente_id: o.gemeenteId, maand: eersteDagVan(o.maand), gesloten_door: o.door })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return uit.numInsertedOrUpdatedRows === 1n;
}

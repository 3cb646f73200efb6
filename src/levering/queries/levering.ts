import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../platform/db/schema.ts';
import { BewaardeCorrectie } from '../correcties.ts';
import { LeveringStatus } from '../status.ts';
import type { BestandTelling, Reden, Signaal } from '../types.ts';
import { inStukken } from './stukken.ts';

/** Counts of one file, as they are kept with the delivery. */
const Telling = z.object({
  bestand: z.string(),
  soort: z.string().nullable(),
  gelezen: z.int(),
  aangenomen: z.int(),
  afgewezen: z.int(),
  fout: z.string().optional(),
});
const BewaardSignaal = z.object({ soort: z.string(), toewijzing: z.string().optional(), tekst: z.string() });

export type LeveringRij = {
  id: number;
  naam: string;
  status: LeveringStatus;
  vandaag: string;
  proef: boolean;
  bestanden: z.output<typeof Telling>[];
  signalen: z.output<typeof BewaardSignaal>[];
  stap: string;
  gedaan: number;
  totaal: number;
  fout: string;
  begonnenOp: Date;
  klaarOp: Date | null;
  door: string;
};

/** A row to be refused, with the correction that it offers. */
export type TeBewarenAfwijzing = {
  regel: number;
  reden: Reden;
  tekst: string;
  correctie: BewaardeCorrectie | undefined;
};

const kolommen = [
  'l.id',
  'l.naam',
  'l.status',
  'l.vandaag',
  'l.proef',
  'l.bestanden',
  'l.stap',
  'l.gedaan',
  'l.totaal',
  'l.fout',
  'l.begonnen_op as begonnenOp',
  'l.klaar_op as klaarOp',
  'g.naam as door',
] as const;

const lees = <T extends { status: string; bestanden: unknown; signalen?: unknown }>(rij: T) => ({
  ...rij,
  status: LeveringStatus.parse(rij.status),
  bestanden: z.array(Telling).parse(rij.bestanden),
  signalen: z.array(BewaardSignaal).parse(rij.signalen ?? []),
});

/** Newest first. */
export async function findLeveringen(
  db: Kysely<DB>,
  o: { aantal: number; pagina: number },
): Promise<{ rijen: LeveringRij[]; totaal: number }> {
  const [rijen, telling] = await Promise.all([
    db
      .selectFrom('levering as l')
      .innerJoin('gebruiker as g', 'g.id', 'l.door')
      .select(kolommen)
      .orderBy('l.id', 'desc')
      .limit(o.aantal)
      .offset((o.pagina - 1) * o.aantal)
      .execute(),
    db
      .selectFrom('levering')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ]);
  return { rijen: rijen.map(lees), totaal: telling.n };
}

export async function findLevering(db: Kysely<DB>, id: number): Promise<LeveringRij | undefined> {
  const rij = await db
    .selectFrom('levering as l')
    .innerJoin('gebruiker as g', 'g.id', 'l.door')
    .select([...kolommen, 'l.signalen'])
    .where('l.id', '=', id)
    .executeTakeFirst();
  return rij && lees(rij);
}

export type AfwijzingRij = {
  id: number;
  bestand: string;
  regel: number;
  reden: string;
  tekst: string;
  correctie: BewaardeCorrectie | undefined;
  overgenomenOp: Date | null;
};

const metCorrectie = <T extends { correctie: unknown }>(rij: T) => ({
  ...rij,
  correctie: rij.correctie === null ? undefined : BewaardeCorrectie.parse(rij.correctie),
});

/** Refused rows in the order of the files; `alleenCorrecties` are those that may be taken over. */
export async function findAfwijzingen(
  db: Kysely<DB>,
  o: { leveringId: number; aantal: number; pagina: number; alleenCorrecties?: boolean },
): Promise<AfwijzingRij[]> {
  let vraag = db
    .selectFrom('leveringafwijzing as a')
    .select(['a.id', 'a.bestand', 'a.regel', 'a.reden', 'a.tekst', 'a.correctie', 'a.overgenomen_op as overgenomenOp'])
    .where('a.levering_id', '=', o.leveringId)
    .orderBy('a.bestand_nr')
    .orderBy('a.id')
    .limit(o.aantal)
    .offset((o.pagina - 1) * o.aantal);
  if (o.alleenCorrecties) vraag = vraag.where('a.correctie', 'is not', null);
  return (await vraag.execute()).map(metCorrectie);
}

export async function countAfwijzingen(
  db: Kysely<DB>,
  leveringId: number,
): Promise<{ alle: number; correcties: number; open: number }> {
  return db
    .selectFrom('leveringafwijzing')
    .select((eb) => [
      eb.fn.countAll<number>().as('alle'),
      eb.fn.count<number>('correctie').as('correcties'),
      eb.fn.countAll<number>().filterWhere('correctie', 'is not', null).filterWhere('overgenomen_op', 'is', null).as('open'),
    ])
    .where('levering_id', '=', leveringId)
    .executeTakeFirstOrThrow();
}

/** All refused rows for the download; no offers. */
export async function findAfwijzingenKaal(
  db: Kysely<DB>,
  leveringId: number,
): Promise<{ bestand: string; regel: number; reden: string; tekst: string }[]> {
  return db
    .selectFrom('leveringafwijzing')
    .select(['bestand', 'regel', 'reden', 'tekst'])
    .where('levering_id', '=', leveringId)
    .orderBy('bestand_nr')
    .orderBy('id')
    .execute();
}

/** Open corrections by number, locked until the end of the transaction. */
export async function lockCorrecties(db: Kysely<DB>, leveringId: number, ids: readonly number[]): Promise<AfwijzingRij[]> {
  const rijen = await db
    .selectFrom('leveringafwijzing as a')
    .select(['a.id', 'a.bestand', 'a.regel', 'a.reden', 'a.tekst', 'a.correctie', 'a.overgenomen_op as overgenomenOp'])
    .where('a.levering_id', '=', leveringId)
    .where('a.id', 'in', [...ids])
    .where('a.correctie', 'is not', null)
    .where('a.overgenomen_op', 'is', null)
    .orderBy('a.id')
    .forUpdate()
    .execute();
  return rijen.map(metCorrectie);
}

export async function markOvergenomen(db: Kysely<DB>, o: { id: number; gebruikerId: number }): Promise<void> {
  await db
    .updateTable('leveringafwijzing')
    .set({ overgenomen_op: sql`clock_timestamp()`, overgenomen_door: o.gebruikerId })
    .where('id', '=', o.id)
    .execute();
}

/** A toewijzing by its number, for a link: its resident. */
export async function findInwonersVanToewijzingen(db: Kysely<DB>, nummers: readonly string[]): Promise<Map<string, number>> {
  const getallen = nummers.filter((nummer) => /^\d{1,9}$/.test(nummer)).map(Number);
  if (getallen.length === 0) return new Map();
  const rijen = await db.selectFrom('toewijzing').select(['nummer', 'inwoner_id']).where('nummer', 'in', getallen).execute();
  return new Map(rijen.map((rij) => [String(rij.nummer), rij.inwoner_id]));
}

/** A delivery that waits, with the contents of its files. Gives its number. */
export async function insertLevering(
  db: Kysely<DB>,
  o: {
    gemeenteId: number;
    naam: string;
    vandaag: string;
    proef: boolean;
    gebruikerId: number;
    bestanden: readonly { naam: string; inhoud: Uint8Array }[];
  },
): Promise<number> {
  const { id } = await db
    .insertInto('levering')
    .values({
      gemeente_id: o.gemeenteId,
      naam: o.naam,
      status: 'wacht',
      vandaag: o.vandaag,
      proef: o.proef,
      door: o.gebruikerId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const bestand of o.bestanden) {
    await db
      .insertInto('leveringbestand')
      .values({ gemeente_id: o.gemeenteId, levering_id: id, naam: bestand.naam, inhoud: Buffer.from(bestand.inhoud) })
      .execute();
  }
  return id;
}

/** The delivery of the command line: there when it changed something. */
export async function insertLeveringKlaar(
  db: Kysely<DB>,
  o: { gemeenteId: number; naam: string; vandaag: string; gebruikerId: number },
): Promise<number> {
  const { id } = await db
    .insertInto('levering')
    .values({
      gemeente_id: o.gemeenteId,
      naam: o.naam,
      status: 'bezig',
      vandaag: o.vandaag,
      proef: false,
      door: o.gebruikerId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The files of a delivery that waits, in the order in which they were chosen; `grootte` in bytes. */
export async function findLeveringbestanden(
  db: Kysely<DB>,
  leveringId: number,
): Promise<{ id: number; naam: string; grootte: number }[]> {
  return db
    .selectFrom('leveringbestand')
    .select(['id', 'naam', sql<number>`octet_length(inhoud)`.as('grootte')])
    .where('levering_id', '=', leveringId)
    .orderBy('id')
    .execute();
}

/** At most `aantal` bytes of a file, from the byte `vanaf` on, the first being 0. */
export async function readInhoud(db: Kysely<DB>, o: { id: number; vanaf: number; aantal: number }): Promise<Buffer> {
  const rij = await sql<{ deel: Buffer }>`
    select substring(inhoud from ${o.vanaf + 1}::int for ${o.aantal}::int) as deel from leveringbestand where id = ${o.id}`.execute(
    db,
  );
  const deel = rij.rows[0]?.deel;
  if (!deel) throw new Error('een bestand van de levering is er niet meer');
  return deel;
}

/** How far the delivery is. */
export async function updateVoortgang(
  db: Kysely<DB>,
  o: { id: number; status: LeveringStatus; stap: string; gedaan: number; totaal: number; fout?: string },
): Promise<void> {
  await db
    .updateTable('levering')
    .set({ status: o.status, stap: o.stap, gedaan: o.gedaan, totaal: o.totaal, fout: o.fout ?? '', klaar_op: null })
    .where('id', '=', o.id)
    .execute();
}

/** Refused rows of an earlier try. */
export async function deleteAfwijzingen(db: Kysely<DB>, leveringId: number): Promise<void> {
  await db.deleteFrom('leveringafwijzing').where('levering_id', '=', leveringId).execute();
}

/** Refused rows of a part of a file, `bestandNr` being its place in the delivery. */
export async function insertAfwijzingen(
  db: Kysely<DB>,
  o: { gemeenteId: number; leveringId: number; bestandNr: number; bestand: string },
  afwijzingen: readonly TeBewarenAfwijzing[],
): Promise<void> {
  for (const stuk of inStukken(afwijzingen)) {
    await sql`
      insert into leveringafwijzing (gemeente_id, levering_id, bestand_nr, bestand, regel, reden, tekst, correctie)
      select ${o.gemeenteId}, ${o.leveringId}, ${o.bestandNr}, ${o.bestand}, r.* from unnest(${stuk.map((a) => a.regel)}::int[],
        ${stuk.map((a) => a.reden)}::text[], ${stuk.map((a) => a.tekst)}::text[],
        ${stuk.map((a) => (a.correctie ? JSON.stringify(a.correctie) : null))}::jsonb[]) as r`.execute(db);
  }
}

/** The outcome. What was uploaded is not needed any more: only the result stays. */
export async function finishLevering(
  db: Kysely<DB>,
  o: { id: number; bestanden: readonly BestandTelling[]; signalen: readonly Signaal[] },
): Promise<void> {
  await db.deleteFrom('leveringbestand').where('levering_id', '=', o.id).execute();
  await db
    .updateTable('levering')
    .set({
      status: 'klaar',
      stap: '',
      fout: '',
      bestanden: JSON.stringify(o.bestanden),
      signalen: JSON.stringify(o.signalen),
      klaar_op: sql`clock_timestamp()`,
    })
    .where('id', '=', o.id)
    .execute();
}

/** Whether every one of these corrections was offered before, taken over or not. */
export async function alleAangeboden(
  db: Kysely<DB>,
  gemeenteId: number,
  correcties: readonly BewaardeCorrectie[],
): Promise<boolean> {
  const teksten = correcties.map((correctie) => JSON.stringify(correctie));
  const nieuw = await sql<{ n: number }>`
    select count(*)::int as n from unnest(${teksten}::jsonb[]) as r(correctie)
     where not exists (select from leveringafwijzing a where a.gemeente_id = ${gemeenteId} and a.correctie = r.correctie)`.execute(
    db,
  );
  return nieuw.rows[0]?.n === 0;
}

const LOCK = 7_300_208;

/** One delivery of a municipality at a time: a second waits. Ten minutes is enough for the largest. */
export async function lockLeveringen(db: Kysely<DB>, gemeenteId: number): Promise<void> {
  await sql`select set_config('statement_timeout', '600000', true), set_config('idle_in_transaction_session_timeout', '600000', true)`.execute(
    db,
  );
  await sql`select pg_advisory_xact_lock(${LOCK}::int, ${gemeenteId}::int)`.execute(db);
}

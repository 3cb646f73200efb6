// What is kept of the steps: which residents must be derived again, and the rows that come of it.
import { type Kysely, sql } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { fixed, written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { WerkvoorraadRegel } from '../types.ts';

/**
 * Residents whose steps are no longer those of now: a fact moved, a day came on which they become others, or hours changed that a
 * resident did not agree with. The limit is written out: with one that it does not know a kept plan reads the whole table.
 */
export const teHerleiden = (vandaag: string, hoogstens: number): string => `
  select inwoner_id from (
    (select inwoner_id from werkvoorraad_wijziging limit ${hoogstens})
    union all
    (select inwoner_id from werkvoorraad where nr = 0 and verandert_op <= ${vandaag} order by verandert_op limit ${hoogstens})
    union all
    (select w.inwoner_id from werkvoorraad w where w.maandag is not null
        and ${urenNa('w.gemeente_id', 'w.toewijzing_id', 'w.maandag', 'w.sinds')} limit ${hoogstens})
  ) alle group by 1 order by 1 limit ${hoogstens}`;

/** These residents, at most `hoogstens`, of whom the reader may see. */
export const findTeHerleiden = async (db: Kysely<DB>, vandaag: Datum, hoogstens: number): Promise<number[]> =>
  (await written<{ inwoner_id: number }>(teHerleiden('$1::date', hoogstens), [isoDatum(vandaag)]).execute(db)).map(
    (rij) => rij.inwoner_id,
  );

/**
 * Whether hours of a week changed after a moment: written, or ended by a correction. A sum and no "exists": that becomes a join with
 * all hours there are, and this one looks into an index for each week.
 */
export const urenNa = (gemeenteId: string, toewijzingId: string, maandag: string, moment: string): string => `coalesce((
  select max(greatest(u.vastgelegd_op, u.vervallen_op)) from uren u where u.gemeente_id = ${gemeenteId} and u.toewijzing_id = ${toewijzingId}
     and u.datum between ${maandag} and ${maandag} + 6) > ${moment}, false)`;

/** Whether a fact moved of somebody whom the reader may see, since his steps were derived. */
export const findVerouderd = async (db: Kysely<DB>): Promise<boolean> => {
  const [rij] = await fixed<{ verouderd: boolean }>`select exists (select from werkvoorraad_wijziging) as verouderd`.execute(db);
  return rij?.verouderd ?? false;
};

/** Who derives for a municipality does so alone, until the end of the transaction. */
export const lockHerleiden = async (db: Kysely<DB>): Promise<void> => {
  await sql`select pg_advisory_xact_lock(7300215, app.gemeente())`.execute(db);
};

/** Takes the notes on these residents away. Before their facts are read: what moves after that leaves a new note. */
export const takeWijzigingen = async (db: Kysely<DB>, inwonerIds: readonly number[]): Promise<void> => {
  await sql`delete from werkvoorraad_wijziging where inwoner_id = any(${[...inwonerIds]}::int[])`.execute(db);
};

/** Puts rows in the place of all that stood there of these residents. */
export const replaceRegels = async (
  db: Kysely<DB>,
  o: { inwonerIds: readonly number[]; regels: readonly WerkvoorraadRegel[]; grondslag: number },
): Promise<void> => {
  await sql`delete from werkvoorraad where inwoner_id = any(${[...o.inwonerIds]}::int[])`.execute(db);
  const rijen = o.regels.map((r) => ({
    gemeente_id: r.gemeenteId,
    inwoner_id: r.inwonerId,
    nr: r.nr,
    consulent_id: r.consulentId,
    dossiernummer: r.dossiernummer,
    status: r.status,
    trede: r.trede,
    doel_trede: r.doelTrede,
    plek: r.plek,
    product: r.product,
    andere: r.andere,
    soort: r.stap?.soort,
    eigenaar: r.stap?.eigenaar,
    tekst: r.stap?.tekst ?? '',
    uiterlijk: r.stap?.uiterlijk && isoDatum(r.stap.uiterlijk),
    href: r.stap?.href ?? '',
    toewijzing_id: r.stap?.toewijzingId,
    maandag: r.stap?.week && isoDatum(r.stap.week.maandag),
    sinds: r.stap?.week?.gezegdOp,
    verandert_op: r.verandertOp && isoDatum(r.verandertOp),
  }));
  await sql`
    insert into werkvoorraad (gemeente_id, inwoner_id, nr, consulent_id, dossiernummer, status, trede, doel_trede, plek, product, andere,
                              soort, eigenaar, tekst, uiterlijk, href, toewijzing_id, maandag, sinds, verandert_op, grondslag)
    select r.*, ${o.grondslag}::int from jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb) as r(
      gemeente_id int, inwoner_id int, nr smallint, consulent_id int, dossiernummer text, status text, trede smallint, doel_trede smallint,
      plek text, product text, andere smallint, soort text, eigenaar text, tekst text, uiterlijk date, href text, toewijzing_id int,
      maandag date, sinds timestamptz, verandert_op date)`.execute(db);
};

/** Residents whose steps were derived by other rules or terms than these get a note. Gives how many. */
export const noteAndereGrondslag = async (db: Kysely<DB>, grondslag: number): Promise<number> => {
  const { numAffectedRows } = await sql`
    insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id)
    select gemeente_id, inwoner_id, consulent_id from werkvoorraad where nr = 0 and grondslag <> ${grondslag}`.execute(db);
  return Number(numAffectedRows ?? 0);
};

export const findGemeenteIds = async (db: Kysely<DB>): Promise<number[]> =>
  (await db.selectFrom('gemeente').select('id').orderBy('id').execute()).map(({ id }) => id);

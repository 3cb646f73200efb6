import { type Kysely, sql } from 'kysely';
import { instellingWaarde } from '../instelling/index.ts';
import type { DB } from '../platform/db/schema.ts';
import { uploadRegels } from './rules.ts';
import type { Dossierstuk, Herkomst, Lezers, Soort, UploadRegels } from './types.ts';

type Db = Kysely<DB>;

const stukken = (db: Db) =>
  db
    .selectFrom('dossierstuk as s')
    .leftJoin('gebruiker as g', 'g.id', 's.door')
    .leftJoin('gebruiker as v', 'v.id', 's.verborgen_door')
    .leftJoin('aanbieder as a', 'a.id', 's.aanbieder_id')
    .select([
      's.id',
      's.inwoner_id',
      's.consulent_id',
      's.met_inwoner',
      's.aanbieder_id',
      's.soort',
      's.titel',
      's.bestandsnaam',
      's.type',
      's.bytes',
      's.sha256',
      's.tonen',
      's.scan',
      's.bijzonderheden',
      's.herkomst',
      's.toegevoegd_op',
      's.bewaren_tot',
      's.bewaren_bron',
      's.verborgen_op',
      's.verborgen_reden',
      's.vernietigd_op',
      's.versie',
      'g.naam as door',
      'v.naam as verborgen_door',
      'a.naam as aanbieder',
    ]);

const toStuk = (rij: Awaited<ReturnType<ReturnType<typeof stukken>['execute']>>[number]): Dossierstuk => ({
  id: rij.id,
  inwonerId: rij.inwoner_id,
  consulentId: rij.consulent_id,
  metInwoner: rij.met_inwoner,
  aanbiederId: rij.aanbieder_id,
  soort: rij.soort,
  titel: rij.titel,
  bestandsnaam: rij.bestandsnaam,
  type: rij.type,
  bytes: rij.bytes,
  sha256: rij.sha256,
  tonen: rij.tonen,
  scan: rij.scan,
  bijzonderheden: rij.bijzonderheden,
  herkomst: rij.herkomst,
  // A resident is not in the list of colleagues that everybody may read.
  door:
    rij.door ??
    (rij.herkomst === 'inwoner'
      ? 'de inwoner'
      : rij.herkomst === 'aanbieder'
        ? (rij.aanbieder ?? 'de aanbieder')
        : 'de gemeente'),
  aanbieder: rij.aanbieder,
  toegevoegdOp: rij.toegevoegd_op,
  bewarenTot: rij.bewaren_tot,
  bewarenBron: rij.bewaren_bron,
  verborgen:
    rij.verborgen_op === null
      ? undefined
      : { op: rij.verborgen_op, door: rij.verborgen_door ?? 'de gemeente', reden: rij.verborgen_reden ?? '' },
  vernietigdOp: rij.vernietigd_op,
  versie: rij.versie,
});

/** The documents of a resident that the reader may know of, newest first; with `verborgen` also what was taken away. */
export const listStukken = async (
  db: Db,
  o: { inwonerId: number; aanbiederId?: number | undefined; verborgen?: boolean },
): Promise<Dossierstuk[]> => {
  let query = stukken(db).where('s.inwoner_id', '=', o.inwonerId).orderBy('s.id', 'desc').limit(1000);
  if (!o.verborgen) query = query.where('s.verborgen_op', 'is', null);
  return (await query.execute()).map(toStuk);
};

/** One document; undefined when it is not there, or not for the reader. */
export const findStuk = async (db: Db, inwonerId: number, id: number): Promise<Dossierstuk | undefined> =>
  (await stukken(db).where('s.inwoner_id', '=', inwonerId).where('s.id', '=', id).execute()).map(toStuk)[0];

/** The bytes of a document; undefined when it is not for the reader, was taken away or destroyed. */
export const findInhoud = (db: Db, inwonerId: number, id: number) =>
  db
    .selectFrom('dossierstuk')
    .select(['id', 'bestandsnaam', 'type', 'tonen', 'inhoud'])
    .where('inwoner_id', '=', inwonerId)
    .where('id', '=', id)
    .where('verborgen_op', 'is', null)
    .where('inhoud', 'is not', null)
    .executeTakeFirst();

/** The name of a document with the same bytes that stands in the dossier already. */
export const findZelfde = async (db: Db, inwonerId: number, sha256: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('dossierstuk')
      .select('titel')
      .where('inwoner_id', '=', inwonerId)
      .where('sha256', '=', sha256)
      .where('verborgen_op', 'is', null)
      .executeTakeFirst()
  )?.titel;

/** The resident of a toewijzing of the aanbieder that asks. */
export const findVanToewijzing = (db: Db, toewijzingId: number) =>
  db
    .selectFrom('toewijzing as t')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 't.gemeente_id').onRef('p.inwoner_id', '=', 't.inwoner_id'),
    )
    .select(['t.id', 't.gemeente_id', 't.inwoner_id', 't.aanbieder_id', 'p.voornaam', 'p.voorvoegsel', 'p.achternaam'])
    .where('t.id', '=', toewijzingId)
    .executeTakeFirst();

/** What the municipality of who acts takes, or the one that is named. */
export const findUploadRegels = async (db: Db, gemeenteId?: number): Promise<UploadRegels> => {
  const { rows } = await sql<{ megabyte: number; foto: number; tekstbestand: number }>`
    select ${instellingWaarde('upload-megabyte', gemeenteId)} as megabyte, ${instellingWaarde('upload-foto', gemeenteId)} as foto,
           ${instellingWaarde('upload-tekstbestand', gemeenteId)} as tekstbestand`.execute(db);
  const [r] = rows;
  return uploadRegels({ megabyte: r?.megabyte ?? 1, foto: r?.foto === 1, tekstbestand: r?.tekstbestand === 1 });
};

export const insertStuk = (
  db: Db,
  plaats: { gemeente_id: number; inwoner_id: number; consulent_id: number },
  o: Lezers & {
    soort: Soort;
    titel: string;
    bestandsnaam: string;
    type: string;
    inhoud: Uint8Array;
    sha256: string;
    tonen: boolean;
    scan: 'schoon' | 'niet-ingesteld';
    bijzonderheden: string;
    herkomst: Herkomst;
    door: number;
    bewarenTot: string;
    bewarenBron: string;
  },
): Promise<{ id: number }> =>
  db
    .insertInto('dossierstuk')
    .values({
      ...plaats,
      met_inwoner: o.metInwoner,
      aanbieder_id: o.aanbiederId,
      soort: o.soort,
      titel: o.titel,
      bestandsnaam: o.bestandsnaam,
      type: o.type,
      bytes: o.inhoud.length,
      sha256: o.sha256,
      inhoud: Buffer.from(o.inhoud.buffer, o.inhoud.byteOffset, o.inhoud.byteLength),
      tonen: o.tonen,
      scan: o.scan,
      bijzonderheden: o.bijzonderheden,
      herkomst: o.herkomst,
      door: o.door,
      bewaren_tot: o.bewarenTot,
      bewaren_bron: o.bewarenBron,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

/** False when somebody else changed it first. */
export const updateLezers = async (
  db: Db,
  o: Lezers & { inwonerId: number; id: number; versie: number; soort: Soort; titel: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('dossierstuk')
    .set({
      met_inwoner: o.metInwoner,
      aanbieder_id: o.aanbiederId,
      soort: o.soort,
      titel: o.titel,
      versie: o.versie + 1,
    })
    .where('inwoner_id', '=', o.inwonerId)
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('verborgen_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Takes a document out of every list, with who and why. False when that was done already. */
export const hideStuk = async (db: Db, o: { inwonerId: number; id: number; door: number; reden: string }): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('dossierstuk')
    .set({
      verborgen_op: sql<Date>`clock_timestamp()`,
      verborgen_door: o.door,
      verborgen_reden: o.reden,
      versie: sql<number>`versie + 1`,
    })
    .where('inwoner_id', '=', o.inwonerId)
    .where('id', '=', o.id)
    .where('verborgen_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

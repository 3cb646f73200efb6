import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/schema.ts';
import type { Verzending } from './types.ts';

/** Who the consulent of a resident is, to sign and to be called. */
export const findMedewerker = (db: Kysely<DB>, gebruikerId: number) =>
  db.selectFrom('gebruiker').select(['naam', 'functie', 'telefoon']).where('id', '=', gebruikerId).executeTakeFirst();

/** How the resident wants letters; the latest choice counts, none is by post (Awb 2:13, 2:14). */
export const findKeuze = async (db: Kysely<DB>, inwonerId: number): Promise<Verzending> =>
  (
    await db
      .selectFrom('briefkeuze')
      .select('keuze')
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.keuze ?? 'post';

/** Keeps a letter: bytes, what they were set from, and how it goes out. */
export const insertBrief = async (
  db: Kysely<DB>,
  rij: {
    gemeente_id: number;
    inwoner_id: number;
    consulent_id: number;
    soort: string;
    titel: string;
    bestandsnaam: string;
    inhoud: Buffer;
    sha256: string;
    gegevens: string;
    sjabloon: string;
    verzending: Verzending;
  },
): Promise<number> => (await db.insertInto('document').values(rij).returning('id').executeTakeFirstOrThrow()).id;

const ik = sql<number>`app.inwoner()`;

/** My letters, newest first; of a besluit only after it was made known. `gegevens` is absent for a letter from before that was kept. */
export const findEigenBrieven = (db: Kysely<DB>, documentId?: number) =>
  db
    .selectFrom('document as d')
    .leftJoin('besluit as b', (join) => join.onRef('b.gemeente_id', '=', 'd.gemeente_id').onRef('b.document_id', '=', 'd.id'))
    .select(['d.id', 'd.soort', 'd.titel', 'd.bestandsnaam', 'd.gemaakt_op', 'd.gegevens', 'd.gelezen_op', 'b.id as besluit_id'])
    .where('d.inwoner_id', '=', ik)
    .where((eb) => eb.or([eb('b.id', 'is', null), eb('b.bekendgemaakt_op', 'is not', null)]))
    .$if(documentId !== undefined, (q) => q.where('d.id', '=', documentId ?? 0))
    .orderBy('d.id', 'desc')
    .execute();
export type EigenBriefRij = Awaited<ReturnType<typeof findEigenBrieven>>[number];

/** The bytes of my letter; nothing of a besluit that was not made known. */
export const findEigenBytes = async (
  db: Kysely<DB>,
  documentId: number,
): Promise<{ inhoud: Buffer; bestandsnaam: string } | undefined> =>
  db
    .selectFrom('document as d')
    .select(['d.inhoud', 'd.bestandsnaam'])
    .where('d.id', '=', documentId)
    .where('d.inwoner_id', '=', ik)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('besluit as b')
            .select('b.id')
            .whereRef('b.gemeente_id', '=', 'd.gemeente_id')
            .whereRef('b.document_id', '=', 'd.id')
            .where('b.bekendgemaakt_op', 'is', null),
        ),
      ),
    )
    .executeTakeFirst();

/** The first time that I opened it myself. */
export const markGelezen = async (db: Kysely<DB>, documentId: number): Promise<void> => {
  await db
    .updateTable('document')
    .set({ gelezen_op: sql<Date>`now()` })
    .where('id', '=', documentId)
    .where('inwoner_id', '=', ik)
    .where('gelezen_op', 'is', null)
    .execute();
};

/** How many letters I did not open yet, of those that were kept as data. */
export const countOngelezenBrieven = async (db: Kysely<DB>): Promise<number> =>
  (
    await db
      .selectFrom('document as d')
      .leftJoin('besluit as b', (join) => join.onRef('b.gemeente_id', '=', 'd.gemeente_id').onRef('b.document_id', '=', 'd.id'))
      .select((eb) => eb.fn.countAll<number>().as('aantal'))
      .where('d.inwoner_id', '=', ik)
      .where('d.gegevens', 'is not', null)
      .where('d.gelezen_op', 'is', null)
      .where((eb) => eb.or([eb('b.id', 'is', null), eb('b.bekendgemaakt_op', 'is not', null)]))
      .executeTakeFirstOrThrow()
  ).aantal;

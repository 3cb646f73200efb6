import type { Kysely } from 'kysely';
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

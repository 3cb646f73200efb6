import type { Kysely } from 'kysely';
import type { DB } from '../platform/db/schema.ts';

/** The latest aanmelding of a resident; undefined for who came in another way or may not be known. */
export const findAanmelding = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('aanmelding')
    .select(['id', 'ontvangen_op', 'aangemeld_door', 'vraag', 'vastgelegd_op'])
    .where('inwoner_id', '=', inwonerId)
    .orderBy('id', 'desc')
    .executeTakeFirst();

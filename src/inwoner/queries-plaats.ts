// Where a row of a dossier goes, and with whom the resident is: asked by every area that writes in a dossier.
import type { Kysely } from 'kysely';
import type { DB } from '../platform/db/schema.ts';

/** The resident with his municipality and consulent, as whoever writes may know of him. */
export const findPlaats = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('inwoner')
    .select(['gemeente_id', 'id as inwoner_id', 'consulent_id'])
    .where('id', '=', inwonerId)
    .executeTakeFirst();

/** The aanbieders where this resident has a place that was not refused and has not ended. */
export const findAanbiedersVan = (db: Kysely<DB>, inwonerId: number): Promise<{ id: number; naam: string }[]> =>
  db
    .selectFrom('toewijzing as t')
    .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .select(['a.id', 'a.naam'])
    .distinct()
    .where('t.inwoner_id', '=', inwonerId)
    .where('t.status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
    .orderBy('a.naam')
    .execute();

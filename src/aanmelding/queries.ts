import { type Insertable, type Kysely, sql } from 'kysely';
import { onceFirst } from '../platform/db/once.ts';
import type { AanmeldingTable, DB, InwonerPersoonTable, InwonerTable } from '../platform/db/schema.ts';

/** The latest aanmelding of a resident; undefined for who came in another way or may not be known. */
export const findAanmelding = onceFirst((db, inwonerId: number) =>
  db
    .selectFrom('aanmelding')
    .select(['id', 'ontvangen_op', 'aangemeld_door', 'vraag', 'vastgelegd_op'])
    .where('inwoner_id', '=', inwonerId)
    .orderBy('id', 'desc'),
);

/** Opens a dossier with the next number of the year. */
export const insertInwoner = (
  db: Kysely<DB>,
  o: { gemeenteId: number; consulentId: number; jaar: number; contactToelichting: string } & Pick<
    Insertable<InwonerTable>,
    'lezen' | 'taal' | 'contact'
  >,
): Promise<{ id: number; dossiernummer: string }> =>
  db
    .insertInto('inwoner')
    .values({
      gemeente_id: o.gemeenteId,
      dossiernummer: sql<string>`${o.jaar}::text || '-' || nextval('dossiernummer_reeks')`,
      consulent_id: o.consulentId,
      lezen: o.lezen,
      taal: o.taal,
      contact: o.contact,
      contact_toelichting: o.contactToelichting,
      herkomst: 'aanmelding',
    })
    .returning(['id', 'dossiernummer'])
    .executeTakeFirstOrThrow();

/** Who the resident is; false when somebody with this BSN is known already. */
export const insertPersoon = async (db: Kysely<DB>, rij: Insertable<InwonerPersoonTable>): Promise<boolean> => {
  const gemaakt = await db
    .insertInto('inwoner_persoon')
    .values(rij)
    .onConflict((conflict) => conflict.doNothing())
    .returning('inwoner_id')
    .executeTakeFirst();
  return gemaakt !== undefined;
};

export const insertAanmelding = (db: Kysely<DB>, rij: Insertable<AanmeldingTable>): Promise<{ id: number }> =>
  db.insertInto('aanmelding').values(rij).returning('id').executeTakeFirstOrThrow();

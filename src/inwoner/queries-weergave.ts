// Views: a question that an employee keeps under a name. Row-level security lets only the own ones through.
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import type { Actor } from '../platform/db/reader.ts';
import type { DB } from '../platform/db/schema.ts';

/** The lists that somebody keeps views of. */
export const WEERGAVELIJSTEN = ['werkvoorraad', 'inwoners'] as const;
export type Weergavelijst = (typeof WEERGAVELIJSTEN)[number];

/** The own views of the werkvoorraad as a column of a statement that counts. */
export const WEERGAVEN = `(select coalesce(json_agg(json_build_object('id', id, 'naam', naam, 'vraag', vraag, 'standaard', standaard)
                order by lower(naam)), '[]') from weergave where lijst = 'werkvoorraad')`;

export interface Weergave {
  id: number;
  naam: string;
  vraag: string;
  standaard: boolean;
  versie: number;
}

/** A view as a page of the list shows it. */
export type WeergaveKop = Omit<Weergave, 'versie'>;

export const listWeergaven = (db: Kysely<DB>, lijst: Weergavelijst): Promise<Weergave[]> =>
  db
    .selectFrom('weergave')
    .select(['id', 'naam', 'vraag', 'standaard', 'versie'])
    .where('lijst', '=', lijst)
    .orderBy(sql`lower(naam)`)
    .execute();

/** Gives its number; `bezet`: the reader has one of this name, and the transaction can only be undone. */
export const insertWeergave = (
  db: Kysely<DB>,
  actor: Actor,
  o: { lijst: Weergavelijst; naam: string; vraag: string; standaard: boolean },
): Promise<number | 'bezet'> =>
  ofBezet(async () => {
    if (o.standaard) await dropStandaard(db, o.lijst);
    const { id } = await db
      .insertInto('weergave')
      .values({ gemeente_id: actor.gemeenteId ?? 0, gebruiker_id: actor.gebruikerId, ...o })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });

/** No view is the one that is shown first. Its version stays: nobody changed what it says. */
export const dropStandaard = async (db: Kysely<DB>, lijst: Weergavelijst): Promise<void> => {
  await db.updateTable('weergave').set({ standaard: false }).where('lijst', '=', lijst).where('standaard', '=', true).execute();
};

/** False when it changed since `versie` or is gone. `bezet`: another has the name, and the transaction can only be undone. */
export const updateWeergave = (
  db: Kysely<DB>,
  o: { id: number; versie: number; naam?: string; standaard?: boolean },
): Promise<boolean | 'bezet'> =>
  ofBezet(async () => {
    const { id, versie, ...nieuw } = o;
    const { numUpdatedRows } = await db
      .updateTable('weergave')
      .set({ ...nieuw, versie: versie + 1 })
      .where('id', '=', id)
      .where('versie', '=', versie)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  });

export const deleteWeergave = async (db: Kysely<DB>, id: number): Promise<boolean> => {
  const { numDeletedRows } = await db.deleteFrom('weergave').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
};

const ofBezet = async <T>(doe: () => Promise<T>): Promise<T | 'bezet'> => {
  try {
    return await doe();
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '23505') return 'bezet';
    throw error;
  }
};

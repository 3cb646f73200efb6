// The keys of forms that were sent, in the transaction of the form: the same form sent twice is done once.
import type { Kysely } from 'kysely';
import type { DB } from '../platform/db/schema.ts';

/** Takes the key of a form for this transaction; gives the earlier answer when the same form was sent before. */
export const claimKey = async (db: Kysely<DB>, gebruikerId: number, sleutel: string): Promise<string | undefined> => {
  const taken = await db
    .insertInto('idempotentie')
    .values({ gebruiker_id: gebruikerId, sleutel })
    .onConflict((conflict) => conflict.doNothing())
    .returning('sleutel')
    .executeTakeFirst();
  if (taken) return undefined;
  const earlier = await db
    .selectFrom('idempotentie')
    .select('naar')
    .where('gebruiker_id', '=', gebruikerId)
    .where('sleutel', '=', sleutel)
    .executeTakeFirst();
  return earlier?.naar ?? '/';
};

/** Stores with a key that was claimed where its form led to. */
export const rememberAnswer = async (db: Kysely<DB>, gebruikerId: number, sleutel: string, naar: string): Promise<void> => {
  await db
    .updateTable('idempotentie')
    .set({ naar })
    .where('gebruiker_id', '=', gebruikerId)
    .where('sleutel', '=', sleutel)
    .execute();
};

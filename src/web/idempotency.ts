// The keys of forms that were sent, in the transaction of the form: the same form sent twice is done once.
import type { Kysely } from 'kysely';
import type { Statement } from '../platform/db/batch.ts';
import type { DB } from '../platform/db/schema.ts';

/** Takes the key of a form for this transaction; gives a row unless the same form was sent before. Travels with the begin. */
export const claimKey = (planRol: string, sleutel: string): Statement => ({
  name: `wm_sleutel_${planRol}`,
  text: 'insert into idempotentie (gebruiker_id, sleutel) values (app.gebruiker(), $1) on conflict do nothing returning sleutel',
  values: [sleutel],
});

/** Where the same form led to when it was sent before. */
export const earlierAnswer = async (db: Kysely<DB>, gebruikerId: number, sleutel: string): Promise<string> => {
  const earlier = await db
    .selectFrom('idempotentie')
    .select('naar')
    .where('gebruiker_id', '=', gebruikerId)
    .where('sleutel', '=', sleutel)
    .executeTakeFirst();
  return earlier?.naar ?? '/';
};

/** Stores with a key that was claimed where its form led to. Travels with the commit. */
export const rememberAnswer = (planRol: string, sleutel: string, naar: string): Statement => ({
  name: `wm_antwoord_${planRol}`,
  text: 'update idempotentie set naar = $2 where gebruiker_id = app.gebruiker() and sleutel = $1',
  values: [sleutel, naar],
});

import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { renewAgendalink } from '../queries/index.ts';

/** Makes a new secret address for the own calendar, or with `weg` takes it away; the one before stops working at once. */
export const changeAgendalink = async (db: Kysely<DB>, actor: Actor, o: { weg: boolean }): Promise<void> => {
  await renewAgendalink(db, actor.gebruikerId, o.weg ? undefined : randomBytes(24).toString('base64url'));
  await schrijfLogboek(db, actor, {
    handeling: o.weg ? 'agendalink-ingetrokken' : 'agendalink-gemaakt',
    soort: 'agendalink',
    objectId: actor.gebruikerId,
    grond: 'eigen agenda',
  });
};

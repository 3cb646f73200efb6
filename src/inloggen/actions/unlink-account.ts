import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { ontkoppel } from '../queries/uitnodiging.ts';

/**
 * Takes the login away from an account of an employee or of somebody of an aanbieder with a contract here; their sessions end. They
 * come back by a new invitation: with another card, at another login service. Refused for one's own account.
 */
export const unlinkAccount = async (db: Kysely<DB>, actor: Actor, o: { gebruikerId: number }): Promise<Resultaat<null>> => {
  if (!(await ontkoppel(db, o.gebruikerId))) return geweigerd('Aan dit account hangt geen login die je hier kunt losmaken.');
  await schrijfLogboek(db, actor, {
    handeling: 'login-losgemaakt',
    soort: 'gebruiker',
    objectId: o.gebruikerId,
    grond: 'beheer van toegang',
  });
  return gelukt(null);
};

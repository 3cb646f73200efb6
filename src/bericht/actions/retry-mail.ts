import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { findMail, resendMail } from '../../platform/mail/index.ts';
import { NietGevonden } from '../../platform/problem.ts';

/** Sends a mail again that failed. Refused when it did not fail or when its text is gone. Throws NietGevonden. */
export const retryMail = async (db: Kysely<DB>, actor: Actor, id: number): Promise<Resultaat<null>> => {
  if (!(await findMail(db, id))) throw new NietGevonden();
  if (!(await resendMail(db, id)))
    return geweigerd(
      'Deze mail kan niet nog eens verstuurd worden. Alleen wat mislukte kan opnieuw, en alleen als er daarna niets nieuwers over hetzelfde kwam.',
    );
  await schrijfLogboek(db, actor, { handeling: 'mail-opnieuw', soort: 'mail', objectId: id, grond: 'beheer van het systeem' });
  return gelukt(null);
};

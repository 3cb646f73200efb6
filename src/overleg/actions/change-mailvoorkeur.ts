import type { Kysely } from 'kysely';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { saveMailvoorkeur } from '../queries.ts';

/** Whether who acts gets a mail when there is a message for him. */
export const changeMailvoorkeur = async (
  db: Kysely<DB>,
  o: { actor: Actor; mail: boolean },
): Promise<Resultaat<{ mail: boolean }>> => {
  await saveMailvoorkeur(db, o.actor.gebruikerId, !o.mail);
  await schrijfLogboek(db, o.actor, {
    handeling: o.mail ? 'mail-over-berichten-aan' : 'mail-over-berichten-uit',
    soort: 'mailvoorkeur',
    objectId: o.actor.gebruikerId,
    inwonerId: o.actor.inwonerId,
    grond: 'eigen keuze',
  });
  return gelukt({ mail: o.mail });
};

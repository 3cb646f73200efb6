import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { withdrawOpen } from '../queries/uitnodiging.ts';

/** Makes the link of an invitation worthless. Refused when it was accepted or withdrawn already, or is not of this municipality. */
export const withdrawUitnodiging = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { uitnodigingId: number },
): Promise<Resultaat<null>> => {
  const [gebruikerId] = await withdrawOpen(db, { id: o.uitnodigingId });
  if (gebruikerId === undefined) return geweigerd('Deze uitnodiging staat niet meer open. Intrekken is niet nodig.');
  await schrijfLogboek(db, actor, {
    handeling: 'uitnodiging-ingetrokken',
    soort: 'gebruiker',
    objectId: gebruikerId,
    grond: 'beheer van toegang',
  });
  return gelukt(null);
};

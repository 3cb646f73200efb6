import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertKopie, listKopieen } from '../queries/kopie.ts';

/** The resident asks for a copy of his dossier (AVG art. 15 lid 3; Wmo 2015 art. 5.3.2). A job makes it. Refused while one is being made. */
export const askKopie = async (db: Kysely<DB>, o: { actor: Actor; inwonerId: number }): Promise<Resultaat<{ id: number }>> => {
  const [laatste] = await listKopieen(db, o.inwonerId);
  if (laatste && laatste.klaarOp === null && !laatste.mislukt)
    return geweigerd('We maken al een kopie voor je. Kijk over een paar minuten nog eens.');
  const id = await insertKopie(db, { inwonerId: o.inwonerId, door: o.actor.gebruikerId });
  if (id === undefined) throw new NietGevonden();
  await schrijfLogboek(db, o.actor, {
    handeling: 'kopie-gevraagd',
    soort: 'dossierkopie',
    objectId: id,
    inwonerId: o.inwonerId,
    grond: 'AVG artikel 15, lid 3',
  });
  return gelukt({ id });
};

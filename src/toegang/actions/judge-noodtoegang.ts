import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findNood, updateOordeel } from '../queries/index.ts';

/**
 * Says whether an access was right: the consulent of the dossier or the teammanager, never who opened it. Given once. Throws NietGevonden
 * for one out of reach.
 */
export const judgeNoodtoegang = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; oordeel: 'terecht' | 'onterecht'; toelichting: string },
): Promise<Resultaat<null>> => {
  const nood = await findNood(db, o.id);
  if (!nood) throw new NietGevonden();
  if (nood.gebruikerId === actor.gebruikerId)
    return geweigerd({ veld: 'oordeel', tekst: 'Over je eigen noodtoegang oordeelt een ander.' });
  if (nood.oordeel || !(await updateOordeel(db, { ...o, door: actor.gebruikerId })))
    return geweigerd({ veld: 'oordeel', tekst: 'Over deze noodtoegang is al een oordeel gegeven.' });
  await schrijfLogboek(db, actor, {
    handeling: 'noodtoegang-beoordeeld',
    soort: 'noodtoegang',
    objectId: nood.id,
    inwonerId: nood.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt(null);
};

import type { Kysely } from 'kysely';
import { findInwoner } from '../../inwoner/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { markGezien } from '../queries.ts';

/** Who was asked to look along says what came of it. The duty itself stays: only doing it ends it. */
export const lookAlong = async (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; toelichting: string },
): Promise<Resultaat<{ gezien: number }>> => {
  const inwoner = await findInwoner(db, o.inwonerId);
  if (!inwoner) throw new NietGevonden();
  const gezien = await markGezien(db, { inwonerId: o.inwonerId, door: o.actor.gebruikerId, toelichting: o.toelichting });
  if (gezien === 0) return geweigerd('Er is niets meer om mee te kijken: iemand anders was je voor, of het is intussen gedaan.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'plicht-meegekeken',
    soort: 'plichtescalatie',
    objectId: inwoner.id,
    inwonerId: inwoner.id,
    gemeenteId: inwoner.gemeente_id,
    grond: GROND_WMO,
  });
  return gelukt({ gezien });
};

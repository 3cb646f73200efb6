import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { isVoor } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import { listVanInwoner } from '../queries/index.ts';
import { klokVan, magNog } from '../rules.ts';
import { cancelAfspraak } from './change-afspraak.ts';
import type { Wie } from './settings.ts';

/**
 * Calls off every appointment of a resident that is still to come, from a day when one is given; who is invited hears of it. Gives how
 * many. Throws Conflict when one of them was changed meanwhile.
 */
export const cancelKomende = async (
  db: Kysely<DB>,
  wie: Wie,
  o: { inwonerId: number; vanaf?: Datum | undefined; toelichting: string },
): Promise<number> => {
  let afgezegd = 0;
  for (const a of await listVanInwoner(db, o.inwonerId)) {
    const eerder = o.vanaf && a.begin !== null && isVoor(klokVan(a.begin).toPlainDate(), o.vanaf);
    if (eerder || !magNog(a, wie.nu).afzeggen) continue;
    const uit = await cancelAfspraak(db, wie, { id: a.id, inwonerId: a.inwonerId, versie: a.versie, toelichting: o.toelichting });
    if (uit.ok) afgezegd++;
  }
  return afgezegd;
};

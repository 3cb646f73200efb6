import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { isVoor } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import { listVanInwoner } from '../queries/index.ts';
import { klokVan, magDoen, magNog } from '../rules.ts';
import { cancelAfspraak } from './change-afspraak.ts';
import { partijVan, type Wie } from './settings.ts';

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

/**
 * Calls off what is still to come with the centre of an orientation that ends, as far as the actor may: the centre what it made itself, the
 * consulent everything. Who is invited hears of it. Gives how many. Throws Conflict when one of them was changed meanwhile.
 */
export const cancelBijOrientatie = async (
  db: Kysely<DB>,
  wie: Wie,
  o: { inwonerId: number; orientatieId: number; toelichting: string },
): Promise<number> => {
  const komend = (await listVanInwoner(db, o.inwonerId)).filter(
    (a) => a.orientatieId === o.orientatieId && magDoen(a, partijVan(wie.actor), wie.nu).afzeggen,
  );
  for (const { id, inwonerId, versie } of komend)
    await cancelAfspraak(db, wie, { id, inwonerId, versie, toelichting: o.toelichting });
  return komend.length;
};

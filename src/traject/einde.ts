// How the way of a resident ended: as rows say, and as a record of another area did.
import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../beleid/index.ts';
import { type Datum, datum, isNa } from '../kernel/datum.ts';
import type { DB } from '../platform/db/schema.ts';
import { isKlaarDoorRecord } from './actions/load-traject.ts';
import { findAchtergrond, listFeiten, listOordelen, listStappen, listTrajecten, selectRouteEinde } from './queries/index.ts';

/** Stopped and did not come back, or came to the end of the route. */
export type RouteEinde = 'gestopt' | 'klaar';

interface Wie {
  gemeenteId: number;
  inwonerId: number;
  vandaag: Datum;
}

/** Of whom the rows do not say it (`misschien`): whether a toets, a besluit or a hand-over brought his way to its end. */
export const eindeDoorRecord = async (db: Kysely<DB>, beleid: BeleidInHuis, o: Wie): Promise<RouteEinde | undefined> => {
  const [trajecten, stappen, oordelen, feiten, achtergrond] = await Promise.all([
    listTrajecten(db, o.inwonerId),
    listStappen(db, o.inwonerId),
    listOordelen(db, o.inwonerId, { namen: false }),
    listFeiten(db, o.inwonerId),
    findAchtergrond(db, o.inwonerId),
  ]);
  return isKlaarDoorRecord(beleid, { trajecten, stappen, oordelen, feiten, achtergrond }, o) ? 'klaar' : undefined;
};

/** How the way of this resident ended, as long as nothing began anew and no place of his runs; undefined: it did not. */
export const findRouteEinde = async (
  db: Kysely<DB>,
  beleid: BeleidInHuis,
  o: Omit<Wie, 'gemeenteId'>,
): Promise<RouteEinde | undefined> => {
  const rij = await selectRouteEinde(db, o.inwonerId);
  if (rij?.einde !== 'misschien') return rij?.einde ?? undefined;
  // What was derived with his steps needs not be worked out again at each look at his dossier.
  if (rij.afgeleid !== null && (rij.verandert_op === null || isNa(datum(rij.verandert_op), o.vandaag)))
    return rij.afgeleid === 'klaar' ? 'klaar' : undefined;
  return eindeDoorRecord(db, beleid, { ...o, gemeenteId: rij.gemeente_id });
};

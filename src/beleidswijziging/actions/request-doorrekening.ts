import type { Kysely } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { planTaak } from '../../platform/jobs.ts';
import { insertDoorrekening } from '../queries/doorrekening.ts';

/** Has it computed what a text would do to the running cases: on the day on which it begins, or today when that has passed. */
export const requestDoorrekening = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { conceptId: number; conceptversie: number; geldigVan: string; metId: number; vandaag: Datum },
): Promise<number> => {
  const vandaag = isoDatum(o.vandaag);
  const id = await insertDoorrekening(db, {
    gemeenteId: actor.gemeenteId ?? 0,
    conceptId: o.conceptId,
    conceptversie: o.conceptversie,
    peildatum: o.geldigVan > vandaag ? o.geldigVan : vandaag,
    door: actor.gebruikerId,
    metId: o.metId,
  });
  await planTaak(db, 'doorrekening', id);
  return id;
};

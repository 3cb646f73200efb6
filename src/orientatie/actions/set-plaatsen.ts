import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { parseForm } from '../../web/form-data.ts';
import { updatePlaatsen } from '../queries.ts';
import { PlaatsenForm } from '../types.ts';

/** How many residents the centre can have at once; who refers sees it with the day it was said. */
export const setPlaatsen = async (
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; waarden: Readonly<Record<string, string>> },
): Promise<Resultaat<number>> => {
  const gelezen = parseForm(PlaatsenForm, o.waarden);
  if (!gelezen.ok) return gelezen;
  const plaatsen = Number(gelezen.waarde.plaatsen);
  await updatePlaatsen(db, plaatsen, o.vandaag);
  await schrijfLogboek(db, o.actor, {
    handeling: 'orientatieplaatsen-gewijzigd',
    soort: 'orientatiecentrum',
    objectId: o.actor.aanbiederId ?? 0,
    grond: GROND_WMO,
  });
  return gelukt(plaatsen);
};

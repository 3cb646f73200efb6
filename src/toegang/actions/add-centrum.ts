import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertCentrum, listOrganisaties } from '../queries/index.ts';

/** Says that an organisation does the orientation from a day on: its people can get accounts, and consulenten can refer to it. */
export const addCentrum = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { aanbiederId: number; van: Datum },
): Promise<Resultaat<null>> => {
  if (actor.gemeenteId === undefined) throw new NietGevonden();
  if (!(await listOrganisaties(db)).some(({ id }) => id === o.aanbiederId))
    return geweigerd({ veld: 'organisatie', tekst: 'Kies een organisatie uit de lijst.' });
  if (!(await insertCentrum(db, { ...o, gemeenteId: actor.gemeenteId, door: actor.gebruikerId })))
    return geweigerd({ veld: 'organisatie', tekst: 'Deze organisatie is al oriëntatiecentrum.' });
  await schrijfLogboek(db, actor, {
    handeling: 'orientatiecentrum-aangewezen',
    soort: 'aanbieder',
    objectId: o.aanbiederId,
    aanbiederId: o.aanbiederId,
    grond: 'beheer van toegang',
  });
  return gelukt(null);
};

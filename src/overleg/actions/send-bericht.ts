import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findCentraVan, findOverleg, heeftLopendePlek, insertBericht } from '../queries.ts';
import type { Overleg, Partij } from '../types.ts';

/** For whom somebody writes, by his role. */
export const partijVan = (actor: Pick<Actor, 'rol'>): Partij =>
  actor.rol === 'inwoner'
    ? 'inwoner'
    : actor.rol === 'aanbieder'
      ? 'aanbieder'
      : actor.rol === 'orientatie'
        ? 'centrum'
        : 'gemeente';

export const NIET_MEER = 'Jullie plek voor deze inwoner is gestopt. Je kunt de berichten nog lezen, maar niet meer schrijven.';

/** Why nothing more is written to a centre that may not know of the resident any more. */
export const centrumWeg = (o: Pick<Overleg, 'centrum' | 'voornaam'>): string =>
  `${o.centrum ?? 'Het centrum'} ziet ${o.voornaam} niet meer en leest dit dus niet. De berichten blijven hier staan.`;

/** The row of the thread as a place for its messages. */
export const plaatsVan = (o: Overleg) => ({
  gemeente_id: o.gemeenteId,
  inwoner_id: o.inwonerId,
  consulent_id: o.consulentId,
});

/** Writes a message in a thread. Who writes for a colleague says so: the resident sees both names. */
export const sendBericht = async (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; overlegId: number; tekst: string },
): Promise<Resultaat<{ id: number }>> => {
  const overleg = await findOverleg(db, o.inwonerId, o.overlegId);
  if (!overleg) throw new NietGevonden();
  const van = partijVan(o.actor);
  if (van === 'aanbieder' && !(await heeftLopendePlek(db, overleg.gemeenteId, overleg.inwonerId))) return geweigerd(NIET_MEER);
  if (
    !overleg.metInwoner &&
    overleg.centrumId !== null &&
    !(await findCentraVan(db, overleg.inwonerId)).some(({ id }) => id === overleg.centrumId)
  )
    return geweigerd(centrumWeg(overleg));
  const { id } = await insertBericht(db, plaatsVan(overleg), {
    ...overleg,
    overlegId: overleg.id,
    soort: 'bericht',
    van,
    tekst: o.tekst,
    door: o.actor.gebruikerId,
    namens:
      van === 'gemeente' && overleg.consulentId !== 0 && overleg.consulentId !== o.actor.gebruikerId ? overleg.consulentId : null,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'bericht-gestuurd',
    soort: 'overleg',
    objectId: overleg.id,
    inwonerId: overleg.inwonerId,
    gemeenteId: overleg.gemeenteId,
    grond: GROND_WMO,
  });
  return gelukt({ id });
};

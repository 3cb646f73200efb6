import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { isPeriode } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { endVerwijzing, insertVerwijzing, listCentra } from '../queries/index.ts';
import type { Gedeeld } from '../types.ts';

/**
 * Lets the orientation centre know of a resident from a day until another: name, how to reach, reason, treden and goals; what else is
 * shared needs the agreement of the resident. Gives the number of the access.
 */
export const giveOrientatietoegang = async (
  db: Kysely<DB>,
  actor: Actor,
  o: {
    inwoner: { id: number; gemeente_id: number; consulent_id: number };
    centrumId: number;
    reden: string;
    van: Datum;
    tot: Datum;
    deelt: readonly Gedeeld[];
  },
  vandaag: Datum,
): Promise<Resultaat<number>> => {
  if (!isPeriode(o.van, o.tot))
    return geweigerd({ veld: 'tot', tekst: 'De laatste dag ligt voor de eerste. Kies een latere dag.' });
  if (!(await listCentra(db, o.van)).some(({ id }) => id === o.centrumId))
    return geweigerd({ veld: 'centrum', tekst: 'Kies een oriëntatiecentrum uit de lijst.' });
  const id = await insertVerwijzing(db, {
    gemeenteId: o.inwoner.gemeente_id,
    inwonerId: o.inwoner.id,
    consulentId: o.inwoner.consulent_id,
    centrumId: o.centrumId,
    reden: o.reden,
    periode: { van: o.van, tot: o.tot },
    deelt: o.deelt,
    toestemmingOp: o.deelt.length > 0 ? vandaag : undefined,
    door: actor.gebruikerId,
  });
  if (id === 'bezet')
    return geweigerd({
      veld: 'van',
      tekst: 'Dit centrum ziet de inwoner in deze dagen al. Beëindig dat eerst, of kies andere dagen.',
    });
  await schrijfLogboek(db, actor, {
    handeling: 'orientatie-verwezen',
    soort: 'orientatietoegang',
    objectId: id,
    inwonerId: o.inwoner.id,
    aanbiederId: o.centrumId,
    grond: GROND_WMO,
  });
  return gelukt(id);
};

/** The centre sees the resident no more, from now on. Throws NietGevonden when that was so already. */
export const endOrientatietoegang = async (db: Kysely<DB>, actor: Actor, o: { inwonerId: number; id: number }): Promise<void> => {
  if (!(await endVerwijzing(db, o))) throw new NietGevonden();
  await schrijfLogboek(db, actor, {
    handeling: 'orientatie-beeindigd',
    soort: 'orientatietoegang',
    objectId: o.id,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
};

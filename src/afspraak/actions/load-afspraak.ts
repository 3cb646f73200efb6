import type { Kysely } from 'kysely';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { adresBij } from '../berichten.ts';
import { findAfspraak, lockAfspraak } from '../queries/index.ts';
import { magDoen, toonWanneer } from '../rules.ts';
import type { Afspraak } from '../types.ts';
import { partijVan, type Wie } from './settings.ts';

/** How the state of an appointment reads, in the middle of a sentence. */
const toonStand = (a: Pick<Afspraak, 'status' | 'begin' | 'minuten'>): string => {
  const stand: Record<Afspraak['status'], string> = {
    voorgesteld: 'nog geen moment gekozen',
    vast: 'gaat door',
    afgezegd: 'afgezegd',
    geweest: 'is geweest',
    'niet-verschenen': 'niet verschenen',
    verwijderd: 'verwijderd',
  };
  return a.begin === null ? stand[a.status] : `${toonWanneer(a.begin, a.minuten)}, ${stand[a.status]}`;
};

/** The appointment as it is now. Throws NietGevonden for one that is not the actor's, and Conflict when it changed since `versie`. */
export const loadAfspraak = async (
  db: Kysely<DB>,
  o: { id: number; actor: Actor; inwonerId?: number | undefined; versie?: number | undefined; wilde?: string | undefined },
): Promise<Afspraak> => {
  await lockAfspraak(db, o.id);
  const a = await findAfspraak(db, o.id);
  if (!a || a.status === 'verwijderd' || (o.inwonerId !== undefined && a.inwonerId !== o.inwonerId)) throw new NietGevonden();
  if (o.versie !== undefined && o.versie !== a.versie)
    throw new Conflict({
      wat: 'deze afspraak',
      velden: [{ label: 'Afspraak', jouw: o.wilde ?? 'wat jij koos', nu: toonStand(a), anders: true }],
      terug: adresBij(partijVan(o.actor), a),
      nieuweVersie: a.versie,
    });
  return a;
};

/** The same for one act of who made it, or of who keeps the dossier; a guest has no such act. */
export const loadVoor = async (
  db: Kysely<DB>,
  wie: Wie,
  o: { id: number; inwonerId: number; versie: number; wilde: string },
): Promise<{ a: Afspraak; mag: ReturnType<typeof magDoen> }> => {
  const a = await loadAfspraak(db, { ...o, actor: wie.actor });
  return { a, mag: magDoen(a, partijVan(wie.actor), wie.nu) };
};

/** Thrown when the row moved between reading and writing: the page then reads it again. */
export const written = (gelukt: boolean, a: Afspraak): void => {
  if (!gelukt)
    throw new Conflict({
      wat: 'deze afspraak',
      velden: [{ label: 'Afspraak', jouw: 'wat jij koos', nu: 'net veranderd door een ander', anders: true }],
      terug: `/afspraken/${a.id}`,
    });
};

/** The line in the logboek that each act leaves. */
export const logAfspraak = (
  db: Kysely<DB>,
  o: Pick<Wie, 'actor'>,
  a: Pick<Afspraak, 'id' | 'inwonerId' | 'aanbiederId' | 'gemeenteId'>,
  handeling: string,
): Promise<void> =>
  schrijfLogboek(db, o.actor, {
    handeling,
    soort: 'afspraak',
    objectId: a.id,
    inwonerId: a.inwonerId,
    ...(a.aanbiederId === null ? {} : { aanbiederId: a.aanbiederId }),
    gemeenteId: a.gemeenteId,
    grond: GROND_WMO,
  });

import type { Kysely } from 'kysely';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { adresVoor } from '../berichten.ts';
import { findAfspraak, lockAfspraak } from '../queries/index.ts';
import { toonWanneer } from '../rules.ts';
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
      terug: o.actor.rol === 'consulent' ? `/dossier/${a.inwonerId}/afspraken/${a.id}` : adresVoor(partijVan(o.actor), a.id),
      nieuweVersie: a.versie,
    });
  return a;
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

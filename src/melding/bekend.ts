// Whether whom a melding is about is somebody we know. The one place that a better way of finding double persons replaces.
import type { Kysely } from 'kysely';
import { type Dubbel, findDossierId, findDubbelen } from '../inwoner/index.ts';
import type { DB } from '../platform/db/schema.ts';
import type { Melding } from './queries.ts';

/** `id` only of a dossier that the reader may open. */
export type Bekende = Dubbel & { id: number | undefined };

/** No BSN is known of a melding, so nobody has this hash. */
const GEEN_BSN = Buffer.alloc(0);

/** People who are the same or look alike; none when the birth date is not known. */
export const findBekenden = async (
  db: Kysely<DB>,
  m: Pick<Melding, 'zoeknaam' | 'voornaam' | 'geboortedatum'>,
): Promise<Bekende[]> => {
  if (!m.zoeknaam || !m.geboortedatum) return [];
  const dubbelen = await findDubbelen(db, {
    bsnHash: GEEN_BSN,
    zoeknaam: m.zoeknaam,
    voornaam: m.voornaam ?? '',
    geboortedatum: m.geboortedatum,
  });
  const ids = await Promise.all(dubbelen.map((een) => findDossierId(db, een.dossiernummer)));
  return dubbelen.map((een, nr) => ({ ...een, id: ids[nr] }));
};

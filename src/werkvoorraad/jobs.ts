import type pg from 'pg';
import type { BeleidInHuis } from '../beleid/index.ts';
import type { Datum } from '../kernel/datum.ts';
import { transactLevering } from '../platform/db/transact.ts';
import { deriveWerkvoorraad, termijnenOp } from './actions/derive-werkvoorraad.ts';
import { grondslagVan } from './grondslag.ts';
import { findGemeenteIds, noteAndereGrondslag } from './queries/index.ts';

/** Residents in one transaction: short, for a page of the same municipality may be waiting for its turn. */
const STUK = 250;

/**
 * Derives the steps of everybody of whom something moved and whose page nobody opened: after a delivery, at the turn of a day, and of
 * everybody once when the rules are other ones. Gives how many residents.
 */
export const refreshWerkvoorraad = async (s: { pool: pg.Pool; beleid: BeleidInHuis; vandaag: Datum }): Promise<number> => {
  const { pool, beleid, vandaag } = s;
  let aantal = 0;
  const eerste = { gemeenteId: beleid.eersteGemeente(), gebruikerId: 0 };
  for (const gemeenteId of await transactLevering(pool, eerste, findGemeenteIds)) {
    const systeem = { gemeenteId, gebruikerId: 0 };
    const grondslag = grondslagVan(termijnenOp(beleid, gemeenteId, vandaag), beleid.landelijk);
    await transactLevering(pool, systeem, (db) => noteAndereGrondslag(db, grondslag));
    for (;;) {
      const stuk = await transactLevering(pool, systeem, (db) =>
        deriveWerkvoorraad(db, { beleid, gemeenteId, vandaag, hoogstens: STUK }),
      );
      aantal += stuk;
      if (stuk < STUK) break;
    }
  }
  return aantal;
};

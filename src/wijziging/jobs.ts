import type pg from 'pg';
import type { BeleidInHuis } from '../beleid/index.ts';
import { type Dagen, dagIn } from '../platform/clock.ts';
import { transactSysteem } from '../platform/db/transact.ts';
import { startVersies } from './queries-versie.ts';

/** Toewijzingen in one transaction: nobody waits for a lock on all of them. */
const DEEL = 1000;

/**
 * Lets another version of a regeling begin on the day for which it was decided, in every municipality. Safe to run at any time and again;
 * what was cut off goes on where it was. Gives how many toewijzingen.
 */
export const beginVersies = async (s: { owner: pg.Pool; beleid: BeleidInHuis; vandaag: Dagen }): Promise<number> => {
  let samen = 0;
  for (const gemeenteId of s.beleid.gemeenteIds()) {
    const vandaag = dagIn(s.vandaag, gemeenteId);
    for (;;) {
      const gezet = await transactSysteem(s.owner, gemeenteId, (db) =>
        startVersies(db, { gemeenteId, vandaag, hoogstens: DEEL }),
      );
      samen += gezet;
      if (gezet < DEEL) break;
    }
  }
  return samen;
};

import type pg from 'pg';
import type { BeleidInHuis } from '../beleid/index.ts';
import { type Dagen, dagIn } from '../platform/clock.ts';
import { transactSysteem } from '../platform/db/transact.ts';
import { syncTraject } from './actions/sync-stap.ts';
import { findMetLopend } from './queries/index.ts';

/**
 * Brings duties and money of every step that runs up to the day: what returns each year, what fell due last month. Each resident in a
 * transaction of his own; run again, it writes nothing. Gives one sentence.
 */
export const runTrajecten = async (s: { owner: pg.Pool; beleid: BeleidInHuis; vandaag: Dagen }): Promise<string> => {
  let aantal = 0;
  for (const gemeenteId of s.beleid.gemeenteIds()) {
    const inwoners = await transactSysteem(s.owner, gemeenteId, (db) => findMetLopend(db, gemeenteId));
    for (const inwonerId of inwoners) {
      await transactSysteem(s.owner, gemeenteId, (db) =>
        syncTraject(db, { beleid: s.beleid, vandaag: dagIn(s.vandaag, gemeenteId), inwonerId, door: undefined }),
      );
      aantal++;
    }
  }
  return aantal === 0 ? 'Er liep geen stap van een route.' : `De plichten en bedragen van ${aantal} routes nagelopen.`;
};

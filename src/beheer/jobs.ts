import type pg from 'pg';
import { type Dagen, dagIn } from '../platform/clock.ts';
import { transactSysteem } from '../platform/db/transact.ts';
import { completeVertrek } from './actions/arrange-vertrek.ts';
import { listTeLaatVertrek, selectGemeentenMetVertrek } from './queries/vertrek.ts';

/**
 * Completes the leaving of everybody whose last day is over, one transaction for each municipality. Their accounts do not work any more
 * since midnight, whether this runs or not. Says what it did.
 */
export const runVertrek = async (owner: pg.Pool, dagen: Dagen): Promise<string> => {
  let aantal = 0;
  for (const gemeenteId of await selectGemeentenMetVertrek(owner)) {
    const vandaag = dagIn(dagen, gemeenteId);
    aantal += await transactSysteem(owner, gemeenteId, async (db) => {
      const klaar = await listTeLaatVertrek(db, vandaag);
      for (const vertrek of klaar) await completeVertrek(db, { vertrek, vandaag, door: 'systeem' });
      return klaar.length;
    });
  }
  return aantal === 0 ? 'Niemand vertrokken.' : `${aantal} ${aantal === 1 ? 'vertrek' : 'keer vertrek'} afgerond.`;
};

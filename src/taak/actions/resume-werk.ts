import type pg from 'pg';
import { transactSysteem } from '../../platform/db/transact.ts';
import { planTaak } from '../../platform/jobs.ts';
import { listStilstaand } from '../queries-stil.ts';

/**
 * Lets work for many go on that nothing works on any more: a job is tried four times, and a machine that stops five times ends it half-way.
 * What beheer put away stays away. Says in one sentence what it did; asked by the owner of the database.
 */
export const resumeWerk = async (owner: pg.Pool): Promise<string> => {
  const stil = await listStilstaand(owner);
  for (const { gemeenteId, wachtrij, id } of stil) await transactSysteem(owner, gemeenteId, (db) => planTaak(db, wachtrij, id));
  return stil.length === 0
    ? 'Er stond niets stil.'
    : `${stil.length === 1 ? '1 taak gaat' : `${stil.length} taken gaan`} verder waar het was.`;
};

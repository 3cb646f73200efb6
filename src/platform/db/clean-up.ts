import type pg from 'pg';
import { log } from '../log.ts';

/** Throws away sessions that ended and form keys of more than two days old. */
export const cleanUp = async (owner: pg.Pool): Promise<void> => {
  const { rows } = await owner.query('select sessies, sleutels from app.ruim_op()');
  log.info('opgeruimd', rows[0]);
};

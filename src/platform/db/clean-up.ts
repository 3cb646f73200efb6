import type pg from 'pg';

/** Throws away sessions that ended, form keys of more than two days old, and what checks of the logboek found more than two years ago. */
export const cleanUp = async (owner: pg.Pool): Promise<string> => {
  const { rows } = await owner.query<{ sessies: number; sleutels: number }>('select sessies, sleutels from app.ruim_op()');
  await owner.query("delete from logboekcontrole where klaar_op < now() - interval '2 years'");
  return `${rows[0]?.sessies ?? 0} sessies en ${rows[0]?.sleutels ?? 0} sleutels van formulieren weggegooid.`;
};

import type pg from 'pg';
import { findNieuweParen, listGemeenten } from './queries.ts';

/** Looks for double persons in every municipality; says how many pairs are new. */
export const searchDubbelen = async (owner: pg.Pool): Promise<string> => {
  let nieuw = 0;
  for (const gemeenteId of await listGemeenten(owner)) nieuw += await findNieuweParen(owner, gemeenteId);
  return nieuw === 0
    ? 'Er zijn geen nieuwe dossiers die op elkaar lijken.'
    : `${nieuw} nieuwe paren van dossiers lijken op elkaar.`;
};

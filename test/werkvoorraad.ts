import { refreshWerkvoorraad } from '../src/werkvoorraad/index.ts';
import type { House } from './house.ts';

/** The kinds of step that are kept of a resident now, with whose turn it is and where it is dealt with. */
export const stappenIn = async (h: House, inwonerId: number): Promise<string[]> => {
  await refreshWerkvoorraad({ pool: h.pool, beleid: h.beleid, vandaag: h.vandaag });
  const { rows } = await h.owner.query<{ regel: string }>(
    "select soort || ' ' || eigenaar || ' ' || href as regel from werkvoorraad where inwoner_id = $1 and soort is not null order by soort",
    [inwonerId],
  );
  return rows.map(({ regel }) => regel);
};

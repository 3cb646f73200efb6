// Work for many that stands half-way while no job works on it.
import type pg from 'pg';
import { z } from 'zod';

const Stil = z.object({ gemeenteId: z.int(), wachtrij: z.enum(['omzetting', 'verdeling']), id: z.int() });
export type Stilstaand = z.output<typeof Stil>;

/** What each of these says of itself while it has work left. Only what goes row by row: a job that fell over its own size would fall again. */
const HALF: Readonly<Record<Stilstaand['wachtrij'], string>> = {
  omzetting: "('opstellen','bezig')",
  verdeling: "('bezig')",
};

const VRAAG = Object.entries(HALF)
  .map(
    ([naam, standen]) => `
  select x.gemeente_id as "gemeenteId", '${naam}' as wachtrij, x.id
    from ${naam} x
    left join lateral (select j.state from pgboss.job j
                        where j.name = '${naam}' and (j.data ->> 'gemeenteId')::int = x.gemeente_id and (j.data ->> 'id')::int = x.id
                        order by j.state in ('created','retry','active') desc, j.created_on desc limit 1) j on true
   where x.status in ${standen} and coalesce(j.state::text, '') not in ('created','retry','active','cancelled')`,
  )
  .join(' union all');

/** Those of all municipalities, as the owner of the database sees them; none where no queue was made yet. */
export const listStilstaand = async (owner: pg.Pool): Promise<Stilstaand[]> => {
  const { rows } = await owner.query(VRAAG);
  return z.array(Stil).parse(rows);
};

import { type Kysely, sql } from 'kysely';
import type { Maand } from '../../kernel/maand.ts';
import type { DB } from '../../platform/db/schema.ts';
import { dagenVan, teltMee } from './kader.ts';

/** Names the rows of hours that were counted, so that they can be found again. */
export type GeteldeRijen = { aantal: number; van: number; tot: number; hash: string };

export const rijenSleutel = (toewijzingId: number, maand: Maand): string => `${toewijzingId} ${maand}`;

/** Which rows of hours were counted for toewijzingen of an aanbieder in a month, by `rijenSleutel`: kept with the lines that are stored. */
export async function listGeteldeRijen(
  db: Kysely<DB>,
  o: { gemeenteId: number; aanbiederId: number },
  van: readonly { toewijzingId: number; maand: Maand }[],
): Promise<Map<string, GeteldeRijen>> {
  if (van.length === 0) return new Map();
  const dagen = van.map(({ maand }) => dagenVan(maand));
  const rijen = await sql<{ n: number; aantal: number; van: number; tot: number; hash: string }>`
    select n.n::int as n, count(*)::int as aantal, min(u.id) as van, max(u.id) as tot,
           md5(string_agg(u.id || ':' || u.minuten, ',' order by u.id)) as hash
      from unnest(${van.map(({ toewijzingId }) => toewijzingId)}::int[], ${dagen.map((d) => d.van)}::date[],
                  ${dagen.map((d) => d.einde)}::date[]) with ordinality as n(id, van, einde, n)
      join uren u on u.toewijzing_id = n.id and u.datum >= n.van and u.datum < n.einde and ${teltMee(o)}
     group by 1`.execute(db);
  return new Map(
    rijen.rows.flatMap(({ n, ...rij }) => {
      const welke = van[n - 1];
      return welke ? [[rijenSleutel(welke.toewijzingId, welke.maand), rij] as const] : [];
    }),
  );
}

// What the resident may know of who sees him besides his consulent.
import { type Kysely, sql } from 'kysely';
import { fromDaterange } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';

const ik = sql<number>`app.inwoner()`;

/** Whether my dossier is shielded, who is named, who opened it in an emergency and why, and which centre knows of me. */
export const findMijnToegang = async (db: Kysely<DB>) => {
  const [afgeschermd, genoemden, nood, centra, regels] = await Promise.all([
    db.selectFrom('afscherming').select('id').where('inwoner_id', '=', ik).where('opgeheven_op', 'is', null).executeTakeFirst(),
    db
      .selectFrom('afschermingpersoon as p')
      .innerJoin('afscherming as s', (join) =>
        join.onRef('s.gemeente_id', '=', 'p.gemeente_id').onRef('s.id', '=', 'p.afscherming_id'),
      )
      .innerJoin('gebruiker as g', 'g.id', 'p.gebruiker_id')
      .select('g.naam')
      .where('p.inwoner_id', '=', ik)
      .where('p.ingetrokken_op', 'is', null)
      .where('s.opgeheven_op', 'is', null)
      .orderBy('g.naam')
      .execute(),
    db
      .selectFrom('noodtoegang as n')
      .innerJoin('gebruiker as g', 'g.id', 'n.gebruiker_id')
      .select(['n.id', 'g.naam', 'n.reden', 'n.begonnen_op', 'n.oordeel'])
      .where('n.inwoner_id', '=', ik)
      .orderBy('n.id', 'desc')
      .limit(25)
      .execute(),
    db
      .selectFrom('orientatietoegang as t')
      .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
      .select(['a.naam', 't.periode', 't.deelt'])
      .where('t.inwoner_id', '=', ik)
      .where('t.beeindigd_op', 'is', null)
      .where('t.periode', '@>', sql<string>`app.dag()`)
      .execute(),
    // In whose place, and under which access: by number of the line.
    db
      .selectFrom('logboek as l')
      .leftJoin('gebruiker as v', 'v.id', 'l.namens_id')
      .select(['l.id', 'v.naam as namens', 'l.noodtoegang_id as noodId'])
      .where('l.inwoner_id', '=', ik)
      .where((eb) => eb.or([eb('l.namens_id', 'is not', null), eb('l.noodtoegang_id', 'is not', null)]))
      .orderBy('l.id', 'desc')
      .limit(500)
      .execute(),
  ]);
  return {
    afgeschermd: afgeschermd !== undefined,
    genoemden: genoemden.map(({ naam }) => naam),
    nood,
    centra: centra.map((c) => ({ ...c, periode: fromDaterange(c.periode) })),
    regels: new Map(regels.map((r) => [r.id, r])),
  };
};

import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findAanbiederOpAgb, insertAanbieder } from '../queries.ts';
import type { AanbiederGegevens } from '../types.ts';

/** Enters an organisation. Refused when its AGB code is known already; the reason names whose it is. Gives the id. */
export const addAanbieder = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { agb: string; gegevens: AanbiederGegevens },
): Promise<Resultaat<number>> => {
  if (actor.gemeenteId === undefined) throw new NietGevonden();
  const id = await insertAanbieder(db, actor.gemeenteId, o.agb, o.gegevens);
  if (id === undefined) {
    const bekend = await findAanbiederOpAgb(db, o.agb);
    return geweigerd({
      veld: 'agb',
      tekst: `Deze AGB-code is van ${bekend?.naam ?? 'een andere organisatie'}. Die staat al in de lijst.`,
    });
  }
  await schrijfLogboek(db, actor, {
    handeling: 'organisatie-toegevoegd',
    soort: 'aanbieder',
    objectId: id,
    aanbiederId: id,
    grond: 'beheer van het systeem',
  });
  return gelukt(id);
};

import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import type { DB } from '../../platform/db/schema.ts';
import { type Bij, findGewijzigd, findTeHerleiden, lockAfleiden, storeBijwerkingen, takeWijzigingen } from '../queries/index.ts';
import { plichtRijen, werkBij, type ZoekProduct } from '../rules.ts';

/** What deriving did. */
export interface Afgeleid {
  /** Toewijzingen that were looked at. */
  bekeken: number;
  /** Rows written or taken away: 0 when all was as it follows now. */
  geschreven: number;
  /** Days that moved, each kept with its reason. */
  verschoven: number;
}

/** Looks a product up once for each version. */
export const zoekProduct = (beleid: Pick<BeleidInHuis, 'regelingMetId'>): ZoekProduct => {
  const gezien = new Map<string, ReturnType<ZoekProduct>>();
  return (regelingId, naam) => {
    const sleutel = `${regelingId} ${naam}`;
    if (!gezien.has(sleutel)) {
      const { regeling } = beleid.regelingMetId(regelingId);
      const product = findProduct(regeling, naam);
      gezien.set(sleutel, product && { regeling, product });
    }
    return gezien.get(sleutel);
  };
};

/** Derives the duties of these toewijzingen and writes only what is other than what was kept. Run twice, the second time writes nothing. */
export const derivePlichten = async (
  db: Kysely<DB>,
  o: { beleid: BeleidInHuis; gemeenteId: number; ids: readonly number[] },
): Promise<Afgeleid> => {
  const zoek = zoekProduct(o.beleid);
  const bij: Bij[] = [];
  const gelezen = await findTeHerleiden(db, o.gemeenteId, o.ids);
  for (const { feiten, oud } of gelezen) {
    const { product, regelingId, van, tot, opgeschort } = feiten;
    const uit = werkBij(zoek, oud, {
      rijen: plichtRijen(zoek, o.beleid.landelijk, feiten),
      grondslag: { product, regelingId, van, tot, opgeschort },
      eerder: feiten.regelingEerder,
    });
    if (uit.schrijf.length + uit.weg.length + uit.verschillen.length > 0) bij.push({ ...uit, feiten });
  }
  if (bij.length > 0) await storeBijwerkingen(db, o.gemeenteId, bij);
  return {
    bekeken: gelezen.length,
    geschreven: bij.reduce((som, een) => som + een.schrijf.length + een.weg.length, 0),
    verschoven: bij.reduce((som, een) => som + een.verschillen.length, 0),
  };
};

/**
 * Derives the duties of toewijzingen of which a fact moved, at most so many notes, of whom the reader may see; of one aanbieder only when it is
 * given. Gives how many toewijzingen that were: 0 when all is as it should be.
 */
export const deriveGewijzigd = async (
  db: Kysely<DB>,
  o: { beleid: BeleidInHuis; hoogstens: number; aanbiederId?: number | undefined },
): Promise<number> => {
  const gewijzigd = await findGewijzigd(db, o);
  for (const [gemeenteId, rijen] of Map.groupBy(gewijzigd, (rij) => rij.gemeente_id)) {
    const ids = rijen.map((rij) => rij.toewijzing_id);
    await lockAfleiden(db, gemeenteId);
    await takeWijzigingen(db, gemeenteId, ids);
    await derivePlichten(db, { ...o, gemeenteId, ids });
  }
  return gewijzigd.length;
};

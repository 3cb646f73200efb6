import type { Kysely } from 'kysely';
import type { BesluitBij, Product } from '../../beleid/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { listSamenspraak } from '../queries/samen.ts';
import { type SamenFeit, samenFeiten, samenMet, samenRedenen } from '../samen.ts';

/** Those with whom the regeling wants this besluit taken, each with the yes that stands with its concept; refused with who is missing. */
export async function findSamen(
  db: Kysely<DB>,
  o: {
    actor: { gebruikerId: number };
    inwonerId: number;
    product: Product | undefined;
    bij: BesluitBij;
    /** The concept that it is signed from: without one nobody was asked. */
    conceptId?: number | undefined;
    eerste?: { door: number } | undefined;
  },
): Promise<Resultaat<SamenFeit[]>> {
  const wie = samenMet(o.product, o.bij);
  if (wie.length === 0) return gelukt([]);
  const rijen = o.conceptId === undefined ? [] : await listSamenspraak(db, { inwonerId: o.inwonerId, conceptId: o.conceptId });
  const redenen = samenRedenen(o.product, wie, rijen, [o.actor.gebruikerId, ...(o.eerste ? [o.eerste.door] : [])]);
  return redenen.length > 0 ? geweigerd(...redenen) : gelukt(samenFeiten(wie, rijen));
}

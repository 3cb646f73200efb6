import type { Kysely } from 'kysely';
import { findInwoner } from '../../inwoner/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findKeuze, insertKeuze } from '../queries.ts';
import type { Verzending } from '../types.ts';

export const leesKeuze = (tekst: string): Verzending | undefined =>
  tekst === 'post' || tekst === 'digitaal' ? tekst : undefined;

/**
 * How the resident wants his letters from now on (Awb 2:14: only in the own page when he said so). What was made before stays as it was.
 * Refused for anything else than the two; the same choice again changes nothing.
 */
export const setKeuze = async (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; keuze: string },
): Promise<Resultaat<Verzending>> => {
  const inwoner = await findInwoner(db, o.inwonerId);
  if (!inwoner) throw new NietGevonden();
  const keuze = leesKeuze(o.keuze);
  if (!keuze) return geweigerd({ veld: 'keuze', tekst: 'Kies met de post of alleen in de eigen pagina.' });
  if ((await findKeuze(db, inwoner.id)) === keuze) return gelukt(keuze);
  await insertKeuze(db, {
    gemeente_id: inwoner.gemeente_id,
    inwoner_id: inwoner.id,
    consulent_id: inwoner.consulent_id,
    keuze,
    door: o.actor.gebruikerId,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'briefkeuze-vastgelegd',
    soort: 'briefkeuze',
    objectId: inwoner.id,
    inwonerId: inwoner.id,
    grond: 'Awb artikel 2:14',
    gemeenteId: inwoner.gemeente_id,
  });
  return gelukt(keuze);
};

import type { Kysely } from 'kysely';
import { geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { closeConcept } from '../queries/concept.ts';
import { carryOutConcept, type WijzigingDaden } from './carry-out-concept.ts';
import { type ConceptVraag, isVrij, loadConcept, NET_VERANDERD } from './submit-concept.ts';

/**
 * Who prepared a concept and has the mandate takes the besluit from it, as it stands there. Refused as the besluit itself is, and for one that
 * lies before somebody to sign or that changed. Throws NietGevonden.
 */
export async function takeConcept(db: Kysely<DB>, o: ConceptVraag & { wijziging: WijzigingDaden }): Promise<Resultaat<number>> {
  const { concept } = await loadConcept(db, o);
  if (!isVrij(concept)) return geweigerd('Dit concept ligt bij iemand om te tekenen, of is al afgehandeld.');
  if (concept.versie !== o.versie) return geweigerd(NET_VERANDERD);
  const uit = await carryOutConcept(db, { ...o, concept });
  if (!uit.ok) return uit;
  await closeConcept(db, { inwonerId: o.inwonerId, conceptId: concept.id, besluitId: uit.waarde });
  await schrijfLogboek(db, o.actor, {
    handeling: 'besluitconcept-getekend',
    soort: 'besluitconcept',
    objectId: concept.id,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return uit;
}

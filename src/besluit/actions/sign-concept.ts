import type { Kysely } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { setTekent, updateConcept } from '../queries/concept.ts';
import { carryOutConcept, type WijzigingDaden } from './carry-out-concept.ts';
import { judgeEerste } from './judge-concept.ts';
import { findBevoegdheid } from './record-besluit.ts';
import { type ConceptVraag, isVrij, loadConcept, NET_VERANDERD } from './submit-concept.ts';

/**
 * Signs a concept that lies before the actor: the besluit is taken, judged again on this day. Of two signatures the first goes back to who
 * prepared it, to be put before another. Gives the id of the besluit, or null after a first signature. The same person never signs twice.
 */
export async function signConcept(
  db: Kysely<DB>,
  o: ConceptVraag & { wijziging: WijzigingDaden },
): Promise<Resultaat<number | null>> {
  const { inwoner, concept, opgeslagen, soort, product, vierOgen } = await loadConcept(db, o);
  const mijn = concept.status === 'ter-ondertekening' && concept.tekenaar_id === o.actor.gebruikerId;
  if (!mijn)
    return geweigerd(
      concept.status === 'ter-ondertekening'
        ? `Dit concept ligt bij ${concept.tekenaar} om te tekenen, niet bij jou.`
        : isVrij(concept)
          ? 'Dit concept ligt bij niemand om te tekenen. Leg het eerst voor.'
          : 'Dit concept is al afgehandeld.',
    );
  if (concept.versie !== o.versie) return geweigerd(NET_VERANDERD);
  if (concept.eerste_door === o.actor.gebruikerId)
    return geweigerd({
      veld: 'tekenen',
      tekst: 'Je tekende dit al als eerste. De tweede handtekening is van iemand anders.',
      regel: 'AP16',
      bron: 'keuze',
    });
  const mag = await findBevoegdheid(db, { ...o, soort, product, gemeenteId: inwoner.gemeente_id, opgeslagen });
  if (!mag.ok) return mag;
  const log = (handeling: string, objectId: number) =>
    schrijfLogboek(db, o.actor, { handeling, soort: 'besluitconcept', objectId, inwonerId: inwoner.id, grond: GROND_WMO });
  if (vierOgen && concept.eerste_door === null) {
    const kan = await judgeEerste(db, { ...o, concept, veld: 'tekenen' });
    if (!kan.ok) return kan;
    const gezet = await updateConcept(db, concept, {
      status: 'concept',
      tekenaar_id: null,
      eerste_door: o.actor.gebruikerId,
      eerste_mandaat_id: mag.waarde.mandaat.id,
      eerste_op: isoDatum(o.vandaag),
    });
    if (!gezet) return geweigerd(NET_VERANDERD);
    await log('besluitconcept-eerste-handtekening', concept.id);
    return gelukt(null);
  }
  await setTekent(db, concept.id);
  const { eerste_door: door, eerste_mandaat_id: mandaatId, eerste_op: op } = concept;
  const uit = await carryOutConcept(db, {
    ...o,
    concept,
    ...(door !== null && mandaatId !== null && op !== null ? { eerste: { door, mandaatId, op } } : {}),
  });
  if (!uit.ok) return uit;
  if (!(await updateConcept(db, concept, { status: 'getekend', tekenaar_id: null, besluit_id: uit.waarde })))
    return geweigerd(NET_VERANDERD);
  await log('besluitconcept-getekend', concept.id);
  return uit;
}

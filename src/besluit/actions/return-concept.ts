import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { leesTekst } from '../invoer.ts';
import { type ConceptWijziging, updateConcept } from '../queries/concept.ts';
import { type ConceptVraag, isVrij, loadConcept, NET_VERANDERD } from './submit-concept.ts';

async function zet(db: Kysely<DB>, o: ConceptVraag, handeling: string, wijziging: ConceptWijziging): Promise<Resultaat<null>> {
  if (!(await updateConcept(db, { id: o.conceptId, versie: o.versie }, wijziging))) return geweigerd(NET_VERANDERD);
  await schrijfLogboek(db, o.actor, {
    handeling,
    soort: 'besluitconcept',
    objectId: o.conceptId,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt(null);
}

/** Who was asked to sign sends it back, with why. */
export async function returnConcept(db: Kysely<DB>, o: ConceptVraag & { reden: string }): Promise<Resultaat<null>> {
  const { concept } = await loadConcept(db, o);
  if (concept.status !== 'ter-ondertekening' || concept.tekenaar_id !== o.actor.gebruikerId)
    return geweigerd('Dit concept ligt niet bij jou om te tekenen.');
  const reden = leesTekst('reden', o.reden, { leeg: 'Schrijf op waarom je het terugstuurt. Wat moet er anders?', maximum: 1000 });
  if (!reden.ok) return reden;
  return zet(db, o, 'besluitconcept-teruggestuurd', {
    status: 'teruggestuurd',
    tekenaar_id: null,
    terug_door: o.actor.gebruikerId,
    terug_op: 'nu',
    terug_reden: reden.waarde,
  });
}

/** Who put it before somebody takes it back before it is signed. */
export async function takeBackConcept(db: Kysely<DB>, o: ConceptVraag): Promise<Resultaat<null>> {
  const { concept } = await loadConcept(db, o);
  if (concept.status !== 'ter-ondertekening') return geweigerd('Dit concept ligt bij niemand om te tekenen.');
  return zet(db, o, 'besluitconcept-teruggehaald', { status: 'concept', tekenaar_id: null });
}

/** A concept that will not become a besluit. */
export async function dropConcept(db: Kysely<DB>, o: ConceptVraag): Promise<Resultaat<null>> {
  const { concept } = await loadConcept(db, o);
  if (!isVrij(concept)) return geweigerd('Dit concept ligt bij iemand om te tekenen, of is al afgehandeld.');
  return zet(db, o, 'besluitconcept-weggelegd', { status: 'weggelegd' });
}

import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { schrijfRouteGevallen } from '../../gevallen/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertTekst, lockConcept, updateConcept } from '../queries/concept.ts';
import { gevallenVoor, regelingVan } from '../settings.ts';
import { GROND } from './grond.ts';
import { requestDoorrekening } from './request-doorrekening.ts';

/**
 * Writes down what each step of the route of a concept says now, as its agreed cases: the next text of the concept, with the same
 * regeling. Refused when there are cases already, without a route, and when a colleague changed the concept meanwhile.
 */
export const agreeRoute = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { beleid: BeleidInHuis; vandaag: Datum; id: number; versie: number },
): Promise<Resultaat<number>> => {
  const concept = await lockConcept(db, o.id);
  if (!concept || actor.gemeenteId === undefined) throw new NietGevonden();
  if (concept.status !== 'concept') return geweigerd('Alleen bij een concept kun je gevallen maken. Open de pagina opnieuw.');
  const basis = o.beleid.regelingMetId(concept.basisId);
  if (gevallenVoor(o.beleid, concept, basis)) return geweigerd('Er zijn al voorbeeldgevallen. Open de pagina opnieuw.');
  const gevallen = schrijfRouteGevallen(regelingVan(concept), o.beleid.landelijk);
  if (gevallen === undefined) return geweigerd('In deze regeling staat geen route.');
  if (!(await updateConcept(db, concept.id, o.versie, {})))
    return geweigerd('Een collega heeft deze wijziging intussen veranderd. Open haar opnieuw.');
  const { door: _, op: __, ...tekst } = concept.laatste;
  const versie = tekst.versie + 1;
  const { gemeenteId, gebruikerId: door } = actor;
  await insertTekst(db, { ...tekst, gemeenteId, conceptId: concept.id, door, versie, gevallen });
  await requestDoorrekening(db, actor, {
    conceptId: concept.id,
    conceptversie: versie,
    geldigVan: tekst.geldigVan,
    metId: basis.id,
    vandaag: o.vandaag,
  });
  await schrijfLogboek(db, actor, {
    handeling: 'beleidsconcept-gewijzigd',
    soort: 'regelingconcept',
    objectId: concept.id,
    grond: GROND,
  });
  return gelukt(concept.id);
};

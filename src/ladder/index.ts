import type { Router } from '../web/route.ts';
import { registerBepaling } from './pages/bepaling.ts';
import type { LadderSettings } from './pages/frame.ts';
import { registerNieuw } from './pages/nieuw.ts';

export { answerInwonerkijk, recordInwonerkijk } from './actions/record-inwonerkijk.ts';
export { recordLadderbepaling } from './actions/record-ladderbepaling.ts';
export { dropConcept, saveConcept } from './actions/save-concept.ts';
export { type Bewijsstuk, bewijsKaart, bewijsLijst } from './pages/bewijs.ts';
export { beschrijftTreden, ladderIsHulpmiddel } from './pages/frame.ts';
export { kijkKaart } from './pages/kijk.ts';
export {
  deleteConcept,
  findBepalingen,
  findBewijsstukken,
  findConcept,
  findGeprobeerd,
  findKijken,
  findLopendDoel,
  findOnderbouwing,
  markInOnderzoek,
} from './queries.ts';
export { bewegingTekst, geldende, huidigeBepaling, ladderVoorstel, type VerloopRij, verloopVan } from './rules.ts';
export {
  AANWEZIG,
  type Aanwezig,
  aanwezigTekst,
  aanwezigZin,
  type Bepaling,
  BepalingForm,
  type Concept,
  type ConceptInhoud,
  type InwonerKijk,
  isAanwezig,
  termijnTekst,
  type VolledigeBepaling,
} from './types.ts';

/** Determining a trede: a draft in pages, the check, each determination by itself, and what the resident answers. */
export const registerLadder = (router: Router, s: LadderSettings): void => {
  registerNieuw(router, s);
  registerBepaling(router, s);
};

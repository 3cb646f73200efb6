import type { Router } from '../web/route.ts';
import { type NazorgSettings, registerDossierNazorg } from './pages/dossier.ts';
import { registerMijnNazorg } from './pages/mijn.ts';

export { answerNazorg, followUpNazorg } from './actions/answer-nazorg.ts';
export { dropNazorg, planNazorg, planNazorgNaStap } from './actions/plan-nazorg.ts';
export { nazorgTab, readNazorg } from './pages/dossier.ts';
export { listNazorg } from './queries.ts';

/** The pages of the aftercare: of the consulent and of the resident. */
export const registerNazorg = (router: Router, s: NazorgSettings): void => {
  registerDossierNazorg(router, s);
  registerMijnNazorg(router, s);
};

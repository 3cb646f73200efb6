import type { BeleidInHuis } from '../beleid/index.ts';
import type { Router } from '../web/route.ts';
import { registerMijnBewaren } from './pages/mijn.ts';
import { registerVernietigen } from './pages/vernietigen.ts';

export { closeDossier, type HerleidStappen, reopenDossier } from './actions/close-dossier.ts';
export { proposeVernietiging } from './actions/propose-vernietiging.ts';
export { answerVernietigverzoek, requestVernietiging } from './actions/request-vernietiging.ts';
export { runKopie, runVernietigen } from './jobs.ts';
export { vernietigdbestand } from './lijst.ts';
export { type Bewaard, bewaarInhoud, readBewaard } from './pages/tab.ts';
export { AntwoordForm, HeropenForm, SluitForm } from './types.ts';

/** The pages about destroying, and those of the resident; the tab of the dossier stands in src/dossier. */
export const registerBewaren = (router: Router, s: { beleid: BeleidInHuis }): void => {
  registerVernietigen(router);
  registerMijnBewaren(router, s);
};

import type { Router } from '../web/route.ts';
import { type OverdrachtSettings, registerDossierOverdracht } from './pages/dossier.ts';
import { registerMijnOverdracht } from './pages/mijn.ts';

export { answerOverdracht, proposeOverdracht, recordAntwoord, sendOverdracht } from './actions/change-overdracht.ts';
export { overdrachtTab, readOverdracht } from './pages/dossier.ts';
export { listOverdrachten } from './queries.ts';
export { loopt as looptOverdracht } from './rules.ts';
export type { Overdracht } from './types.ts';

/** The pages of the hand-over: of the consulent and of the resident. */
export const registerOverdracht = (router: Router, s: OverdrachtSettings): void => {
  registerDossierOverdracht(router, s);
  registerMijnOverdracht(router, s);
};

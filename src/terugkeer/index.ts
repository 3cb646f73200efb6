import type { Router } from '../web/route.ts';
import type { TerugkeerSettings } from './pages/blokken.ts';
import { registerAfspraak } from './pages/dossier.ts';
import { registerMijnTerugkeer } from './pages/mijn.ts';
import { registerTerugstap } from './pages/stap.ts';

export { answerAfspraak, makeAfspraak } from './actions/make-afspraak.ts';
export { stepBack } from './actions/step-back.ts';
export { readTerugkeer } from './pages/blokken.ts';
export { terugkeerTab } from './pages/dossier.ts';
export { listAfspraken } from './queries.ts';
export { afspraakStand } from './rules.ts';
export type { Terugkeerafspraak } from './types.ts';

/** The pages of the way back: of the consulent and of the resident. The words of a step come before those of an agreement in the address. */
export const registerTerugkeer = (router: Router, s: TerugkeerSettings): void => {
  registerTerugstap(router, s);
  registerAfspraak(router, s);
  registerMijnTerugkeer(router, s);
};

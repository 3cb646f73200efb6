import type { Router } from '../web/route.ts';
import { registerExport } from './pages/export.ts';
import { type BewakingSettings, registerOverzicht } from './pages/overzicht.ts';

export { deriveGewijzigd } from './actions/derive-plichten.ts';
export { escalatePlichten, plichtenZin, recheckPlichten, refreshPlichten } from './jobs.ts';
export { herleidVoor } from './pages/overzicht.ts';
export { plichtenDeel, readPlichten } from './pages/tab.ts';

/** What is owed, by whom and by when. */
export const registerBewaking = (router: Router, s: BewakingSettings): void => {
  registerExport(router, s);
  registerOverzicht(router, s);
};

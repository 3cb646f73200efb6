import type { Router } from '../web/route.ts';
import { registerVerdelen } from './assign-pages.ts';
import { registerWerkvoorraadPage, type WerkvoorraadSettings } from './pages.ts';

export { refreshWerkvoorraad } from './jobs.ts';
export { stappenVan } from './rules.ts';
export type { Eigenaar, InwonerFeiten, Stap, Termijnen } from './types.ts';

/** The werkvoorraad and the dividing of residents. */
export const registerWerkvoorraad = (router: Router, s: WerkvoorraadSettings): void => {
  registerWerkvoorraadPage(router, s);
  registerVerdelen(router);
};

import type { Router } from '../web/route.ts';
import { registerControle } from './pages/controle.ts';
import { registerExport } from './pages/export.ts';
import { registerGemeenten } from './pages/gemeenten.ts';
import { registerWerkvoorraadPage, type WerkvoorraadSettings } from './pages/lijst.ts';
import { registerTeam } from './pages/team.ts';
import { registerVerdelen } from './pages/verdelen.ts';
import { registerVerdeling } from './pages/verdeling.ts';
import { registerWeergaven } from './pages/weergaven.ts';

export { controleZin } from './actions/check-werkvoorraad.ts';
export { deriveStappenVan, deriveWerkvoorraad } from './actions/derive-werkvoorraad.ts';
export { refreshWerkvoorraad, runVerdeling, runWerkvoorraadcontrole } from './jobs.ts';
export { findVerouderd } from './queries/index.ts';
export { stappenVan } from './rules.ts';
export type { Eigenaar, InwonerFeiten, Stap, Termijnen } from './types.ts';

/** The werkvoorraad and the dividing of residents. Fixed words in an address come before a number. */
export const registerWerkvoorraad = (router: Router, s: WerkvoorraadSettings): void => {
  registerWerkvoorraadPage(router, s);
  registerExport(router, s);
  registerWeergaven(router);
  registerGemeenten(router);
  registerTeam(router);
  registerControle(router, s);
  registerVerdeling(router);
  registerVerdelen(router);
};

import type { Router } from '../web/route.ts';
import type { OrientatieSettings } from './pages/acten.ts';
import { registerCentrum } from './pages/centrum.ts';
import { registerDossierOrientatie } from './pages/dossier.ts';
import { registerMijnOrientatie } from './pages/mijn.ts';

export { orientatieTab, readOrientatieTab } from './pages/dossier.ts';
export { listLopendeToegang, listOrientaties } from './queries.ts';
export { looptijdVan, SIGNAAL_DAGEN } from './rules.ts';
export { GEVOLGEN, type Orientatie } from './types.ts';

/** The pages of the oriëntatie: of the consulent, the centre and the resident. */
export const registerOrientatie = (router: Router, s: OrientatieSettings): void => {
  registerDossierOrientatie(router, s);
  registerCentrum(router, s);
  registerMijnOrientatie(router, s);
};

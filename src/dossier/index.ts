import type { Clock } from '../platform/clock.ts';
import type { Router } from '../web/route.ts';
import { registerAanmeldingTab } from './pages/aanmelding.ts';
import { registerAfsprakenTab } from './pages/afspraken.ts';
import { registerBerichtenTab } from './pages/berichten.ts';
import { registerDetails } from './pages/details.ts';
import { registerDocumentenTab } from './pages/documenten.ts';
import type { DossierSettings } from './pages/frame.ts';
import { registerGebeurtenissenTab } from './pages/gebeurtenissen.ts';
import { registerLadderTab } from './pages/ladder.ts';
import { registerNotitiesTab } from './pages/notities.ts';
import { registerOrientatieTab } from './pages/orientatie.ts';
import { registerOverview } from './pages/overview.ts';
import { registerPlanTab } from './pages/plan.ts';
import { registerRecords } from './pages/records.ts';
import { registerToegangTab } from './pages/toegang.ts';
import { registerToewijzingenTab } from './pages/toewijzingen.ts';
import { registerUrenTab } from './pages/uren.ts';
import { registerZrmTab } from './pages/zrm.ts';

export { passendeProducten } from './queries.ts';
export { handelingTekst } from './words.ts';

/** The dossier with all its tabs. */
export const registerDossier = (router: Router, s: DossierSettings & { clock: Clock }): void => {
  registerOverview(router, s);
  registerAanmeldingTab(router, s);
  registerLadderTab(router, s);
  registerZrmTab(router, s);
  registerPlanTab(router);
  registerToewijzingenTab(router, s);
  registerUrenTab(router, s);
  registerOrientatieTab(router, s);
  registerAfsprakenTab(router, s);
  registerNotitiesTab(router, s);
  registerBerichtenTab(router, s);
  registerDocumentenTab(router, s);
  registerRecords(router, s);
  registerGebeurtenissenTab(router);
  registerToegangTab(router, s);
  registerDetails(router, s);
};

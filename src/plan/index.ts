import type { Router } from '../web/route.ts';
import { registerPlanAanbieder } from './pages/aanbieder.ts';
import { registerDoel } from './pages/doel.ts';
import { registerMensen } from './pages/mensen.ts';
import { registerMijnPlan } from './pages/mijn.ts';
import { registerPlanPdf } from './pages/pdf.ts';
import type { PlanSettings } from './pages/settings.ts';
import { registerVersie } from './pages/versie.ts';

export { answerPlan, answerPlanAlsAanbieder } from './actions/answer-plan.ts';
export { chooseVastContact, putBetrokkene, reportKloptNiet } from './actions/change-mensen.ts';
export { judgeDoel, putDoel } from './actions/change-plandoel.ts';
export { startVersie } from './actions/start-versie.ts';
export { submitVersie } from './actions/submit-versie.ts';
export { writeWoorden } from './actions/write-woord.ts';
export { readPlan } from './pages/settings.ts';
export { planTab } from './pages/tab.ts';
export { listPlandoelen, listPlannen, listVastContact, listWoorden, wachtPlanOpMij } from './queries/index.ts';
export { WOORD_VELDEN, WOORDEN } from './types.ts';

/** All pages of the plan. */
export const registerPlan = (router: Router, s: PlanSettings): void => {
  registerMensen(router);
  registerPlanPdf(router, s);
  registerDoel(router, s);
  registerVersie(router);
  registerMijnPlan(router, s);
  registerPlanAanbieder(router);
};

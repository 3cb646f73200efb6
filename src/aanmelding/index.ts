import type { Router } from '../web/route.ts';
import { registerFeiten } from './pages/feit.ts';
import { registerMijnAanmelding } from './pages/mijn.ts';
import { type AanmeldingSettings, registerAanmeldingPages } from './pages.ts';

export { linkMelding } from './actions/link-melding.ts';
export { recordFeit } from './actions/record-feit.ts';
export { sendPlan } from './actions/send-plan.ts';
export { warnTermijnen } from './jobs.ts';
export { aanmeldingTab, findAanmeldingTab } from './pages/tab.ts';
export { findAanmelding } from './queries.ts';
export { beschikkingTermijn, onderzoekTot } from './rules.ts';
export { type AangemeldDoor, aangemeldDoorTekst } from './types.ts';

/** Reporting a resident, the clocks after it, and what the resident does himself. */
export const registerAanmelding = (router: Router, s: AanmeldingSettings): void => {
  registerAanmeldingPages(router, s);
  registerFeiten(router, s);
  registerMijnAanmelding(router, s);
};

import type { Web } from '../web/route.ts';
import { registerAfspraak } from './pages/afspraak.ts';
import { registerAgenda } from './pages/agenda.ts';
import { registerUitnodiging } from './pages/brief.ts';
import { CENTRUM, GEMEENTE } from './pages/kring.ts';
import { registerMijnAfspraken } from './pages/mijn.ts';
import { registerNieuw } from './pages/nieuw.ts';
import type { AfspraakSettings } from './pages/settings.ts';
import { registerWeek } from './pages/week.ts';
import { registerWijzigen } from './pages/wijzigen.ts';

export { cancelBijOrientatie, cancelKomende } from './actions/cancel-komende.ts';
export { inviteOpPapier } from './actions/invite-op-papier.ts';
export { planAfspraak } from './actions/plan-afspraak.ts';
export { recordUitkomst } from './actions/record-uitkomst.ts';
export type { Wie } from './actions/settings.ts';
export { remindAfspraken } from './jobs.ts';
export { centrumAfspraken, centrumDag, readCentrumAfspraken, readCentrumDag } from './pages/centrum.ts';
export { readMijnAfspraken } from './pages/mijn.ts';
export { basisVan } from './pages/settings.ts';
export { afsprakenTab, readAfsprakenTab } from './pages/tab.ts';
export { toonWanneer } from './rules.ts';

/** All pages of appointments, and the calendar behind a secret address. */
export const registerAfspraken = (web: Web, s: AfspraakSettings): void => {
  const { router } = web;
  for (const kring of [GEMEENTE, CENTRUM]) {
    registerNieuw(router, s, kring);
    registerWijzigen(router, s, kring);
    registerAfspraak(router, s, kring);
  }
  registerUitnodiging(router, s);
  registerAgenda(web, router, s);
  registerWeek(router, s);
  registerMijnAfspraken(router, s);
};

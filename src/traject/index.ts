import type { Router } from '../web/route.ts';
import { registerAanbiederRoute } from './pages/aanbieder.ts';
import { registerAanbiederPlicht } from './pages/aanbieder-plicht.ts';
import { registerBegin } from './pages/begin.ts';
import { registerTrajectgeld } from './pages/financien.ts';
import type { RouteSettings } from './pages/lees.ts';
import { registerMijnRoute } from './pages/mijn.ts';
import { registerRoutes } from './pages/routes.ts';
import { registerStap } from './pages/stap.ts';

export { askDerde, recordAntwoord } from './actions/ask-derde.ts';
export { beginStap, startVoorstel } from './actions/begin-stap.ts';
export { endStap, takeWegTerug } from './actions/end-stap.ts';
export { askOordelen, giveOordeel } from './actions/give-oordeel.ts';
export { approveGeld, exportGeld } from './actions/judge-geld.ts';
export { recordPlicht, recordVoorwaarden } from './actions/settle-plicht.ts';
export { syncTraject } from './actions/sync-stap.ts';
export { eindeDoorRecord, findRouteEinde, type RouteEinde } from './einde.ts';
export { type GezetteStap, gezetteStappen } from './gezet.ts';
export { runTrajecten } from './jobs.ts';
export { type MijnRouteStand, mijnRouteStand, readMijnRoute } from './mijn.ts';
export { type ProefVraag, proefroute } from './pages/proef.ts';
export { readRoute, routeTab } from './pages/tab.ts';
export { isGestopt, listGezet, routeEinde } from './queries/index.ts';

/** The pages of the route: of the consulent, the resident, the aanbieder and finance. Before toewijzing: /toewijzingen/routes is no toewijzing. */
export const registerTraject = (router: Router, s: RouteSettings): void => {
  registerBegin(router, s);
  registerStap(router, s);
  registerRoutes(router, s);
  registerMijnRoute(router, s);
  registerAanbiederRoute(router, s);
  registerAanbiederPlicht(router, s);
  registerTrajectgeld(router, s);
};

import type { Router } from '../web/route.ts';
import { registerStoppen } from './pages/stoppen.ts';
import { registerVoorkeuren } from './pages/voorkeuren.ts';

export { sendHerinneringen } from './jobs.ts';
export { herinneringDeel, readHerinneringen } from './pages/tab.ts';

/** Which mail somebody wants, stopping reminders about a resident, and looking along with a colleague. */
export const registerHerinnering = (router: Router): void => {
  registerVoorkeuren(router);
  registerStoppen(router);
};

import type { Router } from '../web/route.ts';
import { registerLogboek } from './pages/logboek.ts';
import { registerMandaten } from './pages/mandaten.ts';
import { registerMedewerkers } from './pages/medewerkers.ts';
import type { BeheerSettings } from './pages/settings.ts';

/** Employees, mandates and the logboek. */
export const registerBeheer = (router: Router, s: BeheerSettings): void => {
  registerMedewerkers(router, s);
  registerMandaten(router, s);
  registerLogboek(router);
};

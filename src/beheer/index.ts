import type { Router } from '../web/route.ts';
import { registerAfwezigheid } from './pages/afwezigheid.ts';
import { registerAnderTeam } from './pages/ander-team.ts';
import { registerFuncties } from './pages/functies.ts';
import { registerLogboek } from './pages/logboek.ts';
import { registerMandaat } from './pages/mandaat.ts';
import { registerMandaatBron } from './pages/mandaat-bron.ts';
import { registerMandaatNieuw } from './pages/mandaat-nieuw.ts';
import { registerMandaten } from './pages/mandaten.ts';
import { registerMedewerker } from './pages/medewerker.ts';
import { registerMedewerkers } from './pages/medewerkers.ts';
import { registerNieuw } from './pages/nieuw.ts';
import type { BeheerSettings } from './pages/settings.ts';
import { registerStart } from './pages/start.ts';
import { registerTeams } from './pages/teams.ts';
import { registerVertrek } from './pages/vertrek.ts';
import { registerWijzigen } from './pages/wijzigen.ts';

export { runVertrek } from './jobs.ts';
export { findBereikbaar } from './queries/bereikbaar.ts';
export { findTeamnamen, listTeamdelen, type Teamdeel } from './queries/teams.ts';
export { bereikbaarTekst } from './rules/medewerker.ts';
export type { Bereikbaar } from './types.ts';

/** Who works here, who is away, who may sign what, and who did what. Fixed words in an address come before a number. */
export const registerBeheer = (router: Router, s: BeheerSettings): void => {
  registerStart(router, s);
  registerMedewerkers(router, s);
  registerNieuw(router, s);
  registerTeams(router, s);
  registerFuncties(router, s);
  registerAfwezigheid(router, s);
  registerMedewerker(router, s);
  registerWijzigen(router, s);
  registerAnderTeam(router);
  registerVertrek(router);
  registerMandaten(router, s);
  registerMandaatNieuw(router, s);
  registerMandaat(router, s);
  registerMandaatBron(router, s);
  registerLogboek(router);
};

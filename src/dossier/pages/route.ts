import { readRoute, routeTab } from '../../traject/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, handeltMet, LEZERS, openDossier } from './frame.ts';

/** The way over the route: where the resident is, what was tried, what may follow. */
export const registerRouteTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/route', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'traject' }, readRoute);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'route',
      inhoud: routeTab(c, s, extra, { inwoner, schrijft: handeltMet(actor, inwoner), functie: actor.functie }),
    });
  });
};

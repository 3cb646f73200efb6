import { toonNaam } from '../../inwoner/index.ts';
import { planTab, readPlan } from '../../plan/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, handeltMet, LEZERS, openDossier } from './frame.ts';

/** The plan of a resident and who is around him. */
export const registerPlanTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/plan', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'plan' }, readPlan);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'plan',
      inhoud: planTab(c, extra, {
        inwonerId: inwoner.id,
        naam: toonNaam(inwoner),
        voornaam: inwoner.voornaam,
        schrijft: handeltMet(actor, inwoner),
        overleden: inwoner.overleden_op !== null,
      }),
    });
  });
};

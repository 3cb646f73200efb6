import { overdrachtTab, readOverdracht } from '../../overdracht/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, schrijftIn } from './frame.ts';

/** Handing the resident over to another party. */
export const registerOverdrachtTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/overdracht', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'overdracht' }, readOverdracht);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'overdracht',
      inhoud: overdrachtTab(c, s, extra, { inwoner, schrijft: schrijftIn(actor, inwoner.id) }),
    });
  });
};

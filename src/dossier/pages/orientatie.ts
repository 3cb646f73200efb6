import { orientatieTab, readOrientatieTab } from '../../orientatie/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, schrijftIn } from './frame.ts';

/** The orientations of a resident. */
export const registerOrientatieTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/orientatie', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'orientatie' }, readOrientatieTab);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'orientatie',
      inhoud: orientatieTab(c, s, extra, { inwoner, schrijft: schrijftIn(actor, inwoner.id) }),
    });
  });
};

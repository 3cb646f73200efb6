import { readTerugkeer, terugkeerTab } from '../../terugkeer/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, handeltMet, LEZERS, openDossier } from './frame.ts';

/** The way back: what was agreed, and the steps back. */
export const registerTerugkeerTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/terugkeer', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'terugkeerafspraak' }, readTerugkeer);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'terugkeer',
      inhoud: terugkeerTab(c, s, extra, { inwoner, schrijft: handeltMet(actor, inwoner) }),
    });
  });
};

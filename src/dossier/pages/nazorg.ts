import { nazorgTab, readNazorg } from '../../nazorg/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, handeltMet, LEZERS, openDossier } from './frame.ts';

/** The aftercare: is the place still right? */
export const registerNazorgTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/nazorg', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'nazorg' }, readNazorg);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'nazorg',
      inhoud: nazorgTab(c, s, extra, { inwoner, schrijft: handeltMet(actor, inwoner) }),
    });
  });
};

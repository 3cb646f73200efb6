import { leesOverleg, overlegInhoud, overlegKnoppen } from '../../overleg/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, schrijftIn } from './frame.ts';

/** The tab with messages between the resident, the municipality and an aanbieder. */
export const registerBerichtenTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/berichten', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'berichten' }, leesOverleg);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'berichten',
      knoppen: schrijftIn(actor, inwoner.id) && overlegKnoppen(inwoner),
      inhoud: overlegInhoud(inwoner, extra, c.vandaag),
    });
  });
};

import { gebeurtenissenInhoud, listGebeurtenissen } from '../../levensgebeurtenis/index.ts';
import { linkKnop } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, schrijftIn } from './frame.ts';

/** What happened in the life of the resident, and what still has to be decided. */
export const registerGebeurtenissenTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/gebeurtenissen', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'gebeurtenissen' }, listGebeurtenissen);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'gebeurtenissen',
      knoppen:
        schrijftIn(actor, inwoner.id) &&
        linkKnop({
          tekst: 'Leg een gebeurtenis vast',
          href: `/dossier/${inwoner.id}/gebeurtenissen/nieuw`,
          soort: 'primair',
          icoon: 'plus',
        }),
      inhoud: gebeurtenissenInhoud({ inwonerId: inwoner.id, rijen: extra }),
    });
  });
};

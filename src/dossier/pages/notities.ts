import { leesNotities, notitieKnoppen, notitiesInhoud } from '../../notitie/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, schrijftIn } from './frame.ts';

/** The tab with what was written down: what the resident reads, and work notes. */
export const registerNotitiesTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/notities', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage', zoekt: true }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'notities' }, leesNotities);
    const magSchrijven = schrijftIn(actor, inwoner.id);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'notities',
      knoppen: magSchrijven && notitieKnoppen(inwoner),
      inhoud: notitiesInhoud(c, { inwoner, versies: extra, magSchrijven }),
    });
  });
};

import { aanmeldingTab, findAanmeldingTab } from '../../aanmelding/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, handeltMet, LEZERS, openDossier } from './frame.ts';

/** The aanmelding: the clocks of the law with what stopped them, who reported, and the plan of the resident. */
export const registerAanmeldingTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/aanmelding', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, actor, extra } = await openDossier(c, s, { soort: 'aanmelding' }, findAanmeldingTab);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'aanmelding',
      inhoud: aanmeldingTab(extra, {
        inwonerId: inwoner.id,
        landelijk: s.beleid.landelijk,
        vandaag: c.vandaag,
        magVastleggen: handeltMet(actor, inwoner),
        bewaard: c.zoek.get('bewaard') === 'ja',
      }),
    });
  });
};

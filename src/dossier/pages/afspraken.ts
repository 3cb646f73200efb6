import { afsprakenTab, readAfsprakenTab } from '../../afspraak/index.ts';
import { linkKnop } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, schrijftIn } from './frame.ts';

/** The appointments of a resident. */
export const registerAfsprakenTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/afspraken', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'afspraken' }, readAfsprakenTab);
    const schrijft = schrijftIn(actor, inwoner.id);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'afspraken',
      knoppen:
        schrijft &&
        inwoner.overleden_op === null &&
        linkKnop({
          tekst: 'Afspraak maken',
          href: `/dossier/${inwoner.id}/afspraken/nieuw`,
          soort: 'primair',
          icoon: 'calendar-event',
        }),
      inhoud: afsprakenTab(c, {
        inwonerId: inwoner.id,
        voornaam: inwoner.voornaam,
        nu: c.nu,
        schrijft,
        overleden: inwoner.overleden_op !== null,
        ...extra,
      }),
    });
  });
};

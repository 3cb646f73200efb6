import { besluitenTab, readBesluitenTab } from '../../besluit/index.ts';
import { bezwaarBlok, listBezwaren } from '../../bezwaar/index.ts';
import { html, linkKnop } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, handeltMet, LEZERS, openDossier } from './frame.ts';

/** The besluiten on a resident, those that are not taken yet on top. */
export const registerBesluitenTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/besluiten', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'besluit' }, async (db, inwonerId) => {
      const [tab, bezwaren] = await Promise.all([readBesluitenTab(db, inwonerId), listBezwaren(db, inwonerId)]);
      return { ...tab, bezwaren };
    });
    const schrijft = handeltMet(actor, inwoner);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'besluiten',
      knoppen: schrijft && linkKnop({ tekst: 'Besluit voorbereiden', href: `/dossier/${inwoner.id}/besluit`, icoon: 'gavel' }),
      inhoud: html`${besluitenTab(s, {
        ...extra,
        inwonerId: inwoner.id,
        gemeenteId: inwoner.gemeente_id,
        vandaag: c.vandaag,
        schrijft,
        overleden: inwoner.overleden_op !== null,
      })}${bezwaarBlok(extra.bezwaren, c.vandaag)}`,
    });
  });
};

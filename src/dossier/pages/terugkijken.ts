import { toonKort } from '../../kernel/datum.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { leesKijk, readToen, terugkijkInhoud } from '../../terugkijken/index.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, woordenVan } from './frame.ts';

/** The dossier as it stood on a day, and as it was known on a day. */
export const registerTerugkijkenTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/terugkijken', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'terugkijken' }, (db, inwonerId) =>
      readToen(db, inwonerId, c.vandaag),
    );
    if (!extra) throw new NietGevonden();
    const vraag = { dag: c.zoek.get('dag') ?? '', bekend: c.zoek.get('bekend') ?? '' };
    const kijk = leesKijk(vraag, c.vandaag);
    const fout = kijk.fouten.length > 0;
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'terugkijken',
      fout,
      inhoud: terugkijkInhoud(extra, {
        basis: `/dossier/${inwoner.id}/terugkijken`,
        inwonerId: inwoner.id,
        gemeenteId: inwoner.gemeente_id,
        vandaag: c.vandaag,
        ...kijk,
        getypt: fout ? vraag : { dag: toonKort(kijk.dag), bekend: kijk.bekend ? toonKort(kijk.bekend) : '' },
        beleid: s.beleid,
        product: woordenVan(s, c, inwoner.gemeente_id).product,
      }),
    });
  });
};

import { herleidVoor, plichtenDeel, readPlichten } from '../../bewaking/index.ts';
import { herinneringDeel, readHerinneringen } from '../../herinnering/index.ts';
import { findInwoner } from '../../inwoner/index.ts';
import { NietGevonden } from '../../platform/problem.ts';
import type { Router } from '../../web/route.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, schrijftIn } from './frame.ts';

/** What must be done for a resident, by whom and by when, which day moved and why, and who was reminded of it. */
export const registerPlichtenTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/plichten', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const rol = c.rolHint === 'teammanager' ? 'teammanager' : 'consulent';
    // Only for who may look: asking for somebody else's dossier changes nothing.
    if (!(await findInwoner(c.db, c.nummer('inwoner')))) throw new NietGevonden();
    await herleidVoor(c, s, c.nummer('inwoner'));
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'plichten' }, async (db, inwonerId) => {
      const [plichten, herinneringen] = await Promise.all([
        readPlichten(db, inwonerId, { vandaag: c.vandaag, rol }),
        readHerinneringen(db, inwonerId),
      ]);
      return { plichten, herinneringen };
    });
    const schrijft = schrijftIn(actor, inwoner.id);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'plichten',
      inhoud: [
        ...plichtenDeel({
          ...extra.plichten,
          beleid: s.beleid,
          vandaag: c.vandaag,
          rol,
          gebruikerId: actor.gebruikerId,
          gemeenteId: inwoner.gemeente_id,
        }),
        ...herinneringDeel({
          ...extra.herinneringen,
          inwonerId: inwoner.id,
          vandaag: c.vandaag,
          schrijft,
          kijktMee: schrijft || actor.rol === 'teammanager',
          gewijzigd: c.zoek.get('herinneringen'),
        }),
      ],
    });
  });
};

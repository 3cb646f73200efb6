import type { Router } from '../../web/route.ts';
import { planPdf } from '../letters/plan.ts';
import type { PlanSettings } from './settings.ts';
import { readVersie } from './versie.ts';

/** A version on paper, for who reads the dossier. */
export const registerPlanPdf = (router: Router, s: PlanSettings): void => {
  router.get(
    '/dossier/:inwoner/plan/:plan/pdf',
    { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' },
    async (c) => {
      const { plan, g, naam, inwoner } = await readVersie(c);
      return c.file(await planPdf({ plan, g, naam, gemeente: s.beleid.gemeente(inwoner.gemeente_id), vandaag: c.vandaag }));
    },
  );
};

import type { Router } from '../../web/route.ts';
import type { BeleidswijzigingSettings } from '../settings.ts';
import { registerConcept } from './concept.ts';
import { registerGevolgen } from './gevolgen.ts';
import { registerInleveren } from './inleveren.ts';
import { registerStappen } from './stappen.ts';
import { registerVersies } from './versies.ts';

/** Versions of the policy, and how they are changed. */
export const registerBeleidswijziging = (router: Router, s: BeleidswijzigingSettings): void => {
  registerInleveren(router, s);
  registerVersies(router, s);
  registerConcept(router, s);
  registerGevolgen(router, s);
  registerStappen(router, s);
};

import type { Router } from '../../web/route.ts';
import type { BeleidswijzigingSettings } from '../settings.ts';
import { registerConcept } from './concept.ts';
import { registerGevolgen } from './gevolgen.ts';
import { registerInleveren } from './inleveren.ts';
import { registerOvernemen } from './overnemen.ts';
import { registerStappen } from './stappen.ts';
import { registerVersies } from './versies.ts';

/** Versions of the policy, how they are changed, and how an own route is begun. */
export const registerBeleidswijziging = (router: Router, s: BeleidswijzigingSettings): void => {
  registerInleveren(router, s);
  registerOvernemen(router, s);
  registerVersies(router, s);
  registerConcept(router, s);
  registerGevolgen(router, s);
  registerStappen(router, s);
};

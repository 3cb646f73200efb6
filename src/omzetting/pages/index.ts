import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Router } from '../../web/route.ts';
import { registerLijst } from './lijst.ts';
import { registerNagaan } from './nagaan.ts';
import { registerNieuw } from './nieuw.ts';

/** Changes in bulk: the list, a new one, and one with its rows. The fixed addresses before the number. */
export const registerOmzetting = (router: Router, s: { beleid: BeleidInHuis }): void => {
  registerLijst(router);
  registerNieuw(router, s);
  registerNagaan(router, s);
};

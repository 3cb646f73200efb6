import type { Router } from '../web/route.ts';
import { registerDubbel } from './pages/dubbel.ts';
import { registerLijst } from './pages/lijst.ts';
import { registerSamenvoeging } from './pages/samenvoeging.ts';

export { judgeNietDezelfde } from './actions/judge-dubbel.ts';
export { proposeSamenvoegen } from './actions/propose-samenvoegen.ts';
export { searchDubbelen } from './jobs.ts';
export { listSamenvoegingenVan } from './queries.ts';

/** Double dossiers: found, judged, made one, and apart again. */
export const registerSamenvoegen = (router: Router): void => {
  registerLijst(router);
  registerSamenvoeging(router);
  registerDubbel(router);
};

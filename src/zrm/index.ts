import type { Router } from '../web/route.ts';
import type { ZrmSettings } from './pages/frame.ts';
import { registerMeting } from './pages/meting.ts';
import { registerNieuweMeting } from './pages/nieuw.ts';

export { recordMeting } from './actions/record-meting.ts';
export { instrumentVan, LICENTIE, scoreTekst, type ZrmSettings } from './pages/frame.ts';
export { findMetingen } from './queries.ts';
export {
  geldendeMetingen,
  type Laatste,
  laatsteScores,
  probleemDomeinen,
  telling,
  veranderingVan,
  verloopVanDomein,
} from './rules.ts';
export type { Meting, Scores } from './types.ts';

/** Scoring the Zelfredzaamheid-Matrix, and each matrix by itself. */
export const registerZrm = (router: Router, s: ZrmSettings): void => {
  registerNieuweMeting(router, s);
  registerMeting(router);
};

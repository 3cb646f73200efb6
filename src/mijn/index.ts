import type { Router } from '../web/route.ts';
import { registerBrieven } from './pages/brieven.ts';
import { registerDoelen } from './pages/doelen.ts';
import { registerMijnLadder } from './pages/ladder.ts';
import { registerOverzicht } from './pages/overzicht.ts';
import type { MijnSettings } from './pages/settings.ts';
import { registerMijnUren } from './pages/uren.ts';
import { registerWieZietWat } from './pages/wie-ziet-wat.ts';
import { registerMijnZelfredzaamheid } from './pages/zelfredzaamheid.ts';

/** The pages of the resident. */
export const registerMijn = (router: Router, s: MijnSettings): void => {
  registerOverzicht(router, s);
  registerMijnLadder(router, s);
  registerMijnZelfredzaamheid(router, s);
  registerDoelen(router, s);
  registerMijnUren(router, s);
  registerBrieven(router, s);
  registerWieZietWat(router, s);
};

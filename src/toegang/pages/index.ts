import type { Router } from '../../web/route.ts';
import { registerAfscherming } from './afscherming.ts';
import { registerBekend } from './bekend.ts';
import { registerCentra } from './centra.ts';
import { registerNood } from './nood.ts';
import { registerOverzicht } from './overzicht.ts';
import type { ToegangSettings } from './settings.ts';
import { registerVervanging } from './vervanging.ts';

export const registerToegang = (router: Router, s: ToegangSettings): void => {
  registerNood(router, s);
  registerBekend(router, s);
  registerAfscherming(router);
  registerVervanging(router, s);
  registerOverzicht(router);
  registerCentra(router);
};

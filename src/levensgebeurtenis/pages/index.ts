import type { Router } from '../../web/route.ts';
import { registerGebeurtenis } from './gebeurtenis.ts';
import { type GebeurtenisSettings, registerNieuw } from './nieuw.ts';

/** Entering events and deciding on what they ask. The list is a tab of the dossier. */
export const registerLevensgebeurtenis = (router: Router, s: GebeurtenisSettings): void => {
  registerNieuw(router, s);
  registerGebeurtenis(router, s);
};

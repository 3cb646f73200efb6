import { registerAndereGemeente } from './andere-gemeente.ts';
import { createFlow } from './flow.ts';
import { registerLogin } from './inloggen.ts';
import type { InloggenSettings } from './settings.ts';
import { registerLogout } from './uitloggen.ts';
import { registerUitnodiging } from './uitnodiging.ts';

/** Logging in and out through OIDC, and invitations. One path for every way in. */
export const registerInloggen = (s: InloggenSettings): void => {
  const flow = createFlow(s);
  registerLogin(s, flow);
  registerLogout(s, flow);
  registerUitnodiging(s, flow);
  registerAndereGemeente(s, flow);
};

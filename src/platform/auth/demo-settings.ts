import { randomBytes } from 'node:crypto';
import type { RelyingPartySettings } from './relying-party.ts';

export const DEMO_ISSUER_PATH = '/demo/oidc';
export const DEMO_CLIENT = { clientId: 'werktmee', clientSecret: randomBytes(24).toString('base64url') };

/** What the product is to the issuer that the demo serves itself, over http. */
export const demoIssuerSettings = (issuer: string): RelyingPartySettings => ({
  issuer,
  clientId: DEMO_CLIENT.clientId,
  auth: { secret: DEMO_CLIENT.clientSecret },
  scope: 'openid',
  acrValues: [],
  userinfo: false,
  insecure: true,
});

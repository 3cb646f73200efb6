import { demoIssuerSettings } from '../platform/auth/demo-settings.ts';
import type { LoginSettings } from '../platform/auth/login-settings.ts';
import { createRelyingParty } from '../platform/auth/relying-party.ts';
import type { Login } from './types.ts';

/** The ways of productie. Accounts stand in the database under the address of their issuer. */
export const createLogins = (settings: readonly LoginSettings[]): Login[] =>
  settings.map((een) => ({
    eisen: een.eisen,
    relyingParty: createRelyingParty({ ...een, insecure: false }),
    issuer: een.issuer,
    issuerNaam: een.issuer,
  }));

/** The one way of the demo: the issuer that it serves itself. */
export const createDemoLogin = (issuer: string): Login => ({
  eisen: { weg: 'demo' },
  relyingParty: createRelyingParty(demoIssuerSettings(issuer)),
  issuer,
  issuerNaam: 'demo',
});

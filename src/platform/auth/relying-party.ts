import * as oidc from 'openid-client';

/** An OIDC issuer as this product uses it: PKCE, state and nonce always; who comes back is (issuer, subject). */
export interface RelyingParty {
  /** Where to send the browser, and what to remember until it comes back. */
  begin(o: { redirectUri: string; loginHint?: string }): Promise<{ url: string; remember: LoginState }>;
  /** The subject that came back. Throws when anything does not fit. */
  finish(o: { currentUrl: URL; remembered: LoginState }): Promise<{ subject: string }>;
}

export interface LoginState {
  state: string;
  nonce: string;
  verifier: string;
}

export interface RelyingPartySettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Only for the issuer that the demo serves itself over http. */
  insecure: boolean;
}

/** Discovers the issuer at the first login, so that an issuer that is down does not keep the product from starting. */
export const createRelyingParty = (settings: RelyingPartySettings): RelyingParty => {
  let discovered: Promise<oidc.Configuration> | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    discovered ??= oidc
      .discovery(
        new URL(settings.issuer),
        settings.clientId,
        settings.clientSecret,
        oidc.ClientSecretBasic(settings.clientSecret),
        settings.insecure ? { execute: [oidc.allowInsecureRequests] } : {},
      )
      .catch((error: unknown) => {
        discovered = undefined;
        throw error;
      });
    return discovered;
  };
  return {
    begin: async ({ redirectUri, loginHint }) => {
      const remember = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid',
        code_challenge: await oidc.calculatePKCECodeChallenge(remember.verifier),
        code_challenge_method: 'S256',
        state: remember.state,
        nonce: remember.nonce,
        ...(loginHint === undefined ? {} : { login_hint: loginHint, prompt: 'login' }),
      });
      return { url: url.href, remember };
    },
    finish: async ({ currentUrl, remembered }) => {
      const tokens = await oidc.authorizationCodeGrant(await configuration(), currentUrl, {
        pkceCodeVerifier: remembered.verifier,
        expectedState: remembered.state,
        expectedNonce: remembered.nonce,
        idTokenExpected: true,
      });
      const subject = tokens.claims()?.sub;
      if (!subject) throw new Error('de inlogdienst gaf geen subject');
      return { subject };
    },
  };
};

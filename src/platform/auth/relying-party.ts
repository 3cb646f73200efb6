import * as oidc from 'openid-client';
import { importKey } from './issuer-key.ts';
import type { IssuerSettings } from './login-settings.ts';

/** An OIDC issuer as this product uses it: PKCE, state and nonce always, and every signature checked. */
export interface RelyingParty {
  /** Where to send the browser, and what to remember until it comes back. `again` asks the issuer not to use an earlier login. */
  begin(o: { redirectUri: string; loginHint?: string; again?: boolean }): Promise<{ url: string; remember: LoginState }>;
  /** Who came back and what the issuer says of him. Throws when anything does not fit. */
  finish(o: { currentUrl: URL; remembered: LoginState }): Promise<LoginResult>;
  /** Where to log out at the issuer too; undefined when it has no such page. */
  logoutUrl(o: { returnTo: string; idToken?: string }): Promise<string | undefined>;
}

export interface LoginState {
  state: string;
  nonce: string;
  verifier: string;
}

export interface LoginResult {
  subject: string;
  claims: Readonly<Record<string, unknown>>;
  /** As it came; a hint for logging out. May hold personal data. */
  idToken: string;
}

export interface RelyingPartySettings extends IssuerSettings {
  /** Only for the issuer that the demo serves itself over http. */
  insecure: boolean;
}

/** The issuer itself sent somebody back, with an `error`. */
export const { AuthorizationResponseError } = oidc;

/** The issuer did not answer, or not as an issuer does. */
export class IssuerUnavailable extends Error {}

/** A login that does not fit. Says which check failed and nothing of what was in the token. */
export class LoginFailed extends Error {
  readonly code: string | undefined;
  constructor(message: string, code?: string) {
    super(message);
    this.name = 'LoginFailed';
    this.code = code;
  }
}

/** The errors of the library carry the claims that it looked at: those stay here. */
const withoutClaims = (error: unknown): unknown => {
  if (error instanceof AuthorizationResponseError || error instanceof LoginFailed || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const inner = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : undefined;
  return new LoginFailed(error.message, code ?? inner);
};

/** What an issuer says about itself is asked again after a day. */
const REMEMBER_MS = 24 * 3600 * 1000;
const TIMEOUT_SECONDS = 8;
const CONTENT_ENCRYPTION = ['A128GCM', 'A192GCM', 'A256GCM', 'A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512'];

const discover = async (s: RelyingPartySettings): Promise<oidc.Configuration> => {
  const clientAuth =
    'secret' in s.auth
      ? oidc.ClientSecretBasic(s.auth.secret)
      : await importKey(s.auth.key, 'sig').then(({ key, kid }) => oidc.PrivateKeyJwt(kid === undefined ? key : { key, kid }));
  const decryption = s.decryptionKey === undefined ? undefined : await importKey(s.decryptionKey, 'enc');
  return oidc
    .discovery(new URL(s.issuer), s.clientId, undefined, clientAuth, {
      timeout: TIMEOUT_SECONDS,
      execute: [
        ...(s.insecure ? [oidc.allowInsecureRequests] : []),
        // Not only what came over TLS: the signature itself.
        oidc.enableNonRepudiationChecks,
        ...(decryption
          ? [
              (config: oidc.Configuration) =>
                oidc.enableDecryptingResponses(config, CONTENT_ENCRYPTION, {
                  key: decryption.key,
                  // An RSA key says itself which algorithm it is for.
                  ...(decryption.alg.startsWith('RSA') ? {} : { alg: decryption.alg }),
                  ...(decryption.kid === undefined ? {} : { kid: decryption.kid }),
                }),
            ]
          : []),
      ],
    })
    .catch((error: unknown) => {
      throw new IssuerUnavailable('de inlogdienst antwoordt niet', { cause: error });
    });
};

const exchange = async (
  settings: RelyingPartySettings,
  config: oidc.Configuration,
  currentUrl: URL,
  remembered: LoginState,
): Promise<LoginResult> => {
  const tokens = await oidc.authorizationCodeGrant(config, currentUrl, {
    pkceCodeVerifier: remembered.verifier,
    expectedState: remembered.state,
    expectedNonce: remembered.nonce,
    idTokenExpected: true,
  });
  const own = tokens.claims();
  if (!own?.sub || tokens.id_token === undefined) throw new LoginFailed('de inlogdienst gaf geen subject');
  if (settings.decryptionKey !== undefined && tokens.id_token.split('.').length !== 5)
    throw new LoginFailed('het token is niet versleuteld, terwijl er een sleutel voor is ingesteld');
  const more = settings.userinfo ? await oidc.fetchUserInfo(config, tokens.access_token, own.sub) : {};
  // The ID token is signed: it goes before what the userinfo endpoint says.
  return { subject: own.sub, claims: { ...more, ...own }, idToken: tokens.id_token };
};

/** Discovers the issuer at the first login, so that an issuer that is down does not keep the product from starting. */
export const createRelyingParty = (settings: RelyingPartySettings): RelyingParty => {
  let discovered: { at: number; config: Promise<oidc.Configuration> } | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    if (discovered && performance.now() - discovered.at < REMEMBER_MS) return discovered.config;
    const config = discover(settings);
    const mine = { at: performance.now(), config };
    discovered = mine;
    config.catch(() => {
      if (discovered === mine) discovered = undefined;
    });
    return config;
  };
  return {
    begin: async ({ redirectUri, loginHint, again }) => {
      const remember = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: settings.scope,
        code_challenge: await oidc.calculatePKCECodeChallenge(remember.verifier),
        code_challenge_method: 'S256',
        state: remember.state,
        nonce: remember.nonce,
        ...(settings.acrValues.length === 0 ? {} : { acr_values: settings.acrValues.join(' ') }),
        ...(loginHint === undefined ? {} : { login_hint: loginHint }),
        ...(loginHint === undefined && !again ? {} : { prompt: 'login' }),
      });
      return { url: url.href, remember };
    },
    finish: async ({ currentUrl, remembered }) => {
      const config = await configuration();
      try {
        return await exchange(settings, config, currentUrl, remembered);
      } catch (error) {
        throw withoutClaims(error);
      }
    },
    logoutUrl: async ({ returnTo, idToken }) => {
      const config = await configuration();
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
      return oidc.buildEndSessionUrl(config, {
        post_logout_redirect_uri: returnTo,
        ...(idToken === undefined ? {} : { id_token_hint: idToken }),
      }).href;
    },
  };
};

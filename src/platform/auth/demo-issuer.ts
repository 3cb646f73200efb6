import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DEMO_CLIENT, DEMO_ISSUER_PATH } from './demo-settings.ts';

type Listener = (request: IncomingMessage & { originalUrl?: string }, response: ServerResponse) => void;
interface DemoIssuerOptions {
  issuer: string;
  redirectUris: string[];
  /** Who may be logged in by naming him. */
  mayBe(id: string): boolean;
}

/**
 * The issuer of the demo: a real OIDC provider in this process, whose accounts are the personas. It logs in whoever `login_hint`
 * names: the demo has no passwords. Lives in memory; never made in productie. Made when the first one logs in: reading the provider
 * takes a fifth of the start.
 */
export const createDemoIssuer = (o: DemoIssuerOptions): Listener => {
  let made: Promise<Listener> | undefined;
  return (request, response) => {
    made ??= makeIssuer(o);
    made.then(
      (listener) => listener(request, response),
      () => response.writeHead(303, { location: '/inloggen' }).end(),
    );
  };
};

const makeIssuer = async (o: DemoIssuerOptions): Promise<Listener> => {
  const [{ Provider }, { default: MemoryAdapter }] = await Promise.all([
    import('oidc-provider'),
    import('oidc-provider/lib/adapters/memory_adapter.js'),
  ]);
  // Memory is right for the demo; a class of our own says that it was chosen, and the provider does not warn.
  class DemoAdapter extends MemoryAdapter {}
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const provider = new Provider(o.issuer, {
    adapter: DemoAdapter,
    clients: [
      {
        client_id: DEMO_CLIENT.clientId,
        client_secret: DEMO_CLIENT.clientSecret,
        redirect_uris: o.redirectUris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'demo', use: 'sig', alg: 'ES256' }] },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    ttl: { Session: 3600, Interaction: 600, Grant: 3600, IdToken: 600, AccessToken: 600, AuthorizationCode: 60 },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_ctx, interaction) => `${DEMO_ISSUER_PATH}/interactie/${interaction.uid}` },
    // The personas have nothing to consent to: the only client is this product.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();

  const login = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { params } = await provider.interactionDetails(request, response);
    const hint = params.login_hint;
    if (typeof hint !== 'string' || !o.mayBe(hint)) {
      response.writeHead(303, { location: '/inloggen' }).end();
      return;
    }
    await provider.interactionFinished(request, response, { login: { accountId: hint } }, { mergeWithLastSubmission: false });
  };

  return (request, response) => {
    // Nobody stays logged in at the issuer: otherwise another persona would first be asked, by a page with a script, to log out.
    request.headers.cookie = (request.headers.cookie ?? '')
      .split(/; */)
      .filter((cookie) => !cookie.startsWith('_session'))
      .join('; ');
    if (request.url?.startsWith(`${DEMO_ISSUER_PATH}/interactie/`)) {
      login(request, response).catch(() => response.writeHead(303, { location: '/inloggen' }).end());
      return;
    }
    // The provider finds its own addresses through originalUrl, as a framework that mounts it would set it.
    request.originalUrl = request.url ?? '';
    request.url = (request.url ?? '').slice(DEMO_ISSUER_PATH.length) || '/';
    void handle(request, response);
  };
};

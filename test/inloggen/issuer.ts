/** An OIDC issuer of its own: oidc-provider on its own server, whose claims and tokens the test decides. */
import { createHmac, generateKeyPairSync, type JsonWebKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Configuration, Provider } from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';

export interface Account {
  sub: string;
  /** In the ID token; with `alleenUserinfo` only at the userinfo endpoint. */
  claims?: Record<string, unknown>;
  acr?: string;
  amr?: string[];
}

/** Changes a token on its way to the product. */
export type Vervalsing = (token: { header: Record<string, unknown>; payload: Record<string, unknown>; jwt: string }) => string;

export interface TestIssuer {
  url: string;
  clientId: string;
  clientSecret: string;
  /** Who logs in next. */
  wie: Account;
  /** Says no in the place of logging in. */
  weiger: string | undefined;
  vervals: Vervalsing | undefined;
  /** A token that this issuer signs itself: everything about it is right but what the test changed. */
  teken(header: Record<string, unknown>, payload: Record<string, unknown>): string;
  /** Addresses that were asked for, without their query. */
  gevraagd: string[];
  /** The tokens that went out, as they went. */
  tokens: string[];
  close(): Promise<void>;
}

/** Every claim that a test may give: oidc-provider passes on only what it knows the name of. */
const NAMEN = [
  'bsn',
  'nl.eid',
  'namequalifier',
  'sel_uid',
  'urn:nl-eid-gdi:1.0:LegalSubjectID',
  'urn:nl-eid-gdi:1.0:ActingSubjectID',
  'urn:nl-eid-gdi:1.0:ServiceUUID',
  'urn:etoegang:core:LegalSubjectID',
  'urn:etoegang:core:ActingSubjectID',
  'urn:etoegang:1.9:ServiceRestriction:Vestigingsnr',
  'niveau',
] as const;

class Geheugen extends MemoryAdapter {}

const b64 = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const leesDeel = (deel: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(deel ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
export const tekenEs256 = (key: KeyObject, header: Record<string, unknown>, payload: Record<string, unknown>): string => {
  const basis = `${b64(header)}.${b64(payload)}`;
  return `${basis}.${sign('sha256', Buffer.from(basis), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
};
export const tekenHs256 = (secret: string, header: Record<string, unknown>, payload: Record<string, unknown>): string => {
  const basis = `${b64(header)}.${b64(payload)}`;
  return `${basis}.${createHmac('sha256', secret).update(basis).digest('base64url')}`;
};

export const startIssuer = async (o: {
  redirectUris: (issuer: string) => string[];
  /** Public keys of the product: for private_key_jwt, and to encrypt its tokens to. */
  productKeys?: JsonWebKey[];
  sleutelLogin?: boolean;
  versleutel?: { alg: string; enc: string };
  alleenUserinfo?: boolean;
  uitlogpagina?: boolean;
  /** Over https, with this certificate. */
  tls?: { key: string; cert: string; host?: string };
}): Promise<TestIssuer> => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = o.tls ? createSecureServer({ key: o.tls.key, cert: o.tls.cert }) : createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = o.tls ? `https://${o.tls.host ?? 'localhost'}:${port}` : `http://127.0.0.1:${port}`;
  const clientId = 'werktmee';
  const clientSecret = randomBytes(32).toString('base64url');
  const self: TestIssuer = {
    url,
    clientId,
    clientSecret,
    wie: { sub: 'iemand' },
    weiger: undefined,
    vervals: undefined,
    teken: (header, payload) => tekenEs256(privateKey, header, payload),
    gevraagd: [],
    tokens: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const accounts = new Map<string, Account>();
  const configuration: Configuration = {
    adapter: Geheugen,
    clients: [
      {
        client_id: clientId,
        redirect_uris: o.redirectUris(url),
        post_logout_redirect_uris: o.redirectUris(url).map((een) => een.replace('/inloggen/terug', '/uitgelogd')),
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
        ...(o.sleutelLogin
          ? { token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'ES256' }
          : { client_secret: clientSecret }),
        ...(o.productKeys ? { jwks: { keys: o.productKeys } } : {}),
        ...(o.versleutel
          ? { id_token_encrypted_response_alg: o.versleutel.alg, id_token_encrypted_response_enc: o.versleutel.enc }
          : {}),
      } as NonNullable<Configuration['clients']>[number],
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'issuer', use: 'sig', alg: 'ES256' }] },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      encryption: { enabled: o.versleutel !== undefined },
      rpInitiatedLogout: { enabled: o.uitlogpagina ?? false },
    },
    enabledJWA: {
      idTokenEncryptionAlgValues: ['RSA-OAEP', 'RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A256KW'],
      idTokenEncryptionEncValues: ['A128GCM', 'A256GCM', 'A128CBC-HS256', 'A256CBC-HS512'],
    },
    conformIdTokenClaims: o.alleenUserinfo ?? false,
    acrValues: ['laag', 'hoog'],
    ttl: { Session: 3600, Interaction: 600, Grant: 3600, IdToken: 600, AccessToken: 600, AuthorizationCode: 60 },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: async () => {
        const wie = accounts.get(id);
        return { sub: id, acr: wie?.acr, amr: wie?.amr, ...wie?.claims };
      },
    }),
    // In the ID token unless the issuer keeps to the letter: then at the userinfo endpoint.
    claims: { openid: ['sub', 'acr', 'amr'], gegevens: [...NAMEN] },
    scopes: ['openid', 'gegevens'],
    interactions: { url: (_ctx, interaction) => `/interactie/${interaction.uid}` },
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid gegevens');
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(url, configuration);
  const handle = provider.callback();

  const login = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    accounts.set(self.wie.sub, self.wie);
    const uitkomst = self.weiger
      ? { error: self.weiger, error_description: 'de test zegt nee' }
      : {
          login: {
            accountId: self.wie.sub,
            remember: false,
            ...(self.wie.acr ? { acr: self.wie.acr } : {}),
            ...(self.wie.amr ? { amr: self.wie.amr } : {}),
          },
        };
    await provider.interactionFinished(request, response, uitkomst, { mergeWithLastSubmission: false });
  };

  /** Holds back what the token endpoint says, to change it first. */
  const viaTest = (response: ServerResponse): void => {
    const delen: Buffer[] = [];
    const { end, write } = response;
    response.write = ((deel: Buffer | string) => {
      delen.push(Buffer.from(deel));
      return true;
    }) as typeof response.write;
    response.end = ((deel?: Buffer | string) => {
      if (deel) delen.push(Buffer.from(deel));
      let tekst = Buffer.concat(delen).toString('utf8');
      const antwoord = JSON.parse(tekst) as { id_token?: string };
      if (antwoord.id_token !== undefined) {
        const [header, payload] = antwoord.id_token.split('.');
        if (self.vervals)
          antwoord.id_token = self.vervals({ header: leesDeel(header), payload: leesDeel(payload), jwt: antwoord.id_token });
        self.tokens.push(antwoord.id_token);
        tekst = JSON.stringify(antwoord);
        response.setHeader('content-length', Buffer.byteLength(tekst));
      }
      response.write = write;
      response.end = end;
      return response.end(tekst);
    }) as typeof response.end;
  };

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const pad = request.url?.split('?')[0] ?? '';
    self.gevraagd.push(pad);
    // Every login is a fresh one.
    request.headers.cookie = (request.headers.cookie ?? '')
      .split(/; */)
      .filter((cookie) => !cookie.startsWith('_session'))
      .join('; ');
    if (pad.startsWith('/interactie/')) {
      login(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
      return;
    }
    if (pad === '/token') viaTest(response);
    void handle(request, response);
  });
  return self;
};

import { createPrivateKey, generateKeyPairSync, type JsonWebKey, randomUUID, webcrypto } from 'node:crypto';
import { z } from 'zod';

type Use = 'sig' | 'enc';

/** Algorithms that a key of a kind may be used with; the first is taken when a key does not say. */
const ALGORITHMS: Record<Use, Record<string, readonly string[]>> = {
  sig: {
    RSA: ['RS256', 'PS256', 'RS384', 'PS384', 'RS512', 'PS512'],
    'P-256': ['ES256'],
    'P-384': ['ES384'],
    'P-521': ['ES512'],
    Ed25519: ['Ed25519'],
  },
  enc: {
    RSA: ['RSA-OAEP-256', 'RSA-OAEP', 'RSA-OAEP-384', 'RSA-OAEP-512'],
    'P-256': ['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW'],
    X25519: ['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW'],
  },
};
const MIN_RSA_BITS = 2048;

const Jwk = z.looseObject({ kty: z.string(), kid: z.string().optional(), alg: z.string().optional(), d: z.string() });

interface ParsedKey {
  jwk: JsonWebKey;
  kid: string | undefined;
  alg: string;
}

/** Reads a private key from its JWK or PEM. Throws with a Dutch reason. */
const parse = (text: string, use: Use): ParsedKey => {
  let key: ReturnType<typeof createPrivateKey>;
  let own: z.output<typeof Jwk> | undefined;
  try {
    if (text.trimStart().startsWith('{')) {
      own = Jwk.parse(JSON.parse(text));
      key = createPrivateKey({ key: own, format: 'jwk' });
    } else key = createPrivateKey(text);
  } catch {
    throw new Error('is geen privésleutel; neem een JWK (JSON) of PEM zonder wachtwoord');
  }
  if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_RSA_BITS)
    throw new Error(`is te kort; een RSA-sleutel heeft minstens ${MIN_RSA_BITS} bits`);
  const jwk = key.export({ format: 'jwk' });
  const allowed = ALGORITHMS[use][jwk.kty === 'RSA' ? 'RSA' : (jwk.crv ?? '')];
  // The header of an encrypted token names the key; a PEM has no name.
  if (use === 'enc' && own?.kid === undefined)
    throw new Error('heeft geen naam; neem een JWK met een kid, dezelfde die de inlogdienst kent');
  const alg = own?.alg ?? allowed?.[0];
  if (!allowed || alg === undefined || !allowed.includes(alg))
    throw new Error(
      use === 'sig'
        ? 'kan niet ondertekenen; neem RSA, P-256, P-384, P-521 of Ed25519'
        : 'kan niet ontsleutelen; neem RSA, P-256 of X25519',
    );
  return { jwk, kid: own?.kid, alg };
};

/** What is wrong with a key, in Dutch; undefined when it can be used. */
export const keyProblem = (text: string, use: Use): string | undefined => {
  try {
    parse(text, use);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const importParameters = (
  jwk: JsonWebKey,
  alg: string,
): webcrypto.AlgorithmIdentifier | webcrypto.RsaHashedImportParams | webcrypto.EcKeyImportParams => {
  const bits = /(\d{3})$/.exec(alg)?.[1];
  if (alg.startsWith('RSA-OAEP')) return { name: 'RSA-OAEP', hash: `SHA-${bits ?? '1'}` };
  if (alg.startsWith('RS')) return { name: 'RSASSA-PKCS1-v1_5', hash: `SHA-${bits}` };
  if (alg.startsWith('PS')) return { name: 'RSA-PSS', hash: `SHA-${bits}` };
  if (alg.startsWith('ECDH-ES')) return jwk.crv === 'X25519' ? { name: 'X25519' } : { name: 'ECDH', namedCurve: jwk.crv ?? '' };
  if (alg === 'Ed25519') return { name: 'Ed25519' };
  return { name: 'ECDSA', namedCurve: jwk.crv ?? '' };
};

/** A private key for signing who we are, or for opening tokens. Throws with a Dutch reason. */
export const importKey = async (
  text: string,
  use: Use,
): Promise<{ key: webcrypto.CryptoKey; kid: string | undefined; alg: string }> => {
  const { jwk, kid, alg } = parse(text, use);
  const usages: webcrypto.KeyUsage[] =
    use === 'sig' ? ['sign'] : alg.startsWith('RSA') ? ['decrypt', 'unwrapKey'] : ['deriveBits'];
  const { use: _use, key_ops: _ops, alg: _alg, ...bare } = jwk;
  return { key: await webcrypto.subtle.importKey('jwk', bare, importParameters(jwk, alg), false, usages), kid, alg };
};

/** A key for an issuer: what stays here, and what the issuer gets. RSA, since every issuer knows it; 3072 bits last beyond 2030. */
export const generateLoginKey = (use: Use): { eigen: JsonWebKey; publiek: JsonWebKey } => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const named = { kid: randomUUID(), use, alg: use === 'sig' ? 'RS256' : 'RSA-OAEP-256' };
  return {
    eigen: { ...privateKey.export({ format: 'jwk' }), ...named },
    publiek: { ...publicKey.export({ format: 'jwk' }), ...named },
  };
};

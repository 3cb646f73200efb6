import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const keysShape = z.object({
  /** Versions of the encryption key, hexadecimal; the last one encrypts, all decrypt. */
  bsn: z.array(z.string().regex(/^[0-9a-f]{64}$/)).min(1),
  /** Key of the look-up hash; cannot be turned, for the hashes stand in the database. */
  zoek: z.string().regex(/^[0-9a-f]{64}$/),
});
type Keys = z.infer<typeof keysShape>;

/** Encrypts, decrypts and hashes a BSN: AES-256-GCM with a versioned key, HMAC-SHA-256 for look-up. */
export interface BsnKluis {
  versleutel(bsn: string): Buffer;
  /** Throws when the bytes were changed or the key version is not there. */
  ontsleutel(versleuteld: Buffer): string;
  hash(bsn: string): Buffer;
}

export const createBsnKluis = (keys: Keys): BsnKluis => ({
  versleutel: (bsn) => {
    const version = keys.bsn.length;
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(keys.bsn[version - 1] ?? '', 'hex'), iv);
    const text = Buffer.concat([cipher.update(bsn, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), text]);
  },
  ontsleutel: (versleuteld) => {
    const key = keys.bsn[(versleuteld[0] ?? 0) - 1];
    if (!key) throw new Error('de sleutelversie van dit BSN ontbreekt');
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), versleuteld.subarray(1, 13));
    decipher.setAuthTag(versleuteld.subarray(13, 29));
    return Buffer.concat([decipher.update(versleuteld.subarray(29)), decipher.final()]).toString('utf8');
  },
  hash: (bsn) => createHmac('sha256', Buffer.from(keys.zoek, 'hex')).update(bsn).digest(),
});

export const parseKeys = (json: string): Keys => keysShape.parse(JSON.parse(json));

/** The keys of the settings: JSON itself, or the path of a file that holds it. */
export const readKeys = async (setting: string): Promise<Keys> =>
  parseKeys(setting.trimStart().startsWith('{') ? setting : await readFile(setting, 'utf8'));

export const generateKeys = (): Keys => ({ bsn: [randomBytes(32).toString('hex')], zoek: randomBytes(32).toString('hex') });

/** The keys of the demo stand beside its database; they are made at the first start. */
export const demoKeys = async (file: string): Promise<Keys> => {
  try {
    return parseKeys(await readFile(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  await mkdir(dirname(file), { recursive: true });
  try {
    // 'wx': the command line and the server may start at once; one of them makes the file
    await writeFile(file, JSON.stringify(generateKeys()), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return parseKeys(await readFile(file, 'utf8'));
};

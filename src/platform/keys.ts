import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const hex = z.string().regex(/^[0-9a-f]{64}$/, 'moet 64 hexadecimale tekens zijn');
const keysShape = z.strictObject({
  /** Versions of the encryption key, hexadecimal; the last one encrypts, all decrypt. `null`: a version that nothing is left of. */
  bsn: z
    .array(hex.nullable())
    .min(1, 'er is geen sleutel')
    .max(255, 'er zijn te veel versies')
    .refine((versions) => versions.at(-1) !== null, 'de laatste versie ontbreekt'),
  /** Key of the look-up hash. */
  zoek: hex,
  /** The look-up key that is to come: see docs/adr/2026-11-22-inloggen.md. */
  zoekNieuw: hex.optional(),
  /** Made by the demo: worth nothing elsewhere. */
  demo: z.literal(true).optional(),
});
export type Keys = z.output<typeof keysShape>;

/** Encrypts, decrypts and hashes a BSN: AES-256-GCM with a versioned key, HMAC-SHA-256 for look-up. */
export interface BsnKluis {
  versleutel(bsn: string): Buffer;
  /** Throws when the bytes were changed or the key version is not there. */
  ontsleutel(versleuteld: Buffer): string;
  hash(bsn: string): Buffer;
}

/** The version of the key that a BSN was encrypted with stands in its first byte. */
export const versieVan = (versleuteld: Buffer): number => versleuteld[0] ?? 0;

/** How long a version that is not there is not looked for again, in milliseconds. */
const REREAD_AFTER_MS = 5000;

/**
 * `reread` gives the keys as they are now: another process may have added a version while this one runs. It is asked only when a BSN
 * names a version that is not known here; what it gives counts when every key that was known is still the same.
 */
export const createBsnKluis = (first: Keys, reread?: () => Keys | undefined): BsnKluis => {
  let keys = first;
  let asked = Number.NEGATIVE_INFINITY;
  const keyOf = (version: number): string | undefined => {
    const known = keys.bsn[version - 1];
    if (known || !reread || performance.now() - asked < REREAD_AFTER_MS) return known ?? undefined;
    asked = performance.now();
    const now = reread();
    if (now && keys.bsn.every((key, i) => key === null || !now.bsn[i] || now.bsn[i] === key)) keys = { ...keys, bsn: now.bsn };
    return keys.bsn[version - 1] ?? undefined;
  };
  return {
    versleutel: (bsn) => {
      const version = keys.bsn.length;
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', Buffer.from(keys.bsn[version - 1] ?? '', 'hex'), iv);
      const text = Buffer.concat([cipher.update(bsn, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), text]);
    },
    ontsleutel: (versleuteld) => {
      const key = keyOf(versieVan(versleuteld));
      if (!key) throw new Error('de sleutelversie van dit BSN ontbreekt');
      const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), versleuteld.subarray(1, 13));
      decipher.setAuthTag(versleuteld.subarray(13, 29));
      return Buffer.concat([decipher.update(versleuteld.subarray(29)), decipher.final()]).toString('utf8');
    },
    hash: (bsn) => createHmac('sha256', Buffer.from(keys.zoek, 'hex')).update(bsn).digest(),
  };
};

/** Tells keys apart without giving them away: stands in the database beside what they encrypted. */
export const keyPrint = (key: string): Buffer => createHash('sha256').update(`werktmee-sleutel:${key}`).digest().subarray(0, 16);

export const parseKeys = (json: string): Keys => keysShape.parse(JSON.parse(json));

/** What makes keys unfit for real data, in Dutch; never a key itself. */
export const keysProblems = (json: string): string[] => {
  let keys: Keys;
  try {
    keys = parseKeys(json);
  } catch (error) {
    if (error instanceof z.ZodError)
      return error.issues.map((issue) => `${issue.path.join('.') || 'de sleutels'}: ${issue.message}`);
    return ['is geen JSON; de vorm staat in docs/beheer.md'];
  }
  const problems: string[] = [];
  if (keys.demo) problems.push('dit zijn de sleutels van een demo; maak eigen sleutels met werktmee sleutels maak');
  const named = [
    ...keys.bsn.flatMap((key, i) => (key === null ? [] : [{ name: `bsn versie ${i + 1}`, key }])),
    { name: 'zoek', key: keys.zoek },
    ...(keys.zoekNieuw === undefined ? [] : [{ name: 'zoekNieuw', key: keys.zoekNieuw }]),
  ];
  const seen = new Map<string, string>();
  for (const { name, key } of named) {
    const same = seen.get(key);
    if (same !== undefined) problems.push(`${name} is gelijk aan ${same}; elke sleutel moet een andere zijn`);
    seen.set(key, name);
    // 32 random bytes hold about 30 different ones; fewer than 20 is no accident.
    if (new Set(Buffer.from(key, 'hex')).size < 20)
      problems.push(`${name} is niet willekeurig; maak een sleutel met werktmee sleutels maak`);
  }
  return problems;
};

/** The setting holds the keys themselves, and not the path of a file. */
export const isKeysJson = (setting: string): boolean => setting.trimStart().startsWith('{');

/** The keys of the settings: JSON itself, or the path of a file that holds it. */
export const readKeys = async (setting: string): Promise<Keys> =>
  parseKeys(isKeysJson(setting) ? setting : await readFile(setting, 'utf8'));

const newKey = (): string => randomBytes(32).toString('hex');
export const generateKeys = (): Keys => ({ bsn: [newKey()], zoek: newKey() });
/** A new version behind the others: it encrypts from now on. */
export const withNewVersion = (keys: Keys): Keys => ({ ...keys, bsn: [...keys.bsn, newKey()] });
export const withNewZoek = (keys: Keys): Keys => ({ ...keys, zoekNieuw: newKey() });

/**
 * Writes the keys as one step: whoever reads finds the old file or the new one, for this user only, and on the disk before the old
 * one is gone.
 */
export const writeKeys = async (file: string, keys: Keys): Promise<void> => {
  const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
};

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
    await writeFile(file, JSON.stringify({ ...generateKeys(), demo: true }), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return parseKeys(await readFile(file, 'utf8'));
};

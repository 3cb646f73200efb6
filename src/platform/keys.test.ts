import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBsnKluis, demoKeys, generateKeys, readKeys } from './keys.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'werktmee-sleutels-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a BSN comes back, is never twice the same bytes, and is found by one hash', () => {
  const kluis = createBsnKluis(generateKeys());
  const een = kluis.versleutel('999950009');
  const twee = kluis.versleutel('999950009');
  expect(een.equals(twee)).toBe(false);
  expect(een.includes('999950009')).toBe(false);
  expect([kluis.ontsleutel(een), kluis.ontsleutel(twee)]).toEqual(['999950009', '999950009']);
  expect(kluis.hash('999950009').equals(kluis.hash('999950009'))).toBe(true);
  expect(kluis.hash('999950010').equals(kluis.hash('999950009'))).toBe(false);
});

test('changed bytes are refused', () => {
  const kluis = createBsnKluis(generateKeys());
  const bytes = kluis.versleutel('999950009');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(() => kluis.ontsleutel(bytes)).toThrow();
});

test('after a new key the old rows can still be read, and a missing version says so', () => {
  const oud = generateKeys();
  const bytes = createBsnKluis(oud).versleutel('999950009');
  const nieuw = { ...oud, bsn: [...oud.bsn, ...generateKeys().bsn] };
  expect(createBsnKluis(nieuw).ontsleutel(bytes)).toBe('999950009');
  const later = createBsnKluis(nieuw).versleutel('999950009');
  expect(() => createBsnKluis(oud).ontsleutel(later)).toThrow('sleutelversie');
});

test('the keys of the demo are made once, for this user only', async () => {
  const file = join(folder, 'map', 'sleutels.json');
  const [een, twee] = await Promise.all([demoKeys(file), demoKeys(file)]);
  expect(een).toEqual(twee);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a setting is JSON or the path of a file with it', async () => {
  const keys = generateKeys();
  const file = join(folder, 'sleutels.json');
  await writeFile(file, JSON.stringify(keys));
  expect(await readKeys(file)).toEqual(keys);
  expect(await readKeys(JSON.stringify(keys))).toEqual(keys);
  await expect(readKeys('{"bsn":["kort"],"zoek":"x"}')).rejects.toThrow();
});

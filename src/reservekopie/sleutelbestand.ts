import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Keys, parseKeys, writeKeys } from '../platform/keys.ts';

/** Puts the keys of a back-up in the place of those of the demo. What stood there is kept under another name, which is given back. */
export const vervangSleutels = async (bestand: string, sleutels: Keys, achtervoegsel: string): Promise<string | undefined> => {
  const nu = await readFile(bestand, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (nu !== undefined && JSON.stringify(parseKeys(nu)) === JSON.stringify(sleutels)) return undefined;
  await mkdir(dirname(bestand), { recursive: true });
  const weg = nu === undefined ? undefined : `${bestand}.${achtervoegsel}`;
  if (weg !== undefined) await rename(bestand, weg);
  await writeKeys(bestand, sleutels);
  return weg;
};

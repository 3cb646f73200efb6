import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** The version of the product, as package.json has it. */
export const readVersie = async (): Promise<string> => {
  const tekst = await readFile(join(import.meta.dirname, '../../package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(tekst)).version;
};

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const pakket = z.object({ scripts: z.object({ start: z.string() }) });

/** What `npm start` gives node: how much memory it may keep counts as well. */
export const startArgs = async (): Promise<string[]> => {
  const { scripts } = pakket.parse(JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8')));
  return scripts.start.split(' ').slice(1, -1);
};

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const pakket = z.object({ scripts: z.object({ start: z.string() }) });

const startWords = async (): Promise<string[]> =>
  pakket.parse(JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8'))).scripts.start.split(' ');

/** What `npm start` gives node: how much memory it may keep counts as well. */
export const startArgs = async (): Promise<string[]> => {
  const words = await startWords();
  return words.slice(words.indexOf('node') + 1, -1);
};

/** What `npm start` sets in the environment. */
export const startEnv = async (): Promise<Record<string, string>> => {
  const words = await startWords();
  return Object.fromEntries(words.slice(0, words.indexOf('node')).map((word) => word.split('=', 2)));
};

/** The command line of the product in a test: as a process, as people give it, or without one around it. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { voerUit } from '../src/opdrachten/index.ts';
import { NODE_ARGS } from '../src/platform/node-args.ts';
import { compileCache } from './compile-cache.ts';

export const huis = fileURLToPath(new URL('../', import.meta.url));

export interface Antwoord {
  readonly code: number;
  readonly uit: string;
  readonly fout: string;
}

/** A process with these settings and no others; `invoer` is what stands on its standard input. */
export const alsProces = (args: readonly string[], env: NodeJS.ProcessEnv = {}, invoer = ''): Promise<Antwoord> =>
  new Promise((klaar) => {
    const kind = execFile(
      process.execPath,
      [...NODE_ARGS, 'src/cli.ts', ...args],
      { cwd: huis, env: { PATH: process.env.PATH, ...compileCache(), ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, uit, fout) => klaar({ code: error ? Number(error.code) : 0, uit, fout }),
    );
    kind.stdin?.end(invoer);
  });

/**
 * The same without a process: loading the house for each took longer than most commands. One at a time, since the output of this process is
 * read meanwhile, and nothing on standard input.
 */
export const inHuis = async (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Antwoord> => {
  const [uit, fout] = [process.stdout, process.stderr].map((stroom) => {
    const stukken: string[] = [];
    const kijker = vi.spyOn(stroom, 'write').mockImplementation((stuk) => stukken.push(String(stuk)) > 0);
    return { stukken, kijker };
  });
  try {
    const code = await voerUit(args, env);
    return { code, uit: uit?.stukken.join('') ?? '', fout: fout?.stukken.join('') ?? '' };
  } finally {
    uit?.kijker.mockRestore();
    fout?.kijker.mockRestore();
  }
};

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const src = path.join(import.meta.dirname, '..');
/** What computes nothing: pages, SQL, work by the clock and the front doors. */
const NOT_RULES = /\.test\.ts$|^(index|pages|judge-pages|assign-pages|queries|jobs|permissions|form|forms)\.ts$/;
const BASES = new Set(['platform', 'web', 'opdrachten']);

let known: string | undefined;

/**
 * The version of the rules as code: that of the product and a hash over the sources of the kernel and of every area, pages and queries
 * apart. There is no build step, so what is read here is what runs. Kept with every receipt: "0.1.0 3f2a9c1bd07e".
 */
export function rulesVersion(): string {
  known ??= compute();
  return known;
}

function compute(): string {
  const hash = createHash('sha256');
  for (const folder of fs
    .readdirSync(src, { withFileTypes: true })
    .filter((f) => f.isDirectory() && !BASES.has(f.name))
    .map((f) => f.name)
    .sort()) {
    const files = fs
      .readdirSync(path.join(src, folder))
      .filter((name) => name.endsWith('.ts') && !NOT_RULES.test(name))
      .sort();
    for (const name of files) {
      // A checkout on Windows may end its lines otherwise: the same rules.
      hash.update(`${folder}/${name}\n${fs.readFileSync(path.join(src, folder, name), 'utf8').replaceAll('\r\n', '\n')}\n`);
    }
  }
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(fs.readFileSync(path.join(src, '../package.json'), 'utf8')));
  return `${version} ${hash.digest('hex').slice(0, 12)}`;
}

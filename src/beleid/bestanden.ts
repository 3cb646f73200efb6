// Policy files that were read and found right before: the same bytes need not be parsed and checked at every start.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const sha256 = (tekst: string): string => createHash('sha256').update(tekst).digest('hex');

/** What was read before, by kind and bytes; `nieuw` are files that were read now, as they are to be kept. */
export interface Gelezen {
  bekend: ReadonlyMap<string, string>;
  nieuw: Map<string, () => string>;
  gebruikt: Set<string>;
}

export const nieuwGelezen = (bekend: ReadonlyMap<string, string>): Gelezen => ({
  bekend,
  nieuw: new Map(),
  gebruikt: new Set(),
});

let bekend: string | undefined;
/** The code that reads: what an earlier release found right is read anew by the next. */
export function leesVersie(): string {
  if (bekend !== undefined) return bekend;
  const hash = createHash('sha256');
  for (const map of [import.meta.dirname, join(import.meta.dirname, '../kernel'), join(import.meta.dirname, '../traject')]) {
    let namen: string[] = [];
    try {
      namen = readdirSync(map);
    } catch {
      continue;
    }
    for (const naam of namen.filter((een) => een.endsWith('.ts') && !een.endsWith('.test.ts')).sort())
      hash.update(`${naam}\n${readFileSync(join(map, naam), 'utf8')}\n`);
  }
  hash.update(readFileSync(join(import.meta.dirname, '../../package.json')));
  bekend = hash.digest('hex');
  return bekend;
}

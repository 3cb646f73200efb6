import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Landelijk } from '../beleid/index.ts';
import type { Termijnen } from './types.ts';

/** What the steps follow from besides the facts: the text of the rules themselves, for a new version of the product may judge otherwise. */
const REGELS = [
  'rules.ts',
  'queries/feiten.ts',
  'queries/gebeurd.ts',
  '../traject/queries/gestopt.ts',
  '../traject/einde.ts',
  'queries/wacht.ts',
  'queries/route.ts',
  'wachtend.ts',
  'plichten.ts',
  '../orientatie/rules.ts',
  '../aanmelding/rules.ts',
  '../toewijzing/rules.ts',
  '../plicht/plichten.ts',
  '../plicht/afdoening.ts',
];
let tekst: string | undefined;

/** A number that is another one as soon as rules, terms or holidays are. */
export const grondslagVan = (termijnen: Termijnen, landelijk: Landelijk): number => {
  tekst ??= REGELS.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n');
  const hash = createHash('sha256')
    .update(tekst)
    .update(JSON.stringify([termijnen, landelijk]));
  return hash.digest().readInt32BE(0);
};

/** The register of rules and docs/regels.md: complete, and made from what stands in the house now. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeRegels } from '../../tooling/generate-regels.ts';
import { readCode, readRegister } from '../../tooling/regels-bronnen.ts';
import { projectFolder } from './sources.ts';

const van = (kop: string, tot: number, zonder: readonly number[] = []): string[] =>
  Array.from({ length: tot }, (_, i) => i + 1)
    .filter((nr) => !zonder.includes(nr))
    .map((nr) => `${kop}${nr}`);

test('every rule of the sources stands in beleid/regels.yaml, and no other', () => {
  const verwacht = [
    ...van('L', 10, [5]),
    ...van('AP', 44, [41]),
    ...van('AR', 36),
    ...van('NI', 16),
    ...van('AL', 19),
    ...van('AM', 18),
    ...van('OS', 16),
    ...van('ED', 14),
    ...van('U', 12),
    ...van('K', 8),
  ];
  expect(readRegister().map(({ regel }) => regel)).toEqual(verwacht);
});

test('every rule has a case that runs as a test, or says why the product does not carry it out', () => {
  expect(makeRegels().faults).toEqual([]);
});

test('docs/regels.md is what `npm run regels` makes', () => {
  const bewaard = fs.readFileSync(path.join(projectFolder, 'docs/regels.md'), 'utf8');
  expect(bewaard === makeRegels().text ? 'gelijk' : 'draai `npm run regels` en bewaar docs/regels.md').toBe('gelijk');
});

test('the scanner sees the code: a checker that finds nothing has checked nothing', () => {
  const code = readCode();
  expect(code.length).toBeGreaterThan(100);
  expect(code).toContainEqual(expect.objectContaining({ regel: 'AP9', bestand: 'src/besluit/rules.ts', naam: 'overlap' }));
});

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NODE_ARGS } from './node-args.ts';

let map: string;
let bewaard: string;

beforeEach(() => {
  map = fs.mkdtempSync(path.join(os.tmpdir(), 'werktmee-types-'));
  bewaard = path.join(map, 'data/gelezen/zonder-types');
  fs.mkdirSync(path.dirname(bewaard), { recursive: true });
  fs.writeFileSync(path.join(map, 'package.json'), '{"type":"module"}');
  fs.writeFileSync(path.join(map, 'deel.ts'), "export const woord: string = 'één';\n");
  fs.writeFileSync(
    path.join(map, 'begin.ts'),
    `import { woord } from './deel.ts';
     const modules: string[] = (process as unknown as { moduleLoadList: string[] }).moduleLoadList;
     console.log(JSON.stringify({ woord, stripper: modules.some((naam) => naam.includes('amaro')) }));`,
  );
});
afterEach(() => fs.rmSync(map, { recursive: true, force: true }));

/** What the program says: a word, and whether node had to take types out of anything. */
const start = (): { woord: string; stripper: boolean } => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...NODE_ARGS, path.join(map, 'begin.ts')], {
    env: { WERKTMEE_DATA: path.join(map, 'data') },
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
};

test('what a start read is not read anew by the next, until a file changes', () => {
  expect(start()).toEqual({ woord: 'één', stripper: true });
  expect(start()).toEqual({ woord: 'één', stripper: false });
  fs.writeFileSync(path.join(map, 'deel.ts'), "export const woord: string = 'twee';\n");
  expect(start()).toEqual({ woord: 'twee', stripper: true });
  expect(start()).toEqual({ woord: 'twee', stripper: false });
});

test('what was kept and is broken is made anew; a file that is gone is not kept', () => {
  start();
  const heel = fs.readFileSync(bewaard);
  for (const stuk of [heel.subarray(0, heel.length - 9), heel.toString('utf8').replace('één', 'oei'), 'x', '']) {
    fs.writeFileSync(bewaard, stuk);
    expect(start()).toEqual({ woord: 'één', stripper: true });
    expect(fs.readFileSync(bewaard).equals(heel)).toBe(true);
  }
  fs.writeFileSync(path.join(map, 'begin.ts'), "console.log('{}');\nexport type Leeg = string;\n");
  fs.rmSync(path.join(map, 'deel.ts'));
  start();
  expect(fs.readFileSync(bewaard, 'utf8')).not.toContain('deel.ts');
});

test('where the product made no folder nothing is left behind', () => {
  fs.rmSync(path.join(map, 'data'), { recursive: true });
  expect(start().woord).toBe('één');
  expect(start()).toEqual({ woord: 'één', stripper: true });
  expect(fs.existsSync(path.join(map, 'data'))).toBe(false);
});

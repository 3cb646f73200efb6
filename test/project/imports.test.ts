/** Who may import whom (ARCHITECTURE.md). Each rule is held against the house, and against a house that breaks it. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  areasMeetAtTheFrontDoor,
  basesKnowNoArea,
  buildHouse,
  type House,
  importsExist,
  noCycles,
  noUnusedFile,
  packagesAreDependencies,
  rulesArePure,
  sqlOnlyInQueries,
  useCasesGoOneWay,
} from './import-rules.ts';
import { importsOf, lex, projectFolder, readSources, scannerMissed } from './sources.ts';

const sources = readSources(['src', 'seed', 'tooling', 'bench', 'drill'], ['.ts']).filter(
  (source) => !source.path.endsWith('.d.ts'),
);
const house = buildHouse(sources);
const exists = (file: string): boolean => fs.existsSync(path.join(projectFolder, file));
const dependencies = new Set(
  Object.keys(
    z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(fs.readFileSync(path.join(projectFolder, 'package.json'), 'utf8'))).dependencies,
  ),
);

/** A house of a few invented files. */
const invented = (files: Record<string, string>): House =>
  buildHouse(Object.entries(files).map(([file, text]) => ({ path: file, text })));

describe('the scanner', () => {
  test('has read the house: a checker that sees nothing has checked nothing', () => {
    expect(house.size).toBeGreaterThan(200);
    expect([...house.values()].reduce((sum, { imports }) => sum + imports.length, 0)).toBeGreaterThan(1000);
    expect(sources.filter((source) => scannerMissed(source) !== 0).map((source) => source.path)).toEqual([]);
    expect(importsExist(house, exists)).toEqual([]);
  });

  test('reads every way to import, and no import in a comment or a text', () => {
    const text = [
      "import './a.ts';",
      "import type { X } from './b.ts';",
      "import { type X, type Y } from './c.ts';",
      "import d, { type X } from './d.ts';",
      "import {\n  one,\n  type Two,\n} from './e.ts';",
      "export * from './f.ts';",
      "export type { X } from './g.ts';",
      "const h = await import('./h.ts');",
      "spawn(new URL('./i.ts', import.meta.url));",
      "// import './no.ts';",
      "const t = `\\nimport './no.ts'`;",
      "import * as z from 'zod';",
    ].join('\n');
    expect(importsOf({ path: 'src/x/y.ts', text }).map((i) => `${i.target}${i.typeOnly ? ' type' : ''}`)).toEqual([
      'src/x/a.ts',
      'src/x/b.ts type',
      'src/x/c.ts type',
      'src/x/d.ts',
      'src/x/e.ts',
      'src/x/f.ts',
      'src/x/g.ts type',
      'zod',
      'src/x/h.ts',
      'src/x/i.ts',
    ]);
  });

  test('tells code, texts and comments apart', () => {
    const hole = '$' + "{f('y as z')}";
    const text = `const a = /'as/g; const b = \`x ${hole} as q\`; // as r\nconst c = a / 2 as unknown;`;
    expect([...lex(text).code.matchAll(/\bas\b/g)]).toHaveLength(1);
    expect(lex(text).texts.map((t) => t.text)).toEqual(['x ', 'y as z', ' as q']);
    expect(lex(text).code).toHaveLength(text.length);
  });
});

describe('rules are pure', () => {
  test('in the house', () => expect(rulesArePure(house)).toEqual([]));
  test.each([
    ['a query', "import { find } from './queries.ts';"],
    ['a file of the machine', "import fs from 'node:fs';"],
    ['the platform', "import type { Actor } from '../platform/db/reader.ts';"],
    ['a page part', "import { html } from '../web/index.ts';"],
    ['the clock', 'export const nu = Date.now();'],
    ['the inside of another area', "import { x } from '../b/pages.ts';"],
    ['a package', "import pg from 'pg';"],
  ])('finds %s', (_, text) => expect(rulesArePure(invented({ 'src/a/rules.ts': text }))).toHaveLength(1));
  test('finds the clock behind an own file, and in beleid', () => {
    expect(
      rulesArePure(invented({ 'src/a/rules.ts': "import { x } from './x.ts';", 'src/a/x.ts': 'export const x = new Date();' })),
    ).toHaveLength(1);
    expect(rulesArePure(invented({ 'src/beleid/pick.ts': "import { readFileSync } from 'node:fs';" }))).toHaveLength(1);
  });
  test('leaves kernel, beleid, front doors and own types alone', () => {
    const text =
      "import { datum } from '../kernel/datum.ts';\nimport { leeft } from '../beleid/pick.ts';\nimport { y } from '../b/index.ts';\nimport type { T } from './types.ts';";
    expect(rulesArePure(invented({ 'src/a/rules.ts': text }))).toEqual([]);
  });
});

describe('SQL stands in queries', () => {
  test('in the house', () => expect(sqlOnlyInQueries(house)).toEqual([]));
  test.each([
    ["await db.insertInto('uren').execute();"],
    ['const n = sql<number>`count(*)`;'],
    ["await pool.query('select 1');"],
    ["import { sql } from 'kysely';"],
  ])('finds %s', (text) => {
    expect(sqlOnlyInQueries(invented({ 'src/a/actions/x.ts': text }))).toHaveLength(1);
    expect(
      sqlOnlyInQueries(invented({ 'src/a/queries.ts': text, 'src/a/queries/x.ts': text, 'src/platform/x.ts': text })),
    ).toEqual([]);
  });
  test('a type of kysely is no SQL', () =>
    expect(sqlOnlyInQueries(invented({ 'src/a/actions/x.ts': "import type { Kysely } from 'kysely';" }))).toEqual([]));
});

describe('areas meet at the front door', () => {
  test('in the house', () => expect(areasMeetAtTheFrontDoor(house)).toEqual([]));
  test.each([
    ["import { x } from '../b/queries.ts';"],
    ["import { x } from '../b/rules.ts';"],
    ["import type { X } from '../b/grid.ts';"],
    ["import { storeBeleid } from '../beleid/store.ts';"],
  ])('finds %s', (text) => expect(areasMeetAtTheFrontDoor(invented({ 'src/a/pages.ts': text }))).toHaveLength(1));
  test('finds it in the composition', () =>
    expect(areasMeetAtTheFrontDoor(invented({ 'src/app.ts': "import { x } from './b/pages.ts';" }))).toHaveLength(1));
  test('leaves the door, pure beleid and public types alone', () => {
    const text =
      "import { x } from '../b/index.ts';\nimport { leeft } from '../beleid/pick.ts';\nimport type { X } from '../b/types.ts';\nimport { o } from './own.ts';";
    expect(areasMeetAtTheFrontDoor(invented({ 'src/a/pages.ts': text }))).toEqual([]);
  });
});

describe('the base knows no area', () => {
  test('in the house', () => expect(basesKnowNoArea(house)).toEqual([]));
  test.each([
    ['src/platform/audit.ts', "import { x } from '../uren/index.ts';"],
    ['src/platform/db/x.ts', "import type { X } from '../../beleid/regeling.ts';"],
    ['src/web/layout.ts', "import { x } from '../mijn/index.ts';"],
    ['src/kernel/datum.ts', "import { x } from '../platform/clock.ts';"],
    ['src/platform/x.ts', "import { html } from '../web/index.ts';"],
  ])('finds it in %s', (file, text) => expect(basesKnowNoArea(invented({ [file]: text }))).toHaveLength(1));
});

describe('a use case goes one way', () => {
  test('in the house', () => expect(useCasesGoOneWay(house)).toEqual([]));
  test.each([
    ['src/a/queries.ts', "import { x } from './actions/do-it.ts';"],
    ['src/a/queries/x.ts', "import { x } from '../pages.ts';"],
    ['src/a/actions/do-it.ts', "import { x } from '../pages/form.ts';"],
    ['src/a/actions/do-it.ts', "import { x } from '../../web/route.ts';"],
    ['src/a/queries.ts', "import { html } from '../web/index.ts';"],
  ])('finds it in %s', (file, text) => expect(useCasesGoOneWay(invented({ [file]: text }))).toHaveLength(1));
});

describe('no cycles', () => {
  test('in the house', () => expect(noCycles(house)).toEqual([]));
  test('finds one over three files, and leaves types alone', () => {
    const files = {
      'src/a/x.ts': "import './y.ts';",
      'src/a/y.ts': "import './z.ts';",
      'src/a/z.ts': "import { x } from './x.ts';",
    };
    expect(noCycles(invented(files))).toEqual(['src/a/x.ts ↔ src/a/y.ts ↔ src/a/z.ts']);
    expect(noCycles(invented({ ...files, 'src/a/z.ts': "import type { X } from './x.ts';" }))).toEqual([]);
  });
});

describe('every file is used', () => {
  /** Used by what this rule does not follow, and how. */
  const OTHERWISE: Record<string, string> = {
    'src/platform/embedded-postgres/fixture-user.ts': 'the process that the tests of the cluster kill',
    'src/besluit/letters/voorbeeld.ts': 'the letter that the tests of the template set',
  };
  test('in the house', () => expect(noUnusedFile(house).filter((file) => !(file in OTHERWISE))).toEqual([]));
  test('finds a file that only a test uses', () =>
    expect(
      noUnusedFile(
        invented({ 'src/main.ts': "import './a.ts';", 'src/a.ts': '', 'src/b.ts': '', 'src/b.test.ts': "import './b.ts';" }),
      ),
    ).toEqual(['src/b.ts']));
});

describe('production runs on dependencies', () => {
  test('in the house', () => expect(packagesAreDependencies(house, dependencies)).toEqual([]));
  test('finds a package for development', () =>
    expect(
      packagesAreDependencies(
        invented({ 'src/a.ts': "import { test } from 'vitest';\nimport 'node:fs';\nimport 'zod';" }),
        dependencies,
      ),
    ).toEqual(['src/a.ts → vitest']));
});

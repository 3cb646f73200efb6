/**
 * `npm run check`, which is also `npm test` and what the build server runs: everything that can be held against the house, the
 * quickest first. Stops at the first step that fails and says which command mends it. Arguments go to vitest alone
 * (`npm test -- src/kernel`). The last line, `N passed, N failed`, is read by the build server.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const projectFolder = path.resolve(import.meta.dirname, '..');

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** What to type while mending what it finds. */
  readonly mend: string;
}

const steps: readonly Step[] = [
  // As many checkers as there are cores: each more works out again what another did.
  { name: 'types', command: ['tsc', '-p', '.', '--checkers', '2'], mend: '`npx tsc -p . --watch` follows along' },
  {
    name: 'style',
    command: ['biome', 'check', '--error-on-warnings', '.'],
    mend: '`npx biome check --write .` mends most of it',
  },
  {
    name: 'rules and structure',
    command: ['vitest', 'run', '--project', 'rekenen'],
    mend: '`npx vitest --project rekenen <file>` runs a file again at each change',
  },
  {
    // In one run: what waits for a process or a browser leaves its core to what opens a database.
    name: 'database, pages, processes and browser',
    command: ['vitest', 'run', '--project', 'database', '--project', 'proces'],
    mend: '`npx vitest <file>`; types of tables are made by `npm run schema`; see it with your own eyes: `npm start`',
  },
];

const Result = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const run = ([program, ...args]: Step['command']): boolean => {
  const { status, error } = spawnSync(program, args, {
    cwd: projectFolder,
    // The tools of this project and its Node come first, also when this was not started by npm.
    env: { ...process.env, PATH: [path.join(projectFolder, 'node_modules/.bin'), process.env.PATH ?? ''].join(path.delimiter) },
    stdio: 'inherit',
  });
  if (error) console.error(error.message);
  return status === 0;
};

/** Runs a step of tests and counts them. A file that cannot be loaded has no failed test, and an error outside any test neither. */
const runTests = (command: Step['command']): { passed: number; failed: number } => {
  const resultFile = path.join(projectFolder, 'node_modules/.cache', `test-result-${process.pid}.json`);
  const ok = run([...command, '--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`]);
  if (!fs.existsSync(resultFile)) return { passed: 0, failed: 1 };
  const result = Result.parse(JSON.parse(fs.readFileSync(resultFile, 'utf8')));
  fs.rmSync(resultFile);
  const unloadable = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = result.numFailedTests + unloadable;
  return { passed: result.numPassedTests, failed: failed === 0 && !ok ? 1 : failed };
};

const only = process.argv.slice(2);
const asked: readonly Step[] =
  only.length > 0 ? [{ name: 'tests', command: ['vitest', 'run', ...only], mend: '`npx vitest <file>`' }] : steps;

let passed = 0;
let failed = 0;
const lines: string[] = [];
for (const { name, command, mend } of asked) {
  const began = performance.now();
  const counted = command[0] === 'vitest' ? runTests(command) : { passed: 0, failed: run(command) ? 0 : 1 };
  passed += counted.passed;
  failed += counted.failed;
  const seconds = Math.round((performance.now() - began) / 1000);
  lines.push(`${counted.failed === 0 ? 'ok    ' : 'failed'} ${String(seconds).padStart(4)} s  ${name}`);
  if (counted.failed > 0) {
    lines.push(`\nTo mend it: ${mend}. Only this step: npx ${command.join(' ')}`);
    break;
  }
}
console.log(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

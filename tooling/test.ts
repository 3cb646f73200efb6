/**
 * `npm test`: the static checks, then every test; stops at the first of the two that fails. Arguments go to vitest
 * (`npm test -- src/kernel`). The last line, `N passed, N failed`, is read by the build server.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectFolder, runChecks, toolEnvironment } from './checks.ts';

const Result = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.unknown()) })),
});

if (!runChecks()) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const resultFile = path.join(projectFolder, 'node_modules/.cache', `test-result-${process.pid}.json`);
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
const { status } = spawnSync('vitest', ['run', ...reporters, ...process.argv.slice(2)], {
  cwd: projectFolder,
  env: toolEnvironment,
  stdio: 'inherit',
});

const { passed, failed } = count();
if (failed > 0) console.error('\nTo run one file again and again while mending it: npx vitest <file>');
console.log(`${passed} passed, ${failed} failed`);
process.exit(status === 0 && failed === 0 && passed > 0 ? 0 : 1);

/** A file that cannot be loaded has no failed test, and an error outside any test neither: each counts as one failure. */
function count(): { passed: number; failed: number } {
  if (!fs.existsSync(resultFile)) return { passed: 0, failed: 1 };
  const result = Result.parse(JSON.parse(fs.readFileSync(resultFile, 'utf8')));
  fs.rmSync(resultFile);
  const unloadable = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = result.numFailedTests + unloadable;
  return { passed: result.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed };
}

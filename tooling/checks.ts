/** What can be said about the code without running it. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

export const projectFolder = path.resolve(import.meta.dirname, '..');

type Check = { readonly name: string; readonly command: readonly [string, ...string[]]; readonly mend: string };

const checks: readonly Check[] = [
  { name: 'types', command: ['tsc', '-p', '.'], mend: 'mend the types above; `npx tsc -p . --watch` follows along' },
  {
    name: 'style',
    command: ['biome', 'check', '--error-on-warnings', '.'],
    mend: '`npx biome check --write .` mends most of it',
  },
];
/** The tools of this project and its Node come first, also when this was not started by npm. */
export const toolEnvironment = {
  ...process.env,
  PATH: [path.join(projectFolder, 'node_modules/.bin'), process.env.PATH ?? ''].join(path.delimiter),
};

/** Runs the checks and prints their findings; stops at the first that fails and then returns false. */
export function runChecks(): boolean {
  for (const { name, command, mend } of checks) {
    const [program, ...args] = command;
    const { status, error } = spawnSync(program, args, { cwd: projectFolder, env: toolEnvironment, stdio: 'inherit' });
    if (status !== 0) {
      console.error(`\nThe check of the ${name} failed (${command.join(' ')})${error ? `: ${error.message}` : ''}: ${mend}.`);
      return false;
    }
    console.log(`${name}: ok`);
  }
  return true;
}

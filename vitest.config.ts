import fs from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { NODE_ARGS } from './src/platform/node-args.ts';

// What one process of the tests compiled, the next need not compile again: the commands and servers that are started are many.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, 'node_modules/.cache/gelezen');

const files = fs.globSync('{src,test,tooling,seed,drill,bench}/**/*.test.ts');

/** What runs the product as a process or in a browser, what opens a database, what only computes: those with most to wait for first. */
const KINDS = ['proces', 'database', 'rekenen'] as const;

const kindOf = (file: string): (typeof KINDS)[number] => {
  const imports = [...fs.readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(([, from = '']) => from);
  const some = (what: RegExp): boolean => imports.some((from) => what.test(from));
  if (some(/node:child_process$|\/(browser|server|chain|journeys|kills|opdracht)\.ts$/)) return 'proces';
  return some(/\/(house|world|database|demo-database|embedded-postgres\/index)\.ts$/) ? 'database' : 'rekenen';
};

/** The files that take longest though they are small; where nothing ran before, vitest would begin with what has most letters. */
const LONG = [
  'test/e2e/e2e.test.ts',
  'src/platform/embedded-postgres/',
  'test/drill.test.ts',
  'src/reservekopie/opdrachtregel',
  'test/inloggen/productie',
  'src/levering/opdrachtregel',
  'test/misbruik/aanval.test.ts',
  'src/reservekopie/',
  'src/beleidswijziging/',
  'test/rechten/routes',
  'seed/',
  'src/taak/taak.test.ts',
  'src/levering/levering.test.ts',
  'src/platform/mail/',
  'test/rechten/',
];

/** What takes longest goes first, so that no worker waits at the end for the other; processes before all, since they wait for each other most. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((part) => moduleId.includes(part));
      return at < 0 ? LONG.length : at;
    };
    const kinds: readonly string[] = KINDS;
    const kind = ({ project }: TestSpecification): number => kinds.indexOf(project.name);
    return (await super.sort(files)).sort((a, b) => kind(a) - kind(b) || place(a) - place(b));
  }
}

const project = (name: (typeof KINDS)[number]) => ({
  test: {
    name,
    include: files.filter((file) => kindOf(file) === name),
    // Real processes, as in production; the database and the browser are the slow part, so more than two only wait for each other.
    pool: 'forks' as const,
    // Pages are made and thrown away by the thousand: more room for what is young, and no threads that clean up beside the other worker.
    execArgv: [...NODE_ARGS, '--max-semi-space-size=64', '--single-threaded-gc'],
    // The files of the house are loaded as the product loads them: by Node itself, and not rewritten first.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // The files of a worker share its modules: loading the house for each anew took as long as the tests. Each has its own database.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A machine that is busy may be late; a test that fails waits as long, no other.
    expect: { poll: { timeout: 15_000 } },
    ...(name === 'rekenen' ? {} : { globalSetup: ['test/setup/global.ts'] }),
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: KINDS.map(project),
  },
});

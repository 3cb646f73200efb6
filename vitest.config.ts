import fs from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const files = fs.globSync('{src,test,tooling,seed,drill,bench}/**/*.test.ts');

/** From quick to slow: what only computes, what opens a database, what runs the product as a process or in a browser. */
const kindOf = (file: string): 'rekenen' | 'database' | 'proces' => {
  const imports = [...fs.readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(([, from = '']) => from);
  const some = (what: RegExp): boolean => imports.some((from) => what.test(from));
  if (some(/node:child_process$|\/(browser|server|chain|journeys|kills)\.ts$/)) return 'proces';
  return some(/\/(house|world|database|embedded-postgres\/index)\.ts$/) ? 'database' : 'rekenen';
};

/** The files that take longest though they are small; where nothing ran before, vitest would begin with what has most letters. */
const LONG = [
  'test/e2e/e2e.test.ts',
  'test/drill.test.ts',
  'src/reservekopie/',
  'src/beleidswijziging/',
  'seed/',
  'src/taak/taak.test.ts',
];

/** What takes longest goes first, so that no worker waits at the end for the other. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((part) => moduleId.includes(part));
      return at < 0 ? LONG.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => (a.project.name === b.project.name ? place(a) - place(b) : 0));
  }
}

const project = (name: ReturnType<typeof kindOf>) => ({
  test: {
    name,
    include: files.filter((file) => kindOf(file) === name),
    // Real processes, as in production; the database and the browser are the slow part, so more than two only wait for each other.
    pool: 'forks' as const,
    // The files of a worker share its modules: loading the house for each anew took as long as the tests. Each has its own database.
    isolate: name === 'proces',
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
    projects: [project('rekenen'), project('database'), project('proces')],
  },
});

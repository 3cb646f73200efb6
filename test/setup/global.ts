/** One throw-away PostgreSQL for the whole test run; tests reach it through `createTestDatabase`. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data folder of the run's cluster. */
    testDataDir: string;
  }
}

export default function setup(project: TestProject) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'werktmee-test-'));
  project.provide('testDataDir', dataDir);
  // Not awaited: tests without a database start at once, the others wait in createTestDatabase. A failure shows there.
  const opening = openEmbeddedPostgres({ dataDir, throwaway: true }).catch(() => undefined);
  return async () => {
    await (await opening)?.close();
    fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
}

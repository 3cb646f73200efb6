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

interface Shared {
  dataDir: string;
  users: number;
  close(): Promise<void>;
}
declare global {
  /** Each project of the tests reads this file anew; the cluster is one. */
  var werktmeeTestCluster: Shared | undefined;
}

const open = (): Shared => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'werktmee-test-'));
  // Not awaited: tests without a database start at once, the others wait in createTestDatabase. A failure shows there.
  const opening = openEmbeddedPostgres({ dataDir, throwaway: true }).catch(() => undefined);
  return {
    dataDir,
    users: 0,
    close: async () => {
      await (await opening)?.close();
      fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
};

export default function setup(project: TestProject) {
  globalThis.werktmeeTestCluster ??= open();
  const shared = globalThis.werktmeeTestCluster;
  shared.users++;
  project.provide('testDataDir', shared.dataDir);
  return async () => {
    if (--shared.users > 0) return;
    globalThis.werktmeeTestCluster = undefined;
    await shared.close();
  };
}

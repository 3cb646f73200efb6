/**
 * One throw-away PostgreSQL for the whole test run, which tests reach through `createTestDatabase`, and one folder for the demo, which is made
 * when a process of the product is first needed.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { SHARED_DEMO } from '../../drill/template.ts';
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
  const demo = fs.mkdtempSync(path.join(os.tmpdir(), 'werktmee-demo-'));
  fs.chmodSync(demo, 0o755);
  process.env[SHARED_DEMO] = demo;
  return {
    dataDir,
    users: 0,
    close: async () => {
      await (await opening)?.close();
      fs.rmSync(demo, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
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

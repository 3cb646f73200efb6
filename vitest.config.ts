import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'beleid/**/*.test.ts', 'tooling/**/*.test.ts', 'seed/**/*.test.ts'],
    globalSetup: ['test/setup/global.ts'],
    // Real processes, as in production; the database and the browser are the slow part, so more than two only wait for each other.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

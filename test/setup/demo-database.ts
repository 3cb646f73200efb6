/** A database with the demo in it, for tests that want much of everything. */
import { join } from 'node:path';
import { inject } from 'vitest';
import { seedDemo } from '../../seed/demo.ts';
import { storeBeleid } from '../../src/beleid/index.ts';
import { datum } from '../../src/kernel/datum.ts';
import { createBsnKluis, demoKeys, type Keys } from '../../src/platform/keys.ts';
import { copyOf, migrated, type TestDatabase } from './database.ts';

/** The last day of a year is not an easy one to start the demo on. */
const VANDAAG = '2026-12-31';

export type DemoDatabase = TestDatabase & {
  /** With these its BSNs can be read. */
  readonly keys: Keys;
  /** The day on which it stands. */
  readonly vandaag: string;
};

/** A copy of the demo; the first one in a test run fills it, which takes a quarter of a minute. */
export const createDemoDatabase = async (): Promise<DemoDatabase> => {
  const keys = await demoKeys(join(inject('testDataDir'), 'sleutels-demo.json'));
  const database = await copyOf({
    name: 'werktmee_demo',
    from: migrated,
    fill: async (owner) => {
      const beleid = await storeBeleid(owner);
      if (!(await seedDemo({ owner, beleid, bsn: createBsnKluis(keys), vandaag: datum(VANDAAG) })))
        throw new Error('de demo vulde een lege database niet');
    },
  });
  return { ...database, keys, vandaag: VANDAAG };
};

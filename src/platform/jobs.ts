import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { timeZone } from './clock.ts';
import type { DB } from './db/schema.ts';
import { log } from './log.ts';

/** Queues that the worker knows. */
export type Wachtrij = 'levering';

/** What a job carries: who asked, for which municipality, and the number of the thing. app.plan_taak fills it from the session. */
const Taak = z.object({ gemeenteId: z.int(), gebruikerId: z.int(), id: z.int() });
export type Taak = z.output<typeof Taak>;

export interface Jobs {
  /** Handles the jobs of a queue, one at a time. A job whose process died runs again; one that throws is tried again, three times. */
  work(naam: Wachtrij, doe: (taak: Taak) => Promise<void>): Promise<void>;
  /** Makes the time table of the house what `rooster` says: work that is planned, by the clock of the Netherlands. */
  plan(rooster: readonly GeplandWerk[]): Promise<void>;
  stop(): Promise<void>;
}

/** Work that runs by the clock, once for the whole house however many processes there are. */
export interface GeplandWerk {
  naam: string;
  /** Minute, hour, day, month, weekday. */
  cron: string;
  doe(): Promise<void>;
}

/** Puts a job in the queue in this transaction: it is stored with the change that causes it, or not at all. */
export const planTaak = async (db: Kysely<DB>, naam: Wachtrij, id: number): Promise<void> => {
  await sql`select app.plan_taak(${naam}, ${id}::int)`.execute(db);
};

/** A job is given back to the queue when its worker has not been heard of for so long. */
const HARTSLAG_SECONDEN = 30;

/**
 * Starts the queue in its own schema, made and kept up to date by the owner. Users have no rights on it: they plan through planTaak.
 */
export const startJobs = async (owner: pg.Pool): Promise<Jobs> => {
  const boss = new PgBoss({
    schema: 'pgboss',
    db: { executeSql: async (text, values) => owner.query(text, values) },
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
  });
  boss.on('error', (fout) => log.error('fout in de wachtrij', { fout }));
  await boss.start();
  return {
    work: async (naam, doe) => {
      await boss.createQueue(naam, {
        retryLimit: 3,
        retryDelay: 5,
        expireInSeconds: 3600,
        heartbeatSeconds: HARTSLAG_SECONDEN,
        deleteAfterSeconds: 24 * 3600,
      });
      await boss.work(naam, { pollingIntervalSeconds: 1, batchSize: 1 }, async (taken) => {
        for (const taak of taken) await doe(Taak.parse(taak.data));
      });
    },
    plan: async (rooster) => {
      for (const { name } of await boss.getSchedules())
        if (!rooster.some(({ naam }) => naam === name)) await boss.unschedule(name);
      for (const { naam, cron, doe } of rooster) {
        // stately: one that waits and one that runs, so that what was late is not done twice
        await boss.createQueue(naam, { policy: 'stately', retryLimit: 2, retryDelay: 60, deleteAfterSeconds: 30 * 24 * 3600 });
        await boss.schedule(naam, cron, null, { tz: timeZone });
        await boss.work(naam, { pollingIntervalSeconds: 5, batchSize: 1 }, doe);
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
};

import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { type JobResult, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { timeZone } from './clock.ts';
import type { DB } from './db/schema.ts';
import { log } from './log.ts';
import { Verklaard } from './problem.ts';

/** Queues that the worker knows. */
export type Wachtrij =
  | 'levering'
  | 'mail'
  | 'doorrekening'
  | 'omzetting'
  | 'overgang'
  | 'overleg'
  | 'verdeling'
  | 'vernietigen'
  | 'dossierkopie';

/** What a job carries: who asked, for which municipality, and the number of the thing. app.plan_taak fills it from the session. */
const Taak = z.object({ gemeenteId: z.int(), gebruikerId: z.int(), id: z.int() });
export type Taak = z.output<typeof Taak>;

export interface Jobs {
  /**
   * Handles the jobs of a queue, one at a time. A job whose process died runs again; one that throws is tried again, three times.
   * `ineens` is how many this process takes along each second: one where a job is long and another process may be idle.
   */
  work(naam: Wachtrij, doe: (taak: Taak) => Promise<void>, o?: { ineens: number }): Promise<void>;
  /** Makes the time table of the house what `rooster` says: work that is planned, by the clock of the Netherlands. */
  plan(rooster: readonly GeplandWerk[]): Promise<void>;
  stop(): Promise<void>;
}

/** Work that runs by the clock, once for the whole house however many processes there are. */
export interface GeplandWerk {
  naam: string;
  /** Minute, hour, day, month, weekday. */
  cron: string;
  /** Also once when the process starts. */
  bijStart?: boolean;
  /** Says in one Dutch sentence what it did, without personal data: beheer reads it. */
  doe(): Promise<string>;
}

/**
 * What the queue keeps of work that failed: a sentence that was meant for people, or else the kind of error. The whole error may repeat
 * what stood in a row; it is in the log.
 */
class TaakMislukt extends Error {
  constructor(fout: unknown) {
    super(watVoorFout(fout));
    this.name = 'TaakMislukt';
    delete this.stack;
  }
}

const watVoorFout = (fout: unknown): string => {
  if (fout instanceof Verklaard) return fout.message;
  const code = fout instanceof Error && 'code' in fout ? ` (${String(fout.code)})` : '';
  return fout instanceof pg.DatabaseError ? `Fout in de database${code}` : `${fout instanceof Error ? fout.name : 'Fout'}${code}`;
};

/** What is still busy after the house stopped waiting for it was given back to the queue: that it fails then, without a database, says nothing. */
const bewaakt = async <T>(naam: string, gestopt: () => boolean, doe: () => Promise<T>): Promise<T> => {
  try {
    return await doe();
  } catch (fout) {
    if (gestopt()) log.info('taak afgebroken bij het stoppen; bij de volgende start gaat hij verder', { taak: naam });
    else log.error('taak mislukt', { taak: naam, fout });
    throw new TaakMislukt(fout);
  }
};

/** Puts a job in the queue in this transaction: it is stored with the change that causes it, or not at all. */
export const planTaak = async (db: Kysely<DB>, naam: Wachtrij, id: number): Promise<void> => {
  await sql`select app.plan_taak(${naam}, ${id}::int)`.execute(db);
};

/** A job is given back to the queue when its worker has not been heard of for so long: longer than a process ever holds its breath. */
const HARTSLAG_SECONDEN = 15;

/** How often is looked for such jobs. Three times as often as every fifteen seconds costs a third of a percent of a core at rest. */
const NAKIJKEN_SECONDEN = 5;

/** One that waits and one that runs (stately), so that what was late is not done twice. The outcome is kept for thirty days. */
const GEPLAND = {
  retryLimit: 2,
  retryDelay: 60,
  expireInSeconds: 4 * 3600,
  heartbeatSeconds: HARTSLAG_SECONDEN,
  deleteAfterSeconds: 30 * 24 * 3600,
} as const;

/** Makes the schema of the queue, or brings it up to date, and runs nothing. Over one connection of the owner. */
export const prepareQueue = async (owner: pg.ClientBase): Promise<void> => {
  const boss = new PgBoss({ schema: 'pgboss', db: dbOf(owner), supervise: false, schedule: false });
  boss.on('error', (fout) => log.error('fout in de wachtrij', { fout }));
  await boss.start();
  await boss.stop({ graceful: false });
};

/** Two processes that start at once on an empty database would both make the tables: one of them waits until the other did. */
const prepareInTurn = async (owner: pg.Pool): Promise<void> => {
  const client = await owner.connect();
  try {
    await client.query('select pg_advisory_lock(7300231)');
    await prepareQueue(client);
    await client.query('select pg_advisory_unlock(7300231)');
    client.release();
  } catch (error) {
    // The lock goes with the connection.
    client.release(true);
    throw error;
  }
};

const dbOf = (owner: Pick<pg.ClientBase, 'query'>) => ({
  executeSql: async (text: string, values?: unknown[]) => owner.query(text, values),
});

/** A job is tried four times, and again when its worker has not been heard of. What became of it is kept for thirty days. */
const GEVRAAGD = {
  retryLimit: 3,
  retryDelay: 5,
  expireInSeconds: 3600,
  heartbeatSeconds: HARTSLAG_SECONDEN,
  deleteAfterSeconds: 30 * 24 * 3600,
};

/**
 * Starts the queue in its own schema, made and kept up to date by the owner. Users have no rights on it: they plan through planTaak.
 */
export const startJobs = async (owner: pg.Pool): Promise<Jobs> => {
  await prepareInTurn(owner);
  const boss = new PgBoss({
    schema: 'pgboss',
    db: dbOf(owner),
    superviseIntervalSeconds: NAKIJKEN_SECONDEN,
    monitorIntervalSeconds: NAKIJKEN_SECONDEN,
  });
  let gestopt = false;
  const isGestopt = (): boolean => gestopt;
  boss.on('error', (fout) => {
    if (!gestopt) log.error('fout in de wachtrij', { fout });
  });
  await boss.start();
  return {
    work: async (naam, doe, { ineens } = { ineens: 1 }) => {
      await boss.createQueue(naam, GEVRAAGD);
      await boss.updateQueue(naam, GEVRAAGD);
      const hoe = { pollingIntervalSeconds: 1, batchSize: ineens, burstWhenBatchFull: true, perJobResults: true } as const;
      await boss.work(naam, hoe, async (taken) => {
        const uit: JobResult[] = [];
        for (const { id, data } of taken)
          try {
            await bewaakt(naam, isGestopt, () => doe(Taak.parse(data)));
            uit.push({ id, status: 'completed' });
          } catch (output) {
            uit.push({ id, status: 'failed', output });
          }
        return uit;
      });
    },
    plan: async (rooster) => {
      for (const { name } of await boss.getSchedules())
        if (!rooster.some(({ naam }) => naam === name)) await boss.unschedule(name);
      for (const { naam, cron, doe, bijStart = false } of rooster) {
        await boss.createQueue(naam, { ...GEPLAND, policy: 'stately' });
        await boss.updateQueue(naam, GEPLAND);
        // What came due while no process ran is done once, as soon as one runs again.
        await boss.schedule(naam, cron, null, { tz: timeZone, missed: 'once' });
        await boss.work(naam, { pollingIntervalSeconds: 5, batchSize: 1 }, () => bewaakt(naam, isGestopt, doe));
        if (bijStart) await boss.send(naam);
      }
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 5000 });
      gestopt = true;
    },
  };
};

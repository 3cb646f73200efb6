import type pg from 'pg';
import { runBatch } from './db/batch.ts';
import { Deadline } from './db/deadline.ts';
import { troubleOf } from './db/unavailable.ts';

/** What is not ready, in Dutch, by its name; empty when all is well. */
export type NotReady = Readonly<Record<string, string>>;

/** Longest time for the database, and how long an answer is good for: whoever asks more often gets the same. In milliseconds. */
const PATIENCE = 1000;
const FRESH = 500;

/**
 * Whether this process may get requests: the database answers within a second, it has the migrations of this program, and the process
 * is not stopping.
 *
 * @param o.migration Name of the newest migration of this program; a database that is further (a newer program runs too) is fine.
 */
export const createReadiness = (o: { pool: pg.Pool; migration: string; stopping: () => boolean }): (() => Promise<NotReady>) => {
  let last: { at: number; answer: Promise<NotReady> } | undefined;
  const ask = async (): Promise<NotReady> => {
    const deadline = new Deadline(PATIENCE);
    try {
      const [rows] = await runBatch(
        o.pool,
        [{ name: 'wm_klaar', text: 'select app.laatste_migratie() as naam', values: [] }],
        deadline,
      );
      const naam = rows?.[0]?.naam;
      return typeof naam === 'string' && naam >= o.migration ? {} : { migraties: 'niet alle migraties zijn uitgevoerd' };
    } catch (error) {
      return { database: troubleOf(error) === 'traag' ? 'antwoordt niet binnen een seconde' : 'niet bereikbaar' };
    } finally {
      deadline.end();
    }
  };
  return async () => {
    const now = performance.now();
    if (!last || now - last.at > FRESH) last = { at: now, answer: ask() };
    const missing = await last.answer;
    return o.stopping() ? { ...missing, server: 'stopt' } : missing;
  };
};

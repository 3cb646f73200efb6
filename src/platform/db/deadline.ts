import type pg from 'pg';
import { asUnavailable, DatabaseUnavailable } from './unavailable.ts';

/**
 * Until when one request may ask the database. When it is over, what still waits for a connection or an answer is given up, so that
 * a database that hangs (a network that swallows everything) cannot hold up whoever asked. One timer a request, not one a query.
 */
export class Deadline {
  private readonly waiting = new Set<() => void>();
  private readonly timer: NodeJS.Timeout;
  private isOver = false;

  /** @param ms How long from now, in milliseconds. */
  constructor(ms: number) {
    this.timer = setTimeout(() => {
      this.isOver = true;
      for (const giveUp of [...this.waiting]) giveUp();
    }, ms);
    this.timer.unref();
  }

  get over(): boolean {
    return this.isOver;
  }

  /** Calls `giveUp` when the time is over, unless what this gives back was called before. */
  guard(giveUp: () => void): () => void {
    this.waiting.add(giveUp);
    return () => this.waiting.delete(giveUp);
  }

  /** The request was answered: nothing is watched any more. */
  end(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }
}

/** A connection of the pool, before the deadline. Throws DatabaseUnavailable. */
export const borrow = (pool: pg.Pool, deadline: Deadline | undefined): Promise<pg.PoolClient> =>
  new Promise((resolve, reject) => {
    let late = false;
    const tooLate = (): void => {
      late = true;
      reject(new DatabaseUnavailable('traag'));
    };
    if (deadline?.over) return tooLate();
    const done = deadline?.guard(tooLate);
    pool.connect().then(
      (client) => {
        done?.();
        if (late) client.release();
        else resolve(client);
      },
      (error: unknown) => {
        done?.();
        reject(asUnavailable(error));
      },
    );
  });

/** Breaks a connection off at once, also when the other side does not answer: what ran on it ends with an error. */
export const cutOff = (client: pg.PoolClient): void => {
  client.connection.stream.destroy();
};

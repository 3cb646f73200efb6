import type { Metrics } from '../platform/metrics.ts';
import type { RateLimits } from './rate-limits.ts';

/** How the web application is run: what it may cost and who watches it. What is absent is off, as in a test. */
export interface Operation {
  /** Longest time that a request may ask the database, in milliseconds; TIMES.database when absent. */
  databaseTime?: number | undefined;
  rateLimits?: RateLimits | undefined;
  /** How many proxies of ours stand in front; 0 when absent. */
  proxies?: number | undefined;
  metrics?: Pick<Metrics, 'request' | 'login' | 'limitHit'> | undefined;
  /** What is not ready to answer requests, in Dutch, by its name; empty when all is well. Ready when absent. */
  notReady?: (() => Promise<Readonly<Record<string, string>>>) | undefined;
}

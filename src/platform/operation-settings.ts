import { z } from 'zod';
import { type LogLevel, logLevels } from './log.ts';
import type { SettingsReader } from './settings-reader.ts';

/** How the process is run by whoever looks after the machine. */
export interface OperationSettings {
  readonly logLevel: LogLevel;
  /** How many proxies of ours stand in front; each adds an address to X-Forwarded-For. */
  readonly proxies: number;
  /** Whether what one sender may do is counted (src/web/rate-limits.ts). */
  readonly rateLimits: boolean;
  /** Port on which this machine reads the metrics; absent: nowhere. */
  readonly metricsPort?: number;
  /** Whether another process may listen on the same port, so that the next one can begin before this one ends. */
  readonly sharePort: boolean;
  /** Between "no longer ready" and closing the door, in seconds: for a proxy that asks /klaar. */
  readonly drainSeconds: number;
  /** How long requests that run may take to end after that, in seconds. */
  readonly stopSeconds: number;
}

const whole = (least: number, most: number) =>
  z
    .string()
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most, {
      error: ({ input }) => `moet een getal van ${least} tot en met ${most} zijn, er staat ‘${String(input)}’`,
    })
    .transform(Number);

const logLevel = z.enum(logLevels, {
  error: ({ input }) => `moet ${logLevels.slice(0, -1).join(', ')} of ${logLevels.at(-1)} zijn, er staat ‘${String(input)}’`,
});

/** Reads the settings of this part; what is wrong is added to the problems of the reader. */
export const readOperation = (settings: SettingsReader, omgeving: 'demo' | 'productie'): OperationSettings => {
  const productie = omgeving === 'productie';
  const rateLimits = settings.flag('WERKTMEE_GRENZEN') ?? true;
  if (productie && !rateLimits) settings.problems.push('WERKTMEE_GRENZEN: mag in productie niet uit');
  const metricsPort = settings.optional('WERKTMEE_METINGEN_PORT', whole(1, 65_535));
  return {
    logLevel: settings.optional('WERKTMEE_LOGNIVEAU', logLevel) ?? (productie ? 'info' : 'waarschuwing'),
    proxies: settings.optional('WERKTMEE_PROXY', whole(0, 9)) ?? 0,
    rateLimits,
    sharePort: settings.flag('WERKTMEE_POORTDELEN') ?? false,
    drainSeconds: settings.optional('WERKTMEE_UITLOOP', whole(0, 300)) ?? (productie ? 3 : 0),
    stopSeconds: settings.optional('WERKTMEE_STOPTIJD', whole(1, 300)) ?? 20,
    ...(metricsPort === undefined ? {} : { metricsPort }),
  };
};

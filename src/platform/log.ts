/**
 * Structured lines on standard error, one JSON object a line, without personal data: an error gives its kind, code and place, never its
 * values. Line by line so that a crash loses none.
 */
import pg from 'pg';
import { z } from 'zod';

type Fields = Record<string, unknown>;

/** From most to least: each shows itself and what stands before it. */
export const logLevels = ['fout', 'waarschuwing', 'info'] as const;
export type LogLevel = (typeof logLevels)[number];

let shown: number = logLevels.indexOf('waarschuwing');

/** Which lines are written, from now on and for the whole process. */
export const setLogLevel = (level: LogLevel): void => {
  shown = logLevels.indexOf(level);
};

/** Errors of the language and of libraries that quote what they could not read: their message may be what somebody typed. */
const QUOTING = new Set(['SyntaxError', 'RangeError', 'URIError', 'ZodError', '$ZodError', 'CsvError', 'YAMLParseError']);

/** A message without what it quotes and without numbers: `cannot read "Jan" of 999990019` → `cannot read … of #`. */
const withoutValues = (message: string): string =>
  message
    .split('\n', 1)
    .join('')
    .slice(0, 300)
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|‘[^’]*’|“[^”]*”/g, '…')
    .replace(/\d{2,}/g, '#');

// Libraries hand on copies of errors that are no Error any more: pg-boss does.
const ErrorLike = z.looseObject({
  name: z.string().optional(),
  message: z.string(),
  stack: z.string(),
  code: z.string().optional(),
});
type ErrorLike = z.output<typeof ErrorLike>;

const asError = (value: unknown): ErrorLike | undefined =>
  typeof value === 'object' && value !== null && 'stack' in value
    ? ErrorLike.safeParse(
        value instanceof Error
          ? { ...value, name: value.name, message: value.message, stack: value.stack, cause: value.cause }
          : value,
      ).data
    : undefined;

const placesOf = ({ stack }: ErrorLike): string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim());

const plain = (value: unknown, depth = 0): unknown => {
  const error = asError(value);
  if (!error) return value;
  const { name = 'Error', code, cause } = error;
  const plek = placesOf(error);
  // Message, detail, hint and where of a database error repeat the values of the row; what was hurt, and where, do not.
  if (value instanceof pg.DatabaseError || 'severity' in error) {
    const { table: tabel, column: kolom, constraint: regel, routine } = error;
    return { naam: 'databasefout', code, tabel, kolom, regel, routine, plek };
  }
  return {
    naam: name,
    ...(QUOTING.has(name) ? {} : { melding: withoutValues(error.message) }),
    ...(code === undefined ? {} : { code }),
    plek,
    ...(cause === undefined || depth === 2 ? {} : { oorzaak: plain(cause, depth + 1) }),
  };
};

/** The same line so many times in so many milliseconds; what comes more often is counted: a disk that is full may not fill by it. */
const OFTEN = { times: 20, ms: 60_000 };
const seen = new Map<string, { since: number; times: number }>();

/** How often a line was kept back before this one; undefined when this one is kept back too. */
const keptBack = (key: string): number | undefined => {
  const now = performance.now();
  const before = seen.get(key);
  if (before && now - before.since < OFTEN.ms) return ++before.times > OFTEN.times ? undefined : 0;
  seen.set(key, { since: now, times: 1 });
  return Math.max(0, (before?.times ?? 0) - OFTEN.times);
};

const write = (level: LogLevel, melding: string, fields: Fields): void => {
  if (logLevels.indexOf(level) > shown) return;
  const clean = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, plain(value)]));
  const error = asError(fields.fout);
  const nietGetoond =
    level === 'info' ? 0 : keptBack([level, melding, error?.code, error?.name, error && placesOf(error)[0]].join(' '));
  if (nietGetoond === undefined) return;
  const line = { tijd: new Date().toISOString(), niveau: level, melding, ...clean, ...(nietGetoond > 0 ? { nietGetoond } : {}) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};

export const log = {
  info: (melding: string, fields: Fields = {}) => write('info', melding, fields),
  warn: (melding: string, fields: Fields = {}) => write('waarschuwing', melding, fields),
  error: (melding: string, fields: Fields = {}) => write('fout', melding, fields),
};

/**
 * Structured lines on standard error, one JSON object a line, without personal data: an error gives its kind, code and place, never its
 * values. Line by line so that a crash loses none.
 */
import pg from 'pg';

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

const placesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim());

const withCode = (error: Error): { code?: string } =>
  'code' in error && typeof error.code === 'string' ? { code: error.code } : {};

const plain = (value: unknown, depth = 0): unknown => {
  if (!(value instanceof Error)) return value;
  // Message, detail, hint and where of a database error repeat the values of the row; what was hurt, and where, do not.
  if (value instanceof pg.DatabaseError)
    return {
      naam: 'databasefout',
      code: value.code,
      tabel: value.table,
      kolom: value.column,
      regel: value.constraint,
      routine: value.routine,
      plek: placesOf(value),
    };
  return {
    naam: value.name,
    ...(QUOTING.has(value.name) ? {} : { melding: withoutValues(value.message) }),
    ...withCode(value),
    plek: placesOf(value),
    // A cause that is no error is what somebody sent, such as the claims of a token.
    ...(value.cause instanceof Error && depth < 2 ? { oorzaak: plain(value.cause, depth + 1) } : {}),
  };
};

const write = (level: LogLevel, melding: string, fields: Fields): void => {
  if (logLevels.indexOf(level) > shown) return;
  const clean = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, plain(value)]));
  process.stderr.write(`${JSON.stringify({ tijd: new Date().toISOString(), niveau: level, melding, ...clean })}\n`);
};

export const log = {
  info: (melding: string, fields: Fields = {}) => write('info', melding, fields),
  warn: (melding: string, fields: Fields = {}) => write('waarschuwing', melding, fields),
  error: (melding: string, fields: Fields = {}) => write('fout', melding, fields),
};

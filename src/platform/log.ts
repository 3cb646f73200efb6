/** Structured lines on standard error, without personal data: an error gives its name, code and stack, never its values. */
type Fields = Record<string, unknown>;

const plain = (value: unknown): unknown => {
  if (!(value instanceof Error)) return value;
  // The detail of a database error repeats the values of the row; the message and the place do not.
  const code = 'code' in value ? value.code : undefined;
  return {
    naam: value.name,
    melding: value.message,
    code,
    plek: value.stack
      ?.split('\n')
      .slice(1, 6)
      .map((line) => line.trim()),
  };
};

const write = (niveau: string, melding: string, fields: Fields): void => {
  const clean = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, plain(value)]));
  process.stderr.write(`${JSON.stringify({ tijd: new Date().toISOString(), niveau, melding, ...clean })}\n`);
};

export const log = {
  info: (melding: string, fields: Fields = {}) => write('info', melding, fields),
  warn: (melding: string, fields: Fields = {}) => write('waarschuwing', melding, fields),
  error: (melding: string, fields: Fields = {}) => write('fout', melding, fields),
};

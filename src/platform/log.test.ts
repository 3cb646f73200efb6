import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { log, setLogLevel } from './log.ts';

let lines: string[] = [];
beforeEach(() => {
  lines = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  setLogLevel('waarschuwing');
});

const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const written = (fout: unknown): string => {
  log.error('proef', { fout });
  return lines.join('');
};

test('one JSON object a line, with time, level and message', () => {
  log.error('een\ntwee', { aantal: 3 });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.endsWith('}\n')).toBe(true);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    tijd: expect.stringMatching(/Z$/),
    niveau: 'fout',
    melding: 'een\ntwee',
    aantal: 3,
  });
});

test.each([
  ['fout', ['fout']],
  ['waarschuwing', ['fout', 'waarschuwing']],
  ['info', ['fout', 'waarschuwing', 'info']],
] as const)('level %s shows %j', (level, shown) => {
  setLogLevel(level);
  log.error('x');
  log.warn('x');
  log.info('x');
  expect(lines.map((line) => JSON.parse(line).niveau)).toEqual(shown);
});

describe('an error gives its kind and place, never what somebody typed', () => {
  test.each([
    ['JSON that cannot be read', () => JSON.parse('Hoekstra, Jan')],
    ['a number', () => BigInt('Hoekstra')],
    [
      'a shape',
      () => z.object({ naam: z.literal('x', { error: ({ input }) => `niet ${String(input)}` }) }).parse({ naam: 'Hoekstra' }),
    ],
    ['an address', () => new URL('Hoekstra')],
    ['a name in quotes', () => new Error('kan "Hoekstra" niet vinden')],
    ['a number of somebody', () => new Error('inwoner 999990019 bestaat niet')],
    ['its cause', () => new Error('mislukt', { cause: new Error("'Hoekstra' bestaat al") })],
  ])('%s', (_, work) => {
    const text = written(thrown(work));
    expect(text).not.toMatch(/Hoekstra|999990019/);
    expect(text).toMatch(/log\.test\.ts/);
  });

  test('of the database: code, table and rule; not its message, detail or where', () => {
    const error = new pg.DatabaseError('invalid input syntax for type integer: "Jan"', 1, 'error');
    Object.assign(error, {
      code: '22P02',
      table: 'inwoner_persoon',
      constraint: 'inwoner_persoon_pkey',
      detail: 'Key (bsn)=(999990019) already exists.',
      hint: 'Hoekstra',
      where: "unnamed portal parameter $1 = 'Hoekstra'",
    });
    const text = written(new Error('opslaan mislukt', { cause: error }));
    expect(text).not.toMatch(/Jan|Hoekstra|999990019|invalid input/);
    expect(JSON.parse(text).fout.oorzaak).toMatchObject({
      naam: 'databasefout',
      code: '22P02',
      tabel: 'inwoner_persoon',
      regel: 'inwoner_persoon_pkey',
    });
  });

  test('that is a copy of an error, as the queue hands them on', () => {
    const error = Object.assign(new pg.DatabaseError('value "Hoekstra" is wrong', 1, 'error'), {
      severity: 'ERROR',
      code: '22P02',
    });
    const text = written({ ...error, message: `${error.message} (Queue: levering)`, stack: error.stack, queue: 'levering' });
    expect(text).not.toContain('Hoekstra');
    expect(JSON.parse(text).fout).toMatchObject({ naam: 'databasefout', code: '22P02' });
  });

  test('what helps to find it stays', () => {
    const text = written(thrown(() => Reflect.apply(Reflect.get({}, 'map'), undefined, [])));
    expect(JSON.parse(text).fout).toMatchObject({
      naam: 'TypeError',
      plek: expect.arrayContaining([expect.stringContaining('at ')]),
    });
    const system = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    lines = [];
    expect(JSON.parse(written(system)).fout).toMatchObject({ melding: 'connect ECONNREFUSED', code: 'ECONNREFUSED' });
  });
});

test('the same again and again is counted, not written', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const warn = (code: string) => log.warn('vol', { fout: Object.assign(new Error('x'), { code }) });
    for (let i = 0; i < 50; i++) warn('53100');
    expect(lines).toHaveLength(20);
    warn('25006');
    expect(lines).toHaveLength(21);
    vi.advanceTimersByTime(61_000);
    warn('53100');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ melding: 'vol', nietGetoond: 30 });
  } finally {
    vi.useRealTimers();
  }
});

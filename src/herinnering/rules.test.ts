import { describe, expect, test } from 'vitest';
import { isGestopt, momentVan, periodeBegin, VENSTER, WEG } from './rules.ts';
import type { Gebeurtenis, Stop } from './types.ts';

const vandaag = '2026-11-22';
const wanneer = { vooraf: 7, laat: 1, inwoner: 7, escalatie: 99 };
const plicht = (dag: string, rest: Partial<Gebeurtenis> = {}): Gebeurtenis => ({
  inwonerId: 1,
  consulentId: 2,
  toewijzingId: 3,
  aanbiederId: 4,
  soort: 'voortgangsbericht',
  dag,
  eigenaar: 'aanbieder',
  wacht: false,
  gepland: false,
  ...rest,
});

describe('when somebody is reminded', () => {
  test.each([
    ['2026-11-30', undefined],
    ['2026-11-29', 'vooraf'],
    ['2026-11-22', 'vooraf'],
    ['2026-11-21', 'laat'],
    ['2026-11-07', 'laat'],
    ['2026-11-06', undefined],
  ])('last day %s: %s', (dag, moment) => expect(momentVan(plicht(dag), wanneer, vandaag, undefined)).toBe(moment));

  test.each([
    [0, undefined],
    [1, undefined],
    [2, 'vooraf'],
  ])('%i days before: %s', (vooraf, moment) =>
    expect(momentVan(plicht('2026-11-24'), { ...wanneer, vooraf }, vandaag, undefined)).toBe(moment),
  );

  test.each([
    [2, undefined],
    [1, 'laat'],
  ])('%i days after: %s', (laat, moment) =>
    expect(momentVan(plicht('2026-11-21'), { ...wanneer, laat }, vandaag, undefined)).toBe(moment),
  );

  // The first night of a house finds what is late already: the one who owes it is not reminded beside the one who looks along.
  test.each([
    ['2026-11-09', 14, 'laat'],
    ['2026-11-08', 14, undefined],
    ['2026-11-07', 14, undefined],
    ['2026-11-21', 1, 'laat'],
    ['2026-11-20', 1, undefined],
  ])('last day %s, somebody looks along after %i days: %s', (dag, escalatie, moment) =>
    expect(momentVan(plicht(dag), { ...wanneer, escalatie }, vandaag, undefined)).toBe(moment),
  );

  test('a day that was agreed is not reminded of, until it is late', () => {
    expect(momentVan(plicht('2026-11-25', { gepland: true }), wanneer, vandaag, undefined)).toBeUndefined();
    expect(momentVan(plicht('2026-11-21', { gepland: true }), wanneer, vandaag, undefined)).toBe('laat');
  });

  test.each([
    ['2026-11-16', undefined],
    ['2026-11-15', 'wacht'],
    ['2026-11-01', 'wacht'],
    ['2026-10-31', undefined],
  ])('waits for the resident since %s: %s', (dag, moment) =>
    expect(momentVan(plicht(dag, { wacht: true, eigenaar: 'inwoner' }), wanneer, vandaag, undefined)).toBe(moment),
  );

  test.each([
    ['2026-11-15', 'wacht'],
    ['2026-11-16', undefined],
  ])('counted from the present period, begun on %s: %s', (begin, moment) =>
    expect(momentVan(plicht('2026-11-15', { wacht: true }), wanneer, vandaag, begin)).toBe(moment),
  );

  test('the window is what the text says', () => expect([VENSTER, WEG]).toEqual([14, 28]));
});

describe('the present period', () => {
  const l = (van: string, tot: string) => ({ van, tot });
  test.each([
    ['never away', ['2026-01-05'], [l('2026-02-01', '2026-07-31')], undefined],
    ['the next follows', ['2026-01-05'], [l('2026-02-01', '2026-07-31'), l('2026-08-01', '2026-12-31')], undefined],
    ['four weeks between', [], [l('2026-02-01', '2026-07-31'), l('2026-08-28', '2026-12-31')], undefined],
    ['a day more', [], [l('2026-02-01', '2026-07-31'), l('2026-08-29', '2026-12-31')], '2026-08-29'],
    [
      'another ran on',
      [],
      [l('2026-02-01', '2026-10-31'), l('2026-02-01', '2026-03-31'), l('2026-09-01', '2026-12-31')],
      undefined,
    ],
    ['announced again', ['2026-09-05', '2026-01-05'], [], '2026-09-05'],
    [
      'the later of both',
      ['2026-01-05', '2026-09-05'],
      [l('2026-02-01', '2026-03-31'), l('2026-10-01', '2026-12-31')],
      '2026-10-01',
    ],
  ])('%s', (_, aanmeldingen, looptijden, begin) => expect(periodeBegin(aanmeldingen, looptijden)).toBe(begin));
});

describe('stopped for one resident', () => {
  const stop = (rest: Partial<Stop> = {}): Stop => ({ wat: 'gestopt', tot: null, op: '2026-10-01', ...rest });
  test.each<[string, Stop | undefined, string | undefined, boolean]>([
    ['nobody said so', undefined, undefined, false],
    ['until taken up again', stop(), undefined, true],
    ['taken up again', stop({ wat: 'hervat' }), undefined, false],
    ['on its last day', stop({ tot: '2026-11-22' }), undefined, true],
    ['the day after', stop({ tot: '2026-11-21' }), undefined, false],
    ['said on the day he came back', stop(), '2026-10-01', true],
    ['said before he came back', stop(), '2026-10-02', false],
  ])('%s', (_, een, begin, uit) => expect(isGestopt(een, vandaag, begin)).toBe(uit));
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOpKalender, isoVanDagnummer, laatsteDagNa, maandenVerder, parseDagnummer } from './dagnummer.ts';
import { dagnummer, datum, isoDatum, parseDatum, plusDagen, plusMaanden } from './datum.ts';
import { eindeNaMaanden } from './periode.ts';

const eenDag = fc.integer({ min: 0, max: 420_000 }).map((n) => plusDagen(datum('1800-01-01'), n));

describe('dagnummer', () => {
  test.each([
    '2026-11-22',
    '2024-02-29',
    '2026-02-29',
    '2100-02-29',
    '2000-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-2-1',
    '22-11-2026',
    '10000-01-01',
    '1799-12-31',
    '1800-01-01',
    '2999-12-31',
    '3000-01-01',
    '',
  ])('%s is the same day, or no day, as parseDatum says', (iso) => {
    const d = parseDatum(iso);
    expect(parseDagnummer(iso)).toBe(d && dagnummer(d));
  });

  test('there and back, over every leap year and century', () => {
    fc.assert(
      fc.property(eenDag, (d) => {
        expect(parseDagnummer(isoDatum(d))).toBe(dagnummer(d));
        expect(isoVanDagnummer(dagnummer(d))).toBe(isoDatum(d));
      }),
    );
  });

  test('K1: months as the calendar of the rest of the house counts them', () => {
    fc.assert(
      fc.property(eenDag, fc.integer({ min: -40, max: 400 }), (d, n) => {
        expect(maandenVerder(dagnummer(d), n)).toBe(dagnummer(plusMaanden(d, n)));
        expect(laatsteDagNa(dagnummer(d), n)).toBe(dagnummer(eindeNaMaanden(d, n)));
      }),
    );
  });

  test('beyond the calendar', () => {
    expect(isOpKalender(dagnummer(datum('2999-12-31')))).toBe(true);
    expect(isOpKalender(dagnummer(datum('2999-12-31')) + 1)).toBe(false);
    expect(isOpKalender(dagnummer(datum('1800-01-01')) - 1)).toBe(false);
  });
});

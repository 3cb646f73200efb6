import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datum, isoDatum, isVoor, plusDagen, plusMaanden } from './datum.ts';
import {
  bevat,
  bevatPeriode,
  dagenIn,
  doorsnede,
  eindeNaMaanden,
  fromDaterange,
  fromDaterangeOpen,
  overlapt,
  periode,
  toDaterange,
  toonPeriode,
} from './periode.ts';

const eenDatum = fc.integer({ min: 0, max: 20000 }).map((dagen) => plusDagen(datum('2000-01-01'), dagen));
const eenPeriode = fc
  .tuple(eenDatum, fc.integer({ min: 0, max: 1500 }))
  .map(([van, dagen]) => periode(van, plusDagen(van, dagen)));
const p = (van: string, tot: string) => periode(datum(van), datum(tot));

describe('periode', () => {
  test.each([
    ['2026-01-01', 6, '2026-06-30'],
    ['2026-08-31', 6, '2027-02-27'],
    ['2026-03-15', 24, '2028-03-14'],
    ['2024-02-29', 12, '2025-02-27'],
  ])('K1: eindeNaMaanden(%s, %i) is %s', (van, n, tot) => {
    expect(isoDatum(eindeNaMaanden(datum(van), n))).toBe(tot);
  });

  test('K1: de dag na het einde is begin plus n maanden', () => {
    fc.assert(
      fc.property(eenDatum, fc.integer({ min: 1, max: 36 }), (van, n) => {
        expect(isoDatum(plusDagen(eindeNaMaanden(van, n), 1))).toBe(isoDatum(plusMaanden(van, n)));
      }),
    );
  });

  test('aan elkaar grenzen is geen overlap, één gedeelde dag wel', () => {
    expect(overlapt(p('2026-01-01', '2026-06-30'), p('2026-07-01', '2026-12-31'))).toBe(false);
    expect(overlapt(p('2026-01-01', '2026-06-30'), p('2026-06-30', '2026-12-31'))).toBe(true);
    expect(overlapt({ van: datum('2026-01-01'), tot: null }, p('2030-01-01', '2030-01-02'))).toBe(true);
    expect(overlapt({ van: datum('2031-01-01'), tot: null }, p('2030-01-01', '2030-01-02'))).toBe(false);
  });

  test('overlap, doorsnede en dagen zijn het eens', () => {
    fc.assert(
      fc.property(eenPeriode, eenPeriode, (a, b) => {
        const deel = doorsnede(a, b);
        expect(overlapt(a, b)).toBe(deel !== undefined);
        expect(overlapt(a, b)).toBe(overlapt(b, a));
        if (!deel) return;
        expect(bevatPeriode(a, deel) && bevatPeriode(b, deel)).toBe(true);
        expect(dagenIn(deel)).toBeLessThanOrEqual(Math.min(dagenIn(a), dagenIn(b)));
      }),
    );
  });

  test('bevat beide grenzen', () => {
    const half = p('2026-01-01', '2026-06-30');
    expect(bevat(half, half.van) && bevat(half, half.tot)).toBe(true);
    expect(bevat(half, datum('2025-12-31')) || bevat(half, datum('2026-07-01'))).toBe(false);
    expect(dagenIn(p('2026-01-01', '2026-01-01'))).toBe(1);
  });

  test('daterange van PostgreSQL heen en terug', () => {
    expect(toDaterange(p('2026-01-01', '2026-06-30'))).toBe('[2026-01-01,2026-07-01)');
    expect(fromDaterangeOpen('[2026-01-01,)')).toEqual({ van: datum('2026-01-01'), tot: null });
    expect(() => fromDaterange('[2026-01-01,)')).toThrow(RangeError);
    expect(() => fromDaterange('empty')).toThrow(RangeError);
    fc.assert(
      fc.property(eenPeriode, (a) => {
        const terug = fromDaterange(toDaterange(a));
        expect([isoDatum(terug.van), isoDatum(terug.tot)]).toEqual([isoDatum(a.van), isoDatum(a.tot)]);
      }),
    );
  });

  test('een einde voor het begin bestaat niet', () => {
    expect(() => p('2026-01-02', '2026-01-01')).toThrow(RangeError);
    expect(isVoor(datum('2026-01-01'), datum('2026-01-02'))).toBe(true);
  });

  test('toont Nederlands', () => {
    expect(toonPeriode(p('2026-01-01', '2026-06-30'))).toBe('1 januari 2026 tot en met 30 juni 2026');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseUren, toonUren, toonUurMinuut } from './minuten.ts';

describe('minuten', () => {
  test.each([
    ['2,25', 135],
    ['2:15', 135],
    ['7,5', 450],
    [' 7.5 ', 450],
    ['-0:30', -30],
    ['-2,5', -150],
    ['0', 0],
    ['1,33', 80],
    ['0,008333', 0],
    ['0,008334', 1],
    ['24:00', 1440],
  ])('parseUren(%s) = %i minuten', (tekst, minuten) => {
    expect(parseUren(tekst)).toEqual({ ok: true, waarde: minuten });
  });

  test.each(['', 'x', '2:60', '2:5', '1.234,5', '1e3', 'Infinity', '--2', '2,', ',5', '2 uur'])(
    'parseUren(%j) is een fout',
    (tekst) => {
      expect(parseUren(tekst).ok).toBe(false);
    },
  );

  test('wat getoond wordt leest terug als hetzelfde', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (minuten) => {
        expect(parseUren(toonUren(minuten))).toEqual({ ok: true, waarde: minuten });
        expect(parseUren(toonUurMinuut(minuten))).toEqual({ ok: true, waarde: minuten });
      }),
    );
    expect(toonUren(135)).toBe('2,25');
    expect(toonUren(120)).toBe('2');
    expect(toonUurMinuut(-30)).toBe('-0:30');
  });
});

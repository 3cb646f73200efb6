import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dagnummer,
  datum,
  isoDatum,
  isoWeek,
  leeftijdOp,
  maandagVan,
  parseDatum,
  parseDatumNl,
  parseWeek,
  plusDagen,
  plusMaanden,
  toonDatum,
  toonKort,
  vergelijk,
  weekSleutel,
} from './datum.ts';

const eenDatum = fc.integer({ min: 0, max: 36524 }).map((dagen) => plusDagen(datum('1980-01-01'), dagen));

describe('datum', () => {
  test.each([
    ['2026-11-22', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-2-1', false],
    ['2026-11-22T00:00', false],
    ['22-11-2026', false],
    ['', false],
    ['1799-12-31', false],
    ['1800-01-01', true],
    ['2999-12-31', true],
    ['3000-01-01', false],
    ['0000-01-01', false],
    ['9999-12-31', false],
  ])('parseDatum(%s) bestaat: %s', (tekst, bestaat) => {
    expect(parseDatum(tekst) !== undefined).toBe(bestaat);
  });

  test.each([
    ['07-01-1961', '1961-01-07'],
    ['7-1-1961', '1961-01-07'],
    ['07/01/1961', '1961-01-07'],
    ['31-04-2026', undefined],
    ['07-01/1961', undefined],
    ['07-01-61', undefined],
    ['01-01-0000', undefined],
    ['31-12-9999', undefined],
  ])('parseDatumNl(%s)', (tekst, iso) => {
    const gelezen = parseDatumNl(tekst);
    expect(gelezen && isoDatum(gelezen)).toBe(iso);
  });

  test('toont Nederlands', () => {
    expect(toonDatum(datum('2026-11-22'))).toBe('22 november 2026');
    expect(toonKort(datum('2026-01-02'))).toBe('02-01-2026');
  });

  test('K1: plusMaanden blijft in de maand', () => {
    expect(isoDatum(plusMaanden(datum('2026-01-31'), 1))).toBe('2026-02-28');
    expect(isoDatum(plusMaanden(datum('2024-01-31'), 1))).toBe('2024-02-29');
  });

  test.each([
    ['2025-12-28', { jaar: 2025, week: 52 }],
    ['2025-12-29', { jaar: 2026, week: 1 }],
    ['2027-01-01', { jaar: 2026, week: 53 }],
  ])('isoWeek(%s)', (iso, week) => {
    expect(isoWeek(datum(iso))).toEqual(week);
  });

  test('maandag van de week van een dag ligt nul tot zes dagen ervoor', () => {
    fc.assert(
      fc.property(eenDatum, (d) => {
        const maandag = maandagVan(isoWeek(d));
        const verschil = maandag.until(d).days;
        expect(maandag.dayOfWeek).toBe(1);
        expect(verschil >= 0 && verschil <= 6).toBe(true);
        expect(parseWeek(weekSleutel(isoWeek(d)))).toEqual(isoWeek(d));
      }),
    );
    expect(parseWeek('2025-W53')).toBeUndefined();
    expect(parseWeek('0000-W01')).toBeUndefined();
    expect(parseWeek('9999-W52')).toBeUndefined();
    expect(parseWeek('2026-W53')).toEqual({ jaar: 2026, week: 53 });
  });

  test('iso heen en terug', () => {
    fc.assert(fc.property(eenDatum, (d) => vergelijk(datum(isoDatum(d)), d) === 0));
  });

  test('leeftijd: de dag voor en op de verjaardag', () => {
    expect(leeftijdOp(datum('2008-11-22'), datum('2026-11-21'))).toBe(17);
    expect(leeftijdOp(datum('2008-11-22'), datum('2026-11-22'))).toBe(18);
    expect(leeftijdOp(datum('2008-02-29'), datum('2026-02-28'))).toBe(17);
    expect(leeftijdOp(datum('2008-02-29'), datum('2026-03-01'))).toBe(18);
  });

  test('het dagnummer telt de dagen vanaf 1 januari 1970, ook over eeuwen en schrikkeldagen', () => {
    expect(['1970-01-01', '1969-12-31', '2000-02-29', '2000-03-01'].map((dag) => dagnummer(datum(dag)))).toEqual([
      0, -1, 11_016, 11_017,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: -360_000, max: 400_000 }), (n) => {
        expect(dagnummer(plusDagen(datum('1970-01-01'), n))).toBe(n);
      }),
    );
  });

  test('dezelfde dag is hetzelfde voorwerp', () => {
    expect(datum('2026-11-22')).toBe(datum('2026-11-22'));
    expect(() => datum('2026-02-29')).toThrow(RangeError);
  });
});

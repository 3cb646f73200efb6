import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datum, isoWeek, plusDagen } from './datum.ts';
import { type Maand, maandenVan } from './maand.ts';
import { periode } from './periode.ts';
import { aantalWeken, volumeMaand, volumeTotaal, wekenVan } from './weken.ts';

const eenPeriode = fc
  .tuple(fc.integer({ min: 0, max: 12000 }), fc.integer({ min: 0, max: 800 }))
  .map(([start, dagen]) => periode(plusDagen(datum('2015-01-01'), start), plusDagen(datum('2015-01-01'), start + dagen)));

describe('weken', () => {
  test('IV077: 3 uur per week van 7 oktober tot en met 30 december 2025', () => {
    const toewijzing = periode(datum('2025-10-07'), datum('2025-12-30'));
    const maanden: Maand[] = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01'];
    expect(maanden.map((maand) => volumeMaand(180, toewijzing, maand) / 60)).toEqual([0, 12, 15, 15, 0]);
    expect(volumeTotaal(180, toewijzing) / 60).toBe(39);
  });

  test('zondag en maandag zijn twee weken, maandag tot en met zondag één', () => {
    expect(aantalWeken(periode(datum('2026-11-22'), datum('2026-11-23')))).toBe(2);
    expect(aantalWeken(periode(datum('2026-11-23'), datum('2026-11-29')))).toBe(1);
  });

  test('het aantal weken is het aantal verschillende weeknummers van de dagen', () => {
    fc.assert(
      fc.property(eenPeriode, (p) => {
        const sleutels = new Set<string>();
        for (let d = p.van; d.until(p.tot).sign >= 0; d = plusDagen(d, 1)) {
          const { jaar, week } = isoWeek(d);
          sleutels.add(`${jaar}-${week}`);
        }
        expect(aantalWeken(p)).toBe(sleutels.size);
        expect(wekenVan(p).map(({ jaar, week }) => `${jaar}-${week}`)).toEqual([...sleutels]);
      }),
      { numRuns: 40 },
    );
  });

  test('IV077: de maanden samen zijn nooit minder dan het geheel', () => {
    fc.assert(
      fc.property(eenPeriode, fc.integer({ min: 1, max: 2400 }), (p, perWeek) => {
        const som = maandenVan(p).reduce((totaal, maand) => totaal + volumeMaand(perWeek, p, maand), 0);
        expect(som).toBeGreaterThanOrEqual(volumeTotaal(perWeek, p));
      }),
    );
  });
});

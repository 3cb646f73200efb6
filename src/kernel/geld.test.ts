import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bedragVoorMinuten, kaalGeld, toonGeld } from './geld.ts';

describe('geld', () => {
  test.each([
    [160000, '€ 1.600,00'],
    [0, '€ 0,00'],
    [5, '€ 0,05'],
    [123456789, '€ 1.234.567,89'],
    [-1250, '-€ 12,50'],
  ])('toonGeld(%i)', (bedrag, tekst) => {
    expect(toonGeld(bedrag).replace('\u00a0', ' ')).toBe(tekst);
  });

  test.each([
    [900, 60, 900],
    [660, 135, 1485],
    [900, 1, 15],
    [660, 1, 11],
    [1, 29, 0],
    [1, 30, 1],
    [1, 90, 2],
    [1, -30, -1],
    [901, 2, 30],
  ])('TR346: %i cent per uur × %i minuten = %i cent', (tarief, minuten, bedrag) => {
    expect(bedragVoorMinuten(tarief, minuten)).toBe(bedrag);
  });

  test('TR346: hoogstens een halve cent van het exacte bedrag, en een credit heft de debit op', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 1_000_000 }), (tarief, minuten) => {
        const bedrag = bedragVoorMinuten(tarief, minuten);
        const afwijking = BigInt(bedrag) * 60n - BigInt(tarief) * BigInt(minuten);
        expect(afwijking > -30n && afwijking <= 30n).toBe(true);
        expect(bedrag + bedragVoorMinuten(tarief, -minuten)).toBe(0);
      }),
    );
  });

  test('weigert gebroken getallen', () => {
    expect(() => bedragVoorMinuten(6.6, 60)).toThrow(RangeError);
    expect(() => bedragVoorMinuten(660, 0.5)).toThrow(RangeError);
  });

  test('kaal bedrag heeft altijd twee decimalen', () => {
    fc.assert(fc.property(fc.integer(), (bedrag) => /^-?\d{1,3}(\.\d{3})*,\d{2}$/.test(kaalGeld(bedrag))));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBsn, maskeerBsn, parseBsn } from './bsn.ts';
import { datum, isoDatum } from './datum.ts';
import { maandenVan, maandPeriode, maandVan, parseMaand, toonMaand, volgendeMaand, vorigeMaand } from './maand.ts';
import { onthouden } from './onthouden.ts';
import { periode } from './periode.ts';
import { parseTrede } from './trede.ts';
import { type Grond, uitkomstVan } from './uitkomst.ts';

describe('bsn', () => {
  test.each([
    ['999950009', true],
    ['999950010', true],
    ['999950008', false],
    ['000000000', false],
    ['99995000', false],
    ['9999500099', false],
    ['99995000x', false],
  ])('elfproef van %s: %s', (tekst, geldig) => {
    expect(isBsn(tekst)).toBe(geldig);
  });

  test('leest met spaties en punten, toont alleen het eind', () => {
    expect(parseBsn(' 9999.50.009 ')).toBe('999950009');
    expect(maskeerBsn('999950009')).toBe('•••••• 009');
  });

  test('één ander cijfer maakt een BSN ongeldig', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (plaats, anders) => {
        const cijfers = [...'999950009'];
        cijfers[plaats] = String((Number(cijfers[plaats]) + anders) % 10);
        expect(isBsn(cijfers.join(''))).toBe(false);
      }),
    );
  });
});

describe('maand', () => {
  test('leest, toont en telt', () => {
    expect(parseMaand('2026-13')).toBeUndefined();
    expect(parseMaand('0000-01')).toBeUndefined();
    expect(parseMaand('9999-12')).toBeUndefined();
    expect(parseMaand('2026-1')).toBeUndefined();
    expect(toonMaand('2026-10')).toBe('oktober 2026');
    expect(volgendeMaand('2026-12')).toBe('2027-01');
    expect(vorigeMaand('2026-01')).toBe('2025-12');
    expect(maandVan(datum('2026-10-31'))).toBe('2026-10');
    expect(isoDatum(maandPeriode('2024-02').tot)).toBe('2024-02-29');
    expect(maandenVan(periode(datum('2025-11-30'), datum('2026-02-01')))).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });
});

describe('trede', () => {
  test.each([
    ['1', 1],
    [' 6 ', 6],
    ['0', undefined],
    ['7', undefined],
    ['2,5', undefined],
    ['', undefined],
  ])('parseTrede(%j)', (tekst, trede) => {
    expect(parseTrede(tekst)).toBe(trede);
  });
});

describe('uitkomst', () => {
  const grond = (voldaan: boolean | null): Grond => ({ regel: 'K8', bron: 'keuze', status: 'keuze', tekst: '', voldaan });
  test('K8: nee beslist, onbekend maakt voorwaardelijk', () => {
    expect(uitkomstVan([grond(true)])).toBe('passend');
    expect(uitkomstVan([grond(true), grond(null)])).toBe('onder-voorwaarde');
    expect(uitkomstVan([grond(null), grond(false)])).toBe('niet-passend');
  });
});

test('onthouden rekent een sleutel één keer uit, en laat los wat het langst niet is gevraagd', () => {
  const gemaakt: string[] = [];
  const bewaard = onthouden<string>(2);
  const vraag = (sleutel: string) =>
    bewaard(sleutel, () => {
      gemaakt.push(sleutel);
      return `uitkomst ${sleutel}`;
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(vraag)).toEqual(['a', 'b', 'a', 'c', 'a', 'b'].map((een) => `uitkomst ${een}`));
  expect(gemaakt).toEqual(['a', 'b', 'c', 'b']);
});

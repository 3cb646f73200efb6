import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { datum } from '../kernel/datum.ts';
import { periode } from '../kernel/periode.ts';
import { antwoordTermijn, eindeReden, startReden, verwachteStartReden } from './rules.ts';
import { doelSoortenVan } from './types.ts';

const { landelijk, regelingen } = beleidVanHuis();
const looptijd = periode(datum('2026-11-02'), datum('2027-04-30'));
const vandaag = datum('2026-11-22');

test.each([
  ['2026-11-20', '2026-11-25'],
  ['2026-11-23', '2026-11-26'],
  ['2026-12-24', '2026-12-30'],
  // Of these years no holidays are known.
  ['2016-12-30', undefined],
  ['2040-12-28', undefined],
])('retour: drie werkdagen na %s is %s', (op, uiterlijk) => {
  expect(antwoordTermijn(landelijk, datum(op))?.toString()).toBe(uiterlijk);
});

test.each([
  ['2026-11-01', false],
  ['2026-11-02', true],
  ['2027-04-30', true],
  ['2027-05-01', false],
])('verwachte start op %s mag: %s', (dag, mag) => {
  expect(verwachteStartReden(datum(dag), looptijd) === undefined).toBe(mag);
});

test.each([
  ['2026-11-01', false],
  ['2026-11-02', true],
  ['2026-11-22', true],
  ['2026-11-23', false],
])('start op %s mag: %s', (dag, mag) => {
  expect(startReden(datum(dag), looptijd, vandaag) === undefined).toBe(mag);
});

describe('einde', () => {
  const basis = { status: 'gestart', looptijd, toegewezenOp: datum('2026-10-28'), vandaag } as const;
  test.each([
    ['2026-11-03', '2026-11-04', undefined, false],
    ['2026-11-04', '2026-11-04', undefined, true],
    ['2026-11-22', '2026-11-04', undefined, true],
    // A day to come: it goes on until then.
    ['2026-11-23', '2026-11-04', undefined, true],
    ['2027-04-29', '2026-11-04', undefined, true],
    ['2027-04-30', '2026-11-04', undefined, false],
    ['2027-05-01', '2026-11-04', undefined, false],
    ['2026-10-28', undefined, undefined, true],
    ['2026-10-27', undefined, undefined, false],
    ['2026-11-19', '2026-11-04', '2026-11-20', false],
    ['2026-11-20', '2026-11-04', '2026-11-20', true],
  ])('op %s, gestart %s, uren tot %s mag: %s', (dag, gestart, uren, mag) => {
    const reden = eindeReden(datum(dag), {
      ...basis,
      gestartOp: gestart === undefined ? undefined : datum(gestart),
      laatsteUren: uren === undefined ? undefined : datum(uren),
    });
    expect(reden === undefined).toBe(mag);
  });
  test('wat nog niet begint, eindigt nu of na het begin', () => {
    const straks = { ...basis, status: 'toegewezen', gestartOp: undefined, laatsteUren: undefined } as const;
    const vroeg = { ...straks, looptijd: { van: datum('2026-12-01'), tot: looptijd.tot } };
    expect(eindeReden(datum('2026-11-22'), vroeg)).toBeUndefined();
    expect(eindeReden(datum('2026-11-23'), vroeg)?.tekst).toContain('begint pas op 1 december 2026. Kies 22 november 2026');
    expect(eindeReden(datum('2026-12-01'), vroeg)).toBeUndefined();
  });
  test('niet na de laatste dag', () => {
    const reden = eindeReden(datum('2027-05-01'), {
      ...basis,
      gestartOp: looptijd.van,
      laatsteUren: undefined,
      vandaag: datum('2027-06-01'),
    });
    expect(reden?.tekst).toContain('tot en met 30 april 2027');
  });
});

test.each([
  ['0200', 'zelfbeheersing'],
  ['0202', 'agressiebeheersing'],
])('waar een doel over gaat staat in het woord van de regeling van %s (C30)', (gemeente, woord) => {
  const gevonden = regelingen.filter(({ regeling }) => regeling.gemeente === gemeente && regeling.persoonlijkeDoelen);
  expect(gevonden).not.toEqual([]);
  for (const { regeling } of gevonden)
    expect(doelSoortenVan(regeling.persoonlijkeDoelen?.lijst)).toEqual([
      'werknemersvaardigheden',
      'vakvaardigheden',
      'zelfvertrouwen',
      'sociale-vaardigheden',
      woord,
      'gezondheid',
      'anders',
    ]);
  expect(doelSoortenVan(undefined)).not.toContain('agressiebeheersing');
});

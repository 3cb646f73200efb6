import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { findProduct } from '../beleid/index.ts';
import { isoVanDagnummer, parseDagnummer } from '../kernel/dagnummer.ts';
import { dagenStaat, verschilVan, verschilZin } from './index.ts';

const { regelingen } = beleidVanHuis();
const arnhem = (versie: string) => {
  const gevonden = regelingen.find(({ regeling }) => regeling.regeling === 'activerend-werk' && regeling.geldigVan === versie);
  const product = gevonden && findProduct(gevonden.regeling, 'aw-op-weg-naar-4');
  if (!gevonden || !product) throw new Error('geen regeling');
  return { regeling: gevonden.regeling, product };
};
type Ops = { van: string; tot: string }[];
const staat = (van: string, tot: string | null, opschortingen: Ops = [], versie = '2020-07-01') => {
  const { regeling, product } = arnhem(versie);
  return dagenStaat(regeling, product, { van, tot, opschortingen });
};
const zinnen = (...args: Parameters<typeof verschilVan>) => verschilVan(...args).map(verschilZin);
const half = () => staat('2026-09-01', '2027-02-28');

describe('what moves when a fact of a toewijzing moves', () => {
  test('nothing moved: nothing is said', () => {
    expect(zinnen(half(), half())).toEqual([]);
  });

  test('K2: fourteen suspended days before both duties', () => {
    expect(zinnen(half(), staat('2026-09-01', '2027-03-14', [{ van: '2026-10-01', tot: '2026-10-14' }]))).toEqual([
      'Voortgangsbericht na drie maanden: van 1 december 2026 naar 15 december 2026 (14 dagen opgeschort).',
      'Evaluatiegesprek zes weken voor het einde: van 17 januari 2027 naar 31 januari 2027 (14 dagen opgeschort).',
      'Laatste dag: van 28 februari 2027 naar 14 maart 2027 (14 dagen opgeschort).',
    ]);
  });

  test('another version asks from its own day on: what it would have asked before is not owed, what was asked back from the end is asked once', () => {
    const { regeling, product } = arnhem('2020-07-01');
    const zonder: Pick<typeof product, 'plichten'> = { plichten: [] };
    const l = { van: '2026-09-01', tot: '2027-02-28', opschortingen: [] };
    const dagen = (tot: string, eerder = zonder) =>
      dagenStaat(regeling, product, l, [{ product: eerder, tot }]).dagen.map(
        (een) => `${een.plicht.soort} ${isoVanDagnummer(een.datum)}`,
      );
    const [bericht, gesprek] = ['voortgangsbericht 2026-12-01', 'evaluatiegesprek 2027-01-17'];
    expect(dagen('2026-11-30')).toEqual([bericht, gesprek]);
    expect(dagen('2026-12-01')).toEqual([gesprek]);
    expect(dagen('2027-01-17')).toEqual([]);
    // What the version of before asked until then stays.
    expect(dagen('2026-12-15', product)).toEqual([bericht, gesprek]);
    const later = structuredClone({ plichten: product.plichten });
    for (const { wanneer } of later.plichten) if ('voor' in wanneer) wanneer.voor.weken = 8;
    expect(dagen('2027-01-10', later)).toEqual([bericht, 'evaluatiegesprek 2027-01-03']);
  });

  test.each([
    ['2026-12-01', ['voortgangsbericht', 'evaluatiegesprek', 'einde']],
    ['2026-12-02', ['evaluatiegesprek', 'einde']],
  ])('K2: a suspension that begins on %s moves %o', (van, wat) => {
    const dag = { van, tot: van };
    expect(verschilVan(half(), staat('2026-09-01', '2027-03-01', [dag])).map((een) => een.wat)).toEqual(wat);
  });

  test('a suspension taken back', () => {
    const [eerste] = verschilVan(staat('2026-09-01', '2027-03-01', [{ van: '2026-10-01', tot: '2026-10-01' }]), half());
    expect(eerste).toMatchObject({ oud: '2026-12-02', nieuw: '2026-12-01', reden: '1 dag minder opgeschort' });
  });

  test('an extension moves the end and what is counted from it', () => {
    expect(zinnen(half(), staat('2026-09-01', '2027-08-31'), 'verlengd met zes maanden')).toEqual([
      'Evaluatiegesprek zes weken voor het einde: van 17 januari 2027 naar 20 juli 2027 (telt vanaf het einde op 31 augustus 2027; verlengd met zes maanden).',
      'Laatste dag: van 28 februari 2027 naar 31 augustus 2027 (verlengd met zes maanden).',
    ]);
  });

  test('suspended and extended at once: both are named', () => {
    const na = staat('2026-09-01', '2027-09-14', [{ van: '2026-10-01', tot: '2026-10-14' }]);
    expect(verschilVan(half(), na).find(({ wat }) => wat === 'einde')?.reden).toBe('14 dagen opgeschort en 184 dagen langer');
  });

  test.each([
    ['2026-12-01', []],
    ['2026-11-30', ['Voortgangsbericht na drie maanden: 1 december 2026 vervalt (zou na het einde op 30 november 2026 vallen).']],
  ])('an early end on %s', (tot, weg) => {
    expect(zinnen(half(), staat('2026-09-01', tot)).filter((zin) => zin.includes('vervalt'))).toEqual(weg);
    expect(zinnen(staat('2026-09-01', tot), half()).filter((zin) => zin.includes('komt erbij'))).toHaveLength(weg.length);
  });

  test('an end so early that the talk is on the first day', () => {
    const talk = verschilVan(half(), staat('2026-09-01', '2026-09-30')).find(({ wat }) => wat === 'evaluatiegesprek');
    expect(talk).toMatchObject({ nieuw: '2026-09-01', reden: 'de toewijzing is korter dan de termijn, dus op de eerste dag' });
  });

  test('a later start moves what is counted from it', () => {
    expect(verschilVan(half(), staat('2026-09-08', '2027-02-28')).map(({ wat, nieuw, reden }) => [wat, nieuw, reden])).toEqual([
      ['begin', '2026-09-08', 'begint 7 dagen later'],
      ['voortgangsbericht', '2026-12-08', 'telt vanaf het begin op 8 september 2026'],
    ]);
  });

  test('another version of the regeling brings duties, or takes them away', () => {
    const oud = staat('2026-09-01', '2027-02-28', [], '2017-01-01');
    expect(oud.dagen).toEqual([]);
    expect(zinnen(oud, half())).toEqual([
      'Voortgangsbericht na drie maanden: komt erbij op 1 december 2026 (de regeling van 1 juli 2020 geldt).',
      'Evaluatiegesprek zes weken voor het einde: komt erbij op 17 januari 2027 (de regeling van 1 juli 2020 geldt).',
    ]);
    expect(zinnen(half(), oud)).toHaveLength(2);
  });

  test('an end that was not agreed before', () => {
    expect(zinnen(staat('2026-09-01', null), half(), 'het einde is afgesproken')[1]).toContain('komt erbij');
  });

  test('there and back again is the same list the other way round, and every line says why', () => {
    const nul = parseDagnummer('2026-01-01') ?? 0;
    const een = fc
      .record({ van: fc.nat(60), duur: fc.nat(500), ops: fc.nat(40), lang: fc.nat(30) })
      .map(({ van, duur, ops, lang }) => {
        const dag = (n: number) => isoVanDagnummer(nul + n);
        return staat(dag(van), dag(van + duur + lang + 1), [{ van: dag(van + ops), tot: dag(van + ops + lang) }]);
      });
    fc.assert(
      fc.property(een, een, (a, b) => {
        const [heen, weer] = [verschilVan(a, b), verschilVan(b, a)];
        const kort = (rij: typeof heen, om: boolean) =>
          rij.map(({ wat, oud, nieuw }) => [wat, ...(om ? [nieuw, oud] : [oud, nieuw])].join(' ')).sort();
        expect(kort(weer, true)).toEqual(kort(heen, false));
        expect(heen.every(({ reden, oud, nieuw }) => reden !== '' && oud !== nieuw)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

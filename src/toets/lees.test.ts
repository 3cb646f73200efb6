import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zijnFeiten } from './geldig.ts';
import { leesAlleFeiten, leesJson } from './lees.ts';
import { ToetsFeiten } from './types.ts';

const APELDOORN = { gemeente: '0200', peildatum: '2026-11-01' };
const lees = (tekst: string) => {
  const gelezen = leesJson(tekst);
  const feiten = gelezen.ok ? leesAlleFeiten(gelezen.waarde, 3) : gelezen;
  return feiten.ok ? undefined : feiten.fout;
};

test.each([
  [JSON.stringify(APELDOORN)],
  [JSON.stringify([APELDOORN, { ...APELDOORN, trede: 1, uitkering: null }])],
  [`\ufeff${JSON.stringify({ ...APELDOORN, zrm: {}, uitkering: { soort: 'ww' } })}`],
  ['[]'],
  [JSON.stringify({ ...APELDOORN, geboortedatum: '2026-11-01' })],
])('%s wordt gelezen', (tekst) => expect(lees(tekst)).toBeUndefined());

test.each([
  ['{"gemeente":"0200",', null, 'regel 1'],
  ['{"gemeente":"0200",\n  trede: 3}', null, 'regel 2, teken 3'],
  ['  ', null, 'niets binnen'],
  [JSON.stringify({ ...APELDOORN, trede: 0 }), 'trede', 'van 1 tot en met 6; er staat 0'],
  [JSON.stringify({ ...APELDOORN, trede: 7 }), 'trede', 'er staat 7'],
  [JSON.stringify({ ...APELDOORN, perspectief: 2.5 }), 'perspectief', 'er staat 2.5'],
  [JSON.stringify({ ...APELDOORN, trede: null }), 'trede', 'er staat null'],
  [JSON.stringify({ ...APELDOORN, zrm: { financien: 6 } }), 'zrm.financien', 'van 1 tot en met 5; er staat 6'],
  [JSON.stringify({ ...APELDOORN, zrm: { financien: 0 } }), 'zrm.financien', 'er staat 0'],
  [JSON.stringify({ ...APELDOORN, zrm: { geld: 3 } }), 'zrm.geld', 'maatschappelijkeParticipatie'],
  [JSON.stringify({ ...APELDOORN, zrm: [3] }), 'zrm', '"financien"'],
  [JSON.stringify({ ...APELDOORN, uitkering: { soort: 'aow' } }), 'uitkering.soort', 'ziektewet'],
  [JSON.stringify({ ...APELDOORN, uitkering: { soort: 'ww', bedrag: 1 } }), 'uitkering.bedrag', 'soort, toestemming'],
  [JSON.stringify({ ...APELDOORN, uitkering: 'ww' }), 'uitkering', 'null (geen uitkering)'],
  [JSON.stringify({ ...APELDOORN, peildatum: '2026-02-30' }), 'peildatum', 'jjjj-mm-dd'],
  [JSON.stringify({ ...APELDOORN, peildatum: '2023-02-29' }), 'peildatum', 'jjjj-mm-dd'],
  [JSON.stringify({ ...APELDOORN, geboortedatum: '1799-12-31' }), 'geboortedatum', 'jjjj-mm-dd'],
  [JSON.stringify({ ...APELDOORN, geboortedatum: '2026-11-02' }), 'geboortedatum', 'na de peildatum'],
  [JSON.stringify({ ...APELDOORN, wilDeelnemen: 'ja' }), 'wilDeelnemen', 'true of false'],
  [JSON.stringify({ ...APELDOORN, hoofddoel: 'geld' }), 'hoofddoel', 'bijdragen-of-werken, ontmoeten'],
  [JSON.stringify({ ...APELDOORN, leeftijd: 30 }), 'leeftijd', 'bestaat niet; kies uit: gemeente, peildatum'],
  [JSON.stringify({ peildatum: '2026-11-01' }), 'gemeente', 'ontbreekt'],
  [JSON.stringify({ gemeente: '0200' }), 'peildatum', 'ontbreekt'],
  [JSON.stringify({ ...APELDOORN, gemeente: 200 }), 'gemeente', 'er staat 200'],
  ['{"gemeente":"0200","peildatum":"2026-11-01","__proto__":{"trede":3}}', '__proto__', 'bestaat niet'],
  ['5', null, 'als een object'],
  ['null', null, 'als een object'],
  [JSON.stringify([APELDOORN, APELDOORN, APELDOORN, APELDOORN]), null, 'hoogstens 3 toetsen'],
])('%s wordt geweigerd met het feit en wat er mag', (tekst, feit, zegt) => {
  expect(lees(tekst)).toMatchObject({ feit, tekst: expect.stringContaining(zegt) });
});

test('een fout in een lijst noemt de hoeveelste, de eerste is 1', () => {
  expect(lees(JSON.stringify([APELDOORN, { ...APELDOORN, trede: 7 }]))).toEqual({
    regel: 'L1',
    feit: 'trede',
    plaats: 2,
    tekst: 'Toets 2: trede: een trede is een heel getal van 1 tot en met 6; er staat 7.',
  });
});

test('lange invoer wordt niet helemaal herhaald', () => {
  expect(lees(JSON.stringify({ ...APELDOORN, gemeente: 'x'.repeat(5000) }))?.tekst.length).toBeLessThan(200);
});

test('wat snel wordt goedgekeurd is precies wat de vorm goedkeurt', () => {
  const dag = fc
    .tuple(
      fc.constantFrom(1799, 1800, 1900, 1990, 2000, 2023, 2024, 2999, 3000),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    )
    .map(([jaar, maand, d]) => `${jaar}-${String(maand).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
  const getal = fc.oneof(fc.integer({ min: -1, max: 8 }), fc.constantFrom(2.5, Number.NaN, '3', null));
  const woord = fc.constantFrom(
    'groot',
    'klein',
    'binnen-een-jaar',
    'later',
    'nee',
    'ontmoeten',
    'dagstructuur',
    'bijstand',
    'ww',
    'x',
    '',
    null,
    true,
    3,
  );
  const zrm = fc.oneof(fc.dictionary(fc.constantFrom('financien', 'justitie', 'geld'), getal), fc.constantFrom(null, [], 'x'));
  const uitkering = fc.oneof(
    fc.record({ soort: woord, toestemming: woord, bedrag: getal }, { requiredKeys: [] }),
    fc.constant(null),
  );
  const waarde = fc.oneof(dag, getal, woord, fc.boolean(), zrm, uitkering, fc.jsonValue());
  const per = new Map<string, fc.Arbitrary<unknown>>(
    Object.keys(ToetsFeiten.shape).map((naam) => {
      if (/datum$/.test(naam)) return [naam, dag];
      if (/^(trede|perspectief|lopende)/.test(naam)) return [naam, getal];
      if (naam === 'zrm') return [naam, zrm];
      if (naam === 'uitkering') return [naam, uitkering];
      return [naam, fc.oneof(woord, fc.boolean())];
    }),
  );
  const namen = [...per.keys(), 'leeftijd', 'constructor'];
  const feiten = fc
    .subarray(namen, { maxLength: 4 })
    .chain((gekozen) =>
      fc.record(
        Object.fromEntries(gekozen.map((naam) => [naam, fc.oneof(per.get(naam) ?? waarde, per.get(naam) ?? waarde, waarde)])),
      ),
    );
  let goed = 0;
  fc.assert(
    fc.property(fc.oneof(feiten, feiten, fc.jsonValue()), fc.boolean(), (rest, volledig) => {
      const een = volledig && rest !== null && typeof rest === 'object' ? { ...APELDOORN, ...rest } : rest;
      const vorm = ToetsFeiten.safeParse(een);
      expect(zijnFeiten(een)).toBe(vorm.success);
      if (vorm.success) {
        goed++;
        expect(vorm.data).toEqual(een);
      }
    }),
    { numRuns: 5000 },
  );
  expect(goed).toBeGreaterThan(200);
});

// Activerend Werk rule by rule, on both sides of each border; and what holds for every regeling whatever the facts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { toetsProducten } from './rules.ts';
import { ToetsFeiten, type ToetsUitkomst, ZRM_DOMEINEN } from './types.ts';
import { kiesUitBestanden } from './versie.ts';

const beleid = beleidVanHuis();
const kies = kiesUitBestanden(beleid);
const versieOp = (gemeente: string, dag: string): Regeling => {
  const versie = kies(gemeente, dag, undefined);
  if (!versie) throw new Error('geen regeling');
  return versie.regeling;
};
const toets = (feiten: unknown, regeling?: Regeling): ToetsUitkomst => {
  const gelezen = ToetsFeiten.parse(feiten);
  return toetsProducten(gelezen, regeling ?? versieOp(gelezen.gemeente, gelezen.peildatum), beleid.landelijk);
};
const uitkomsten = (uit: ToetsUitkomst) => Object.fromEntries(uit.producten.map((p) => [p.product, p.uitkomst]));
const naar = (uit: ToetsUitkomst) => uit.advies.map((a) => a.naar);
const gronden = (uit: ToetsUitkomst, product: string) => uit.producten.find((p) => p.product === product)?.gronden ?? [];

const ja = {
  gemeente: '0202',
  peildatum: '2026-11-01',
  geboortedatum: '1990-05-01',
  trede: 3,
  zichtOpBetaaldWerk: 'later',
  afstandTotArbeidsmarkt: 'groot',
  ondersteuningNodig: true,
  wilDeelnemen: true,
  zelfstandigNaInstructie: false,
  hoofddoel: 'bijdragen-of-werken',
  mantelzorgOverbelast: false,
  duidelijkWatInwonerWilEnKan: true,
};
const zonder = (feit: keyof typeof ja) => Object.fromEntries(Object.entries(ja).filter(([naam]) => naam !== feit));

describe('Activerend Werk', () => {
  test('zes producten vanaf 2020, in de volgorde van de regeling', () => {
    expect(toets(ja).producten.map((p) => p.product)).toEqual([
      'aw-orientatie',
      'aw-op-weg-naar-3',
      'aw-op-weg-naar-4',
      'aw-op-weg-naar-5',
      'aw-op-de-plek-3',
      'aw-op-de-plek-4',
    ]);
  });

  test.each([
    ['AR1', 'geboortedatum', '2010-11-02', '2010-11-01'],
    ['AR1', 'geboortedatum', '1959-11-01', '1959-11-02'],
    ['AR1', 'afstandTotArbeidsmarkt', 'klein', 'groot'],
    ['AR1', 'wilDeelnemen', false, true],
    ['AR1', 'ondersteuningNodig', false, true],
    ['AR2', 'zelfstandigNaInstructie', true, false],
    ['AR2', 'hoofddoel', 'ontmoeten', 'bijdragen-of-werken'],
    ['AR2', 'hoofddoel', 'zelfredzaamheid', 'bijdragen-of-werken'],
    ['AR2', 'hoofddoel', 'mantelzorg-ontlasten', 'bijdragen-of-werken'],
    ['AR2', 'hoofddoel', 'dagstructuur', 'bijdragen-of-werken'],
    ['AR2', 'mantelzorgOverbelast', true, false],
    ['AR2', 'trede', 2, 3],
    ['AR2', 'trede', 4, 3],
  ] as const)('%s: %s %s niet, %s wel, en onbekend onder voorwaarde', (regel, feit, niet, wel) => {
    const plek = (feiten: unknown) => uitkomsten(toets(feiten))['aw-op-de-plek-3'];
    expect(plek({ ...ja, [feit]: niet })).toBe('niet-passend');
    expect(plek({ ...ja, [feit]: wel })).toBe('passend');
    expect(plek(zonder(feit))).toBe('onder-voorwaarde');
    const van = (feiten: unknown, voldaan: boolean | null) =>
      gronden(toets(feiten), 'aw-op-de-plek-3').filter((g) => g.voldaan === voldaan);
    expect(van({ ...ja, [feit]: niet }, false).map((g) => g.regel)).toContain(regel);
    expect(van(zonder(feit), null)[0]).toMatchObject({ regel, tekst: expect.stringMatching(/niet bekend/) });
    expect(van({ ...ja, [feit]: wel }, false)).toEqual([]);
  });

  test('AR2: op weg naar n van onder trede n, op de plek op trede n', () => {
    const passend = (trede: number) =>
      Object.entries(uitkomsten(toets({ ...ja, trede })))
        .filter(([, uit]) => uit === 'passend')
        .map(([product]) => product.replace('aw-op-', ''));
    expect(passend(1)).toEqual(['weg-naar-3', 'weg-naar-4', 'weg-naar-5']);
    expect(passend(2)).toEqual(['weg-naar-3', 'weg-naar-4', 'weg-naar-5']);
    expect(passend(3)).toEqual(['weg-naar-4', 'weg-naar-5', 'de-plek-3']);
    expect(passend(4)).toEqual(['weg-naar-5', 'de-plek-4']);
    expect(passend(5)).toEqual([]);
    expect(passend(6)).toEqual([]);
  });

  test.each([
    ['AR2', { geboortedatum: '1959-11-01' }, 'dagbesteding'],
    ['AR2', { mantelzorgOverbelast: true }, 'dagbesteding'],
    ['AR24', { hoofddoel: 'dagstructuur' }, 'dagbesteding'],
    ['AR23', { hoofddoel: 'ontmoeten' }, 'algemene-voorziening-ontmoeten'],
    ['AR2', { zelfstandigNaInstructie: true }, 'zelfstandig'],
    ['AR19', { duidelijkWatInwonerWilEnKan: false }, 'orientatie'],
    ['AR20', { zichtOpBetaaldWerk: 'binnen-een-jaar' }, 'arbeidsontwikkelbedrijf'],
  ] as const)('%s: met %j wijst hij naar %s, en anders niet', (regel, anders, waarheen) => {
    expect(naar(toets(ja))).toEqual([]);
    const { advies } = toets({ ...ja, ...anders });
    expect(advies.map((a) => a.naar)).toEqual([waarheen]);
    expect(advies[0]?.gronden[0]).toMatchObject({ regel, voldaan: true });
    const [feit] = Object.keys(anders);
    expect(naar(toets(zonder(feit as keyof typeof ja)))).toEqual([]);
  });

  test('wie op twee manieren naar dezelfde plek wijst, noemt die één keer met beide gronden', () => {
    const { advies } = toets({ ...ja, mantelzorgOverbelast: true, hoofddoel: 'dagstructuur' });
    expect(advies.map((a) => [a.naar, a.gronden.map((g) => g.regel)])).toEqual([['dagbesteding', ['AR24', 'AR2']]]);
  });

  test('AR19: de oriëntatie hangt alleen aan haar eigen vraag', () => {
    const orientatie = (feiten: unknown) => uitkomsten(toets(feiten))['aw-orientatie'];
    const kaal = { gemeente: '0202', peildatum: '2026-11-01' };
    expect(orientatie({ ...kaal, duidelijkWatInwonerWilEnKan: false })).toBe('passend');
    expect(orientatie({ ...kaal, duidelijkWatInwonerWilEnKan: true })).toBe('niet-passend');
    expect(orientatie(kaal)).toBe('onder-voorwaarde');
    expect(
      orientatie({ ...ja, duidelijkWatInwonerWilEnKan: false, geboortedatum: '1940-01-01', mantelzorgOverbelast: true }),
    ).toBe('passend');
  });

  test('AR4, AR5: de dag bepaalt de versie; het product naar trede 2 stond alleen in de eerste', () => {
    expect(toets({ ...ja, peildatum: '2016-12-31' })).toMatchObject({ versie: '2017-01-01', advies: [] });
    expect(new Set(Object.values(uitkomsten(toets({ ...ja, peildatum: '2016-12-31' }))))).toEqual(new Set(['niet-passend']));
    expect(toets({ ...ja, peildatum: '2020-06-30' }).versie).toBe('2017-01-01');
    expect(toets({ ...ja, peildatum: '2020-07-01' }).versie).toBe('2020-07-01');
    expect(uitkomsten(toets({ ...ja, peildatum: '2020-06-30', trede: 1 }))['aw-op-weg-naar-2']).toBe('passend');
    expect(uitkomsten(toets({ ...ja, peildatum: '2020-07-01', trede: 1 }))).not.toHaveProperty('aw-op-weg-naar-2');
  });

  test('AR5: staat een vervallen product nog in een versie, dan past het vanaf die dag niet meer', () => {
    const eerste: Regeling = { ...versieOp('0202', '2019-01-01'), geldigTot: null };
    const feiten = { ...ja, trede: 1 };
    expect(uitkomsten(toets({ ...feiten, peildatum: '2020-06-30' }, eerste))['aw-op-weg-naar-2']).toBe('passend');
    const na = toets({ ...feiten, peildatum: '2020-07-01' }, eerste);
    expect(gronden(na, 'aw-op-weg-naar-2')[0]).toMatchObject({ regel: 'AR5', voldaan: false });
  });

  test('wat alleen een ander regelt, lekt niet: geen uitkering, geen perspectief, geen begeleiding groep', () => {
    const regels = new Set(toets({ ...ja, trede: 2, perspectief: 2 }).producten.flatMap((p) => p.gronden.map((g) => g.regel)));
    expect([...regels].filter((regel) => regel.startsWith('AP'))).toEqual([]);
    expect(uitkomsten(toets({ ...ja, uitkering: { soort: 'wia', toestemming: false } }))['aw-op-de-plek-3']).toBe('passend');
  });
});

describe('een regeling die nergens in de code staat', () => {
  test('krijgt de namen van haar voorwaarden, en leent geen nummer van een ander', () => {
    const eigen: Regeling = { ...versieOp('0202', '2026-11-01'), regeling: 'samen-aan-het-werk', naam: 'Samen aan het werk' };
    const regels = new Set(
      toets({ ...ja, zelfstandigNaInstructie: true }, eigen).producten.flatMap((p) => p.gronden.map((g) => g.regel)),
    );
    expect([...regels].filter((regel) => /^[A-Z]+\d/.test(regel))).toEqual([]);
    expect([...regels]).toEqual(expect.arrayContaining(['leeftijd', 'trede', 'uitsluiting-zelfstandig']));
  });
});

describe('K8: wat ook de feiten zijn', () => {
  const alle = fc.record({
    geboortedatum: fc.constantFrom('1940-01-01', '1959-11-01', '1959-11-02', '1990-05-01', '2008-11-02', '2010-11-02'),
    trede: fc.constantFrom(1, 2, 3, 4, 5, 6),
    perspectief: fc.constantFrom(1, 2, 3, 6),
    zichtOpBetaaldWerk: fc.constantFrom('binnen-een-jaar', 'later', 'nee'),
    afstandTotArbeidsmarkt: fc.constantFrom('groot', 'groot', 'klein'),
    ondersteuningNodig: fc.constantFrom(true, true, false),
    wilDeelnemen: fc.constantFrom(true, true, false),
    zelfstandigNaInstructie: fc.constantFrom(false, false, true),
    hoofddoel: fc.constantFrom('bijdragen-of-werken', 'bijdragen-of-werken', 'ontmoeten', 'dagstructuur'),
    mantelzorgOverbelast: fc.constantFrom(false, false, true),
    regieverlies: fc.boolean(),
    continueBegeleiding: fc.boolean(),
    uitkering: fc.constantFrom(null, { soort: 'wia', toestemming: true }, { soort: 'wia', toestemming: false }),
    duidelijkWatInwonerWilEnKan: fc.boolean(),
    zrm: fc.record(Object.fromEntries(ZRM_DOMEINEN.map((domein) => [domein, fc.integer({ min: 1, max: 5 })]))),
  });
  const waar = fc.constantFrom(
    { gemeente: '0200', peildatum: '2020-12-31' },
    { gemeente: '0200', peildatum: '2026-11-01' },
    { gemeente: '0202', peildatum: '2019-06-01' },
    { gemeente: '0202', peildatum: '2026-11-01' },
  );
  // In Apeldoorn a known age outside 18–AOW raises a question at the oriëntatie that nobody asks while the age is unknown (AP10).
  const telt = (product: string) => product !== 'orientatie';

  test('een feit dat ontbreekt maakt van passend nooit niet-passend, en een feit erbij verplaatst alleen onder voorwaarde', () => {
    fc.assert(
      fc.property(
        alle,
        waar,
        fc.subarray([
          'zrm.justitie',
          'zrm.financien',
          ...Object.keys(ja),
          'perspectief',
          'uitkering',
          'regieverlies',
          'continueBegeleiding',
          'zrm',
        ]),
        (feiten, plek, weg) => {
          const weinig: Record<string, unknown> = { ...feiten, zrm: { ...feiten.zrm } };
          for (const pad of weg) {
            const [feit = '', deel] = pad.split('.');
            if (feit === 'gemeente' || feit === 'peildatum') continue;
            if (deel === undefined) delete weinig[feit];
            else if (weinig.zrm) delete (weinig.zrm as Record<string, unknown>)[deel];
          }
          const met = uitkomsten(toets({ ...feiten, ...plek }));
          for (const [product, uitkomst] of Object.entries(uitkomsten(toets({ ...weinig, ...plek })))) {
            if (!telt(product) || uitkomst === 'onder-voorwaarde') continue;
            expect(`${product} ${met[product]}`).toBe(`${product} ${uitkomst}`);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('de uitkomst volgt uit de gronden: niet voldaan beslist, anders onbekend, anders past het', () => {
    fc.assert(
      fc.property(alle, waar, (feiten, plek) => {
        const uit = toets({ ...feiten, ...plek });
        for (const { uitkomst, gronden: lijst } of uit.producten) {
          expect(lijst.length).toBeGreaterThan(0);
          const hoort = lijst.some((g) => g.voldaan === false)
            ? 'niet-passend'
            : lijst.some((g) => g.voldaan === null)
              ? 'onder-voorwaarde'
              : 'passend';
          expect(uitkomst).toBe(hoort);
        }
        expect(uit.producten.map((p) => p.product)).toEqual(
          versieOp(plek.gemeente, plek.peildatum).producten.map((p) => p.product),
        );
        expect(new Set(naar(uit)).size).toBe(naar(uit).length);
      }),
      { numRuns: 300 },
    );
  });

  test('twee keer vragen geeft hetzelfde, ook na duizenden anderen', () => {
    const eerst = JSON.stringify(toets(ja));
    for (const feiten of fc.sample(alle, 2000)) toets({ ...feiten, gemeente: '0202', peildatum: '2026-11-01' });
    expect(JSON.stringify(toets(ja))).toBe(eerst);
  });
});

describe('AP31: zoals bekend op een eerdere dag', () => {
  const apeldoorn = versieOp('0200', '2026-11-01');
  const later: Regeling = { ...apeldoorn, geldigVan: '2026-01-01', bekendgemaaktOp: '2026-06-15' };
  const gemeenten = beleid.gemeenten;
  const leeg = { bestand: '', hash: '', inhoud: {}, tekst: '' };
  const kiesMet = (...regelingen: Regeling[]) =>
    kiesUitBestanden({ gemeenten, regelingen: regelingen.map((regeling) => ({ regeling, ...leeg })) });

  test('een besluit met terugwerkende kracht telt pas vanaf de dag dat het bekend was', () => {
    const met = kiesMet(apeldoorn, later);
    expect(met('0200', '2026-03-01', undefined)?.regeling.geldigVan).toBe('2026-01-01');
    expect(met('0200', '2026-03-01', '2026-06-14')?.regeling.geldigVan).toBe('2021-01-01');
    expect(met('0200', '2026-03-01', '2026-06-15')?.regeling.geldigVan).toBe('2026-01-01');
  });

  test('was er op die dag nog niets bekend, dan past niets en zegt hij dat', () => {
    const versie = kiesMet(later)('0200', '2026-03-01', '2026-06-14');
    expect(versie).toMatchObject({ onbekendOp: '2026-06-14' });
    expect(kiesMet(later)('9999', '2026-03-01', undefined)).toBeUndefined();
  });
});

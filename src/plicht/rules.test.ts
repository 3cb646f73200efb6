import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { findProduct, type Product, type Regeling } from '../beleid/index.ts';
import { isoVanDagnummer, laatsteDagNa, parseDagnummer } from '../kernel/dagnummer.ts';
import { leesVraag, nietGeregeld, plichtDagen, type TermijnFeiten, termijnenVan, versieVoor } from './index.ts';

const { regelingen, landelijk } = beleidVanHuis();

type Rest = Partial<Omit<TermijnFeiten, 'product' | 'ingangsdatum'>>;
const vraag = (product: string, ingangsdatum: string, rest: Rest = {}): TermijnFeiten => ({
  product,
  ingangsdatum,
  opschortingen: [],
  verlengingen: [],
  ...rest,
});
const antwoord = (gemeente: string, f: TermijnFeiten) => {
  const versie = versieVoor(regelingen, gemeente, f);
  return versie.ok ? termijnenVan(versie.waarde.regeling, landelijk, f) : versie;
};
const gemeenteVan = (product: string): string => (product.startsWith('aw-') ? '0202' : '0200');
const goed = (product: string, ingangsdatum: string, rest: Rest = {}) => {
  const uit = antwoord(gemeenteVan(product), vraag(product, ingangsdatum, rest));
  if (!uit.ok) throw new Error(JSON.stringify(uit.redenen));
  return uit.waarde;
};
const fout = (product: string, ingangsdatum: string, rest: Rest = {}) => {
  const uit = antwoord(gemeenteVan(product), vraag(product, ingangsdatum, rest));
  return uit.ok ? `kan: ${uit.waarde.einddatum}` : (uit.redenen[0]?.regel ?? '');
};
const plichten = (product: string, ingang: string, rest: Rest = {}) =>
  goed(product, ingang, rest).plichten.map((p) => `${p.datum} ${p.soort}`);

/** An invented version: that of Apeldoorn with another product. */
const metProduct = (verander: (product: Product) => Product): Regeling => {
  const [basis] = regelingen.filter(({ regeling }) => regeling.regeling === 'werkt-mee');
  if (!basis) throw new Error('geen regeling');
  const { producten, ...rest } = basis.regeling;
  return { ...rest, producten: producten.map((p) => (p.product === 'wm-ontwikkeling-3' ? verander(p) : p)) };
};

describe('K1: the last day', () => {
  test.each([
    ['wm-ontwikkeling-3', '2026-01-01', '2026-06-30'],
    ['wm-ontwikkeling-3', '2026-08-29', '2027-02-27'],
    ['wm-ontwikkeling-3', '2026-08-31', '2027-02-27'],
    ['wm-ontwikkeling-3', '2027-08-29', '2028-02-28'],
    ['wm-ontwikkeling-3', '2027-08-30', '2028-02-28'],
    ['wm-ontwikkeling-4', '2026-03-31', '2026-09-29'],
    ['wm-ontwikkeling-5', '2026-10-15', '2027-04-14'],
    ['wm-werkplek-3', '2024-02-29', '2026-02-27'],
    ['wm-werkplek-4', '2026-12-01', '2028-11-30'],
    ['orientatie', '2026-11-30', '2027-02-27'],
    ['aw-op-weg-naar-3', '2026-01-31', '2026-07-30'],
    ['aw-op-de-plek-4', '2026-01-01', '2027-12-31'],
    ['aw-op-de-plek-4', '2020-07-01', '2022-06-30'],
    ['aw-op-de-plek-4', '2020-06-30', '2021-06-29'],
    ['aw-op-weg-naar-5', '2018-01-01', '2018-06-30'],
  ])('%s from %s runs until %s', (product, ingang, einde) => {
    expect(goed(product, ingang)).toMatchObject({ uitersteEinddatum: einde, einddatum: einde });
  });

  test.each([
    ['wm-ontwikkeling-3', '2026-01-01', '2026-06-30', 'kan: 2026-06-30'],
    ['wm-ontwikkeling-3', '2026-01-01', '2026-07-01', 'AP5'],
    ['wm-ontwikkeling-3', '2026-01-01', '2026-03-15', 'kan: 2026-03-15'],
    ['wm-ontwikkeling-3', '2026-01-01', '2026-01-01', 'kan: 2026-01-01'],
    ['wm-ontwikkeling-3', '2026-01-01', '2025-12-31', 'K1'],
    ['wm-werkplek-3', '2026-01-01', '2027-12-31', 'kan: 2027-12-31'],
    ['wm-werkplek-3', '2026-01-01', '2028-01-01', 'AP6'],
    ['orientatie', '2026-01-01', '2026-04-01', 'AP10'],
    ['aw-op-weg-naar-3', '2026-01-01', '2026-07-01', 'AR3'],
    ['aw-op-de-plek-3', '2020-06-30', '2021-06-30', 'AR4'],
    ['aw-op-de-plek-3', '2026-01-01', '2028-01-01', 'AR4'],
  ])('%s %s–%s: %s', (product, ingang, einddatum, uit) => {
    expect(fout(product, ingang, { einddatum })).toBe(uit);
  });

  test('a shorter period leaves the latest day what it is', () => {
    expect(goed('wm-werkplek-3', '2026-01-01', { einddatum: '2026-03-31' })).toMatchObject({
      uitersteEinddatum: '2027-12-31',
      einddatum: '2026-03-31',
    });
  });

  test('an average is never a limit, and no source is no limit', () => {
    expect(goed('aw-orientatie', '2026-01-01')).toMatchObject({ uitersteEinddatum: null, einddatum: null, verlengbaar: false });
    expect(goed('aw-orientatie', '2026-01-01', { einddatum: '2026-12-31' })).toMatchObject({
      uitersteEinddatum: null,
      einddatum: '2026-12-31',
    });
    expect(goed('begeleiding-groep-basis', '2026-01-01', { einddatum: '2036-12-31' })).toMatchObject({ uitersteEinddatum: null });
  });

  test('a fixed term that may not be shorter', () => {
    const vast = metProduct(({ korterMag: _, ...p }) => p);
    const regel = (einddatum: string) => {
      const uit = termijnenVan(vast, landelijk, vraag('wm-ontwikkeling-3', '2026-01-01', { einddatum }));
      return uit.ok ? uit.waarde.einddatum : uit.redenen[0]?.regel;
    };
    expect(regel('2026-06-29')).toBe('AP5');
    expect(regel('2026-06-30')).toBe('2026-06-30');
  });

  test('a minimum refuses what is shorter and limits nothing', () => {
    const minstens = metProduct((p) => ({ ...p, duur: { maanden: 6, soort: 'minimum', bron: 'BR 2.3' } }));
    const uit = (einddatum?: string) =>
      termijnenVan(minstens, landelijk, vraag('wm-ontwikkeling-3', '2026-01-01', { einddatum }));
    expect(uit('2026-06-29')).toMatchObject({ ok: false, redenen: [{ regel: 'AP5' }] });
    expect(uit('2026-06-30')).toMatchObject({ ok: true, waarde: { uitersteEinddatum: null, einddatum: '2026-06-30' } });
    expect(uit('2030-06-30')).toMatchObject({ ok: true });
    expect(uit()).toMatchObject({ ok: true, waarde: { einddatum: null } });
  });
});

describe('AP5, AP6, AR3, AR4: extensions', () => {
  const v = (...tot: string[]): Rest => ({ verlengingen: tot.map((een) => ({ tot: een })) });
  test.each([
    ['wm-ontwikkeling-3', v('2026-12-31'), 'kan: 2026-12-31'],
    ['wm-ontwikkeling-3', v('2027-01-01'), 'AP5'],
    ['wm-ontwikkeling-3', v('2026-07-01'), 'kan: 2026-07-01'],
    ['wm-ontwikkeling-3', v('2026-06-30'), 'AP5'],
    ['wm-ontwikkeling-3', v('2026-09-30', '2026-12-31'), 'AP5'],
    ['wm-werkplek-3', v('2029-12-31'), 'kan: 2029-12-31'],
    ['wm-werkplek-3', v('2030-01-01'), 'AP6'],
    ['wm-werkplek-3', v('2029-12-31', '2031-12-31', '2033-12-31', '2034-01-31'), 'kan: 2034-01-31'],
    ['orientatie', v('2026-06-30'), 'AP10'],
    ['aw-op-weg-naar-4', v('2026-12-31'), 'kan: 2026-12-31'],
    ['aw-op-weg-naar-4', v('2026-12-31', '2027-01-31'), 'AR3'],
    ['aw-op-de-plek-3', v('2028-06-30'), 'AR4'],
    ['aw-orientatie', v('2026-06-30'), 'AR3'],
    ['begeleiding-groep-basis', v('2026-06-30'), 'AP28'],
  ])('%s from 2026-01-01 with %j: %s', (product, rest, uit) => {
    expect(fout(product, '2026-01-01', rest)).toBe(uit);
  });

  test('an extension leaves the latest day of the period as asked', () => {
    expect(goed('wm-ontwikkeling-3', '2026-01-01', v('2026-12-31')).uitersteEinddatum).toBe('2026-06-30');
  });

  test.each([
    [
      'wm-ontwikkeling-3',
      {},
      true,
      /^AP5: .*nog één keer.*6 maanden en met een reden.*31 december 2026.*2\.3 \(besluit\).*niet in de bron/,
    ],
    ['wm-ontwikkeling-3', v('2026-12-31'), false, /^AP5: .*al gebeurd/],
    ['wm-werkplek-3', v('2029-12-31'), true, /^AP6: .*zonder grens.*31 december 2031/],
    ['orientatie', {}, false, /^AP10: .*niet geregeld/],
    ['aw-op-weg-naar-3', {}, true, /^AR3: .*praktijk/],
    ['aw-op-de-plek-3', {}, false, /^AR4: .*niet geregeld/],
  ] as const)('%s %j can be extended: %s', (product, rest, kan, reden) => {
    const uit = goed(product, '2026-01-01', rest);
    expect(uit.verlengbaar).toBe(kan);
    expect(uit.reden).toMatch(reden);
    expect(uit.verlengGronden[0]?.voldaan).toBe(kan);
  });
});

describe('AR7, AR8: duties', () => {
  test.each<[string, string, Rest, string[]]>([
    ['aw-op-weg-naar-3', '2026-01-01', {}, ['2026-04-01 voortgangsbericht', '2026-05-19 evaluatiegesprek']],
    ['aw-op-weg-naar-3', '2026-11-30', {}, ['2027-02-28 voortgangsbericht', '2027-04-17 evaluatiegesprek']],
    ['aw-op-de-plek-3', '2026-08-31', {}, ['2027-02-28 voortgangsbericht', '2028-07-19 evaluatiegesprek']],
    [
      'aw-op-de-plek-3',
      '2026-01-01',
      { einddatum: '2026-07-01' },
      ['2026-05-20 evaluatiegesprek', '2026-07-01 voortgangsbericht'],
    ],
    ['aw-op-de-plek-3', '2026-01-01', { einddatum: '2026-06-30' }, ['2026-05-19 evaluatiegesprek']],
    ['aw-op-weg-naar-3', '2026-01-01', { einddatum: '2026-02-12' }, ['2026-01-01 evaluatiegesprek']],
    ['aw-op-weg-naar-3', '2026-01-01', { einddatum: '2026-02-13' }, ['2026-01-02 evaluatiegesprek']],
    ['aw-op-weg-naar-3', '2026-01-01', { einddatum: '2026-01-10' }, ['2026-01-01 evaluatiegesprek']],
    [
      'aw-op-weg-naar-3',
      '2026-01-01',
      { verlengingen: [{ tot: '2026-12-31' }] },
      ['2026-04-01 voortgangsbericht', '2026-11-19 evaluatiegesprek'],
    ],
    // The changed requirements came with the agreement of 2020-07-01.
    ['aw-op-weg-naar-3', '2020-06-30', {}, []],
    ['aw-op-weg-naar-3', '2020-07-01', {}, ['2020-10-01 voortgangsbericht', '2020-11-19 evaluatiegesprek']],
    ['aw-orientatie', '2026-01-01', {}, []],
    ['wm-ontwikkeling-3', '2026-01-01', {}, []],
    ['wm-werkplek-3', '2026-01-01', {}, []],
  ])('%s from %s %j', (product, ingang, rest, verwacht) => {
    expect(plichten(product, ingang, rest)).toEqual(verwacht);
  });

  test('each names who, the rule, its source and how its day was counted', () => {
    const [bericht, gesprek] = goed('aw-op-weg-naar-3', '2026-01-01').plichten;
    expect(bericht).toMatchObject({ wie: 'aanbieder', regel: 'AR7' });
    expect(bericht?.gronden.map((g) => g.regel)).toEqual(['AR7', 'K1', 'AR7']);
    expect(bericht?.gronden[1]).toMatchObject({ status: 'keuze', tekst: '3 maanden na de start op 1 januari 2026.' });
    expect(gesprek).toMatchObject({ wie: 'aanbieder', regel: 'AR8' });
    expect(gesprek?.gronden.at(-1)?.tekst).toBe('6 weken voor het einde op 30 juni 2026.');
  });

  test('AP44: Apeldoorn arranges no reports and no evaluation, and says so', () => {
    const [{ regeling } = { regeling: undefined }] = regelingen.filter((een) => een.regeling.regeling === 'werkt-mee');
    const product = regeling && findProduct(regeling, 'wm-werkplek-3');
    if (!regeling || !product) throw new Error('geen product');
    const zwijgt = nietGeregeld(regeling, product);
    expect(zwijgt.map((g) => [g.regel, g.voldaan])).toEqual([
      ['AP44', null],
      ['AP44', null],
    ]);
    expect(zwijgt[0]?.tekst).toContain('voortgangsbericht');
  });

  test('a repeated duty comes until the end', () => {
    const plicht = {
      soort: 'voortgangsbericht',
      naam: 'Voortgangsbericht',
      wie: 'aanbieder',
      wanneer: { na: { maanden: 2 }, van: 'start' },
      bron: 'BR 2.3',
    } as const;
    const dagen = (herhaald?: 'eenmaal' | 'telkens') =>
      plichtDagen(
        { plichten: [{ ...plicht, ...(herhaald ? { herhaald: { waarde: herhaald, bron: 'keuze' } } : {}) }] },
        { van: parseDagnummer('2026-01-01') ?? 0, tot: parseDagnummer('2026-07-01') ?? 0, onderbrekingen: [] },
      ).map((een) => isoVanDagnummer(een.datum));
    expect(dagen('telkens')).toEqual(['2026-03-01', '2026-05-01', '2026-07-01']);
    expect(dagen('eenmaal')).toEqual(['2026-03-01']);
    expect(dagen()).toEqual(['2026-03-01']);
  });
});

describe('K2: suspension', () => {
  const o = (...paren: [string, string][]): Rest => ({ opschortingen: paren.map(([van, tot]) => ({ van, tot })) });
  const op = (...paren: [string, string][]) => goed('aw-op-weg-naar-3', '2026-01-01', o(...paren));

  test.each<[string, [string, string][], string, string[]]>([
    ['before both duties', [['2026-02-01', '2026-02-14']], '2026-07-14', ['2026-04-15', '2026-06-02']],
    ['until the day before the report', [['2026-03-18', '2026-03-31']], '2026-07-14', ['2026-04-15', '2026-06-02']],
    ['on the day of the report itself', [['2026-04-01', '2026-04-14']], '2026-07-14', ['2026-04-15', '2026-06-02']],
    ['from the day after the report', [['2026-04-02', '2026-04-15']], '2026-07-14', ['2026-04-01', '2026-06-02']],
    ['with the report inside', [['2026-03-25', '2026-04-07']], '2026-07-14', ['2026-04-15', '2026-06-02']],
    ['one day', [['2026-01-01', '2026-01-01']], '2026-07-01', ['2026-04-02', '2026-05-20']],
    ['on the last day', [['2026-06-30', '2026-06-30']], '2026-07-01', ['2026-04-01', '2026-05-20']],
    ['past the end', [['2026-06-20', '2026-07-10']], '2026-07-21', ['2026-04-01', '2026-06-09']],
    [
      'two, of which the second begins on a day that the first added',
      [
        ['2026-06-30', '2026-06-30'],
        ['2026-07-01', '2026-07-01'],
      ],
      '2026-07-02',
      ['2026-04-01', '2026-05-21'],
    ],
    [
      'two that follow each other',
      [
        ['2026-02-01', '2026-02-07'],
        ['2026-02-08', '2026-02-14'],
      ],
      '2026-07-14',
      ['2026-04-15', '2026-06-02'],
    ],
  ])('%s', (_, paren, einde, dagen) => {
    const uit = op(...paren);
    expect(uit).toMatchObject({ uitersteEinddatum: '2026-06-30', einddatum: einde });
    expect(uit.plichten.map((p) => p.datum)).toEqual(dagen);
  });

  test('the days come on top of an extension, and do not count for the longest duration', () => {
    const uit = goed('wm-ontwikkeling-3', '2026-01-01', {
      ...o(['2026-02-01', '2026-02-14']),
      verlengingen: [{ tot: '2026-12-31' }],
    });
    expect(uit).toMatchObject({ uitersteEinddatum: '2026-06-30', einddatum: '2027-01-14', verlengbaar: false });
    expect(uit.gronden.at(-1)).toMatchObject({ regel: 'K2', tekst: '14 dagen opgeschort: het einde wordt 14 januari 2027.' });
  });

  test('the reason of a moved duty says how many days', () => {
    expect(op(['2026-02-01', '2026-02-14']).plichten[1]?.gronden.at(-1)).toMatchObject({
      regel: 'K2',
      tekst: '14 dagen opgeschort, dus later: 2 juni 2026.',
    });
  });

  test.each<[string, Rest]>([
    ['before the start', o(['2025-12-31', '2026-01-05'])],
    ['after the end', o(['2026-07-01', '2026-07-02'])],
    ['reversed', o(['2026-03-02', '2026-03-01'])],
    ['twice the same day', o(['2026-02-01', '2026-02-07'], ['2026-02-07', '2026-02-08'])],
    ['one inside the other, in the wrong order', o(['2026-02-05', '2026-02-06'], ['2026-02-01', '2026-02-28'])],
    ['a day that does not exist', o(['2026-02-01', '2026-02-30'])],
    ['no calendar', o(['2026-02-01', '10000-01-01'])],
    ['so long that no calendar holds it', o(['2026-02-01', '2999-12-31'])],
  ])('refused: %s', (_, rest) => {
    expect(fout('aw-op-weg-naar-3', '2026-01-01', rest)).toBe('K2');
  });

  test('of a product without an end only the start counts', () => {
    expect(goed('aw-orientatie', '2026-01-01', o(['2026-05-01', '2026-05-31'])).einddatum).toBeNull();
    expect(fout('aw-orientatie', '2026-01-01', o(['2025-05-01', '2026-05-31']))).toBe('K2');
  });
});

describe('K3: the AOW age', () => {
  // Born on 1 April 1960: AOW on 1 April 2027.
  const geboortedatum = '1960-04-01';
  test.each([
    ['2026-10-01', {}, 'kan: 2027-03-31'],
    ['2026-10-02', {}, 'kan: 2027-03-31'],
    ['2026-09-30', {}, 'kan: 2027-03-29'],
    ['2026-10-02', { einddatum: '2027-03-31' }, 'kan: 2027-03-31'],
    ['2026-10-02', { einddatum: '2027-04-01' }, 'K3'],
    ['2027-03-31', {}, 'kan: 2027-03-31'],
    ['2027-04-01', {}, 'K3'],
    ['2026-09-01', { verlengingen: [{ tot: '2027-03-31' }] }, 'kan: 2027-03-31'],
    ['2026-09-01', { verlengingen: [{ tot: '2027-04-01' }] }, 'K3'],
    ['2026-09-30', { opschortingen: [{ van: '2026-10-01', tot: '2026-10-14' }] }, 'kan: 2027-03-31'],
  ] as [string, Rest, string][])('from %s %j: %s', (ingang, rest, uit) => {
    expect(fout('wm-ontwikkeling-3', ingang, { geboortedatum, ...rest })).toBe(uit);
  });
  test.each([
    ['2026-09-01', '2027-02-28', true],
    ['2026-10-01', '2027-03-30', true],
    ['2026-10-01', '2027-03-31', false],
  ])('from %s until %s can be extended: %s', (ingang, einddatum, kan) => {
    const uit = goed('wm-ontwikkeling-3', ingang, { geboortedatum, einddatum });
    expect(uit.verlengbaar).toBe(kan);
    if (!kan) expect(uit.reden).toMatch(/^K3: /);
  });
  test('without a birth date, or when the regeling does not look at it, it is left alone', () => {
    expect(fout('wm-ontwikkeling-3', '2026-12-01')).toBe('kan: 2027-05-31');
    const basis = metProduct((p) => p);
    const uit = termijnenVan(
      { ...basis, keuzes: { ...basis.keuzes, K3: { ...basis.keuzes.K3, aan: false } } },
      landelijk,
      vraag('wm-ontwikkeling-3', '2026-12-01', { geboortedatum }),
    );
    expect(uit).toMatchObject({ ok: true, waarde: { einddatum: '2027-05-31' } });
  });
});

test.each([
  ['2026-06-30', true],
  ['2026-07-01', false],
])('AR5: a product that is dropped from 1 July 2026 on, asked from %s: %s', (ingang, kan) => {
  const vervalt = metProduct((p) => ({ ...p, vervallenVanaf: { waarde: '2026-07-01', bron: 'BR 2.3' } }));
  const uit = termijnenVan(vervalt, landelijk, vraag('wm-ontwikkeling-3', ingang));
  expect(uit.ok).toBe(kan);
  if (!uit.ok) expect(uit.redenen[0]).toMatchObject({ regel: 'AP31', bron: 'BR 2.3' });
});

describe('what cannot be asked names the rule', () => {
  test.each([
    ['9999', 'wm-werkplek-3', '2026-01-01', 'K8'],
    ['0200', 'aw-op-de-plek-3', '2026-01-01', 'K8'],
    ['0200', 'constructor', '2026-01-01', 'K8'],
    ['0200', 'wm-werkplek-3', '2020-12-31', 'AP31'],
    ['0200', 'wm-werkplek-3', '2021-01-01', undefined],
    ['0202', 'aw-op-de-plek-3', '2016-12-31', 'AR4'],
    ['0202', 'aw-op-de-plek-3', '2017-01-01', undefined],
    ['0202', 'aw-op-weg-naar-2', '2020-06-30', undefined],
    ['0202', 'aw-op-weg-naar-2', '2020-07-01', 'AR5'],
    ['0200', 'wm-werkplek-3', '2026-02-30', 'K1'],
    ['0200', 'wm-werkplek-3', '2026-2-3', 'K1'],
    ['0200', 'wm-werkplek-3', '10000-01-01', 'K1'],
    ['0200', 'wm-werkplek-3', '0000-01-01', 'K1'],
    ['0200', 'wm-werkplek-3', '2999-12-31', 'K1'],
    ['0200', 'wm-werkplek-3', '2997-12-31', undefined],
    ['0200', 'wm-werkplek-3', '', 'K1'],
  ])('%s %s %s: %s', (gemeente, product, ingang, regel) => {
    const uit = antwoord(gemeente, vraag(product, ingang));
    expect(uit.ok ? undefined : uit.redenen[0]?.regel).toBe(regel);
    if (!uit.ok) expect(uit.redenen[0]?.tekst).toMatch(/\.$/);
  });
  test.each([
    [{ einddatum: '2026-02-30' }, 'K1'],
    [{ verlengingen: [{ tot: '2026-09-31' }] }, 'K1'],
    [{ geboortedatum: '1960-02-30' }, 'K3'],
  ])('%j: %s', (rest, regel) => {
    expect(fout('wm-ontwikkeling-3', '2026-01-01', rest)).toBe(regel);
  });

  const kaal = { gemeente: '0200', product: 'wm-werkplek-3', ingangsdatum: '2026-01-01' };
  test.each([
    [null, 'K8'],
    ['tekst', 'K8'],
    [{}, 'K8'],
    [{ ...kaal, gemeente: 200 }, 'K8'],
    [{ ...kaal, ingangsdatum: 20260101 }, 'K1'],
    [{ ...kaal, opschortingen: [{ van: '2026-02-01' }] }, 'K2'],
    [{ ...kaal, opschortingen: [{ van: '2026-02-01', tot: null }] }, 'K2'],
    [{ ...kaal, opschortingen: {} }, 'K2'],
    [{ ...kaal, verlengingen: ['2026-12-31'] }, 'K1'],
    [{ ...kaal, opschorting: [] }, 'K8'],
    [{ ...kaal, __proto__: { product: 'x' } }, undefined],
    [kaal, undefined],
    [{ ...kaal, einddatum: null, opschortingen: null, verlengingen: null }, undefined],
  ])('the form of the question %j: %s', (invoer, regel) => {
    const uit = leesVraag(invoer);
    expect(uit.ok ? undefined : uit.redenen[0]?.regel).toBe(regel);
  });
});

describe('properties', () => {
  const nummer = (iso: string | null): number => parseDagnummer(iso ?? '') ?? Number.NaN;
  const PRODUCTEN = ['wm-ontwikkeling-3', 'wm-werkplek-4', 'aw-op-weg-naar-4', 'aw-op-de-plek-3', 'orientatie'];
  const begin = fc.integer({ min: nummer('2021-01-01'), max: nummer('2035-12-31') });
  const kans = fc.record({
    product: fc.constantFrom(...PRODUCTEN),
    van: begin,
    korter: fc.integer({ min: 0, max: 60 }),
    /** Gap before, and length of, each suspension. */
    gaten: fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 1, max: 30 })), { maxLength: 4 }),
    verleng: fc.option(fc.integer({ min: 1, max: 180 }), { nil: undefined }),
  });
  type Kans = typeof kans extends fc.Arbitrary<infer T> ? T : never;
  const maak = ({ product, van, korter, gaten, verleng }: Kans) => {
    const maanden = regelingen.flatMap((r) => findProduct(r.regeling, product)?.duur?.maanden ?? []).at(-1) ?? 6;
    const einde = laatsteDagNa(van, maanden) - korter;
    let dag = van;
    const opschortingen = gaten.map(([gat, lengte]) => {
      const o = { van: isoVanDagnummer(dag + gat), tot: isoVanDagnummer(dag + gat + lengte - 1) };
      dag += gat + lengte;
      return o;
    });
    const verlengd = verleng !== undefined && (product.startsWith('wm-') || product.startsWith('aw-op-weg'));
    const rest: Rest = {
      einddatum: isoVanDagnummer(einde),
      opschortingen,
      verlengingen: verlengd ? [{ tot: isoVanDagnummer(einde + verleng) }] : [],
    };
    const dagen = gaten.reduce((som, [, lengte]) => som + lengte, 0);
    // Served days until the last suspension begins; after the end it would be refused.
    fc.pre(gaten.reduce((som, [gat]) => som + gat, 0) <= einde + (verlengd ? verleng : 0) - van);
    return { ingang: isoVanDagnummer(van), rest, einde, dagen, over: verlengd ? verleng : 0, maanden };
  };

  test('the end moves by exactly the suspended days, never before the end that was agreed, never past the maximum and those days', () => {
    fc.assert(
      fc.property(kans, (k) => {
        const { ingang, rest, einde, dagen, over, maanden } = maak(k);
        const uit = goed(k.product, ingang, rest);
        expect(nummer(uit.einddatum)).toBe(einde + over + dagen);
        expect(nummer(uit.uitersteEinddatum)).toBe(laatsteDagNa(k.van, maanden));
        expect(nummer(uit.einddatum)).toBeGreaterThanOrEqual(einde);
        if (over === 0) expect(nummer(uit.einddatum)).toBeLessThanOrEqual(nummer(uit.uitersteEinddatum) + dagen);
      }),
    );
  });

  test('the order of suspensions does not matter', () => {
    fc.assert(
      fc.property(kans, (k) => {
        const { ingang, rest } = maak(k);
        const om = { ...rest, opschortingen: rest.opschortingen?.toReversed() ?? [] };
        expect(goed(k.product, ingang, om)).toEqual(goed(k.product, ingang, rest));
      }),
    );
  });

  test('a duty lies between start and end, on no suspended day unless it follows the end, and moves by days that were suspended', () => {
    fc.assert(
      fc.property(kans, (k) => {
        const { ingang, rest } = maak(k);
        const uit = goed(k.product, ingang, rest);
        const zonder = new Map(goed(k.product, ingang, { ...rest, opschortingen: [] }).plichten.map((p) => [p.soort, p.datum]));
        for (const plicht of uit.plichten) {
          expect(plicht.datum >= ingang && plicht.datum <= (uit.einddatum ?? '')).toBe(true);
          if (plicht.soort === 'evaluatiegesprek')
            expect(nummer(plicht.datum)).toBe(Math.max(nummer(uit.einddatum) - 42, nummer(ingang)));
          else {
            const ervoor = (rest.opschortingen ?? []).filter((o) => o.van <= plicht.datum);
            const dagen = ervoor.reduce((som, o) => som + nummer(o.tot) - nummer(o.van) + 1, 0);
            expect(nummer(plicht.datum) - nummer(zonder.get(plicht.soort) ?? null)).toBe(dagen);
            expect((rest.opschortingen ?? []).some((o) => o.van <= plicht.datum && plicht.datum <= o.tot)).toBe(false);
          }
        }
      }),
    );
  });
});

test('AL4, AL6, AM2: what the route asks on a step with this product is among its duties, later when days were suspended', () => {
  const van = (gemeente: string, f: TermijnFeiten) => {
    const uit = antwoord(gemeente, f);
    return uit.ok ? uit.waarde.plichten.map(({ datum, soort, wie, regel }) => `${datum} ${soort} ${wie} ${regel}`) : uit;
  };
  const proef = vraag('proefperiode', '2026-10-05');
  expect(van('0034', proef)).toEqual(['2026-11-09 loonwaardemeting accountadviseur AL4']);
  const stil = { ...proef, opschortingen: [{ van: '2026-10-12', tot: '2026-10-18' }] };
  expect(van('0034', stil)).toEqual(['2026-11-16 loonwaardemeting accountadviseur AL4']);
  // Shorter than that: the step is over before it.
  expect(van('0034', { ...proef, einddatum: '2026-11-08' })).toEqual([]);
  expect(van('0034', { ...vraag('beschut-werk', '2026-01-01'), einddatum: '2028-06-30' })).toEqual([
    '2027-01-01 jaarverslag werkgever AL6',
    '2028-01-01 jaarverslag werkgever AL6',
  ]);
  expect(van('0363', vraag('leer-werkstage', '2026-01-05'))).toEqual(['2026-01-19 leerwerkplan consulent-beschut-werk AM2']);
});

import { describe, expect, it } from 'vitest';
import { plusMaanden } from '../kernel/datum.ts';
import { type ProductRegels, type SignaalRegels, signalenVan } from './signalen.ts';
import type { BekendeInwoner, ToewijzingRij } from './types.ts';

const product = (over: Partial<ProductRegels>): ProductRegels => ({
  naam: 'product',
  soort: 'ontwikkeling',
  startTreden: [2, 3, 4],
  doelTreden: [5, 6],
  maxMaanden: 6,
  bronDuur: 'beleidsregels 2.3',
  ...over,
});
const regels: SignaalRegels = {
  minimumLeeftijd: 18,
  aowDatum: (geboren) => plusMaanden(geboren, 67 * 12),
  producten: new Map([
    ['o4', product({ startTreden: [2, 3], doelTreden: [4] })],
    ['o5', product({})],
    ['w4', product({ soort: 'werkplek', startTreden: [4], doelTreden: [4], maxMaanden: 24 })],
  ]),
};
const BSN = '999950009';
const inwoner = (over: Partial<BekendeInwoner> = {}): BekendeInwoner => ({
  bsn: BSN,
  voornaam: 'Femke',
  voorvoegsel: null,
  achternaam: 'Dijk',
  geboortedatum: '1980-05-01',
  straat: null,
  huisnummer: null,
  postcode: null,
  woonplaats: null,
  uitkering: null,
  toestemmingUitkering: null,
  ladderbepalingen: [{ datum: '2026-01-01', trede: 4 }],
  ...over,
});
const toewijzing = (over: Partial<ToewijzingRij> = {}): ToewijzingRij => ({
  nummer: '1',
  bsn: BSN,
  agb: '73005001',
  product: 'w4',
  van: '2026-03-01',
  tot: '2026-08-31',
  minutenPerWeek: 600,
  doelTrede: 4,
  ...over,
});
const soorten = (rijen: ToewijzingRij[], wie = inwoner()) =>
  signalenVan(rijen, new Map([[wie.bsn, wie]]), regels).map((s) => (s.toewijzing ? `${s.toewijzing} ${s.soort}` : s.soort));
const ladder = (trede: 1 | 2 | 3 | 4 | 5 | 6, datum = '2026-01-01') => inwoner({ ladderbepalingen: [{ datum, trede }] });

it('what keeps to the regeling gives no signal', () => {
  expect(soorten([toewijzing()])).toEqual([]);
});

describe('both sides of each threshold', () => {
  it.each([
    ['AP1: 18 on the first day', { geboortedatum: '2008-03-01' }, []],
    ['AP1: a day younger', { geboortedatum: '2008-03-02' }, ['1 jonger-dan-18']],
    ['K3: ends on the day before the AOW age', { geboortedatum: '1959-09-01' }, []],
    ['K3: ends on that day', { geboortedatum: '1959-08-31' }, ['1 na-aow-leeftijd']],
    ['AP12: no benefit', { uitkering: null, toestemmingUitkering: null }, []],
    ['AP12: benefit with agreement', { uitkering: 'wia', toestemmingUitkering: true }, []],
    ['AP12: not stated', { uitkering: 'wia', toestemmingUitkering: null }, ['1 toestemming-uitkering-ontbreekt']],
    ['AP12: refused', { uitkering: 'wia', toestemmingUitkering: false }, ['1 toestemming-uitkering-ontbreekt']],
  ])('%s', (_naam, over, verwacht) => {
    expect(soorten([toewijzing()], inwoner(over))).toEqual(verwacht);
  });

  it.each([
    ['AP5: six months', { product: 'o5', doelTrede: 5, van: '2026-03-01', tot: '2026-08-31' }, []],
    ['AP5: a day longer', { product: 'o5', doelTrede: 5, van: '2026-03-01', tot: '2026-09-01' }, ['1 duur-te-lang']],
    ['AP5: shorter', { product: 'o5', doelTrede: 5, van: '2026-03-01', tot: '2026-03-01' }, []],
    ['AP6: two years', { tot: '2028-02-29' }, []],
    ['AP6: a day longer', { tot: '2028-03-01' }, ['1 duur-te-lang']],
    ['AP36: ontwikkeling without goal', { product: 'o5', doelTrede: null }, ['1 doeltrede-ontbreekt']],
    ['werkplek without goal', { doelTrede: null }, []],
    ['AP2: goal 6 of naar 5', { product: 'o5', doelTrede: 6 }, []],
    ['AP2: goal 4 of naar 5', { product: 'o5', doelTrede: 4 }, ['1 doeltrede-past-niet']],
  ] as const)('%s', (_naam, over, verwacht) => {
    expect(soorten([toewijzing(over)])).toEqual(verwacht);
  });
});

describe('start trede (AP2, AP3)', () => {
  const naar4 = { product: 'o4', doelTrede: 4 } as const;

  it.each([
    [2, naar4, []],
    [3, naar4, []],
    [4, naar4, ['1 starttrede-past-niet']],
    [5, naar4, ['1 starttrede-past-niet']],
    [1, naar4, ['1 trede-1-zonder-product']],
    [3, {}, ['1 starttrede-past-niet']],
  ] as const)('trede %s', (trede, over, verwacht) => {
    expect(soorten([toewijzing(over)], ladder(trede))).toEqual(verwacht);
  });

  it('counts the ladderbepaling that holds on the first day, not a later one', () => {
    const wie = inwoner({
      ladderbepalingen: [
        { datum: '2026-03-02', trede: 2 },
        { datum: '2026-03-01', trede: 4 },
        { datum: '2026-01-01', trede: 3 },
      ],
    });
    expect(soorten([toewijzing()], wie)).toEqual([]);
  });

  it('an unknown start is said once for all toewijzingen', () => {
    const rijen = [toewijzing(), toewijzing({ nummer: '2', product: 'o5', doelTrede: 5 })];
    expect(soorten(rijen, ladder(4, '2026-03-02'))).toEqual(['starttrede-onbekend']);
  });

  it('lets a werkplek be beside an ontwikkeling with that goal that runs on its first day', () => {
    const naast = (van: string, tot: string) =>
      soorten([toewijzing(), toewijzing({ nummer: '2', ...naar4, van, tot })], ladder(3));
    expect(naast('2026-03-01', '2026-08-31')).toEqual([]);
    expect(naast('2026-02-01', '2026-03-01')).toEqual([]);
    expect(naast('2026-01-01', '2026-02-28')).toEqual(['1 starttrede-past-niet']);
    expect(naast('2026-03-02', '2026-08-31')).toEqual(['1 starttrede-past-niet']);
  });
});

it('AP9: the same product twice at once is said at the later one; two products side by side may', () => {
  const tweede = (over: Partial<ToewijzingRij>) =>
    soorten([toewijzing({ nummer: '2', van: '2026-08-31', ...over }), toewijzing()]);
  expect(tweede({})).toEqual(['2 overlap-zelfde-product']);
  expect(tweede({ van: '2026-09-01', tot: '2026-09-30' })).toEqual([]);
  expect(tweede({ product: 'o5', doelTrede: 5 })).toEqual([]);
});

it('sorts by number and leaves out what it cannot judge', () => {
  const rijen = [
    toewijzing({ nummer: '10', tot: '2029-01-01' }),
    toewijzing({ nummer: '9', product: 'o5', doelTrede: 5, tot: '2026-12-31' }),
    toewijzing({ nummer: '3', product: 'onbekend', tot: '2029-01-01' }),
    toewijzing({ nummer: '4', bsn: 'ander', tot: '2029-01-01' }),
  ];
  expect(soorten(rijen)).toEqual(['9 duur-te-lang', '10 duur-te-lang']);
});

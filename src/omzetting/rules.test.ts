// K3, K8, AP7, AP15, AP23: what is proposed for one toewijzing, on both sides of each border.
import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { findProduct } from '../beleid/index.ts';
import { type Datum, datum } from '../kernel/datum.ts';
import { vanWie } from './pages/delen.ts';
import {
  andersVoorstel,
  eindeBezwaar,
  geindexeerd,
  keuzeCode,
  keuzeUit,
  type MogelijkeAanbieder,
  stoptVoorstel,
  versieVoorstel,
  wetVoorstel,
} from './rules.ts';

import type { Geval, Voorstel } from './types.ts';

const beleid = beleidVanHuis();
const regelingVan = (gemeente: string, geldigVan: string) => {
  const gevonden = beleid.regelingen.find(({ regeling: r }) => r.gemeente === gemeente && r.geldigVan === geldigVan);
  if (!gevonden) throw new Error('geen regeling');
  return gevonden.regeling;
};

const VANDAAG = datum('2026-11-22');
const OP = datum('2026-12-31');
const geval = (o: Partial<Geval> = {}): Geval => ({
  id: 1,
  versie: 1,
  product: 'wm-werkplek-3',
  regelingId: 1,
  aanbiederId: 7,
  aanbieder: 'Fietspunt',
  looptijd: { van: datum('2026-09-01'), tot: datum('2027-02-28') },
  veranderd: false,
  besloten: o.looptijd ?? { van: datum('2026-09-01'), tot: datum('2027-02-28') },
  startTrede: 3,
  doelTrede: undefined,
  minutenPerWeek: null,
  toets: undefined,
  opschortingen: [],
  opgeschortTot: undefined,
  verlengd: 0,
  begonnenOp: datum('2026-09-01'),
  toegewezenOp: datum('2026-08-20'),
  laatsteUren: datum('2026-11-20'),
  resultaat: false,
  nogBekend: undefined,
  geboren: datum('1990-01-01'),
  woont: { postcode: '7311AB', woonplaats: 'Apeldoorn' },
  ...o,
});
const elders = (...ids: number[]): MogelijkeAanbieder[] =>
  ids.map((id) => ({ id, naam: `Aanbieder ${id}`, nabij: 'Apeldoorn: in de woonplaats van de inwoner' }));
const codes = (v: Voorstel | undefined) => v && [v.keuze, ...v.andere].map(keuzeCode);

describe('AP23, AP15: an aanbieder that stops', () => {
  const stopt = (g: Partial<Geval>, mogelijk = elders(8, 9)) => stoptVoorstel(geval(g), { op: OP, vandaag: VANDAAG, mogelijk });
  test.each<[string, Partial<Geval>, MogelijkeAanbieder[] | undefined, string[], RegExp]>([
    [
      'to the nearest, the others and an end beside it',
      {},
      undefined,
      ['aanbieder-8', 'aanbieder-9', 'einde', 'bespreken'],
      /Aanbieder 8/,
    ],
    [
      'never to itself, and three others at most',
      {},
      elders(7, 8, 9, 10, 11),
      ['aanbieder-8', 'aanbieder-9', 'aanbieder-10', 'einde', 'bespreken'],
      /8/,
    ],
    ['nobody has a contract: a talk, or an end', {}, elders(7), ['bespreken', 'einde'], /Geen andere aanbieder/],
    [
      'begins after it stopped: a talk only',
      { looptijd: { van: datum('2027-01-01'), tot: datum('2027-06-30') } },
      undefined,
      ['bespreken'],
      /Begint pas op/,
    ],
    [
      'begins on its last day: goes on elsewhere',
      { begonnenOp: undefined, laatsteUren: undefined, looptijd: { van: OP, tot: datum('2027-06-30') } },
      undefined,
      ['aanbieder-8', 'aanbieder-9', 'einde', 'bespreken'],
      /8/,
    ],
    ['a result was reported: that first', { resultaat: true }, undefined, ['bespreken'], /meldde al een resultaat/],
    ['hours after the last day: those first', { laatsteUren: datum('2027-01-01') }, undefined, ['bespreken'], /Er staan al uren/],
    [
      'hours on the last day are no obstacle',
      { laatsteUren: OP },
      undefined,
      ['aanbieder-8', 'aanbieder-9', 'einde', 'bespreken'],
      /8/,
    ],
    [
      'stands still on the first day elsewhere: a talk',
      { opgeschortTot: datum('2027-01-01') },
      undefined,
      ['bespreken', 'einde'],
      /Staat stil tot en met/,
    ],
    [
      'stands still up to and including the last day: goes on',
      { opgeschortTot: OP },
      undefined,
      ['aanbieder-8', 'aanbieder-9', 'einde', 'bespreken'],
      /8/,
    ],
    [
      'ends on the last day by now: not touched any more',
      { looptijd: { van: datum('2026-09-01'), tot: OP } },
      undefined,
      ['blijft', 'bespreken'],
      /raakt deze toewijzing niet meer/,
    ],
    [
      'ends a day later: touched',
      { looptijd: { van: datum('2026-09-01'), tot: datum('2027-01-01') } },
      undefined,
      ['aanbieder-8', 'aanbieder-9', 'einde', 'bespreken'],
      /8/,
    ],
  ])('%s', (_naam, g, mogelijk, verwacht, waarom) => {
    const uit = stopt(g, mogelijk);
    expect(codes(uit)).toEqual(verwacht);
    expect(uit.waarom).toMatch(waarom);
  });
});

describe('K8: a day on which it cannot end', () => {
  test.each<[string, Partial<Geval>, string, RegExp | undefined]>([
    ['the day it began', { laatsteUren: undefined }, '2026-09-01', undefined],
    ['the day before', { laatsteUren: undefined }, '2026-08-31', /begint pas/],
    [
      'before it was assigned, never begun',
      { begonnenOp: undefined, laatsteUren: undefined, toegewezenOp: datum('2026-09-10') },
      '2026-09-09',
      /begint pas/,
    ],
    ['the day of the last hours', {}, '2026-11-20', undefined],
    ['the day before those', {}, '2026-11-19', /er staan uren op 20 november/],
  ])('%s', (_naam, g, op, bezwaar) => {
    const uit = eindeBezwaar(geval(g), datum(op));
    if (bezwaar) expect(uit).toMatch(bezwaar);
    else expect(uit).toBeUndefined();
  });
});

describe('K3: the AOW age moved', () => {
  const regeling = regelingVan('0200', '2021-01-01');
  const product = findProduct(regeling, 'wm-werkplek-3');
  const wet = (g: Partial<Geval>, aow: Datum, oudeMaanden?: number) =>
    wetVoorstel(geval(g), { aow, nagekeken: true, oudeMaanden, vandaag: VANDAAG, regeling, product });
  test('ends past the new age: the day before it; ends on that day: not touched', () => {
    expect(wet({}, datum('2027-02-28'))?.keuze).toEqual({ daad: 'einde', op: '2027-02-27' });
    expect(wet({}, datum('2027-03-01'))).toBeUndefined();
  });
  test('the age was reached already, or hours were worked after it: a talk', () => {
    expect(codes(wet({}, VANDAAG))).toEqual(['bespreken', 'blijft']);
    expect(wet({ laatsteUren: datum('2026-12-10') }, datum('2026-12-05'))).toMatchObject({ keuze: { daad: 'bespreken' } });
  });
  test('cut off at the old age: prolonged to the day before the new one', () => {
    // 66 years and 8 months after 1960-07-01 is 2027-03-01: the last day is the day before it.
    const g = { geboren: datum('1960-07-01'), looptijd: { van: datum('2026-09-01'), tot: datum('2027-02-28') } };
    expect(wet(g, datum('2027-06-01'), 800)?.keuze).toEqual({ daad: 'verlengen', tot: '2027-05-31' });
    expect(wet(g, datum('2027-06-01'), 799)).toBeUndefined();
    expect(wet(g, datum('2027-06-01'))).toBeUndefined();
  });
  test('the age of before gives the same day: this law does not touch it; a day earlier or later it does', () => {
    // 67 years after 1960-02-06.
    const g = { geboren: datum('1960-02-06'), looptijd: { van: datum('2026-11-02'), tot: datum('2027-11-01') } };
    expect(wet(g, datum('2027-02-06'), 67 * 12)).toBeUndefined();
    expect(wet(g, datum('2027-02-06'))?.keuze).toEqual({ daad: 'einde', op: '2027-02-05' });
    expect(wet(g, datum('2026-12-06'), 67 * 12)?.keuze).toEqual({ daad: 'einde', op: '2026-12-05' });
  });
  test('K8: an age that nobody checked is told', () => {
    const uit = wetVoorstel(geval(), {
      aow: datum('2027-02-01'),
      nagekeken: false,
      oudeMaanden: undefined,
      vandaag: VANDAAG,
      regeling,
      product,
    });
    expect(uit?.waarom).toContain('vraag het na bij de SVB');
    expect(wet({}, datum('2027-02-01'))?.waarom).not.toContain('SVB');
  });
});

describe('another version of the regeling', () => {
  const oud = regelingVan('0202', '2017-01-01');
  const nieuw = regelingVan('0202', '2020-07-01');
  const naar = (lopende: 'blijven' | 'nieuwe-versie', regeling = nieuw) => ({
    id: 9,
    naam: 'Activerend Werk, versie 2020-07-01',
    regeling: { ...regeling, overgang: { lopende, bron: 'keuze' } },
  });
  const g = { product: 'aw-op-de-plek-3', looptijd: { van: datum('2020-06-01'), tot: datum('2021-03-31') } };
  const versie = (o: Partial<Geval>, lopende: 'blijven' | 'nieuwe-versie', code = 'aw-op-de-plek-3') =>
    versieVoorstel(geval({ ...g, ...o }), {
      oud,
      product: findProduct(oud, code),
      naar: naar(lopende),
      nieuw: findProduct(nieuw, code),
      vanaf: datum('2020-07-01'),
      landelijk: beleid.landelijk,
    });
  test('the version says what running cases do; the other stands beside it', () => {
    expect(codes(versie({}, 'blijven'))).toEqual(['blijft', 'overzetten', 'bespreken']);
    expect(codes(versie({}, 'nieuwe-versie'))).toEqual(['overzetten', 'blijft', 'bespreken']);
  });
  test('a product that the new version does not have runs out under the old one', () => {
    expect(codes(versie({}, 'nieuwe-versie', 'bestaat-niet'))).toEqual(['blijft', 'bespreken']);
  });
  test('the toets is computed again under the new version: what would not have been granted so stays, what is not known is told', () => {
    const over = versie({}, 'nieuwe-versie');
    expect(over.waarom).toMatch(/punten niet bekend/);
    expect(over.gronden?.map(({ regel }) => regel)).toEqual(expect.arrayContaining(['AR1', 'AR2', 'AR4', 'K8']));
    expect(over.gronden?.some(({ tekst }) => tekst.includes('trede 3'))).toBe(true);
    for (const [anders, tekst] of [
      [{ startTrede: 2 as const }, 'trede 2'],
      [{ geboren: datum('1950-01-01') }, 'AOW'],
      [{ geboren: datum('2010-01-01') }, '16'],
    ] as const) {
      const uit = versie(anders, 'nieuwe-versie');
      expect(codes(uit)).toEqual(['blijft', 'bespreken']);
      expect(uit.waarom).toContain(tekst);
    }
  });
  test('until the day that it goes over the version of before asks what it asked: no duty of before that day is shown', () => {
    const namen = (vanaf: string) =>
      versieVoorstel(geval(g), {
        oud,
        product: findProduct(oud, 'aw-op-de-plek-3'),
        naar: naar('nieuwe-versie'),
        nieuw: findProduct(nieuw, 'aw-op-de-plek-3'),
        vanaf: datum(vanaf),
        landelijk: beleid.landelijk,
      }).verschil.map(({ naam }) => naam);
    expect(namen('2020-12-01')).toEqual(['Voortgangsbericht na zes maanden', 'Evaluatiegesprek zes weken voor het einde']);
    expect(namen('2020-12-02')).toEqual(['Evaluatiegesprek zes weken voor het einde']);
  });
  test('who would get less time stays, on the day and the day after', () => {
    // Arnhem: one year before, two years since; so the other way round it costs time.
    const terug = (tot: string, meer: Partial<Geval> = {}) =>
      codes(
        versieVoorstel(geval({ ...g, ...meer, looptijd: { van: datum('2020-06-01'), tot: datum(tot) } }), {
          oud: nieuw,
          product: findProduct(nieuw, 'aw-op-de-plek-3'),
          naar: { ...naar('nieuwe-versie', oud), regeling: { ...oud, overgang: { lopende: 'nieuwe-versie', bron: 'keuze' } } },
          nieuw: findProduct(oud, 'aw-op-de-plek-3'),
          vanaf: datum('2020-06-15'),
          landelijk: beleid.landelijk,
        }),
      );
    const duur = findProduct(oud, 'aw-op-de-plek-3')?.duur?.maanden ?? 0;
    const uiterst = duur === 12 ? ['2021-05-31', '2021-06-01'] : ['2022-05-31', '2022-06-01'];
    expect(terug(uiterst[0] ?? '')).toEqual(['overzetten', 'blijft', 'bespreken']);
    expect(terug(uiterst[1] ?? '')).toEqual(['blijft', 'bespreken']);
    // What was prolonged or suspended before is not measured against a first length: what was decided first is.
    const besloten = { van: datum('2020-06-01'), tot: datum(uiterst[0] ?? '') };
    expect(terug(uiterst[1] ?? '', { veranderd: true, besloten })).toEqual(['overzetten', 'blijft', 'bespreken']);
  });
});

test('K8, something else: an end where it can, else a talk', () => {
  const anders = (daad: 'einde' | 'bespreken', g: Partial<Geval> = {}) =>
    codes(andersVoorstel(geval(g), { op: OP, vandaag: VANDAAG, daad }));
  expect(anders('einde')).toEqual(['einde', 'bespreken', 'blijft']);
  expect(anders('einde', { laatsteUren: datum('2027-01-02') })).toEqual(['bespreken', 'blijft']);
  expect(anders('bespreken')).toEqual(['bespreken', 'blijft']);
});

test('only what was offered can be chosen', () => {
  const v = stoptVoorstel(geval(), { op: OP, vandaag: VANDAAG, mogelijk: elders(8) });
  expect(keuzeUit(v, 'aanbieder-8')).toMatchObject({ daad: 'aanbieder', aanbiederId: 8, van: '2027-01-01' });
  for (const code of ['aanbieder-7', 'verlengen', 'blijft', '', 'constructor']) expect(keuzeUit(v, code)).toBeUndefined();
});

test.each([
  [900, 325, 929],
  [160_000, 325, 165_200],
  [660, 76, 665],
  [1000, 50, 1005],
  [100, 50, 101],
  [900, -325, 871],
])('AP7: %i eurocent with %i hundredths of a percent is %i, the half upwards', (oud, procent, nieuw) => {
  expect(geindexeerd(oud, procent)).toBe(nieuw);
});

test('two places of one resident: each field says which it is about', () => {
  const regels = [
    { inwonerId: 1, product: 'werkplek' },
    { inwonerId: 1, product: 'ontwikkeling' },
    { inwonerId: 2, product: 'werkplek' },
  ];
  const labels = regels.map((r) => vanWie(r, regels, { naam: `inwoner ${r.inwonerId}`, product: (code) => `de ${code}` }));
  expect(labels).toEqual(['inwoner 1, de werkplek', 'inwoner 1, de ontwikkeling', 'inwoner 2']);
});

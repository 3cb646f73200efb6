import { describe, expect, test } from 'vitest';
import { datum } from '../kernel/datum.ts';
import { periode } from '../kernel/periode.ts';
import {
  dagenVan,
  dagVan,
  dichtOp,
  leesCel,
  leesRedenen,
  leesWeek,
  maandenVanWeek,
  neemOver,
  toonWeek,
  urenVeld,
  waarschuwingen,
  weekSom,
  weekVersie,
} from './rules.ts';
import type { UrenRij, WeekRij } from './types.ts';

const MAANDAG = datum('2026-11-16');
const VANDAAG = datum('2026-11-22');

let ids = 0;
const uur = (dag: string, minuten: number, o: Partial<UrenRij> = {}): UrenRij => ({
  id: ++ids,
  datum: dag,
  minuten,
  status: 'concept',
  herkomst: 'scherm',
  ...o,
});
const rij = (o: Partial<WeekRij> = {}): WeekRij => ({
  id: 7,
  gemeenteId: 1,
  inwonerId: 70,
  consulentId: 0,
  aanbiederId: 1,
  naam: 'Jan Hoekstra',
  productNaam: 'Werkplek',
  dagdeel: undefined,
  minutenPerWeek: 720,
  looptijd: periode(datum('2026-07-01'), datum('2026-12-31')),
  opgeschort: [],
  beeindigdOp: null,
  uren: [],
  afwezig: undefined,
  bewaardOp: undefined,
  ...o,
});

test('week and dates', () => {
  expect(dagenVan(MAANDAG).map(String)).toEqual([
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
  ]);
  expect(toonWeek(MAANDAG)).toBe('16 tot en met 22 november 2026');
  expect(toonWeek(datum('2026-11-30'))).toBe('30 november tot en met 6 december 2026');
  expect(toonWeek(datum('2026-12-28'))).toBe('28 december 2026 tot en met 3 januari 2027');
  expect(maandenVanWeek(MAANDAG)).toEqual(['2026-11']);
  expect(maandenVanWeek(datum('2026-11-30'))).toEqual(['2026-11', '2026-12']);
});

describe('a cell', () => {
  test.each([
    ['', 0],
    ['3', 180],
    ['3,5', 210],
    ['3.5', 210],
    ['3:30', 210],
    ['0', 0],
    ['0:01', 1],
    ['24', 1440],
    ['24:00', 1440],
    ['1,33', 80],
  ])('%s is %d minutes', (tekst, minuten) => expect(leesCel(tekst)).toEqual({ ok: true, minuten }));

  test.each([
    ['1d', 240],
    ['1 dagdeel', 240],
    ['0,5 dagdelen', 120],
    ['4', 240],
  ])('NI1: %s is %d minutes where a dagdeel is four hours', (tekst, minuten) =>
    expect(leesCel(tekst, 240)).toEqual({ ok: true, minuten }),
  );

  test.each([
    ['24:01', /hoogstens 24 uur.*24:01/],
    ['25', /hoogstens 24 uur.*25/],
    ['-1', /0 of meer/],
    ['3:75', /00 tot en met 59/],
    ['drie', /“drie” is geen aantal uren/],
    ['3,5,5', /geen aantal uren/],
    ['1e3', /geen aantal uren/],
    ['1d', /geen aantal uren/],
  ])('%s is refused', (tekst, wat) => {
    const uit = leesCel(tekst);
    expect(uit.ok).toBe(false);
    if (!uit.ok) expect(uit.tekst).toMatch(wat);
  });
});

describe('which days are closed', () => {
  test.each([
    ['2026-06-30', /voor het begin/],
    ['2026-07-01', undefined],
    ['2026-11-22', undefined],
    ['2026-11-23', /toekomst/],
    ['2027-01-01', /na het einde/],
  ])('%s', (dag, waarom) => {
    const uit = dichtOp(rij(), datum(dag), VANDAAG);
    if (waarom) expect(uit).toMatch(waarom);
    else expect(uit).toBeUndefined();
  });
  test('after an early end', () => {
    const eerder = rij({ beeindigdOp: datum('2026-11-18') });
    expect(dichtOp(eerder, datum('2026-11-18'), VANDAAG)).toBeUndefined();
    expect(dichtOp(eerder, datum('2026-11-19'), VANDAAG)).toMatch(/na het einde/);
  });
});

test('several rows of a delivery on one day are shown as their sum; a concept beside them does not count', () => {
  const een = rij({
    uren: [
      uur('2026-11-16', 60, { status: 'ingestuurd', herkomst: 'levering' }),
      uur('2026-11-16', 90, { status: 'ingestuurd', herkomst: 'levering' }),
      uur('2026-11-16', 180),
      uur('2026-11-17', 120),
    ],
  });
  expect(dagVan(een, MAANDAG, VANDAAG)).toMatchObject({ ingestuurd: 150, concept: 180 });
  expect(weekSom(een, MAANDAG, VANDAAG)).toBe(270);
});

describe('reading a form', () => {
  const lees = (waarden: Record<string, string>, een = rij(), vandaag = VANDAAG) =>
    leesWeek([een], MAANDAG, vandaag, waarden, 'invullen');

  test('only what differs is a change; an empty cell takes a concept away', () => {
    const een = rij({ uren: [uur('2026-11-16', 180), uur('2026-11-17', 120)] });
    const uit = lees({ 'u-7-0': '3,0', 'u-7-1': '', 'u-7-2': '4', 'afw-7': 'ziek' }, een);
    expect(uit.fouten).toEqual([]);
    expect(uit.wijziging.cellen.map(({ dag, minuten }) => [dag, minuten])).toEqual([
      [1, 0],
      [2, 240],
    ]);
    expect(uit.wijziging.afwezig.map(({ reden }) => reden)).toEqual(['ziek']);
  });

  test('every fault at its own field, all at once', () => {
    const uit = lees({ 'u-7-0': 'x', 'u-7-3': '25', 'afw-7': 'zomaar' });
    expect(uit.fouten.map((fout) => fout.veld)).toEqual(['u-7-0', 'u-7-3', 'afw-7']);
    expect(uit.fouten[1]?.tekst).toBe('Jan Hoekstra, donderdag: vul hoogstens 24 uur in op een dag. Er staat nu 25.');
  });

  test('a day in the future or outside the looptijd is refused, also when the field was made up', () => {
    expect(lees({ 'u-7-6': '2' }, rij(), datum('2026-11-20')).fouten[0]?.tekst).toMatch(/zondag: deze dag ligt in de toekomst/);
    const kort = rij({ looptijd: periode(datum('2026-11-17'), datum('2026-11-19')) });
    expect(lees({ 'u-7-0': '2', 'u-7-1': '2', 'u-7-4': '2' }, kort).fouten.map((fout) => fout.veld)).toEqual(['u-7-0', 'u-7-4']);
  });

  test('of another toewijzing: one clear fault', () => {
    const uit = lees({ 'u-8-0': '2', 'afw-8': 'ziek' });
    expect(uit.fouten).toEqual([{ tekst: expect.stringMatching(/niet loopt bij jullie/) }]);
    expect(uit.wijziging.cellen).toEqual([]);
  });

  test('what was sent in stands fast when filling in, and is what may change when correcting', () => {
    const een = rij({ uren: [uur('2026-11-16', 180, { status: 'ingestuurd' }), uur('2026-11-17', 60)] });
    expect(lees({ 'u-7-0': '4' }, een).fouten[0]?.tekst).toMatch(/al 3 uur ingestuurd/);
    expect(lees({ 'u-7-0': '3' }, een).fouten).toEqual([]);
    const correctie = leesWeek([een], MAANDAG, VANDAAG, { 'u-7-0': '', 'u-7-1': '2', 'u-7-2': '1' }, 'corrigeren');
    expect(correctie.wijziging.cellen.map(({ dag, minuten }) => [dag, minuten])).toEqual([
      [0, 0],
      [2, 60],
    ]);
    expect(correctie.fouten.map((fout) => fout.veld)).toEqual(['u-7-1']);
  });
});

test('copying last week fills empty open cells only', () => {
  const vorige = rij({
    uren: [
      uur('2026-11-09', 180, { status: 'ingestuurd' }),
      uur('2026-11-10', 60, { status: 'ingestuurd', herkomst: 'levering' }),
      uur('2026-11-10', 60, { status: 'ingestuurd', herkomst: 'levering' }),
      uur('2026-11-11', 240),
      uur('2026-11-15', 60, { status: 'ingestuurd' }),
    ],
  });
  const deze = rij({ uren: [uur('2026-11-16', 120)] });
  const over = (vandaag: string, cellen: { dag: number; minuten: number }[] = []) =>
    neemOver([deze], [vorige], MAANDAG, datum(vandaag), {
      cellen: cellen.map((cel) => ({ ...cel, rij: deze, datum: '' })),
      afwezig: [],
    }).map(({ datum: dag, minuten }) => [dag, minuten]);
  // Monday is filled, Wednesday was a concept only, Sunday is in the future.
  expect(over('2026-11-20')).toEqual([['2026-11-17', 120]]);
  expect(over('2026-11-22')).toEqual([
    ['2026-11-17', 120],
    ['2026-11-22', 60],
  ]);
  expect(over('2026-11-20', [{ dag: 1, minuten: 30 }])).toEqual([]);
  expect(over('2026-11-20', [{ dag: 0, minuten: 0 }])).toEqual([
    ['2026-11-16', 180],
    ['2026-11-17', 120],
  ]);
});

test('warnings: more than agreed, a long day, nothing without a reason, a closed month, a week that still runs', () => {
  const tekst = (een: WeekRij, gesloten: `${number}-${number}`[] = [], vandaag = VANDAAG) =>
    waarschuwingen([een], MAANDAG, vandaag, gesloten).map((w) => w.tekst);
  expect(tekst(rij({ uren: [uur('2026-11-16', 720)] }))).toEqual([]);
  expect(tekst(rij({ uren: [uur('2026-11-16', 721)] }))).toEqual([
    expect.stringMatching(/12,02 uur ingevuld, 12 uur per week afgesproken/),
    expect.stringMatching(/maandag: 12,02 uur op één dag/),
  ]);
  expect(tekst(rij())).toEqual([expect.stringMatching(/niets ingevuld, en er staat niet bij waarom/)]);
  expect(tekst(rij({ afwezig: { id: 1, reden: 'ziek', status: 'concept' } }))).toEqual([]);
  expect(tekst(rij({ minutenPerWeek: null, uren: [uur('2026-11-16', 600), uur('2026-11-17', 600)] }))).toEqual([]);
  expect(tekst(rij({ uren: [uur('2026-11-16', 60)] }), ['2026-11'])).toEqual([
    expect.stringMatching(/november 2026 is al gesloten/),
  ]);
  expect(tekst(rij({ uren: [uur('2026-11-16', 60)] }), [], datum('2026-11-20'))).toEqual([
    expect.stringMatching(/nog niet voorbij/),
  ]);
});

test('the version of a week changes with every row, and not with their order', () => {
  const a = uur('2026-11-16', 60);
  const b = uur('2026-11-17', 60);
  const versie = weekVersie([rij({ uren: [a, b] }), rij({ id: 8 })]);
  expect(weekVersie([rij({ id: 8 }), rij({ uren: [b, a] })])).toBe(versie);
  const anders = [
    weekVersie([rij({ uren: [a] }), rij({ id: 8 })]),
    weekVersie([rij({ uren: [a, { ...b, minuten: 61 }] }), rij({ id: 8 })]),
    weekVersie([rij({ uren: [a, { ...b, status: 'ingestuurd' }] }), rij({ id: 8 })]),
    weekVersie([rij({ uren: [a, b], afwezig: { id: 1, reden: 'ziek', status: 'concept' } }), rij({ id: 8 })]),
  ];
  expect(new Set([versie, ...anders]).size).toBe(5);
});

test('every corrected day needs a reason', () => {
  const cel = { rij: rij(), dag: 0, datum: '2026-11-16', minuten: 60 };
  expect(leesRedenen([cel], { 'waarom-7-0': ' ' }).fouten).toEqual([
    { veld: 'waarom-7-0', tekst: 'Jan Hoekstra, maandag: schrijf waarom deze dag anders was dan ingestuurd.' },
  ]);
  expect(leesRedenen([cel], { 'waarom-7-0': 'verkeerd geteld' })).toEqual({ redenen: ['verkeerd geteld'], fouten: [] });
  expect(leesRedenen([cel], { 'waarom-7-0': 'x'.repeat(501) }).fouten).toHaveLength(1);
  expect(urenVeld(7, 0)).toBe('u-7-0');
});

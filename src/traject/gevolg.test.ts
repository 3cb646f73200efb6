import { expect, test } from 'vitest';
import { RouteShape } from '../beleid/route.ts';
import { datum } from '../kernel/datum.ts';
import { isVerleend, metGevolg, passendeFeiten, totVandaag, zonderHerkomst } from './gevolg.ts';
import { afgeleid } from './rules/index.ts';
import type { StapFeit, Trajectstap } from './types.ts';

const VANDAAG = datum('2020-11-02');

test('a toets that people did not follow reads as what they decided (L9)', () => {
  const weg = RouteShape.parse({
    stappen: [
      {
        id: 'past',
        naam: 'Past het?',
        soort: 'toets',
        begin: true,
        uit: [
          { uitkomst: 'ja', wat: 'verder', naar: 'besluit' },
          { uitkomst: 'past-niet', wat: 'iets anders', einde: true },
        ],
        bron: 'keuze',
      },
      {
        id: 'besluit',
        naam: 'Besluit',
        soort: 'besluit',
        uit: [{ uitkomst: 'klaar', wat: 'klaar', einde: true }],
        bron: 'keuze',
      },
    ],
  });
  const t = {
    id: 'toets-1',
    stap: 'past',
    nummer: 1,
    poging: 1,
    begonnenOp: VANDAAG,
    eindeGepland: undefined,
    geeindigdOp: VANDAAG,
    oordelen: [],
  };
  const besluit = { ...t, id: 'besluit-2', stap: 'besluit', nummer: 2, uitkomst: 'klaar' };
  expect(metGevolg([{ ...t, uitkomst: 'past-niet' }, besluit], weg).map(({ uitkomst }) => uitkomst)).toEqual(['ja', 'klaar']);
  expect(metGevolg([{ ...t, uitkomst: 'past-niet' }], weg).map(({ uitkomst }) => uitkomst)).toEqual(['past-niet']);
});

test('a place that people began on the way back is not counted again when the besluit follows (NI6)', () => {
  const plek = { id: 'basis', naam: 'Basis', soort: 'werkplek', product: 'ow-basis-3', begin: true };
  const weg = RouteShape.parse({ stappen: [{ ...plek, uit: [{ wat: 'klaar', einde: true }], bron: 'keuze' }] });
  const rij: Trajectstap = { id: '7', stap: 'basis', nummer: 2, poging: 2, begonnenOp: datum('2020-11-02'), oordelen: [] };
  const feit: StapFeit = { id: 'toewijzing-1', soort: 'werkplek', product: 'ow-basis-3', begonnenOp: datum('2020-11-09') };
  const eerder = { ...feit, id: 'toewijzing-0', begonnenOp: datum('2019-11-04'), geeindigdOp: datum('2020-11-01') };
  expect(zonderHerkomst([eerder, feit], weg, [rij]).map(({ id }) => id)).toEqual(['toewijzing-0']);
  expect(zonderHerkomst([eerder, feit], weg, [{ ...rij, geeindigdOp: datum('2020-11-08') }]).map(({ id }) => id)).toEqual([
    'toewijzing-0',
    'toewijzing-1',
  ]);
  expect(zonderHerkomst([eerder, feit], weg, []).map(({ id }) => id)).toEqual(['toewijzing-0', 'toewijzing-1']);
});

test('who went to another party by a hand-over that was taken on came to that end of the toets (AP17)', () => {
  const uit = [
    { uitkomst: 'past', wat: 'verder', naar: 'past' },
    { uitkomst: 'lucrato', wat: 'Lucrato', einde: true },
  ];
  const weg = RouteShape.parse({ stappen: [{ id: 'past', naam: 'Past het?', soort: 'toets', begin: true, uit, bron: 'keuze' }] });
  const toets = (id: number, op: string): StapFeit => ({
    id: `toets-${id}`,
    soort: 'toets',
    begonnenOp: datum(op),
    geeindigdOp: datum(op),
    uitkomst: 'past',
  });
  const over = (uitkomst: string, partij: string): StapFeit => ({
    id: 'overdracht-1',
    soort: 'overdracht',
    begonnenOp: datum('2020-06-01'),
    uitkomst,
    partij,
  });
  const uitkomsten = (...feiten: StapFeit[]) =>
    passendeFeiten(feiten, weg, undefined).flatMap(({ soort, uitkomst }) => (soort === 'toets' ? [uitkomst] : []));
  const drie = [toets(1, '2020-03-02'), toets(2, '2020-05-04'), toets(3, '2020-09-07')];
  expect(uitkomsten(...drie, over('aangenomen', 'lucrato'))).toEqual(['past', 'lucrato', 'past']);
  const besluit: StapFeit = { id: 'besluit-1', soort: 'besluit', begonnenOp: datum('2020-05-11') };
  expect(uitkomsten(...drie, besluit, over('aangenomen', 'lucrato'))).toEqual(['past', 'past', 'past']);
  expect(uitkomsten(...drie, over('teruggegeven', 'lucrato'))).toEqual(['past', 'past', 'past']);
  expect(uitkomsten(...drie, over('aangenomen', 'iemand-anders'))).toEqual(['past', 'past', 'past']);
});

test('what was over on the last day of a traject belonged to it, and its way back stays open (NI6)', () => {
  const plek = { id: 'basis', naam: 'Basis', soort: 'werkplek', product: 'ow-basis-4', begin: true };
  const weg = RouteShape.parse({ stappen: [{ ...plek, uit: [{ wat: 'klaar', einde: true }], bron: 'keuze' }] });
  const feit = (id: string, van: string, tot?: string): StapFeit => ({
    id,
    soort: 'werkplek',
    product: 'ow-basis-4',
    begonnenOp: datum(van),
    ...(tot === undefined ? {} : { geeindigdOp: datum(tot) }),
  });
  const feiten = [
    feit('eerder', '2019-11-04', '2020-10-30'),
    feit('zelfde-dag', '2019-11-04', '2020-11-02'),
    feit('nieuw-die-dag', '2020-11-02', '2020-11-02'),
    feit('later', '2019-11-04', '2020-11-03'),
    feit('loopt', '2019-11-04'),
  ];
  expect(passendeFeiten(feiten, weg, { op: VANDAAG }).map(({ id }) => id)).toEqual(['nieuw-die-dag', 'later', 'loopt']);
});

test('a besluit leads to the place that was granted, before it begins (Arnhem: several products are one step)', () => {
  const uit = [
    { uitkomst: 'op-weg-naar', wat: 'op weg naar', naar: 'op-weg-naar' },
    { uitkomst: 'op-de-plek', wat: 'op de plek', naar: 'op-de-plek' },
  ];
  const plek = { besluit: { vorm: 'toewijzing' }, uit: [{ wat: 'klaar', einde: true }], bron: 'keuze' };
  const weg = RouteShape.parse({
    stappen: [
      {
        id: 'toewijzing',
        naam: 'Toewijzing',
        soort: 'besluit',
        begin: true,
        besluit: { vorm: 'toewijzing' },
        uit,
        bron: 'keuze',
      },
      { id: 'op-weg-naar', naam: 'Op weg naar', soort: 'ontwikkeling', ...plek },
      { id: 'op-de-plek', naam: 'Op de plek', soort: 'werkplek', ...plek },
    ],
  });
  const besluit: StapFeit = {
    id: 'besluit-1',
    soort: 'besluit',
    begonnenOp: VANDAAG,
    geeindigdOp: VANDAAG,
    uitkomst: 'aw-plek-3',
  };
  const naar = (soort: 'ontwikkeling' | 'werkplek') =>
    passendeFeiten([besluit], weg, undefined, [{ product: 'aw-plek-3', soort }]).map(({ uitkomst }) => uitkomst);
  expect([naar('ontwikkeling'), naar('werkplek')]).toEqual([['op-weg-naar'], ['op-de-plek']]);
  expect(weg.stappen.map(isVerleend)).toEqual([false, true, true]);
});

test('of one day records stand as they were written down, where the route does not say it', () => {
  const weg = RouteShape.parse({
    stappen: [
      { id: 'besluit', naam: 'Besluit', soort: 'besluit', begin: true, uit: [{ wat: 'klaar', einde: true }], bron: 'keuze' },
      { id: 'betaald', naam: 'Betaald werk', soort: 'overdracht', uit: [{ wat: 'aan het werk', einde: true }], bron: 'keuze' },
    ],
  });
  const een = (id: string, soort: StapFeit['soort'], uur: number): StapFeit => ({
    id,
    soort,
    begonnenOp: VANDAAG,
    geeindigdOp: VANDAAG,
    uitkomst: soort === 'overdracht' ? 'teruggegeven' : 'klaar',
    moment: new Date(2020, 10, 2, uur),
  });
  const volgorde = (...feiten: StapFeit[]) => afgeleid(feiten, weg).map(({ id }) => id);
  expect(volgorde(een('besluit-1', 'besluit', 11), een('overdracht-1', 'overdracht', 10))).toEqual(['overdracht-1', 'besluit-1']);
  expect(volgorde(een('besluit-1', 'besluit', 9), een('overdracht-1', 'overdracht', 10))).toEqual(['besluit-1', 'overdracht-1']);
});

test('AR20: a hand-over that comes back while the place runs leaves the resident there, and asks nothing more of the route', () => {
  const plek = { soort: 'werkplek', besluit: { vorm: 'toewijzing' }, uit: [{ wat: 'klaar', einde: true }], bron: 'keuze' };
  const uit = [
    { uitkomst: 'werk', wat: 'aan het werk', einde: true },
    { uitkomst: 'blijft', wat: 'op de plek blijven', naar: 'plek', als: 'betaald werk is geen optie' },
  ];
  const weg = RouteShape.parse({
    stappen: [
      { id: 'plek', naam: 'Op de plek', begin: true, ...plek },
      { id: 'betaald', naam: 'Betaald werk', soort: 'overdracht', uit, bron: 'keuze' },
    ],
  });
  const over: StapFeit = {
    id: 'overdracht-1',
    soort: 'overdracht',
    begonnenOp: datum('2020-10-01'),
    geeindigdOp: VANDAAG,
    uitkomst: 'teruggegeven',
  };
  const uitkomst = (van: string, tot?: string) => {
    const loopt: StapFeit = {
      id: 'toewijzing-1',
      soort: 'werkplek',
      begonnenOp: datum(van),
      ...(tot ? { geeindigdOp: datum(tot) } : {}),
    };
    return metGevolg(afgeleid([loopt, over], weg), weg).find(({ stap }) => stap === 'betaald')?.uitkomst;
  };
  expect([uitkomst('2020-01-06'), uitkomst('2020-01-06', '2020-11-03')]).toEqual(['blijft', 'blijft']);
  // The place was over by then: people choose what follows.
  expect(uitkomst('2020-01-06', '2020-11-01')).toBe('anders');
});

test('NI4: a place that began and ended on the day on which the way ended was a step of that way', () => {
  const plek = { id: 'basis', naam: 'Basis', soort: 'werkplek', product: 'ow-basis-3', begin: true };
  const weg = RouteShape.parse({ stappen: [{ ...plek, uit: [{ wat: 'klaar', einde: true }], bron: 'keuze' }] });
  const feit: StapFeit = {
    id: 'toewijzing-1',
    soort: 'werkplek',
    product: 'ow-basis-3',
    begonnenOp: VANDAAG,
    geeindigdOp: VANDAAG,
    moment: new Date(2020, 10, 2, 9),
  };
  const na = (uur: number) => passendeFeiten([feit], weg, { op: VANDAAG, moment: new Date(2020, 10, 2, uur) }).length;
  expect([na(10), na(8)]).toEqual([0, 1]);
});

test('a place is over after its last day; a step of which only the end was planned goes on', () => {
  const feit = (id: string): StapFeit => ({
    id,
    soort: 'werkplek',
    begonnenOp: datum('2019-11-04'),
    eindeGepland: datum('2020-11-01'),
  });
  const op = (dag: string) =>
    totVandaag([feit('toewijzing-1'), feit('plan-1')], datum(dag)).map(({ geeindigdOp }) => geeindigdOp?.toString());
  expect(op('2020-11-02')).toEqual(['2020-11-01', undefined]);
  expect(op('2020-11-01')).toEqual([undefined, undefined]);
});

test('a trede of paid work is what a new ladderbepaling came to, where the route goes on from a lower one only (Apeldoorn)', () => {
  const weg = RouteShape.parse({
    stappen: [
      {
        id: 'ladder',
        naam: 'Trede bepalen',
        soort: 'ladder',
        begin: true,
        uit: [
          { uitkomst: 'verder', wat: 'trede 2 tot en met 4', naar: 'past' },
          { uitkomst: 'niets', wat: 'trede 1', einde: true },
        ],
        bron: 'keuze',
      },
      {
        id: 'past',
        naam: 'Past het?',
        soort: 'toets',
        uit: [
          { uitkomst: 'past', wat: 'verder', einde: true },
          { uitkomst: 'past-niet', wat: 'niet', einde: true },
        ],
        bron: 'keuze',
      },
    ],
  });
  const trede = (nr: number): StapFeit => ({
    id: `ladder-${nr}`,
    soort: 'ladder',
    product: undefined,
    begonnenOp: datum('2020-10-01'),
    eindeGepland: undefined,
    geeindigdOp: datum('2020-10-01'),
    uitkomst: `trede ${nr}`,
  });
  expect(afgeleid([trede(4)], weg)[0]?.bereikt).toBeUndefined();
  expect(afgeleid([trede(5)], weg)[0]?.bereikt).toBe('trede 5');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ADVIES, D, DIENST, proef, regeling, route, stand, VANDAAG } from '../../../test/proefroute.ts';
import { findStap } from '../../beleid/route.ts';
import { controleerRoute } from '../../beleid/route-controle.ts';
import { periode } from '../../kernel/periode.ts';
import { eigenaarVan, verdeelBeslissers } from '../beslissers.ts';
import { ANDERS, type Oordeel, STOPT, type Stand, type StartVraag, type Trajectstap } from '../types.ts';
import {
  afgeleid,
  beoordeelEinde,
  beoordeelStart,
  beoordeelVerlenging,
  geldVan,
  genummerd,
  isKlaar,
  leesStand,
  plichtenVan,
  terugVan,
  urenLetOp,
  volgende,
} from './index.ts';

const ja = (wie: string, op = '2019-09-01'): Oordeel => ({ wie, ja: true, op: D(op) });
const start = (s: Stand, naar: string, rest: Partial<StartVraag> = {}) =>
  beoordeelStart(s, { stap: naar, op: VANDAAG, oordelen: [], ...rest }, VANDAAG);
const mag = (s: Stand): Record<string, string> =>
  Object.fromEntries(volgende(s, VANDAAG).flatMap((v) => (v.mag === 'mag-niet' ? [] : [[v.stap.id, v.mag]])));

test('the route can be gone', () => expect(controleerRoute(route)).toEqual([]));

describe('what may follow', () => {
  test.each<[string, Stand, Record<string, string>]>([
    ['at the beginning', stand([]), { overleg: 'mag', stage: 'mag', basis: 'mag' }],
    ['while a step runs, nothing else', stand([['stage', '2019-01-01']]), {}],
    ['beside what runs', stand([['basis', '2019-01-01']]), { bovenop: 'mag' }],
    ['after an outcome', stand([['stage', '2019-01-01', '2019-04-01', 'klaar']]), { advies: 'mag', dagbesteding: 'mag' }],
    ['after a condition', stand([ADVIES]), { proef: 'mag' }],
    ['a second try', stand([ADVIES, proef(1)]), { proef: 'mag' }],
    ['a third try', stand([ADVIES, proef(1), proef(2)]), { proef: 'mag' }],
    ['no fourth, and what fits then', stand([ADVIES, proef(1), proef(2), proef(3)]), { dagbesteding: 'mag' }],
    ['after the end, nothing', stand([...DIENST.slice(0, 2), ['dienst', '2019-03-01', '2019-08-01', 'regulier']]), {}],
    ['after it stops, nothing', stand([['stage', '2019-01-01', '2019-02-01', STOPT]]), {}],
    [
      'an outcome on which no source says anything',
      stand([['advies', '2019-01-01', '2019-01-15', 'negatief']]),
      {
        overleg: 'beslissen',
        advies: 'beslissen',
        stage: 'beslissen',
        basis: 'beslissen',
        dagbesteding: 'beslissen',
        rust: 'beslissen',
      },
    ],
    [
      'the way back in its order',
      stand([...DIENST.slice(0, 2), ['dienst', '2019-03-01', '2019-08-01', 'terug:terugval']]),
      { proef: 'mag', dagbesteding: 'beslissen' },
    ],
  ])('%s', (_, s, verwacht) => expect(mag(s)).toEqual(verwacht));

  test('why not says where it stands, and what may', () => {
    const na = volgende(stand([ADVIES, proef(1), proef(2), proef(3)]), VANDAAG);
    const vierde = na.find((v) => v.stap.id === 'proef');
    expect(vierde).toMatchObject({ mag: 'mag-niet', pogingenOver: 0, poging: 4 });
    expect(vierde?.waarom).toEqual([
      {
        bron: 'SS terugval',
        status: 'praktijk',
        tekst: 'Proefperiode is al 3 keer gedaan, en vaker kan niet. Wat dan past: Dagbesteding.',
      },
    ]);
    const lopend = volgende(stand([ADVIES, ['proef', '2019-02-01']]), VANDAAG).find((v) => v.stap.id === 'dienst');
    expect(lopend?.bij).toEqual([{ trajectstap: 't1', uitkomst: 'gelukt', wat: 'in dienst' }]);
  });
  test('who decides, until when and what it costs', () => {
    const v = volgende(stand([ADVIES]), VANDAAG).find((een) => een.stap.id === 'proef');
    expect(v?.termijn).toMatchObject({ uiterst: D('2019-10-26'), soort: 'vast', tekst: '8 weken', bron: 'SS proef' });
    const dienst = volgende(stand([ADVIES, proef(1, 'gelukt')]), VANDAAG).find((een) => een.stap.id === 'dienst');
    expect(dienst?.geld.map(({ bedrag, betaler }) => [bedrag, betaler])).toContainEqual([760000, ['rijk']]);
    expect(volgende(stand([]), VANDAAG)[0]?.besluit).toMatchObject({
      over: 'uitkomst',
      samen: ['klantmanager', 'aanbieder', 'inwoner'],
    });
  });
});

describe('a start', () => {
  test.each<[string, Stand, string, Partial<StartVraag>, string, string?]>([
    [
      'out of order',
      stand([['stage', '2019-01-01', '2019-04-01', 'klaar']]),
      'proef',
      {},
      'Eerst moet er zijn: Advies (positief advies)',
      'SS proef',
    ],
    [
      'a fourth try',
      stand([ADVIES, proef(1), proef(2), proef(3)]),
      'proef',
      {},
      'vaker kan niet. Wat dan past: Dagbesteding. Nu kan: Dagbesteding.',
      'SS terugval',
    ],
    ['while another runs', stand([['stage', '2019-01-01']]), 'overleg', {}, 'Rond eerst Leer-werkstage af', 'SS overleg'],
    [
      'no source says what follows',
      stand([['advies', '2019-01-01', '2019-01-15', 'negatief']]),
      'rust',
      {},
      'volgt volgens de bron niets vasts',
      'SS advies',
    ],
    [
      'a later exit without a reason',
      stand([...DIENST.slice(0, 2), ['dienst', '2019-03-01', '2019-08-01', 'terug:terugval']], {
        indicatie: periode(D('2019-08-10'), D('2020-08-09')),
      }),
      'dagbesteding',
      {},
      'gaat voor: andere plek',
      'SS terugval',
    ],
    [
      'a way back without a new indication',
      stand([...DIENST.slice(0, 2), ['dienst', '2019-03-01', '2019-08-01', 'terug:terugval']], {
        indicatie: periode(D('2018-08-10'), D('2019-12-09')),
      }),
      'dagbesteding',
      { reden: 'Er is geen andere plek.' },
      'is een nieuwe indicatie nodig',
      'SS terugval',
    ],
    [
      'a way back on an indication that lapsed',
      stand([['stage', '2019-01-01', '2019-04-01', 'terug:tijdelijk']], { indicatie: periode(D('2018-01-01'), D('2019-08-31')) }),
      'rust',
      {},
      'liep tot en met 31 augustus 2019',
      'SS terug',
    ],
    [
      'what becomes of the indication stands nowhere',
      stand([['stage', '2019-01-01', '2019-04-01', 'terug:vrij']], { indicatie: null }),
      'dagbesteding',
      {},
      'staat niet in de bron',
      'keuze',
    ],
    ['longer than the term', stand([ADVIES]), 'proef', { einde: D('2019-10-27') }, 'tot en met 26 oktober 2019', 'SS proef'],
    ['an end before the start', stand([ADVIES]), 'proef', { einde: D('2019-08-31') }, 'vanaf 1 september 2019'],
    ['before what came before', stand([ADVIES]), 'proef', { op: D('2018-12-31') }, 'vanaf 1 januari 2019'],
    ['an unknown step', stand([]), 'nergens', {}, 'staat niet in de regeling. Nu kan: Overleg, Leer-werkstage, Basis.'],
  ])('%s is refused', (_, s, naar, rest, tekst, bron) => {
    const uit = start(s, naar, rest);
    expect(uit.ok).toBe(false);
    const redenen = uit.ok ? [] : uit.redenen;
    expect(redenen.map((een) => een.tekst).join(' ')).toContain(tekst);
    if (bron !== undefined) expect(redenen.map((een) => een.bron)).toContain(bron);
  });
  test('what is let through', () => {
    expect(start(stand([ADVIES, proef(1)]), 'proef')).toMatchObject({
      ok: true,
      waarde: {
        nummer: 3,
        poging: 2,
        via: 'uit:t1:past-niet',
        volgtOp: 't1',
        eindeGepland: D('2019-10-26'),
        afwijking: undefined,
      },
    });
    expect(
      start(stand([['advies', '2019-01-01', '2019-01-15', 'negatief']]), 'rust', { reden: ' Dat is nu beter. ' }),
    ).toMatchObject({
      ok: true,
      waarde: { via: 'open', afwijking: 'Dat is nu beter.' },
    });
    const indicatie = periode(D('2019-08-01'), D('2020-07-31'));
    expect(start(stand([['stage', '2019-01-01', '2019-04-01', 'terug:tijdelijk']]), 'rust', { indicatie })).toMatchObject({
      ok: true,
    });
  });
  test('after the last try the indication must be new too (AL11)', () => {
    const s = stand([ADVIES, proef(1), proef(2), proef(3)]);
    const oud = start(s, 'dagbesteding', { indicatie: periode(D('2018-01-01'), D('2020-01-01')) });
    expect(oud.ok ? '' : oud.redenen[0]).toMatchObject({
      veld: 'indicatie_van',
      bron: 'SS nieuw',
      tekst: expect.stringContaining('nieuwe indicatie'),
    });
    expect(start(s, 'dagbesteding', { indicatie: periode(D('2019-08-01'), D('2020-07-31')) })).toMatchObject({ ok: true });
  });
  test('fewer hours than the starting point is shown, not refused (AL2)', () => {
    const s = stand([ADVIES, proef(1, 'gelukt')]);
    expect(start(s, 'dienst', { urenPerWeek: 20 })).toMatchObject({ ok: true, waarde: { letOp: [{ bron: 'SS uren' }] } });
    expect(start(s, 'dienst', { urenPerWeek: 28 })).toMatchObject({ ok: true, waarde: { letOp: [] } });
  });
});

describe('an end', () => {
  const einde = (s: Stand, uitkomst: string, rest: { op?: string; oordelen?: Oordeel[]; reden?: string } = {}) =>
    beoordeelEinde(
      s,
      {
        id: `t${s.stappen.length - 1}`,
        uitkomst,
        op: D(rest.op ?? '2019-09-01'),
        oordelen: rest.oordelen ?? [],
        reden: rest.reden,
      },
      VANDAAG,
    );
  const OVERLEG = stand([['overleg', '2019-01-01']]);
  const drie = ['klantmanager', 'aanbieder', 'inwoner'];
  test.each<[string, Stand, string, Parameters<typeof einde>[2], string]>([
    ['nobody decided', OVERLEG, 'ja', {}, 'Leg ook vast wat de klantmanager, de aanbieder en de inwoner vinden'],
    [
      'without one of the three',
      OVERLEG,
      'ja',
      { oordelen: drie.slice(0, 2).map((wie) => ja(wie)) },
      'Leg ook vast wat de inwoner vindt',
    ],
    [
      'one of the three says no',
      OVERLEG,
      'ja',
      { oordelen: [ja('klantmanager'), ja('aanbieder'), { ...ja('inwoner'), ja: false }] },
      'de inwoner zegt nee. Nu kan',
    ],
    [
      'UWV says no to a positive advice',
      stand([['advies', '2019-01-01']]),
      'positief',
      { oordelen: [{ ...ja('uwv'), ja: false }] },
      'beslist UWV, en die zegt nee',
    ],
    ['an outcome that is not there', stand([['stage', '2019-01-01']]), 'mislukt', {}, 'Kies: klaar'],
    ['before it began', stand([['basis', '2019-08-01']]), 'einde', { op: '2019-07-31' }, 'vanaf 1 augustus 2019'],
    ['a day to come', stand([['basis', '2019-08-01']]), 'einde', { op: '2019-09-02' }, 'al is geweest'],
    ['sooner than the shortest term', stand([['stage', '2019-08-01']]), 'klaar', {}, 'Schrijf op waarom het eerder eindigt'],
    ['sooner than a fixed term', stand([ADVIES, ['proef', '2019-08-20']]), 'gelukt', {}, 'Schrijf op waarom het eerder eindigt'],
    [
      'what only the term can show, a day before that (ED3)',
      stand([['stage', '2019-03-03']]),
      'te-lang',
      { reden: 'Het ging niet.' },
      'De uitkomst “niet gelukt binnen de termijn” kan vanaf 2 september 2019: dan is de termijn (3 tot 6 maanden) om. Nu kan: “klaar”; of een andere uitkomst, met een reden.',
    ],
    ['another outcome without a reason', stand([['basis', '2019-08-01']]), ANDERS, {}, 'Schrijf op waarom'],
    ['a way back that does not begin here', stand([['basis', '2019-08-01']]), 'terug:terugval', {}, 'maar vanaf Dienstverband'],
    [
      'what is over already',
      stand([['basis', '2019-08-01', '2019-08-05', 'einde']]),
      'einde',
      {},
      'al afgerond op 5 augustus 2019',
    ],
  ])('%s is refused', (_, s, uitkomst, rest, tekst) => {
    const uit = einde(s, uitkomst, rest);
    expect(uit.ok ? '' : uit.redenen.map((een) => een.tekst).join(' ')).toContain(tekst);
  });
  test('what is let through', () => {
    expect(einde(OVERLEG, 'ja', { oordelen: drie.map((wie) => ja(wie)) })).toMatchObject({
      ok: true,
      waarde: { naar: ['advies'], trajectKlaar: false },
    });
    expect(
      einde(OVERLEG, 'ja', { oordelen: [{ ...ja('inwoner', '2019-08-01'), ja: false }, ...drie.map((wie) => ja(wie))] }),
    ).toMatchObject({ ok: true });
    expect(einde(stand([['basis', '2019-08-01']]), 'einde')).toMatchObject({ ok: true, waarde: { trajectKlaar: true } });
    expect(einde(stand([['basis', '2019-08-01']]), STOPT, { reden: 'Verhuisd.' })).toMatchObject({
      ok: true,
      waarde: { trajectKlaar: true, afwijking: 'Verhuisd.' },
    });
    expect(einde(stand([['stage', '2019-08-01']]), 'terug:tijdelijk')).toMatchObject({
      ok: true,
      waarde: { naar: ['rust', 'dagbesteding'] },
    });
  });
  test('an average is no limit, a fixed term is told', () => {
    expect(
      einde(
        stand([
          ['basis', '2015-01-01'],
          ['bovenop', '2015-01-01'],
        ]),
        'klaar',
      ),
    ).toMatchObject({ ok: true, waarde: { letOp: [] } });
    expect(einde(stand([ADVIES, ['proef', '2019-02-01']]), 'gelukt')).toMatchObject({
      ok: true,
      waarde: { letOp: [{ bron: 'SS proef' }] },
    });
  });
  test.each<[string, Partial<Trajectstap>, string, string, string | undefined]>([
    ['once, two weeks', {}, '2019-04-11', 'twijfel', undefined],
    ['a day too long', {}, '2019-04-12', 'twijfel', 'tot en met 11 april 2019'],
    ['without a reason', {}, '2019-04-11', ' ', 'Schrijf op waarom'],
    ['a second time', { verlengd: 1, eindeGepland: D('2019-04-11') }, '2019-04-20', 'twijfel', 'één keer'],
    ['not longer', {}, '2019-03-28', 'twijfel', 'na 28 maart 2019'],
  ])('extended: %s', (_, rest, tot, reden, weigering) => {
    const uit = beoordeelVerlenging(stand([ADVIES, ['proef', '2019-02-01', undefined, undefined, rest]]), {
      id: 't1',
      tot: D(tot),
      reden,
    });
    if (weigering === undefined) expect(uit).toMatchObject({ ok: true, waarde: { eindeGepland: D(tot), verlengd: 1 } });
    else expect(uit.ok ? '' : uit.redenen[0]?.tekst).toContain(weigering);
  });
});

describe('duties', () => {
  test('the measurement in the sixth week, a report every year', () => {
    const s = stand([ADVIES, ['proef', '2019-02-01', '2019-03-28', 'gelukt'], ['dienst', '2019-04-01']]);
    expect(plichtenVan(s, D('2020-05-01')).map(({ sleutel, dag }) => `${sleutel} ${dag}`)).toEqual([
      't1:loonwaarde 2019-03-08',
      't2:verslag:1 2020-04-01',
      't2:verslag:2 2021-04-01',
    ]);
  });
  test('what would come after the end is not there', () =>
    expect(plichtenVan(stand([ADVIES, ['proef', '2019-02-01', '2019-03-07', 'past-niet']]), VANDAAG)).toEqual([]));
});

describe('money, to the day and to the cent', () => {
  const s = (rest: Partial<Trajectstap> = {}, o: Partial<Stand> = {}): Stand =>
    stand([ADVIES, proef(1, 'gelukt'), ['dienst', '2019-03-01', undefined, undefined, rest]], o);
  const som = (st: Stand, sleutel: string, van: string, tot: string): number =>
    geldVan(st, { van: D(van), tot: D(tot) })
      .filter((r) => r.sleutel === sleutel)
      .reduce((n, r) => n + (r.bedrag ?? 0), 0);
  test.each<[string, string, string, string, number]>([
    ['a year of the step', 'begeleiding', '2019-03-01', '2020-02-29', 760000],
    ['its first day', 'begeleiding', '2019-03-01', '2019-03-01', 2077],
    ['nothing before it', 'begeleiding', '2019-01-01', '2019-02-28', 0],
    ['two years', 'begeleiding', '2019-03-01', '2021-02-28', 1520000],
    ['a calendar month', 'maand', '2019-03-01', '2019-03-31', 10000],
    ['half of April', 'maand', '2019-04-01', '2019-04-15', 5000],
    ['only in the first year', 'jobcoach', '2019-03-01', '2021-02-28', 250000],
  ])('%s', (_, sleutel, van, tot, bedrag) => expect(som(s({ urenPerWeek: 36 }), sleutel, van, tot)).toBe(bedrag));
  test('however a year is cut, the parts are the whole', () => {
    for (const grens of ['2019-03-01', '2019-03-02', '2019-07-17', '2020-02-28'])
      expect(
        som(s(), 'begeleiding', '2019-03-01', grens) +
          som(s(), 'begeleiding', D(grens).add({ days: 1 }).toString(), '2020-02-29'),
      ).toBe(760000);
  });
  test('fewer hours, a condition, a benefit that excludes, an amount that is not arranged', () => {
    const regels = (st: Stand) => geldVan(st, { van: D('2019-03-01'), tot: D('2020-02-29') });
    const van = (st: Stand, sleutel: string) => regels(st).filter((r) => r.sleutel === sleutel);
    expect(som(s({ urenPerWeek: 18 }), 'jobcoach', '2019-03-01', '2020-02-29')).toBe(125000);
    expect(van(s({ urenPerWeek: 36 }), 'jobcoach')[0]?.mist).toContain('een erkende jobcoach');
    expect(van(s({ urenPerWeek: 36, voorwaarden: { jobcoach: true } }), 'jobcoach')[0]?.mist).toBeUndefined();
    expect(van(s({ voorwaarden: { jobcoach: false } }), 'jobcoach')).toEqual([]);
    expect(van(s(), 'lks')[0]).toMatchObject({ bedrag: null, mist: expect.stringContaining('Wajong') });
    expect(van(s({}, { uitkeringen: ['bijstand'] }), 'lks')[0]?.mist).toBeUndefined();
    expect(van(s({}, { uitkeringen: ['wajong'] }), 'lks')).toEqual([]);
    expect(regels(s()).find((r) => r.sleutel === 'begeleiding')).toMatchObject({
      aan: 'werkgever',
      betaler: ['rijk'],
      bron: 'SS geld',
    });
  });
});

test('nobody begins before it holds or after it ended; who is on the way goes on', () => {
  const op = (dag: string, s: Stand) => volgende(s, D(dag)).filter(({ mag: een }) => een === 'mag').length;
  expect(op('2014-12-31', stand([]))).toBe(0);
  expect(op('2015-01-01', stand([]))).toBe(3);
  expect(op('2019-12-31', stand([]))).toBe(3);
  expect(op('2020-01-01', stand([]))).toBe(0);
  expect(op('2020-01-01', stand([ADVIES]))).toBe(1);
  expect(volgende(stand([]), D('2020-01-01'))[0]?.waarom[0]?.tekst).toContain('gold tot en met 31 december 2019');
});

test('the ways back from where one stands, with the indication and the income', () => {
  const uit = terugVan(stand(DIENST, { indicatie: periode(D('2018-01-01'), D('2019-08-31')) }), VANDAAG);
  expect(uit.map(({ id, uitgangen }) => [id, uitgangen.map(({ mag: een }) => een)])).toEqual([
    ['terugval', ['mag', 'mag-niet']],
    ['tijdelijk', ['mag-niet', 'mag-niet']],
    ['vrij', ['beslissen']],
  ]);
  expect(uit[1]?.inkomen).toMatchObject([{ bron: 'SS inkomen', status: 'praktijk' }]);
  expect(terugVan(stand([]), VANDAAG)).toEqual([]);
});

test('L4: a way back is open from the end too, and only from there', () => {
  const klaar = stand([...DIENST.slice(0, 2), ['dienst', '2019-03-01', '2019-08-01', 'regulier']], {
    indicatie: periode(D('2019-08-10'), D('2020-08-09')),
  });
  expect(isKlaar(klaar)).toBe(true);
  expect(terugVan(klaar, VANDAAG).map(({ id }) => id)).toContain('terugval');
  expect(mag(klaar)).toEqual({});
  expect(start(klaar, 'proef').ok).toBe(false);
  expect(start(klaar, 'proef', { weg: 'terugval' })).toMatchObject({
    ok: true,
    waarde: { via: 'terug:terugval', volgtOp: 't2', poging: 2 },
  });
  // The order of the exits holds there as well.
  expect(start(klaar, 'dagbesteding', { weg: 'terugval' })).toMatchObject({ ok: false, redenen: [{ veld: 'reden' }] });
  // From another step this way back does not go.
  const na = stand([['stage', '2019-01-01', '2019-04-01', 'klaar']]);
  expect(start(na, 'proef', { weg: 'terugval' }).ok).toBe(false);
});

test('a talk on the way back begins while the place runs that it is about (AR14)', () => {
  const [basis] = stand([['basis', '2019-01-01']]).stappen;
  if (!basis) throw new Error('geen stap');
  const praat = {
    ...route,
    terug: [
      { ...route.terug[0], id: 'praten', vanaf: undefined, volgorde: undefined, naar: [{ wat: 'overleg', naar: ['overleg'] }] },
    ],
  } as typeof route;
  const loopt = (id: string): Stand => ({ ...stand([]), route: praat, stappen: [{ ...basis, id }] });
  expect(start(loopt('toewijzing:4'), 'overleg', { weg: 'praten' })).toMatchObject({
    ok: true,
    waarde: { via: 'terug:praten', volgtOp: 'toewijzing:4' },
  });
  // Not without the way back, and a step that people keep here comes to its end first.
  expect(start(loopt('toewijzing:4'), 'overleg').ok).toBe(false);
  expect(start(loopt('4'), 'overleg', { weg: 'praten' }).ok).toBe(false);
});

test('one reason for several places of an exit is said once', () => {
  const s = stand([...DIENST]);
  for (const { uitgangen } of terugVan(s, VANDAAG))
    for (const { waarom } of uitgangen) expect(new Set(waarom.map(({ tekst }) => tekst)).size).toBe(waarom.length);
});

test('AL2: fewer hours than the starting point are said, not refused', () => {
  const dienst = findStap(route, 'dienst');
  expect(dienst && urenLetOp(stand([]), dienst, 20)).toEqual([
    { tekst: 'Het uitgangspunt is 28 uur per week.', bron: 'SS uren', status: 'praktijk' },
  ]);
  expect(dienst && urenLetOp(stand([]), dienst, 28)).toEqual([]);
});

test('where somebody is already is no way back from there (OS4); another job or place is', () => {
  const naar = (soort: 'begeleiding-groep' | 'werkplek'): string[] => {
    const stappen = route.stappen.map((stap) => (stap.id === 'dagbesteding' ? { ...stap, soort } : stap));
    const wegen = route.terug.map((weg) => ({ ...weg, vanaf: ['dagbesteding'] }));
    const hier = stand([...DIENST.slice(0, -1), ['dagbesteding', '2019-03-01']]);
    return terugVan({ ...hier, route: { ...route, stappen, terug: wegen } }, VANDAAG).flatMap(({ uitgangen }) =>
      uitgangen.flatMap((een) => een.naar),
    );
  };
  expect(naar('begeleiding-groep')).not.toContain('dagbesteding');
  expect(naar('begeleiding-groep')).toContain('proef');
  expect(naar('werkplek')).toContain('dagbesteding');
});

test.each<[string, unknown, string | undefined]>([
  ['nothing yet', {}, undefined],
  ['a step that is over', { stappen: [{ stap: 'stage', van: '2019-01-01', tot: '2019-04-01', uitkomst: 'klaar' }] }, undefined],
  ['an unknown step', { stappen: [{ stap: 'werk', van: '2019-01-01' }] }, 'Kies uit: overleg'],
  ['an end without an outcome', { stappen: [{ stap: 'stage', van: '2019-01-01', tot: '2019-04-01' }] }, 'Uitkomsten: klaar'],
  [
    'a day that does not exist',
    { stappen: [{ stap: 'stage', van: '2019-02-30' }] },
    'stappen.0.van: schrijf een dag die bestaat',
  ],
  ['something else', [], 'Schrijf een stand als'],
])('a stand that is written: %s', (_, invoer, weigering) => {
  const uit = leesStand(invoer, regeling, route);
  if (weigering === undefined) expect(uit).toMatchObject({ ok: true });
  else expect(uit.ok ? '' : uit.redenen[0]?.tekst).toContain(weigering);
});

test('records of other areas become steps; the traject is over with the end of the route', () => {
  const feit = { id: 'x', begonnenOp: D('2019-01-01') };
  const rij = afgeleid(
    [
      { ...feit, id: 'w', soort: 'werkplek', begonnenOp: D('2019-05-01'), geeindigdOp: D('2019-06-01'), uitkomst: 'einde' },
      { ...feit, soort: 'overleg', geeindigdOp: D('2019-02-01'), uitkomst: 'Blijft' },
      { ...feit, soort: 'school' },
    ],
    route,
  );
  expect(rij.map(({ stap: een, nummer, uitkomst }) => [een, nummer, uitkomst])).toEqual([
    ['overleg', 1, 'nee'],
    ['basis', 2, 'einde'],
  ]);
  expect(isKlaar({ route, stappen: rij })).toBe(true);
  expect(isKlaar({ route, stappen: [] })).toBe(false);
});

test('AM1: one no is enough to go no further, and says what is possible', () => {
  const s = stand([['overleg', '2019-08-01']]);
  const eind = (uitkomst: string, oordelen: Oordeel[]) =>
    beoordeelEinde(s, { id: 't0', uitkomst, op: VANDAAG, oordelen }, VANDAAG);
  const nee: Oordeel = { wie: 'aanbieder', ja: false, op: VANDAAG };
  const geweigerd = eind('ja', [ja('klantmanager'), ja('inwoner'), nee]);
  expect(geweigerd.ok ? '' : geweigerd.redenen[0]?.tekst).toContain(
    'aanbieder zegt nee. Nu kan: overleggen en opnieuw vragen; afronden met “niet eens”',
  );
  expect(geweigerd).toMatchObject({ ok: false, redenen: [{ bron: 'SS overleg' }] });
  expect(eind('oneens', [ja('klantmanager'), ja('inwoner'), nee]).ok).toBe(true);
  // Nobody said no, so it is not that they do not agree; and what leads on is no way around a no.
  expect(eind('oneens', [ja('klantmanager'), ja('inwoner')]).ok).toBe(false);
  expect(eind('nee', [ja('klantmanager'), ja('inwoner'), nee]).ok).toBe(false);
});

test('whose word is asked: the consulent is who acts when nobody has that name, and what is owed is owed by somebody of the municipality', () => {
  const ik = { id: 1, naam: 'Ik', functie: 'consulent Wmo' };
  const samen = (collegas: { id: number; naam: string; functie: string | null }[]) =>
    verdeelBeslissers(
      { over: 'uitkomst', vorm: 'gezamenlijk', wie: [], samen: ['consulent', 'aanbieder', 'inwoner'] },
      { ik, collegas: [ik, ...collegas], aanbieder: { id: 7, naam: 'De Kas' } },
    );
  expect(samen([])).toMatchObject({ zelf: ['consulent'], vragen: [{ soort: 'aanbieder' }, { soort: 'inwoner' }] });
  expect(samen([{ id: 2, naam: 'Noor', functie: 'consulent' }])).toMatchObject({
    zelf: [],
    vragen: [{ soort: 'collega' }, {}, {}],
  });
  expect(eigenaarVan(['accountadviseur'])).toBe('accountadviseur');
  expect(eigenaarVan(['inwoner', 'aanbieder'], ['wijkcoach'])).toBe('wijkcoach');
  expect(eigenaarVan([], ['werkgever'])).toBe('consulent');
});

test('steps of one day stand in the order of the route, however they come in', () => {
  const DAG = D('2019-05-01');
  // A walk over the route in one day: each outcome leads to the next step, no step twice.
  const wandeling = fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }).map((keuzes) => {
    const gelopen: Trajectstap[] = [];
    let nu = route.stappen.find(({ id }) => id === 'overleg');
    for (const keuze of keuzes) {
      if (!nu) break;
      const al = new Set(gelopen.map((t) => t.stap));
      const wegen = nu.uit.flatMap((uit) =>
        uit.naar.filter((een) => een !== nu?.id && !al.has(een)).map((naar) => ({ uit, naar })),
      );
      const weg = wegen[keuze % Math.max(wegen.length, 1)];
      const basis = {
        id: `toewijzing-${(keuze * 7919) % 97}-${gelopen.length}`,
        stap: nu.id,
        nummer: 0,
        poging: 0,
        begonnenOp: DAG,
        oordelen: [],
      };
      gelopen.push(weg ? { ...basis, geeindigdOp: DAG, uitkomst: weg.uit.uitkomst } : basis);
      nu = weg && route.stappen.find(({ id }) => id === weg.naar);
    }
    const laatste = gelopen.pop();
    return laatste ? [...gelopen, { ...laatste, geeindigdOp: undefined, uitkomst: undefined }] : gelopen;
  });
  fc.assert(
    fc.property(wandeling, fc.infiniteStream(fc.nat()), (gelopen, zaad) => {
      const volgorde = new Map(gelopen.map((t) => [t.id, zaad.next().value]));
      const door = gelopen.toSorted((a, b) => (volgorde.get(a.id) ?? 0) - (volgorde.get(b.id) ?? 0));
      expect(genummerd(door, route).map(({ id }) => id)).toEqual(gelopen.map(({ id }) => id));
    }),
  );
  // Rows keep the order in which they were kept, and what is named goes before the route.
  const rij = (id: string, stap_: string, nummer: number, volgtOp?: string): Trajectstap => ({
    id,
    stap: stap_,
    nummer,
    poging: 0,
    begonnenOp: DAG,
    geeindigdOp: DAG,
    uitkomst: ANDERS,
    oordelen: [],
    volgtOp,
  });
  expect(genummerd([rij('8', 'advies', 2), rij('7', 'proef', 1)], route).map(({ id }) => id)).toEqual(['7', '8']);
  expect(genummerd([rij('a', 'advies', 0, 'b'), rij('b', 'proef', 0)], route).map(({ id }) => id)).toEqual(['b', 'a']);
});

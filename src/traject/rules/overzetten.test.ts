/** A traject beside itself under another version: what goes on, what moves, and what people must choose. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Regeling } from '../../beleid/regeling.ts';
import { RouteShape } from '../../beleid/route.ts';
import { datum } from '../../kernel/datum.ts';
import type { Stand, Trajectstap } from '../types.ts';
import { beoordeelOverzetting, eindeOnder, genummerd, naarVersie, overzetting, zegtHetzelfde } from './index.ts';

const route = RouteShape.parse(
  parse(`
stappen:
  - { id: overleg, naam: Overleg, soort: overleg, begin: true, uit: [{ uitkomst: ja, wat: gaat naar werk, naar: advies }], bron: SS overleg }
  - { id: advies, naam: Advies, soort: advies, uit: [{ uitkomst: positief, wat: positief advies, naar: proef }], bron: SS advies }
  - { id: proef, naam: Proefperiode, soort: proefperiode, termijn: { aantal: 8, eenheid: weken, soort: vast }, pogingen: { hoogstens: 3, bron: SS terugval }, plichten: [{ sleutel: loonwaarde, naam: Loonwaardemeting, wie: accountadviseur, wanneer: { na: { weken: 5 } }, bron: SS proef }], uit: [{ uitkomst: gelukt, wat: in dienst, naar: stage }], bron: SS proef }
  - { id: stage, naam: Leer-werkstage, soort: leer-werkstage, uit: [{ uitkomst: klaar, wat: klaar, einde: true }], bron: SS stage }
`),
);
const bronnen = { SS: { naam: 'Simpel switchen', kort: 'Simpel switchen', status: 'praktijk', uitleg: '' } };
const regeling = {
  naam: 'Proef',
  geldigVan: '2015-01-01',
  geldigTot: null,
  rechtsgrond: { bron: 'SS begin' },
  bronnen,
  keuzes: { K7: { nazorgMaanden: [] } },
} as unknown as Regeling;
const D = datum;
const VANDAAG = D('2019-09-01');
type Kort = [stap: string, van: string, tot: string | undefined, uitkomst: string | undefined, rest: Partial<Trajectstap>];
const stand = (stappen: Kort[]): Stand => ({
  regeling,
  route,
  stappen: genummerd(
    stappen.map(
      ([stap, van, tot, uitkomst, rest], i): Trajectstap => ({
        id: '',
        stap,
        nummer: i + 1,
        poging: 0,
        begonnenOp: D(van),
        geeindigdOp: tot === undefined ? undefined : D(tot),
        uitkomst,
        oordelen: [],
        ...rest,
      }),
    ),
    route,
  ),
});

describe('to another version', () => {
  const anders = RouteShape.parse(
    parse(`
stappen:
  - { id: overleg, naam: Gesprek, soort: overleg, begin: true, uit: [{ uitkomst: ja, wat: gaat naar werk, naar: proef }], bron: SS overleg }
  - { id: proef, naam: Proefperiode, soort: proefperiode, termijn: { aantal: 4, eenheid: weken, soort: maximum }, plichten: [{ sleutel: loonwaarde, naam: Loonwaardemeting, wie: accountadviseur, wanneer: { na: { weken: 2 } }, bron: SS proef }], uit: [{ uitkomst: gelukt, wat: in dienst, naar: traject }], bron: SS proef }
  - { id: traject, naam: Leertraject, soort: leer-werkstage, uit: [{ uitkomst: klaar, wat: klaar, einde: true }], bron: SS stage }
`),
  );
  const naar = (s: Stand, keuzes: Record<string, string> = {}) => ({
    ...s,
    route: anders,
    stappen: s.stappen.map((t) => ({ ...t, stap: keuzes[t.id] ?? t.stap })),
  });
  const met = (s: Stand, keuzes: Record<string, string> = {}) => overzetting(s, naar(s, keuzes), keuzes, VANDAAG);

  test('what goes on: the name, the term and the day of a duty that move, and an agreed end that stays', () => {
    const uit = met(stand([['proef', '2019-08-05', undefined, undefined, { id: '1', eindeGepland: D('2019-09-29') }]]));
    expect(uit.stappen[0]?.verschil.map(({ wat }) => wat)).toEqual(['Termijn', 'Hoe vaak het mag']);
    expect(uit.stappen[0]?.letOp[0]).toContain('Afgesproken is tot en met 29 september 2019');
    expect(uit.plichten).toEqual([{ wat: 'Loonwaardemeting', oud: '9 september 2019', nieuw: '19 augustus 2019' }]);
    expect(beoordeelOverzetting(uit, 'De nieuwe afspraken passen beter.')).toMatchObject({ ok: true });
    expect(beoordeelOverzetting(uit, ' ')).toMatchObject({ ok: false, redenen: [{ veld: 'reden' }] });
  });

  test('a longer term: whether the agreed end moves along is chosen, and what is counted from it moves with it', () => {
    const lang = RouteShape.parse(
      parse(`
stappen:
  - { id: proef, naam: Proefperiode, soort: proefperiode, begin: true, termijn: { aantal: 12, eenheid: weken, soort: maximum }, uit: [{ uitkomst: gelukt, wat: in dienst, einde: true }], bron: SS proef }
`),
    );
    const s = stand([['proef', '2019-08-05', undefined, undefined, { id: '1', eindeGepland: D('2019-09-29') }]]);
    const t = s.stappen[0] as Trajectstap;
    const bij = (keuzes: Record<string, string>) => overzetting(s, { ...s, route: lang }, keuzes, VANDAAG);
    expect(bij({}).stappen[0]?.langer).toEqual({ afgesproken: D('2019-09-29'), kan: D('2019-10-27') });
    expect(beoordeelOverzetting(bij({}), 'Omdat.')).toMatchObject({ ok: false, redenen: [{ veld: 'einde_1' }] });
    for (const [keuze, dag] of [
      ['blijft', '2019-09-29'],
      ['gaat-mee', '2019-10-27'],
    ] as const) {
      expect(beoordeelOverzetting(bij({ einde_1: keuze }), 'Omdat.')).toMatchObject({ ok: true });
      expect(eindeOnder(lang.stappen[0], t, { einde_1: keuze }, undefined)).toEqual(D(dag));
    }
    // The end of a toewijzing stays, and the preview says so and where it is prolonged.
    const plek = stand([['proef', '2019-08-05', undefined, undefined, { id: 'toewijzing-1', eindeGepland: D('2019-09-29') }]]);
    const [bijPlek] = overzetting(plek, { ...plek, route: lang }, {}, VANDAAG).stappen;
    expect(bijPlek?.langer).toBeUndefined();
    expect(bijPlek?.letOp[0]).toMatch(/tot en met 29 september 2019.*tot en met 27 oktober 2019.*verlengen doe je daar/);
    // Shorter, equal, or a record of another area: nothing to choose.
    expect(met(s).stappen[0]?.langer).toBeUndefined();
    expect(overzetting(s, s, {}, VANDAAG).eindeTeKiezen).toEqual([]);
  });

  test('of money only the amount that is other, each by itself', () => {
    const geld = (begeleiding: string, jobcoach: string) =>
      RouteShape.parse(
        parse(`
stappen:
  - id: proef
    naam: Proefperiode
    soort: proefperiode
    begin: true
    termijn: null
    geld:
      - { sleutel: begeleiding, naam: Begeleiding, aan: werkgever, bedrag: "${begeleiding}", per: jaar, betaler: [wmo], bron: SS geld }
      - { sleutel: subsidie, naam: Subsidie, aan: werkgever, bedrag: null, per: jaar, betaler: [rijk], bron: SS geld }${jobcoach}
    uit: [{ uitkomst: gelukt, wat: in dienst, einde: true }]
    bron: SS proef
`),
      );
    const s = { ...stand([['proef', '2019-08-05', undefined, undefined, { id: '1' }]]), route: geld('8.500,00', '') };
    const nieuw = geld(
      '9.000,00',
      '\n      - { sleutel: coach, naam: Jobcoach, aan: werkgever, bedrag: "100,00", per: eenmalig, betaler: [], bron: SS geld }',
    );
    expect(overzetting(s, { ...s, route: nieuw }, {}, VANDAAG).stappen[0]?.verschil).toEqual([
      {
        wat: 'Geld: Begeleiding',
        oud: expect.stringMatching(/^€.8\.500,00 per jaar, [^.;]*$/),
        nieuw: expect.stringMatching(/^€.9\.000,00 per jaar, [^.;]*$/),
      },
      { wat: 'Geld: Jobcoach', oud: null, nieuw: expect.stringContaining('100,00') },
    ]);
  });

  test('what is not there any more wants a choice, of the same kind first; what is over does not', () => {
    const s = stand([
      ['overleg', '2019-01-01', '2019-01-02', 'ja', { id: '1' }],
      ['advies', '2019-01-02', '2019-01-03', 'positief', { id: '2' }],
      ['stage', '2019-02-01', undefined, undefined, { id: '3' }],
    ]);
    const uit = met(s);
    expect(uit.stappen.map(({ nieuw, keuzes }) => [nieuw?.id, keuzes.map(({ id }) => id)])).toEqual([
      ['overleg', []],
      [undefined, []],
      [undefined, ['traject', 'overleg', 'proef']],
    ]);
    expect(uit.teKiezen).toEqual(['3']);
    // What may, and what only people can choose, are two things.
    const open = met(stand([['advies', '2019-01-01', '2019-01-15', 'negatief', { id: '1' }]])).volgt;
    expect([open.mag.oud, open.beslissen.oud.length]).toEqual([[], 4]);
    expect(beoordeelOverzetting(uit, 'Omdat.')).toMatchObject({ ok: false, redenen: [{ veld: 'stap_3' }] });
    expect(met(s, { 3: 'traject' })).toMatchObject({ teKiezen: [], stappen: [{}, {}, { nieuw: { id: 'traject' } }] });
    expect(met(s, { 3: 'iets' }).teKiezen).toEqual(['3']);
    expect(met(s, { 3: 'stopt-hier' }).teKiezen).toEqual([]);
  });
});

test('a text of the same day that was put right is not called by that day alone', () => {
  const van = (geldigVan: string) => ({ geldigVan });
  expect(naarVersie(van('2017-01-01'), van('2020-07-01'))).toBe('de versie van 1 juli 2020');
  expect(naarVersie(van('2015-01-01'), van('2015-01-01'))).toBe('de verbeterde versie van 1 januari 2015');
});

test('a text in which only the drawing is another says the same; a step, an amount or a day more does not', () => {
  const nu: Regeling = { ...regeling, route };
  const getekend: Regeling = { ...nu, route: { ...route, gewoneWeg: { stappen: ['overleg', 'advies'], bron: 'keuze' } } };
  expect(zegtHetzelfde(nu, getekend)).toBe(true);
  expect(zegtHetzelfde(nu, { ...getekend, naam: 'Anders' })).toBe(false);
  expect(zegtHetzelfde(nu, { ...nu, route: { ...route, stappen: route.stappen.slice(1) } })).toBe(false);
  expect(zegtHetzelfde(nu, { ...getekend, geldigVan: '2020-07-01' })).toBe(false);
});

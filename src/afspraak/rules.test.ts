import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { datum } from '../kernel/datum.ts';
import { momentOp } from '../kernel/moment.ts';
import {
  type Agenda,
  gekozenMoment,
  herinnerNu,
  klokVan,
  leesMoment,
  leesTijd,
  magNog,
  toonWanneer,
  voorstelNa,
  waarschuwingen,
  wachtOp,
} from './rules.ts';
import { type Moment, type NietReden, REDENEN } from './types.ts';

const nu = { vandaag: datum('2026-11-22'), moment: new Date('2026-11-22T09:00:00Z') };

test.each([
  ['9:00', 9, 0],
  ['09.30', 9, 30],
  ['14u', 14, 0],
  ['14u15', 14, 15],
  ['16 uur', 16, 0],
  ['23:59', 23, 59],
])('the time %s', (tekst, uur, minuut) => expect(leesTijd(tekst)).toEqual({ uur, minuut }));
test.each(['', '24:00', '12:60', 'twaalf', '1234', '-1:00'])('no time: %s', (tekst) => expect(leesTijd(tekst)).toBeUndefined());

describe('the clock that changes', () => {
  test.each([
    ['2026-03-28', 10, '2026-03-28T09:00:00.000Z'],
    ['2026-03-29', 10, '2026-03-29T08:00:00.000Z'],
    ['2026-10-24', 10, '2026-10-24T08:00:00.000Z'],
    ['2026-10-25', 10, '2026-10-25T09:00:00.000Z'],
  ])('ten in the morning on %s', (dag, uur, instant) => {
    const moment = momentOp(datum(dag), { uur, minuut: 0 });
    expect(moment?.toISOString()).toBe(instant);
    expect(moment && klokVan(moment).hour).toBe(10);
  });
  test.each([
    ['2026-03-29', { uur: 2, minuut: 30 }],
    ['2026-10-25', { uur: 2, minuut: 30 }],
  ])('the hour that is not there, or twice, on %s is refused', (dag, tijd) => expect(momentOp(datum(dag), tijd)).toBeUndefined());
  test('a talk over the change takes as long as it takes', () => {
    const begin = momentOp(datum('2026-10-25'), { uur: 1, minuut: 30 });
    expect(begin && toonWanneer(begin, 120)).toBe('zondag 25 oktober 2026, 1.30 tot 2.30 uur');
  });
});

test.each([
  ['', '10:00', 'dag', /Vul de dag in/],
  ['31-02-2027', '10:00', 'dag', /is geen datum/],
  ['24-11-2026', '', 'tijd', /Vul de tijd in/],
  ['24-11-2026', '25:00', 'tijd', /is geen tijd/],
  ['21-11-2026', '10:00', 'dag', /Deze dag is voorbij/],
  ['22-11-2026', '9:59', 'tijd', /al voorbij/],
  ['29-03-2027', '10:00', undefined, undefined],
  ['28-03-2027', '2:30', 'tijd', /verzet de klok/],
  ['24-11-2029', '10:00', 'dag', /meer dan twee jaar/],
  ['22-11-2026', '10:01', undefined, undefined],
])('a moment %s %s', (dag, tijd, veld, wat) => {
  const uit = leesMoment({ dag, tijd }, nu);
  if (veld === undefined) expect(uit.ok).toBe(true);
  else {
    expect(!uit.ok && uit.redenen[0]?.veld).toBe(veld);
    expect(!uit.ok && uit.redenen[0]?.tekst).toMatch(wat ?? '');
  }
});

describe('agreeing on a moment', () => {
  const moment = (id: number, iso: string, o: Partial<Moment> = {}): Moment => ({
    id,
    ronde: 1,
    begin: new Date(iso),
    van: 'consulent',
    ...o,
  });
  const twee = [moment(1, '2026-11-24T09:00:00Z'), moment(2, '2026-11-25T09:00:00Z')];
  const zonder = { metInwoner: true, aanbiederId: null, centrumId: null, metConsulent: true, vanCentrum: false };
  const alle = { ...zonder, aanbiederId: 7 };
  const ja = (momentId: number, van: 'inwoner' | 'aanbieder') => ({ momentId, van, kan: true });
  const nee = (momentId: number, van: 'inwoner' | 'aanbieder') => ({ momentId, van, kan: false });

  test('only when everybody can, and then the earliest', () => {
    expect(gekozenMoment(alle, twee, [ja(1, 'inwoner'), ja(2, 'inwoner')], nu.moment)).toBeUndefined();
    expect(
      gekozenMoment(alle, twee, [ja(1, 'inwoner'), ja(2, 'inwoner'), nee(1, 'aanbieder'), ja(2, 'aanbieder')], nu.moment)?.id,
    ).toBe(2);
    expect(
      gekozenMoment(alle, twee, [ja(1, 'inwoner'), ja(2, 'inwoner'), ja(1, 'aanbieder'), ja(2, 'aanbieder')], nu.moment)?.id,
    ).toBe(1);
    expect(gekozenMoment(zonder, twee, [ja(2, 'inwoner')], nu.moment)?.id).toBe(2);
  });
  test('the latest answer counts; what is over or of an earlier round does not', () => {
    expect(gekozenMoment({ ...alle, aanbiederId: null }, twee, [ja(1, 'inwoner'), nee(1, 'inwoner')], nu.moment)).toBeUndefined();
    expect(
      gekozenMoment({ ...alle, aanbiederId: null }, twee, [ja(1, 'inwoner')], new Date('2026-11-24T09:00:00Z')),
    ).toBeUndefined();
    const tweede = [...twee, moment(3, '2026-11-26T09:00:00Z', { ronde: 2, van: 'inwoner' })];
    expect(gekozenMoment({ ...alle, aanbiederId: null }, tweede, [ja(1, 'inwoner')], nu.moment)).toBeUndefined();
    expect(wachtOp({ ...alle, aanbiederId: null }, tweede, [], nu.moment)).toEqual(['consulent']);
  });
  test('who is waited for; nobody when no moment is left that all can', () => {
    expect(wachtOp(alle, twee, [], nu.moment)).toEqual(['inwoner', 'aanbieder']);
    expect(wachtOp(alle, twee, [nee(1, 'inwoner'), ja(2, 'inwoner')], nu.moment)).toEqual(['aanbieder']);
    expect(wachtOp(alle, twee, [nee(1, 'inwoner'), nee(2, 'inwoner')], nu.moment)).toEqual([]);
    expect(wachtOp(alle, twee, [], new Date('2026-11-26T00:00:00Z'))).toEqual([]);
  });
});

describe('what to think of', () => {
  const { landelijk } = beleidVanHuis();
  const agenda: Agenda = { landelijk, vanafUur: 8, totUur: 18, afwezig: [], andere: [] };
  const op = (dag: string, uur: number, minuut = 0): Date => {
    const moment = momentOp(datum(dag), { uur, minuut });
    if (!moment) throw new Error('geen moment');
    return moment;
  };
  test.each([
    ['2026-11-24', 10, 0, []],
    ['2026-11-24', 8, 0, []],
    ['2026-11-24', 17, 15, []],
    ['2026-11-24', 7, 59, [/buiten onze uren/]],
    ['2026-11-24', 17, 16, [/buiten onze uren/]],
    ['2026-11-28', 10, 0, [/weekend/]],
    ['2026-12-25', 10, 0, [/feestdag: Eerste Kerstdag/]],
    ['2027-04-27', 10, 0, [/Koningsdag/]],
    ['2060-04-26', 10, 0, []],
  ])('%s %i.%i', (dag, uur, minuut, wat) => {
    const uit = waarschuwingen({ begin: op(dag, uur, minuut), minuten: 45 }, agenda);
    expect(uit).toHaveLength(wat.length);
    wat.forEach((een, i) => {
      expect(uit[i]).toMatch(een);
    });
  });
  test('another appointment at that time, not one that ends when this begins, nor itself', () => {
    const andere = [{ id: 5, begin: op('2026-11-24', 10), minuten: 45, wie: 'Jan Hoekstra' }];
    const om = (uur: number, minuut: number, id?: number) =>
      waarschuwingen(
        { begin: op('2026-11-24', uur, minuut), minuten: 45, ...(id === undefined ? {} : { id }) },
        { ...agenda, andere },
      );
    expect(om(10, 44)[0]).toMatch(/Jan Hoekstra, 10.00 tot 10.45/);
    expect(om(9, 16)).toHaveLength(1);
    expect(om(10, 45)).toEqual([]);
    expect(om(9, 15)).toEqual([]);
    expect(om(10, 0, 5)).toEqual([]);
  });
  test('being away, on its first and last day', () => {
    const weg = { ...agenda, afwezig: [{ van: datum('2026-11-24'), tot: datum('2026-11-26'), vervanger: 'Murat' }] };
    const op10 = (dag: string) => waarschuwingen({ begin: op(dag, 10), minuten: 45 }, weg).join();
    expect(op10('2026-11-23')).toBe('');
    expect(op10('2026-11-24')).toMatch(/Murat vervangt je/);
    expect(op10('2026-11-26')).toMatch(/afwezig/);
    expect(op10('2026-11-27')).toBe('');
  });
  test('being away until further notice', () => {
    const weg = { ...agenda, afwezig: [{ van: datum('2026-11-24'), tot: undefined, vervanger: null }] };
    const op10 = (dag: string) => waarschuwingen({ begin: op(dag, 10), minuten: 45 }, weg).join();
    expect(op10('2026-11-23')).toBe('');
    expect(op10('2026-11-24')).toBe('Je bent dan afwezig (vanaf 24 november 2026).');
    expect(op10('2027-06-01')).toMatch(/vanaf/);
  });
});

test('what follows on not coming is a proposal, in three families', () => {
  const titels = Object.keys(REDENEN).map((reden) => voorstelNa(reden as NietReden).titel);
  expect(new Set(titels).size).toBe(4);
  // Who forgot it said why: only of no reason at all it is not known.
  expect(voorstelNa('vergeten').titel).not.toBe(voorstelNa('onbekend').titel);
  for (const reden of Object.keys(REDENEN)) {
    const tekst = voorstelNa(reden as NietReden).stappen.join(' ');
    expect(tekst).toMatch(/nieuwe afspraak/);
    expect(tekst).not.toMatch(/uitkering|korting|sanctie|maatregel|stop/i);
  }
});

test.each([
  ['vast', '2026-11-22T08:59:00Z', { verplaatsen: true, afzeggen: false, uitkomst: true, terugdraaien: false }],
  ['vast', '2026-11-22T09:01:00Z', { verplaatsen: true, afzeggen: true, uitkomst: false, terugdraaien: false }],
  ['afgezegd', '2026-11-22T09:01:00Z', { verplaatsen: false, afzeggen: false, uitkomst: false, terugdraaien: true }],
  ['afgezegd', '2026-11-22T08:59:00Z', { verplaatsen: false, afzeggen: false, uitkomst: false, terugdraaien: false }],
  ['geweest', '2026-11-22T08:59:00Z', { verplaatsen: false, afzeggen: false, uitkomst: false, terugdraaien: true }],
] as const)('what may be done with %s at %s', (status, begin, mag) =>
  expect(magNog({ status, begin: new Date(begin) }, nu.moment)).toMatchObject(mag),
);

test.each([
  ['tomorrow', {}, true],
  ['who does not want it', { wil: false }, false],
  ['a closed dossier', { inwonerStatus: 'afgerond' }, false],
  ['who died', { overleden: true }, false],
  ['the day after', { begin: new Date('2026-11-24T09:00:00Z') }, false],
  ['late on the evening before, in Dutch time', { begin: new Date('2026-11-22T23:30:00Z') }, true],
  ['told today', { laatsteBericht: new Date('2026-11-22T07:00:00Z') }, false],
  ['told yesterday', { laatsteBericht: new Date('2026-11-21T22:00:00Z') }, true],
  ['called off', { status: 'afgezegd' as const }, false],
])('a reminder: %s', (_, anders, verwacht) =>
  expect(
    herinnerNu({
      begin: new Date('2026-11-23T09:00:00Z'),
      status: 'vast',
      vandaag: nu.vandaag,
      inwonerStatus: 'in-traject',
      overleden: false,
      wil: true,
      laatsteBericht: undefined,
      ...anders,
    }),
  ).toBe(verwacht),
);

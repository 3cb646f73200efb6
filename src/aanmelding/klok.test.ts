import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { datum } from '../kernel/datum.ts';
import { feitRedenen, klokkenVan } from './rules.ts';
import type { AanmeldingFeiten, Feit, FeitSoort, KlokSoort } from './types.ts';

const { landelijk } = beleidVanHuis();

const feit = (soort: FeitSoort, dag: string, o: Partial<Feit> = {}): Feit => ({
  id: 1,
  soort,
  wat: 'vastgelegd',
  dag,
  keuze: '',
  tot: null,
  toelichting: '',
  documentId: null,
  door: 'Sanne',
  vastgelegdOp: new Date(0),
  ...o,
});
const stel = (feiten: Feit[], o: Partial<AanmeldingFeiten> = {}): AanmeldingFeiten => ({
  ontvangenOp: datum('2026-10-12'),
  afgerond: false,
  feiten,
  plannen: [],
  besluitOp: undefined,
  ...o,
});
const klok = (f: AanmeldingFeiten, soort: KlokSoort, vandaag: string) => {
  const gevonden = klokkenVan(f, landelijk, datum(vandaag)).find((een) => een.soort === soort);
  if (!gevonden) throw new Error(`geen klok ${soort}`);
  return gevonden;
};

// Received on Monday 12 October 2026: six weeks end on Monday 23 November, the plan on Monday 19 October.
test.each([
  ['onderzoek', '2026-10-12', 'open', '2026-11-23', 0, 42],
  ['onderzoek', '2026-11-23', 'open', '2026-11-23', 42, 0],
  ['onderzoek', '2026-11-24', 'telaat', '2026-11-23', 43, -1],
  ['plan', '2026-10-19', 'open', '2026-10-19', 7, 0],
  ['plan', '2026-10-20', 'verstreken', '2026-10-19', 8, -1],
] as const)('Wmo 2015 art. 2.3.2: %s on %s is %s', (soort, vandaag, stand, uiterlijk, dag, over) => {
  const k = klok(stel([]), soort, vandaag);
  expect([k.stand, k.uiterlijk?.toString(), k.dag, k.dagenOver]).toEqual([stand, uiterlijk, dag, over]);
});

test('Atw: seven days that end on a Sunday go on to the Monday', () => {
  expect(klok(stel([], { ontvangenOp: datum('2026-11-22') }), 'plan', '2026-11-22').uiterlijk?.toString()).toBe('2026-11-30');
});

// Wmo 2015 art. 2.3.5 lid 2: two weeks after the request; Awb 4:14 tells, Awb 4:15 moves.
test.each<[string, Feit[], string | undefined, string]>([
  ['without a request nothing runs', [], undefined, 'nog-niet'],
  ['two weeks', [feit('aanvraag', '2026-11-09')], '2026-11-23', 'open'],
  ['two weeks, passed', [feit('aanvraag', '2026-11-05')], '2026-11-19', 'telaat'],
  [
    'a request that was taken back',
    [feit('aanvraag', '2026-11-05'), feit('aanvraag', '2026-11-06', { wat: 'ingetrokken' })],
    undefined,
    'nog-niet',
  ],
  [
    'told that it is later',
    [feit('aanvraag', '2026-11-05'), feit('verdaging', '2026-11-18', { keuze: 'mededeling', tot: '2026-12-03' })],
    '2026-11-19',
    'telaat',
  ],
  [
    'agreed in writing',
    [feit('aanvraag', '2026-11-05'), feit('verdaging', '2026-11-18', { keuze: 'instemming', tot: '2026-12-03' })],
    '2026-12-03',
    'open',
  ],
  ['asks for nothing', [feit('geen-aanvraag', '2026-11-05')], undefined, 'vervallen'],
])('the beschikking: %s', (_, feiten, uiterlijk, stand) => {
  const k = klok(stel(feiten), 'beschikking', '2026-11-22');
  expect([k.uiterlijk?.toString(), k.stand]).toEqual([uiterlijk, stand]);
});

test('what was done late says so; after a besluit nothing that was not written down is owed', () => {
  const laat = stel([feit('ondersteuning-aangeboden', '2026-10-13'), feit('onderzoek-afgerond', '2026-11-24')]);
  expect(klok(laat, 'onderzoek', '2026-11-30').stand).toBe('telaat-gedaan');
  const besloten = stel([], { besluitOp: datum('2026-11-20') });
  expect(klokkenVan(besloten, landelijk, datum('2027-06-01')).map((k) => k.stand)).not.toContain('telaat');
  expect(klok(besloten, 'beschikking', '2027-06-01').stand).toBe('gedaan');
  expect(klok(stel([], { plannen: [datum('2026-11-20')] }), 'plan', '2026-11-22').stand).toBe('gedaan');
});

const gewezen = feit('ondersteuning-aangeboden', '2026-10-13');
const klaar = feit('onderzoek-afgerond', '2026-11-10');
test.each<[string, FeitSoort, Partial<Feit>, Feit[], string | undefined]>([
  ['tomorrow', 'identiteit', { dag: '2026-11-23', keuze: 'paspoort' }, [], 'dag'],
  ['a document that is none', 'identiteit', { keuze: 'bibliotheekpas' }, [], 'keuze'],
  ['a passport', 'identiteit', { keuze: 'paspoort' }, [], undefined],
  ['a passport seen years ago', 'identiteit', { keuze: 'paspoort', dag: '2024-01-02' }, [], undefined],
  ['before the aanmelding', 'plan-uitgelegd', { dag: '2026-10-11' }, [], 'dag'],
  ['art. 2.3.2 lid 3: research without having pointed at support', 'onderzoek-afgerond', {}, [], 'dag'],
  ['research after it', 'onderzoek-afgerond', {}, [gewezen], undefined],
  ['a report before the research', 'verslag-gegeven', {}, [gewezen], 'dag'],
  ['a report dated before the research', 'verslag-gegeven', { dag: '2026-11-09' }, [gewezen, klaar], 'dag'],
  ['art. 2.3.2 lid 9: a request before the research', 'aanvraag', {}, [gewezen], 'dag'],
  ['a request after the research', 'aanvraag', {}, [gewezen, klaar], undefined],
  [
    'a verdaging without a request',
    'verdaging',
    { keuze: 'mededeling', tot: '2026-12-20', toelichting: 'Druk.' },
    [klaar],
    'dag',
  ],
  [
    'a verdaging that is no later',
    'verdaging',
    { keuze: 'mededeling', tot: '2026-11-25', toelichting: 'Druk.' },
    [feit('aanvraag', '2026-11-11')],
    'tot',
  ],
  [
    'a verdaging without a reason',
    'verdaging',
    { keuze: 'mededeling', tot: '2026-12-20' },
    [feit('aanvraag', '2026-11-11')],
    'toelichting',
  ],
  [
    'a verdaging',
    'verdaging',
    { keuze: 'mededeling', tot: '2026-12-20', toelichting: 'Druk.' },
    [feit('aanvraag', '2026-11-11')],
    undefined,
  ],
])('%s', (_, soort, o, feiten, veld) => {
  const nieuw = {
    soort,
    dag: o.dag ?? '2026-11-20',
    keuze: o.keuze ?? '',
    tot: o.tot ?? undefined,
    toelichting: o.toelichting ?? '',
  };
  const redenen = feitRedenen(nieuw, stel(feiten), { landelijk, vandaag: datum('2026-11-22') });
  expect(redenen[0]?.veld).toBe(veld);
});

test('art. 2.3.2 lid 9: after six weeks without research a request may be done all the same', () => {
  const o = { landelijk, vandaag: datum('2026-11-25') };
  const vraag = (dag: string) => feitRedenen({ soort: 'aanvraag', dag, keuze: '', tot: undefined, toelichting: '' }, stel([]), o);
  expect(vraag('2026-11-23')).toHaveLength(1);
  expect(vraag('2026-11-24')).toEqual([]);
});

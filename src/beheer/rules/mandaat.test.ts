import { describe, expect, test } from 'vitest';
import { datum } from '../../kernel/datum.ts';
import type { Geldigheid } from '../../kernel/periode.ts';
import { COLLEGE, type Mandaat } from '../types.ts';
import { filterZoek, inWoorden } from './logboek.ts';
import {
  eindeRedenen,
  eindigtBinnenkort,
  kettingOp,
  kijkdag,
  mandaatRedenen,
  sleutelVan,
  teltBijBesluit,
  valtOm,
} from './mandaat.ts';

const regeling = {
  mandaat: {
    bron: 'BR besluit 3',
    voor: 'Werkt mee',
    nietGenoemd: ['weigeren'],
    ingangsdatum: null,
    keten: ['gemeentesecretaris', 'teammanager-wmo', 'trajectregisseur'],
    functies: {
      gemeentesecretaris: 'Gemeentesecretaris',
      'teammanager-wmo': 'Teammanager Wmo',
      trajectregisseur: 'Trajectregisseur',
    },
  },
};
const g = (van: string, tot: string | null = null): Geldigheid => ({ van: datum(van), tot: tot === null ? null : datum(tot) });
const mandaat = (o: Partial<Mandaat> = {}): Mandaat => ({
  id: 1,
  functie: 'trajectregisseur',
  gebruikerId: undefined,
  naam: undefined,
  verleendDoor: 'teammanager-wmo',
  handeling: 'beschikking-verlenen',
  producten: undefined,
  totBedrag: undefined,
  ondermandaat: false,
  bereik: 'Werkt mee',
  geldig: g('2026-01-01', '2026-06-30'),
  bron: 'BR besluit 3',
  bronOp: undefined,
  bronPlaats: '',
  eindeReden: '',
  versie: 1,
  ...o,
});
const naam = (functie: string): string => functie;

describe('what may be entered (AP16, AP30)', () => {
  test.each<[string, Partial<Mandaat>, string[]]>([
    ['the day after the last one', { geldig: g('2026-07-01') }, []],
    ['the last day of the one before', { geldig: g('2026-06-30') }, ['van']],
    ['ends the day before', { geldig: g('2025-01-01', '2025-12-31') }, []],
    ['ends on its first day', { geldig: g('2025-01-01', '2026-01-01') }, ['van']],
    ['by the name of the functie, the same', { functie: 'Trajectregisseur', geldig: g('2026-06-30') }, ['van']],
    ['for another thing at the same time', { handeling: 'beschikking-weigeren', geldig: g('2026-02-01') }, []],
    ['by name beside the functie', { functie: undefined, gebruikerId: 7, geldig: g('2026-02-01') }, []],
    ['another functie', { functie: 'teammanager-wmo', verleendDoor: 'gemeentesecretaris', geldig: g('2026-02-01') }, []],
    [
      'by somebody below',
      { functie: 'teammanager-wmo', verleendDoor: 'trajectregisseur', geldig: g('2026-02-01') },
      ['verleendDoor'],
    ],
    ['by oneself', { verleendDoor: 'trajectregisseur', geldig: g('2026-07-01') }, ['verleendDoor']],
    ['by the college', { verleendDoor: COLLEGE, geldig: g('2026-07-01') }, []],
    ['by who is not in the chain', { verleendDoor: 'de burgemeester', geldig: g('2026-07-01') }, ['verleendDoor']],
    ['for who is not in the chain', { functie: 'stagiair', geldig: g('2026-07-01') }, ['functie']],
    ['for a functie of the municipality', { functie: 'Kwaliteitsmedewerker', geldig: g('2026-07-01') }, []],
    ['an end before its start', { geldig: g('2026-07-02', '2026-07-01') }, ['tot']],
  ])('%s', (_naam, o, velden) => {
    const redenen = mandaatRedenen(mandaat(o), [mandaat()], regeling, ['kwaliteitsmedewerker']);
    expect(redenen.map((reden) => reden.veld)).toEqual(velden);
  });

  test('two by name for one person overlap, for two persons they do not', () => {
    const opNaam = (id: number) => mandaat({ functie: undefined, gebruikerId: id });
    expect(mandaatRedenen(opNaam(7), [opNaam(7)], regeling, []).map((reden) => reden.veld)).toEqual(['van']);
    expect(mandaatRedenen(opNaam(8), [opNaam(7)], regeling, [])).toEqual([]);
  });
});

describe('an end', () => {
  test.each<[string, Geldigheid, string, boolean]>([
    ['today', g('2021-01-01'), '2026-11-22', true],
    ['yesterday', g('2021-01-01'), '2026-11-21', false],
    ['before it begins', g('2027-01-01'), '2026-12-31', false],
    ['on its first day', g('2027-01-01'), '2027-01-01', true],
    ['on its last day', g('2021-01-01', '2026-12-31'), '2026-12-31', true],
    ['later than its last day', g('2021-01-01', '2026-12-31'), '2027-01-01', false],
  ])('%s', (_naam, geldig, laatste, mag) => {
    expect(eindeRedenen(mandaat({ geldig }), datum(laatste), datum('2026-11-22')).length === 0).toBe(mag);
  });

  test.each<[string | null, boolean]>([
    ['2026-11-21', false],
    ['2026-11-22', true],
    ['2027-01-21', true],
    ['2027-01-22', false],
    [null, false],
  ])('stands on the start page up to sixty days ahead: %s', (tot, ja) => {
    expect(eindigtBinnenkort(mandaat({ geldig: g('2021-01-01', tot) }), datum('2026-11-22'), 60)).toBe(ja);
  });
});

describe('the chain up to the college', () => {
  const top = mandaat({
    id: 1,
    functie: 'gemeentesecretaris',
    verleendDoor: COLLEGE,
    ondermandaat: true,
    geldig: g('2021-01-01'),
  });
  const midden = mandaat({
    id: 2,
    functie: 'teammanager-wmo',
    verleendDoor: 'Gemeentesecretaris',
    ondermandaat: true,
    geldig: g('2021-01-01'),
  });
  const onder = mandaat({ id: 3, geldig: g('2021-01-01') });
  const keten = (alle: Mandaat[]) => kettingOp(onder, [...alle, onder], regeling, datum('2026-11-22'), naam);

  test('is whole', () => {
    const { schakels, reden } = keten([top, midden]);
    expect([schakels.map((een) => een.id), reden]).toEqual([[3, 2, 1], undefined]);
  });

  test.each<[string, Mandaat[], RegExp]>([
    ['the giver has none', [top], /teammanager-wmo heeft op 22 november 2026 zelf geen mandaat/],
    ['that of the giver ended yesterday', [top, { ...midden, geldig: g('2021-01-01', '2026-11-21') }], /zelf geen mandaat/],
    [
      'the giver may not pass it on',
      [top, { ...midden, ondermandaat: false }],
      /mag het mandaat niet doorgeven \(Awb artikel 10:9\)/,
    ],
    ['higher up somebody has none', [midden], /Gemeentesecretaris heeft/],
    ['the giver has it for one product', [top, { ...midden, producten: ['wm-werkplek-3'] }], /minder ruim/],
    ['the giver has a limit', [top, { ...midden, totBedrag: 500_000 }], /minder ruim/],
    ['the giver has it for another thing', [top, { ...midden, handeling: 'beschikking-weigeren' }], /zelf geen mandaat/],
    ['it comes round', [{ ...midden, verleendDoor: 'trajectregisseur' }], /komt weer uit bij|mag het mandaat niet doorgeven/],
  ])('is broken when %s', (_naam, alle, reden) => expect(keten(alle).reden).toMatch(reden));

  test('the last day of the giver still counts', () => {
    expect(keten([top, { ...midden, geldig: g('2021-01-01', '2026-11-22') }]).reden).toBeUndefined();
  });

  test('narrower than the giver is whole', () => {
    const smal = { ...onder, producten: ['wm-werkplek-3'], totBedrag: 100 };
    const ruim = { ...midden, producten: ['wm-werkplek-3', 'wm-werkplek-4'], totBedrag: 100 };
    expect(kettingOp(smal, [top, ruim], regeling, datum('2026-11-22'), naam).reden).toBeUndefined();
  });

  test('an end takes those below with it, and nobody above', () => {
    const alle = [top, midden, onder];
    expect(valtOm(midden, datum('2026-12-31'), alle, regeling, naam).map((een) => een.id)).toEqual([3]);
    expect(valtOm(onder, datum('2026-12-31'), alle, regeling, naam)).toEqual([]);
  });

  test('what is over is not looked at, what begins is looked at on its first day', () => {
    const dag = (m: Mandaat) => kijkdag(m, datum('2026-11-22'))?.toString();
    expect([
      dag(onder),
      dag(mandaat({ geldig: g('2027-01-01') })),
      dag(mandaat({ geldig: g('2021-01-01', '2026-11-21') })),
    ]).toEqual(['2026-11-22', '2027-01-01', undefined]);
  });
});

test('a functie by key or by name is one; outside the chain it does not count at a besluit, by name it does', () => {
  expect([sleutelVan(regeling, 'Teammanager Wmo'), sleutelVan(regeling, 'teammanager-wmo')]).toEqual([
    'teammanager-wmo',
    'teammanager-wmo',
  ]);
  expect(teltBijBesluit(regeling, { functie: 'Trajectregisseur', gebruikerId: undefined })).toBe(true);
  expect(teltBijBesluit(regeling, { functie: 'kwaliteitsmedewerker', gebruikerId: undefined })).toBe(false);
  expect(teltBijBesluit(regeling, { functie: undefined, gebruikerId: 7 })).toBe(true);
});

test('words and addresses', () => {
  expect([inWoorden('besluit-genomen'), inWoorden('mandaat-beeindigd')]).toEqual(['Besluit genomen', 'Mandaat beëindigd']);
  expect(filterZoek({ van: datum('2026-11-01'), tot: undefined, gebruikerId: 0, handeling: 'inzage' }, 2)).toBe(
    '?van=2026-11-01&gebruiker=0&handeling=inzage&pagina=2',
  );
});

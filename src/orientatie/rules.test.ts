import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import type { Regeling } from '../beleid/index.ts';
import { datum, toonKort } from '../kernel/datum.ts';
import {
  categorieen,
  categorieVoorInwoner,
  leesCategorie,
  leesOrientatiedag,
  looptijdVan,
  orientatieProduct,
  standVan,
} from './rules.ts';
import type { Advies, Orientatie } from './types.ts';

const beleid = beleidVanHuis();
const regelingVan = (gemeente: string, versie: string): Regeling => {
  const gevonden = beleid.regelingen.find(({ regeling }) => regeling.gemeente === gemeente && regeling.geldigVan === versie);
  if (!gevonden) throw new Error(`geen regeling van ${gemeente} per ${versie}`);
  return gevonden.regeling;
};
const apeldoorn = regelingVan('0200', '2021-01-01');
const arnhem = regelingVan('0202', '2020-07-01');

const dag = datum('2026-01-10');
const leeg: Orientatie = {
  id: 1,
  gemeenteId: 1,
  inwonerId: 1,
  regelingId: 1,
  product: 'orientatie',
  gevraagdDoor: 'consulent',
  gevraagdOp: dag,
  vraag: 'Welk werk past?',
  opdracht: '',
  afgewezenOp: null,
  afgewezenReden: '',
  aanbiederId: null,
  centrum: null,
  toegangId: null,
  verwezenOp: null,
  kennismaking: null,
  kennismakingOp: null,
  kennismakingWaar: '',
  gestartOp: null,
  gestoptOp: null,
  gestoptReden: '',
  gevolg: null,
  gevolgOp: null,
  gevolgVerteld: '',
  versie: 1,
  adviezen: [],
};
const advies: Advies = {
  id: 1,
  nummer: 1,
  werkplek: 'a',
  opleiding: 'b',
  vervolg: 'c',
  categorie: null,
  kort: 'd',
  gegevenOp: dag,
  door: 'Noor',
  besprokenOp: null,
  akkoord: null,
  akkoordReden: '',
  akkoordDoor: null,
};
const besproken = { ...advies, besprokenOp: dag };

test.each<[string, Partial<Orientatie>]>([
  ['gevraagd', {}],
  ['afgewezen', { afgewezenOp: dag, afgewezenReden: 'nu niet' }],
  ['verwezen', { verwezenOp: dag }],
  ['gepland', { verwezenOp: dag, kennismakingOp: dag }],
  ['gestart', { verwezenOp: dag, kennismakingOp: dag, gestartOp: dag }],
  ['gestopt', { verwezenOp: dag, gestartOp: dag, gestoptOp: dag }],
  ['geadviseerd', { verwezenOp: dag, gestartOp: dag, adviezen: [advies] }],
  // A new advice has to be talked over as well.
  ['geadviseerd', { verwezenOp: dag, gestartOp: dag, adviezen: [advies, besproken] }],
  ['besproken', { verwezenOp: dag, gestartOp: dag, adviezen: [besproken] }],
  ['afgerond', { verwezenOp: dag, gestartOp: dag, adviezen: [besproken], gevolg: 'toewijzing', gevolgOp: dag }],
])('%s follows from what was written', (stand, deel) => expect(standVan({ ...leeg, ...deel })).toBe(stand));

describe('AP10, AR3: until when', () => {
  const product = orientatieProduct(apeldoorn);
  test.each([
    ['2026-03-25', 'loopt'],
    ['2026-03-26', 'bijna'],
    ['2026-04-09', 'bijna'],
    ['2026-04-10', 'over'],
  ])('AP10: begun on 10 January, on %s it is %s', (vandaag, stand) => {
    const uit = looptijdVan(product, dag, datum(vandaag));
    expect(uit && { ...uit, laatste: toonKort(uit.laatste) }).toEqual({
      laatste: '09-04-2026',
      soort: 'maximum',
      bron: 'BR 2.2',
      stand,
    });
  });
  test('AR3: three months on average ends nothing', () =>
    expect(looptijdVan(orientatieProduct(arnhem), dag, dag)?.soort).toBe('gemiddeld'));
  test('a regeling without a term gives none', () => expect(looptijdVan(undefined, dag, dag)).toBeUndefined());
});

describe('AR15: the categories of the advice', () => {
  test('Arnhem names six', () =>
    expect(categorieen(arnhem)).toEqual([
      'betaald werk',
      'ontwikkelarrangement',
      'stabiel arrangement',
      'vrijwilligerswerk',
      'persoonlijke omstandigheden',
      'voldoet niet aan de criteria',
    ]));
  test('the resident reads it in his own words, where the regeling has them', () => {
    expect(categorieVoorInwoner(arnhem, 'stabiel arrangement')).toBe('een vaste plek');
    expect(categorieVoorInwoner(arnhem, 'betaald werk')).toBe('betaald werk');
  });
  test('Apeldoorn names none, so none is asked and none is kept', () => {
    expect(categorieen(apeldoorn)).toEqual([]);
    expect(leesCategorie(apeldoorn, 'betaald werk')).toEqual({ ok: true, waarde: null });
  });
  test('one of the six, or it is said at the field', () => {
    expect(leesCategorie(arnhem, 'vrijwilligerswerk')).toEqual({ ok: true, waarde: 'vrijwilligerswerk' });
    expect(leesCategorie(arnhem, 'iets anders')).toMatchObject({ ok: false, redenen: [{ veld: 'categorie', regel: 'AR15' }] });
    expect(leesCategorie(arnhem, '')).toMatchObject({ ok: false });
  });
});

test.each([
  ['09-01-2026', false],
  ['10-01-2026', true],
  ['20-01-2026', true],
  ['21-01-2026', false],
  ['31-02-2026', false],
  ['', false],
])('a day between the tenth and the twentieth: %s', (tekst, ok) =>
  expect(leesOrientatiedag(tekst, { veld: 'dag', vanaf: dag, tot: datum('2026-01-20') }).ok).toBe(ok),
);

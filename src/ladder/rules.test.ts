import { expect, test } from 'vitest';
import { datum } from '../kernel/datum.ts';
import type { Trede } from '../kernel/trede.ts';
import {
  beoordeelBepaling,
  bewegingTekst,
  geldende,
  huidigeBepaling,
  stappenTussen,
  verloopVan,
  wordtCorrectieVan,
} from './rules.ts';
import type { Bepaling } from './types.ts';

const b = (peildatum: string, trede: Trede, vastgelegd: string) => ({ peildatum, trede, vastgelegdOp: new Date(vastgelegd) });

test('L2: the current trede is the latest by peildatum, then by when it was recorded', () => {
  const oud = b('2026-01-10', 2, '2026-01-10T09:00Z');
  const nieuw = b('2026-06-01', 3, '2026-06-01T09:00Z');
  const achteraf = b('2026-03-01', 4, '2026-07-01T09:00Z');
  expect(huidigeBepaling([nieuw, achteraf, oud])).toBe(nieuw);
  expect(huidigeBepaling([])).toBeUndefined();
});

test('L2: the same day recorded again is a correction; both stay, the later one counts', () => {
  const fout = b('2026-06-01', 5, '2026-06-01T09:00Z');
  const goed = b('2026-06-01', 3, '2026-06-02T09:00Z');
  const eerder = b('2026-01-01', 2, '2026-01-01T09:00Z');
  const rijen = verloopVan([goed, eerder, fout]);
  expect(rijen.map((r) => [r.bepaling.trede, r.vervangen, r.correctie])).toEqual([
    [2, false, false],
    [5, true, false],
    [3, false, true],
  ]);
  expect(geldende([goed, eerder, fout])).toEqual([eerder, goed]);
  // the movement is against what counted, not against the mistake
  expect(rijen.map((r) => bewegingTekst(r))).toEqual(['Eerste bepaling', 'Van trede 2 naar trede 5', 'Van trede 2 naar trede 3']);
  expect(wordtCorrectieVan([eerder, fout], '2026-06-01')).toBe(fout);
  expect(wordtCorrectieVan([eerder, fout], '2026-06-02')).toBeUndefined();
});

test('L4: a step back is named as a step forward', () => {
  const rijen = verloopVan([
    b('2026-01-01', 4, '2026-01-01T09:00Z'),
    b('2026-02-01', 2, '2026-02-01T09:00Z'),
    b('2026-03-01', 2, '2026-03-01T09:00Z'),
  ]);
  expect(rijen.map((r) => r.beweging)).toEqual(['eerste', 'lager', 'gelijk']);
  expect(rijen.map((r) => bewegingTekst(r))[1]).toBe('Van trede 4 naar trede 2');
});

const op = { geboortedatum: datum('1990-05-01'), vandaag: datum('2026-11-22') };
test.each([
  ['2026-11-22', 4, 'later', []],
  ['2026-11-23', 4, 'later', ['peildatum']],
  ['1990-05-01', 4, 'later', []],
  ['1990-04-30', 4, 'later', ['peildatum']],
  ['2026-11-22', undefined, 'niet-te-zeggen', []],
  ['2026-11-22', undefined, 'binnen-een-jaar', ['perspectief']],
  ['2026-11-22', 4, 'niet-te-zeggen', []],
  ['2026-11-22', 2, 'later', []],
] as const)('peildatum %s, perspective %s %s', (peildatum, perspectief, termijn, velden) => {
  expect(beoordeelBepaling({ peildatum, perspectief, termijn }, op).map((reden) => reden.veld)).toEqual([...velden]);
});

test('L2: what a correction ended no longer counts, also on another day', () => {
  const fout = { ...b('2026-06-01', 5, '2026-06-01T09:00Z'), id: 1, vervallenOp: new Date('2026-06-02T09:00Z') };
  const goed = { ...b('2026-05-01', 3, '2026-06-02T09:00Z'), id: 2, corrigeert: 1 };
  const rijen = verloopVan([fout, goed]);
  expect(rijen.map((r) => [r.bepaling.trede, r.vervangen, r.correctie])).toEqual([
    [3, false, true],
    [5, true, false],
  ]);
  expect(huidigeBepaling([fout, goed])).toBe(goed);
});

const bepaling = (id: number, peildatum: string, trede: Trede): Bepaling => ({
  id,
  peildatum,
  trede,
  perspectief: undefined,
  termijn: undefined,
  motivering: '',
  onderbouwing: '',
  door: '',
  herkomst: 'consulent',
  regelingId: undefined,
  vastgelegdOp: new Date(`${peildatum}T09:00Z`),
});
test.each([
  [2, 4, undefined, 2],
  [4, 3, undefined, 1],
  [3, 3, undefined, 0],
  [5, 1, undefined, 4],
] as const)('L2: from %s to %s', (van, trede, corrigeert, stappen) => {
  const rij = [bepaling(1, '2026-01-01', van), bepaling(2, '2026-12-01', 6)];
  expect(stappenTussen(rij, { peildatum: '2026-06-01', trede, corrigeert })).toEqual({ van, stappen });
});

test('L2: a first determination skips nothing, nor does one that is measured against itself', () => {
  expect(stappenTussen([], { peildatum: '2026-06-01', trede: 5, corrigeert: undefined }).stappen).toBe(0);
  const rij = [bepaling(1, '2026-01-01', 4), bepaling(2, '2026-05-01', 1)];
  expect(stappenTussen(rij, { peildatum: '2026-06-01', trede: 4, corrigeert: 2 }).stappen).toBe(0);
});

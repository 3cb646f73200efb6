import { expect, test } from 'vitest';
import { datum } from '../kernel/datum.ts';
import type { Trede } from '../kernel/trede.ts';
import { beoordeelBepaling, bewegingTekst, geldende, huidigeBepaling, verloopVan, wordtCorrectieVan } from './rules.ts';

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

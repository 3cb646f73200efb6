import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { datum } from '../kernel/datum.ts';
import { termijnUitleg } from './termijn.ts';

const { landelijk } = beleidVanHuis();

test('the last day to object: six weeks, and what a day earlier or later would have given', () => {
  const uit = termijnUitleg(landelijk, 'bezwaar', datum('2026-11-03'));
  expect(uit?.dag.toString()).toBe('2026-12-15');
  expect(uit?.gronden.map(({ regel, status }) => `${regel} ${status}`)).toEqual(['Awb wet']);
  expect(uit?.watAls).toEqual([
    { met: 'Eén dag eerder', dan: 'tot en met 14 december 2026' },
    { met: 'Eén dag later', dan: 'tot en met 16 december 2026' },
  ]);
});

test('a term that ends on a holiday says so; a day earlier or later gives the same', () => {
  // Six weeks after 14 November 2026 is 26 December, a Saturday and a holiday; Monday 28 December is the next working day.
  const uit = termijnUitleg(landelijk, 'bezwaar', datum('2026-11-14'));
  expect(uit?.dag.toString()).toBe('2026-12-28');
  expect(uit?.gronden.map(({ regel }) => regel)).toEqual(['Awb', 'Atw']);
  // A day earlier is Christmas, a day later Sunday: both run to the same Monday.
  expect(uit?.watAls).toEqual([]);
});

import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { datum } from '../kernel/datum.ts';
import { volumeUitleg } from './volume.ts';

const regeling = beleidVanHuis().regelingen.find((r) => r.regeling.gemeente === '0200')?.regeling;
if (!regeling) throw new Error('geen regeling');

// The check vector of iWmo: 3 hours a week, 2025-10-07 to 2025-12-30 gives 12, 15 and 15 hours, 39 in total.
const feiten = {
  product: 'wm-werkplek-3',
  minutenPerWeek: 180,
  periode: { van: datum('2025-10-07'), tot: datum('2025-12-30') },
  maand: '2025-10',
} as const;

test('AP8: the cap of a week, a month and the whole, each with its source', () => {
  const { gronden } = volumeUitleg(regeling, feiten);
  expect(gronden.map(({ tekst }) => tekst).join(' ')).toContain('In oktober 2025 hoogstens 12 uur: 3 uur × 4 weken');
  expect(gronden.at(-1)).toMatchObject({ bron: 'iWmo TR322', tekst: expect.stringContaining('hoogstens 39 uur') });
});

test('AP8: an hour a week more or less, both ways', () => {
  expect(volumeUitleg(regeling, feiten).watAls).toEqual([
    { met: 'Met 2 uur per week afgesproken', dan: 'hoogstens 8 uur in oktober 2025, 26 uur in totaal' },
    { met: 'Met 4 uur per week afgesproken', dan: 'hoogstens 16 uur in oktober 2025, 52 uur in totaal' },
  ]);
});

import { expect, test } from 'vitest';
import { type Anders, ofLijst, watAls } from './wat-als.ts';

const trede = (feiten: number): Anders<number> => ({ feit: 'trede', met: `trede ${feiten}`, feiten });
const past = (n: number): string => (n === 3 || n === 4 ? 'past' : 'past niet');

test('what makes another outcome is named, by outcome; what makes none is not', () => {
  const nu = past(3);
  expect(watAls([1, 2, 4, 5, 6].map(trede), past, (dan) => (dan === nu ? undefined : dan))).toEqual([
    { met: 'trede 1, 2, 5 of 6', dan: 'past niet' },
  ]);
  expect(watAls([1, 2, 3, 4, 5].map(trede), past, (dan) => (dan === past(1) ? undefined : dan))).toEqual([
    { met: 'trede 3 of 4', dan: 'past' },
  ]);
  expect(watAls([trede(4)], past, (dan) => (dan === nu ? undefined : dan))).toEqual([]);
});

test('another fact with the same outcome stands apart', () => {
  const anders = [trede(4), { feit: 'wil', met: 'een andere wil', feiten: 3 }];
  expect(watAls(anders, past, (dan) => dan)).toEqual([
    { met: 'trede 4', dan: 'past' },
    { met: 'een andere wil', dan: 'past' },
  ]);
});

test.each([
  [['trede 2'], 'trede 2'],
  [['trede 2', 'trede 3'], 'trede 2 of 3'],
  [['ww', 'wia', 'wajong'], 'ww, wia of wajong'],
  [['een akkoord', 'geen akkoord'], 'een akkoord of geen akkoord'],
  [[], ''],
])('%j', (delen, tekst) => expect(ofLijst(delen)).toBe(tekst));

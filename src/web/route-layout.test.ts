import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KNOOP, tekenRoute } from './route-layout.ts';

const ids = Array.from({ length: 9 }, (_, i) => `s${i}`);
const id = fc.constantFrom(...ids, 'onbekend');

test('no step lies on another, and every step and line lies within the drawing', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ van: id, naar: id }), { maxLength: 25 }), fc.subarray(ids), (lijnen, begin) => {
      const t = tekenRoute(ids, begin, lijnen);
      const plekken = ids.map((een) => t.plek.get(een) ?? { x: Number.NaN, y: Number.NaN });
      expect([...t.volgorde].sort()).toEqual(ids);
      for (const [i, a] of plekken.entries()) {
        expect(a.x - KNOOP.breed / 2).toBeGreaterThanOrEqual(0);
        expect(a.x + KNOOP.breed / 2).toBeLessThanOrEqual(t.breed);
        expect(a.y + KNOOP.hoog / 2).toBeLessThanOrEqual(t.hoog);
        for (const b of plekken.slice(i + 1))
          expect(Math.abs(a.x - b.x) >= KNOOP.breed || Math.abs(a.y - b.y) >= KNOOP.hoog).toBe(true);
      }
      for (const { punten } of t.lijnen) for (const { x } of punten) expect(x >= 0 && x <= t.breed).toBe(true);
    }),
    {
      numRuns: 60,
      // A line that crosses a row to the right of every step.
      examples: [
        [
          ['s5 s3', 's0 s8', 's0 s7', 's6 s5', 's6 s0', 's3 s0', 's2 s0'].map((een) => ({
            van: een.slice(0, 2),
            naar: een.slice(3),
          })),
          [],
        ],
      ],
    },
  );
});

test('from begin down, what leads back goes around', () => {
  const t = tekenRoute(
    ['a', 'b', 'c'],
    ['a'],
    [
      { van: 'a', naar: 'b' },
      { van: 'b', naar: 'c' },
      { van: 'c', naar: 'a' },
      { van: 'b', naar: 'b' },
    ],
  );
  expect(t.volgorde).toEqual(['a', 'b', 'c']);
  expect(t.lijnen.map(({ van, naar, terug }) => `${van}${naar}${terug ? ' terug' : ''}`)).toEqual([
    'ab',
    'bc',
    'ca terug',
    'bb terug',
  ]);
});

test('what only a way back leads to and that leads nowhere stands with the ends, not beside the beginning', () => {
  const t = tekenRoute(
    ['a', 'b', 'c', 'los'],
    ['a'],
    [
      { van: 'a', naar: 'b' },
      { van: 'b', naar: 'c' },
    ],
  );
  expect(t.plek.get('los')?.y).toBe(t.plek.get('c')?.y);
  // With only such steps nothing moves.
  expect(tekenRoute(['a', 'los'], ['a'], []).plek.get('los')?.y).toBe(tekenRoute(['a'], ['a'], []).plek.get('a')?.y);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alleTakken, type Cel, type RouteKnoop, type Routetekening, type RouteWeg, tekenRoute } from './route-layout.ts';

const ids = Array.from({ length: 9 }, (_, i) => `s${i}`);
const id = fc.constantFrom(...ids, 'onbekend');
const knoop = (van: string, uit: RouteKnoop['uit'], meer: Partial<RouteKnoop> = {}): RouteKnoop => ({
  id: van,
  naam: van,
  uit,
  ...meer,
});

/** Every step that is drawn, as often as it is. */
const getekend = ({ rijen, begin, los, ...t }: Routetekening): Cel[] => [
  ...rijen.map(({ cel }) => cel),
  ...begin,
  ...los,
  ...alleTakken({ rijen, begin, los, ...t }).flatMap(({ cellen }) => cellen),
];

/** From where to where a line or a number leads. */
const lijnen = (t: Routetekening): string[] => [
  ...t.rijen.flatMap(({ cel, door }, nr) => (door && t.rijen[nr + 1] ? [`${cel.id} ${t.rijen[nr + 1]?.cel.id}`] : [])),
  ...getekend(t).flatMap((cel) =>
    cel.takken.flatMap(({ cellen, naar }) => [...cellen.map((een) => een.id), ...naar].map((naam) => `${cel.id} ${naam}`)),
  ),
];

test('every step is drawn once and has a number of its own, every line is drawn once, and a way back stands where no other turns off', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ van: fc.constantFrom(...ids), naar: id }), { maxLength: 25 }),
      fc.subarray(ids),
      fc.shuffledSubarray(ids, { minLength: 1, maxLength: 5 }),
      fc.array(fc.record({ vanaf: fc.subarray(ids, { maxLength: 3 }), naar: fc.subarray(ids, { maxLength: 3 }) }), {
        maxLength: 3,
      }),
      (paren, begin, gewoon, terug) => {
        const uniek = [...new Map(paren.map((paar) => [`${paar.van} ${paar.naar}`, paar])).values()];
        const knopen = ids.map((van) =>
          knoop(
            van,
            uniek.filter((paar) => paar.van === van).map(({ naar }) => ({ wat: naar, naar: [naar] })),
            { begin: begin.includes(van) },
          ),
        );
        const wegen = terug.map(({ vanaf, naar }): RouteWeg => ({ in: 'terugval', vanaf, naar: [{ wat: 'terug', naar }] }));
        const t = tekenRoute(knopen, gewoon, wegen);
        expect(
          getekend(t)
            .map((cel) => cel.id)
            .sort(),
        ).toEqual(ids);
        expect([...t.nummer.values()].sort((a, b) => a - b)).toEqual(ids.map((_, i) => i + 1));
        expect(lijnen(t).sort()).toEqual(
          uniek
            .filter(({ naar }) => naar !== 'onbekend')
            .map(({ van, naar }) => `${van} ${naar}`)
            .sort(),
        );
        expect(t.rijen.flatMap((rij) => rij.wegen.map(({ letter }) => letter)).sort()).toEqual(
          ['A', 'B', 'C'].slice(0, terug.length),
        );
        for (const baan of t.banen)
          for (const rij of [...baan.bij, ...baan.kaart]) expect(rij >= baan.van && rij <= baan.tot).toBe(true);
      },
    ),
    { numRuns: 120 },
  );
});

test('the ordinary way goes down to its end; what else comes out stands with the lowest step that leads to it', () => {
  const t = tekenRoute(
    [
      knoop(
        'a',
        [
          { wat: 'door', naar: ['b'] },
          { wat: 'opzij', naar: ['zij'] },
        ],
        { begin: true },
      ),
      knoop('b', [
        { wat: 'af', naar: [], einde: true },
        { wat: 'terug', naar: ['a'] },
        { wat: 'opzij', naar: ['zij'] },
      ]),
      knoop('zij', [{ wat: 'niets', naar: [] }]),
      knoop('rust', [{ wat: 'weer', naar: ['a'] }]),
    ],
    ['a', 'b'],
    [{ in: 'terugval', vanaf: ['b'], naar: [{ wat: 'rusten', naar: ['rust'] }] }],
  );
  expect(t.rijen.map(({ door }) => door)).toEqual([
    { wat: ['door'], soort: 'stap', gekozen: false },
    { wat: ['af'], soort: 'einde', gekozen: false },
  ]);
  expect(t.rijen[0]?.cel.takken.map(({ wat, naar }) => [wat, naar])).toEqual([[['opzij'], ['zij']]]);
  expect(t.rijen[1]?.cel.takken.map(({ naar, cellen }) => [naar, cellen.map((cel) => cel.id)])).toEqual([
    [['a'], []],
    [[], ['zij']],
  ]);
  // What only a way back leads to stands with that way.
  expect(t.rijen[1]?.wegen.map(({ letter, takken }) => [letter, takken[0]?.cellen[0]?.id])).toEqual([['A', 'rust']]);
  expect(t.letters).toEqual(new Map([['b', ['A']]]));
});

test('outcomes that lead the same way are one line with all their words', () => {
  const t = tekenRoute(
    [
      knoop('a', [
        { wat: 'ja', naar: ['b'] },
        { wat: 'misschien', naar: ['b'] },
      ]),
      knoop('b', []),
    ],
    ['a', 'b'],
  );
  expect(t.rijen[0]?.door?.wat).toEqual(['ja', 'misschien']);
});

test('two ways back from the same steps share a line; a card stands not where the line of another turns off', () => {
  const weg = (vanaf: string[]): RouteWeg => ({ in: 'terug', vanaf, naar: [{ wat: 'naar a', naar: ['a'] }] });
  const keten = ['a', 'b', 'c', 'd'].map((een, i, alle) =>
    knoop(een, alle[i + 1] ? [{ wat: 'door', naar: [alle[i + 1] ?? ''] }] : []),
  );
  const t = tekenRoute(keten, ['a', 'b', 'c', 'd'], [weg(['c', 'd']), weg(['d', 'c']), weg(['b'])]);
  expect(t.banen.map(({ letters }) => letters)).toEqual([['A', 'B'], ['C']]);
  for (const baan of t.banen)
    for (const ander of t.banen) if (ander !== baan) expect([...baan.kaart].filter((rij) => ander.bij.has(rij))).toEqual([]);
});

test('a way back that begins from a step beside the ordinary way stands beside that step, without a line', () => {
  const t = tekenRoute(
    [
      knoop('a', [{ wat: 'door', naar: ['b'] }], { begin: true }),
      knoop('b', [{ wat: 'opzij', naar: ['zij'] }]),
      knoop('zij', [{ wat: 'niets', naar: [] }]),
    ],
    ['a', 'b'],
    [{ in: 'terugval', vanaf: ['zij'], naar: [{ wat: 'opnieuw', naar: ['a'] }] }],
  );
  expect(t.rijen.map(({ wegen }) => wegen.length)).toEqual([0, 1]);
  expect(t.banen).toEqual([]);
});

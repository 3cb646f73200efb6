import { describe, expect, test } from 'vitest';
import { type Afdoening, afdoeningenVan, plichtStanden } from './index.ts';

const bericht = (datum: string) => ({ soort: 'voortgangsbericht', datum });
const gesprek = (datum: string) => ({ soort: 'evaluatiegesprek', datum });
const feit = (wat: Afdoening['wat'], dag: string, soort = 'evaluatiegesprek'): Afdoening => ({ soort, wat, dag });

describe('what became of a duty', () => {
  test.each<[string, Afdoening[], unknown]>([
    ['nothing', [], { stand: 'open' }],
    ['another kind', [feit('gedaan', '2026-03-01', 'voortgangsbericht')], { stand: 'open' }],
    ['planned', [feit('gepland', '2026-05-18')], { stand: 'gepland', op: '2026-05-18' }],
    ['planned again', [feit('gepland', '2026-05-18'), feit('gepland', '2026-05-25')], { stand: 'gepland', op: '2026-05-25' }],
    [
      'held on its day',
      [feit('gepland', '2026-05-18'), feit('gedaan', '2026-05-19')],
      { stand: 'gedaan', op: '2026-05-19', telaat: false },
    ],
    ['held the day after', [feit('gedaan', '2026-05-20')], { stand: 'gedaan', op: '2026-05-20', telaat: true }],
    ['waived', [feit('ontheven', '2026-05-30')], { stand: 'ontheven', op: '2026-05-30' }],
    ['taken back', [feit('gedaan', '2026-05-19'), feit('heropend', '2026-05-20')], { stand: 'open' }],
    ['taken back when there was nothing', [feit('heropend', '2026-05-20')], { stand: 'open' }],
    [
      'taken back, and why',
      [feit('gedaan', '2026-05-19'), { ...feit('heropend', '2026-05-20'), toelichting: 'Vergissing.' }],
      { stand: 'open', toelichting: 'Vergissing.' },
    ],
    [
      'waived, and why',
      [{ ...feit('ontheven', '2026-05-30'), toelichting: 'Gestopt.' }],
      { stand: 'ontheven', op: '2026-05-30', toelichting: 'Gestopt.' },
    ],
    [
      'planned, taken back without an answer: the plan no longer stands',
      [feit('gepland', '2026-05-18'), feit('heropend', '2026-05-20')],
      { stand: 'open' },
    ],
    [
      'taken back and planned anew',
      [feit('gedaan', '2026-05-19'), feit('heropend', '2026-05-20'), feit('gepland', '2026-05-25')],
      { stand: 'gepland', op: '2026-05-25' },
    ],
  ])('%s', (_, feiten, stand) => {
    expect(plichtStanden([gesprek('2026-05-19')], feiten)).toEqual([stand]);
  });

  test('the n-th report answers the n-th duty, in the order of its day; a plan is of the first that is open', () => {
    const dagen = [bericht('2026-03-01'), gesprek('2026-04-01'), bericht('2026-05-01'), gesprek('2026-06-01')];
    const feiten = afdoeningenVan(
      [{ datum: '2026-04-20' }, { datum: '2026-02-20' }],
      [feit('gedaan', '2026-04-01'), feit('gepland', '2026-05-25')],
    );
    expect(plichtStanden(dagen, feiten)).toEqual([
      { stand: 'gedaan', op: '2026-02-20', telaat: false },
      { stand: 'gedaan', op: '2026-04-01', telaat: false },
      { stand: 'gedaan', op: '2026-04-20', telaat: false },
      { stand: 'gepland', op: '2026-05-25' },
    ]);
  });

  test('a report beyond what was asked answers nothing, and a waived report is answered too', () => {
    const feiten = afdoeningenVan([], [feit('ontheven', '2026-03-05', 'voortgangsbericht')]);
    expect(plichtStanden([bericht('2026-03-01')], feiten)).toEqual([{ stand: 'ontheven', op: '2026-03-05' }]);
    expect(plichtStanden([], afdoeningenVan([{ datum: '2026-02-20' }], []))).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datum, plusDagen, plusMaanden } from './datum.ts';
import { jaardelen, naarRato } from './rato.ts';

const som = (begin: string, van: string, tot: string, zonder: { van: string; tot: string }[] = []) =>
  jaardelen(
    datum(begin),
    { van: datum(van), tot: datum(tot) },
    zonder.map((een) => ({ van: datum(een.van), tot: datum(een.tot) })),
  ).reduce((totaal, deel) => totaal + naarRato(320000, deel), 0);

describe('NI2: een deel van een jaar', () => {
  test.each([
    ['een heel jaar', '2026-01-01', '2026-01-01', '2026-12-31', 320000],
    ['een schrikkeljaar', '2027-03-01', '2027-03-01', '2028-02-29', 320000],
    ['een maand', '2026-01-01', '2026-01-01', '2026-01-31', 27178],
    ['een dag', '2026-01-01', '2026-06-01', '2026-06-01', 876],
    ['over de grens van een jaar heen', '2025-11-16', '2026-11-01', '2026-11-30', 26302],
    ['voor het begin niets', '2026-01-01', '2025-12-01', '2025-12-31', 0],
  ])('%s', (_, begin, van, tot, bedrag) => {
    expect(som(begin, van, tot)).toBe(bedrag);
  });
  test('K2: opgeschorte dagen tellen niet mee', () => {
    expect(som('2026-01-01', '2026-01-01', '2026-01-31', [{ van: '2026-01-11', tot: '2026-01-31' }])).toBe(8767);
    expect(som('2026-01-01', '2026-02-01', '2026-02-28', [{ van: '2026-01-11', tot: '2026-03-10' }])).toBe(0);
  });
  test('hoe een jaar ook wordt geknipt: de delen zijn samen precies het bedrag', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 12 }),
        (dag, prijs, knippen) => {
          const begin = plusDagen(datum('2019-01-01'), dag);
          const einde = plusDagen(plusMaanden(begin, 12), -1);
          let van = begin;
          let totaal = 0;
          const neem = (tot: typeof van) => {
            for (const deel of jaardelen(begin, { van, tot })) totaal += naarRato(prijs, deel);
          };
          for (const n of knippen) {
            const tot = plusDagen(van, n - 1);
            if (tot.toString() >= einde.toString()) break;
            neem(tot);
            van = plusDagen(tot, 1);
          }
          neem(einde);
          expect(totaal).toBe(prijs);
        },
      ),
    );
  });
});

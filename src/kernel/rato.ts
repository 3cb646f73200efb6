import { type Datum, isVoor, plusDagen, plusMaanden } from './datum.ts';
import type { Eurocent } from './geld.ts';
import { dagenIn, doorsnede, type Periode } from './periode.ts';

/** A year that is counted from the first day, with the days of it that count: before a part, and in it. */
export interface Jaardeel {
  jaar: Periode;
  /** Days of the whole year. */
  van: number;
  eerder: number;
  dagen: number;
}

/** Days of `p` that are in none of `zonder` (which do not overlap). */
const dagenZonder = (p: Periode | undefined, zonder: readonly Periode[]): number =>
  p === undefined
    ? 0
    : zonder.reduce((som, een) => {
        const weg = doorsnede(p, een);
        return som - (weg ? dagenIn(weg) : 0);
      }, dagenIn(p));

/**
 * The years from `begin` on that `deel` touches, each with its days in `deel` and its days before it since `begin`. Days of `zonder` (that
 * were suspended) do not count.
 */
export function jaardelen(begin: Datum, deel: Periode, zonder: readonly Periode[] = []): Jaardeel[] {
  const uit: Jaardeel[] = [];
  for (let nr = 0; ; nr++) {
    const jaar = { van: plusMaanden(begin, 12 * nr), tot: plusDagen(plusMaanden(begin, 12 * (nr + 1)), -1) };
    if (isVoor(deel.tot, jaar.van)) return uit;
    const hier = doorsnede(jaar, deel);
    if (!hier) continue;
    const ervoor = isVoor(jaar.van, hier.van) ? { van: jaar.van, tot: plusDagen(hier.van, -1) } : undefined;
    uit.push({ jaar, van: dagenIn(jaar), eerder: dagenZonder(ervoor, zonder), dagen: dagenZonder(hier, zonder) });
  }
}

/**
 * The share of a price per year for part of that year, in eurocent (keuze: no source gives a share). It is the difference of two totals, each
 * rounded half up, so that the parts of a whole year add up to its price to the cent.
 */
export function naarRato(prijs: Eurocent, { van, eerder, dagen }: Jaardeel): Eurocent {
  const tot = (n: number): Eurocent => Math.floor((prijs * n) / van + 0.5);
  return tot(eerder + dagen) - tot(eerder);
}

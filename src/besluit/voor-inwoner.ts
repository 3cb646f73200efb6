import type { Landelijk, OpgeslagenRegeling } from '../beleid/index.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import type { WatAls } from '../kernel/wat-als.ts';
import { leesGronden } from '../toets/index.ts';
import { leesBesluitBewijs } from './bewijs.ts';
import { INTERN, metJe } from './letters/brief.ts';
import { besluitWatAls } from './wat-als.ts';

/** Grounds in the words of the letter: with je, without what is about our own work unless `alle`. */
export const inwonerGronden = (gronden: readonly Grond[], alle = false): Grond[] =>
  gronden.filter((grond) => alle || !INTERN.has(grond.regel)).map((grond) => ({ ...grond, tekst: metJe(grond.tekst) }));

/** Why the resident gets this, and what would have made that it could not: of what is about himself. */
export function besluitVoorInwoner(
  uit: OpgeslagenRegeling,
  rij: { feiten: unknown; gronden: unknown },
  landelijk: Landelijk,
): { gronden: Grond[]; watAls: WatAls[] | undefined } {
  const bewijs = leesBesluitBewijs(rij.feiten);
  return {
    gronden: inwonerGronden(leesGronden(rij.gronden)),
    watAls:
      bewijs && besluitWatAls(bewijs, uit.regeling, landelijk, 'inwoner').map(({ met }) => ({ met, dan: 'dan kon dit niet' })),
  };
}

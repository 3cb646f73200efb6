import type { Landelijk, OpgeslagenRegeling } from '../beleid/index.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { type WatAls, watAls } from '../kernel/wat-als.ts';
import { leesGronden } from '../toets/index.ts';
import { leesBesluitBewijs } from './bewijs.ts';
import { LetterFeiten } from './letters/anders.ts';
import { INTERN, metJe } from './letters/brief.ts';
import { beoordeelBesluit } from './rules.ts';
import { andereBesluiten } from './wat-als.ts';

/** Grounds in the words of the letter: with je, without what is about our own work unless `alle`. */
export const inwonerGronden = (gronden: readonly Grond[], alle = false): Grond[] =>
  gronden.filter((grond) => alle || !INTERN.has(grond.regel)).map((grond) => ({ ...grond, tekst: metJe(grond.tekst) }));

/** What was decided and from when, in the words that its letter has on top; nothing for a besluit whose letter says only the usual. */
export const besluitInHetKort = (rij: { feiten: unknown }): string[] =>
  (LetterFeiten.parse(rij.feiten ?? {}).brief?.samenvatting ?? []).slice(0, 2).flatMap(({ antwoord }) => antwoord);

/** Why the resident gets this, and what would have made that it could not: of what is about himself. */
export function besluitVoorInwoner(
  uit: OpgeslagenRegeling,
  rij: { feiten: unknown; gronden: unknown },
  landelijk: Landelijk,
): { gronden: Grond[]; watAls: WatAls[] | undefined } {
  const bewijs = leesBesluitBewijs(rij.feiten);
  const gronden = inwonerGronden(leesGronden(rij.gronden));
  if (!bewijs) return { gronden, watAls: undefined };
  const anders = andereBesluiten(bewijs, uit.regeling, landelijk, 'inwoner').filter(({ feit }) => feit !== 'toewijzing');
  const reken = ({ voorstel, feiten, vandaag }: typeof bewijs): boolean =>
    beoordeelBesluit(voorstel, feiten, uit.regeling, landelijk, vandaag).ok;
  return {
    gronden,
    watAls: watAls(
      anders,
      (een) => reken({ ...bewijs, ...een }),
      (mag) => (mag ? undefined : 'dan kon dit niet'),
    ),
  };
}

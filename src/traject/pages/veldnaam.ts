// Several questions on one page: the fields of each carry its number, or the words of one would tick the button of another.
import type { Reden } from '../../kernel/resultaat.ts';

export const veldVan = (veld: string, id: number): string => `${veld}_${id}`;

/** What was typed of one question, by the names that the act knows. */
export const zonderNummer = (waarden: Readonly<Record<string, string>>, id: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(waarden).map(([veld, waarde]) => [
      veld.endsWith(`_${id}`) ? veld.slice(0, -String(id).length - 1) : veld,
      waarde,
    ]),
  );

/** Refusals at the fields of one question. */
export const metNummer = (redenen: readonly Reden[], id: number | undefined): Reden[] =>
  redenen.map((reden) => (reden.veld === undefined || id === undefined ? reden : { ...reden, veld: veldVan(reden.veld, id) }));

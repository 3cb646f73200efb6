// What became of a duty. Its day is derived, that it was done or waived is a stored fact: the n-th fact of a kind answers the n-th duty.
import type { Afdoening, PlichtStand } from './types.ts';

/** The facts of one kind that still stand: `heropend` takes the last answer back, a plan is answered by what comes after it. */
function geldig(feiten: readonly Afdoening[]): { antwoorden: Afdoening[]; open: Afdoening | undefined } {
  const antwoorden: Afdoening[] = [];
  let open: Afdoening | undefined;
  for (const feit of feiten) {
    if (feit.wat === 'heropend') antwoorden.pop();
    if (feit.wat === 'gedaan' || feit.wat === 'ontheven') {
      antwoorden.push(feit);
      open = undefined;
    } else open = feit;
  }
  return { antwoorden, open };
}

/**
 * How each duty stands, in the order of `dagen`. Whatever was done counts, also early: no source says how long before its day (keuze);
 * what is done later is done, and too late.
 */
export function plichtStanden(dagen: readonly { soort: string; datum: string }[], feiten: readonly Afdoening[]): PlichtStand[] {
  if (feiten.length === 0) return dagen.map(() => ({ stand: 'open' }));
  const perSoort = new Map([...Map.groupBy(feiten, ({ soort }) => soort)].map(([soort, rij]) => [soort, geldig(rij)]));
  return dagen.map(({ soort, datum }): PlichtStand => {
    const van = perSoort.get(soort);
    const antwoord = van?.antwoorden.shift();
    if (antwoord?.wat === 'gedaan')
      return { stand: 'gedaan', op: antwoord.dag, telaat: antwoord.dag > datum, ...erbij(antwoord) };
    if (antwoord) return { stand: 'ontheven', op: antwoord.dag, ...erbij(antwoord) };
    const open = van?.open;
    if (!van || !open) return { stand: 'open' };
    // A plan, or why it was taken back, is of the first that is open.
    van.open = undefined;
    return open.wat === 'gepland' ? { stand: 'gepland', op: open.dag, ...erbij(open) } : { stand: 'open', ...erbij(open) };
  });
}

const erbij = ({ toelichting }: Afdoening): { toelichting?: string } => (toelichting ? { toelichting } : {});

/** The facts about the duties of one toewijzing: each report that was sent is a voortgangsbericht. Rows in the order of writing down. */
export const afdoeningenVan = (voortgang: readonly { datum: string }[], afdoeningen: readonly Afdoening[]): Afdoening[] => [
  ...voortgang
    .map(({ datum }): Afdoening => ({ soort: 'voortgangsbericht', wat: 'gedaan', dag: datum }))
    .sort((a, b) => (a.dag < b.dag ? -1 : 1)),
  ...afdoeningen,
];

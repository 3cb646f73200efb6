// What outcomes are built of: one condition, answered. Each answer is made once for a version and used again for everybody with those facts.
import { bronStatus } from '../beleid/explain.ts';
import type { Regeling } from '../beleid/regeling.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { regelVan, type Voorwaarde } from './regels.ts';
import type { ToetsFeiten } from './types.ts';

/** One condition of a product, as these facts answer it. `stand` false: not met; null: not known. */
export interface Deel {
  readonly voorwaarde: Voorwaarde;
  readonly stand: boolean | null;
  readonly grond: Grond;
}

/** A condition, ready to be asked of anybody's facts. */
export type Vraag = (feiten: ToetsFeiten) => Deel;

/** A ground whose force follows from its source, and whose number from the regeling. */
export function deel(regeling: Regeling, voorwaarde: Voorwaarde, bron: string, stand: boolean | null, tekst: string): Deel {
  const grond = Object.freeze({
    regel: regelVan(regeling.regeling, voorwaarde),
    bron,
    status: bronStatus(regeling, bron),
    tekst,
    voldaan: stand,
  });
  return Object.freeze({ voorwaarde, stand, grond });
}

/** What no source decides (K8): the question is named, nothing is guessed. */
export const openVraag = (regeling: Regeling, tekst: string): Deel => deel(regeling, 'open-vraag', 'keuze K8', null, tekst);

/** Keys that are kept at most: days of birth come from outside, and more than these are not born in the years that people live. */
const MEESTE = 25_000;

/** Makes each answer once. What differs for every person (a day of birth) is forgotten when there are very many. */
export function onthoud<K extends string | number | boolean | null | undefined, T>(maak: (sleutel: K) => T): (sleutel: K) => T {
  const bewaard = new Map<K, T>();
  return (sleutel) => {
    const eerder = bewaard.get(sleutel);
    if (eerder !== undefined) return eerder;
    const nieuw = maak(sleutel);
    if (bewaard.size >= MEESTE) bewaard.clear();
    bewaard.set(sleutel, nieuw);
    return nieuw;
  };
}

/** A question that hangs on one answer of yes, no or unknown. */
export function jaNee(
  lees: (feiten: ToetsFeiten) => boolean | undefined,
  antwoorden: { ja: () => Deel; nee: () => Deel; onbekend: () => Deel },
): Vraag {
  const antwoord = onthoud((waarde: boolean | undefined) =>
    waarde === undefined ? antwoorden.onbekend() : waarde ? antwoorden.ja() : antwoorden.nee(),
  );
  return (feiten) => antwoord(lees(feiten));
}

/** Behind a condition that people answer in the route: for who does the toets. */
export const BIJ_DE_ROUTE = ' Dat weet de toets niet: leg het vast bij de route.';

/** [2, 3, 4] → "2, 3 of 4" */
export function opsomming(treden: readonly (number | string)[]): string {
  return treden.length < 2 ? treden.join('') : `${treden.slice(0, -1).join(', ')} of ${treden.at(-1)}`;
}

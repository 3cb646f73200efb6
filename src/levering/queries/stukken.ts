/** Rows that go to the database in one statement: large enough to be quick, small enough to show progress. */
export const STUK = 20_000;

/** Parts of at most `n`, in order. */
export function* inStukken<T>(lijst: readonly T[], n = STUK): Generator<T[]> {
  for (let i = 0; i < lijst.length; i += n) yield lijst.slice(i, i + n);
}

/** For the owner, after a delivery: tables of which the planner must know that they grew. */
export const ANALYSEER = 'analyze aanbieder, inwoner, inwoner_persoon, uitkering, ladderbepaling, toewijzing, uren, resultaat';

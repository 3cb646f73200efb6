import type pg from 'pg';

/** Rows that go to the database in one statement: large enough to be quick, small enough to show progress. */
export const STUK = 20_000;

/** Parts of at most `n`, in order. */
export function* inStukken<T>(lijst: readonly T[], n = STUK): Generator<T[]> {
  for (let i = 0; i < lijst.length; i += n) yield lijst.slice(i, i + n);
}

/** A list of whole numbers as the database takes it: pg looks at each element of an array apart, which takes longer than all the rest. */
export const getallen = (lijst: readonly number[]): string => `{${lijst.join(',')}}`;
/** A list of days as ISO text. */
export const dagen = (lijst: readonly string[]): string => `{${lijst.join(',')}}`;
/** A list of texts, whatever stands in them. */
export const teksten = (lijst: readonly string[]): string =>
  `{${lijst.map((tekst) => `"${/[\\"]/.test(tekst) ? tekst.replace(/[\\"]/g, '\\$&') : tekst}"`).join(',')}}`;

/**
 * Run by the owner after a delivery: the planner must know that these tables grew, or what comes after (a second delivery, a
 * settlement) is planned as if they were empty.
 */
export async function analyzeTables(owner: pg.Pool): Promise<void> {
  await owner.query('analyze aanbieder, inwoner, inwoner_persoon, uitkering, ladderbepaling, toewijzing, uren, resultaat');
}

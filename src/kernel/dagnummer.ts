// Calendar days as whole numbers, for deriving very many dates at once: a day object costs more than all the arithmetic on it.

/** Days since 1 January 1970 in the proleptic Gregorian calendar; negative before it. */
export type Dagnummer = number;

/**
 * Years that somebody can mean. What is typed or stands in an address outside it is a slip of the pen; near the ends of the calendar
 * of the database and of four digits there would be no room left to reckon.
 */
export function isRedelijkJaar(jaar: number): boolean {
  return jaar >= 1800 && jaar <= 2999;
}

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const MAAND_DAGEN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isSchrikkeljaar = (jaar: number): boolean => jaar % 4 === 0 && (jaar % 100 !== 0 || jaar % 400 === 0);
const dagenInMaand = (jaar: number, maand: number): number =>
  maand === 2 && isSchrikkeljaar(jaar) ? 29 : (MAAND_DAGEN[maand - 1] ?? 0);

/** The number of a day that exists. */
export function dagnummerVan(jaar: number, maand: number, dag: number): Dagnummer {
  // Years that begin on 1 March, in eras of 400: the leap day comes last.
  const j = maand > 2 ? jaar : jaar - 1;
  const eeuwen = Math.floor(j / 400);
  const van = j - eeuwen * 400;
  const inJaar = Math.floor((153 * ((maand + 9) % 12) + 2) / 5) + dag - 1;
  return eeuwen * 146_097 + van * 365 + Math.floor(van / 4) - Math.floor(van / 100) + inJaar - 719_468;
}

const inDelen = (nummer: Dagnummer): { jaar: number; maand: number; dag: number } => {
  const n = nummer + 719_468;
  const eeuwen = Math.floor(n / 146_097);
  const rest = n - eeuwen * 146_097;
  const van = Math.floor((rest - Math.floor(rest / 1_460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365);
  const inJaar = rest - (van * 365 + Math.floor(van / 4) - Math.floor(van / 100));
  const m = Math.floor((5 * inJaar + 2) / 153);
  const maand = m < 10 ? m + 3 : m - 9;
  return { jaar: van + eeuwen * 400 + (maand <= 2 ? 1 : 0), maand, dag: inJaar - Math.floor((153 * m + 2) / 5) + 1 };
};

/** Strict, as parseDatum: `jjjj-mm-dd` that exists, in a year that somebody can mean; anything else is undefined. */
export function parseDagnummer(iso: string): Dagnummer | undefined {
  if (!ISO.test(iso)) return undefined;
  const jaar = Number(iso.slice(0, 4));
  const maand = Number(iso.slice(5, 7));
  const dag = Number(iso.slice(8, 10));
  return isRedelijkJaar(jaar) && dag >= 1 && dag <= dagenInMaand(jaar, maand) ? dagnummerVan(jaar, maand, dag) : undefined;
}

/** True when the day lies in a year that somebody can mean: beyond it there is no calendar to reckon on. */
export function isOpKalender(nummer: Dagnummer): boolean {
  return isRedelijkJaar(inDelen(nummer).jaar);
}

/** `jjjj-mm-dd`; only for a day on the calendar (isOpKalender). */
export function isoVanDagnummer(nummer: Dagnummer): string {
  const { jaar, maand, dag } = inDelen(nummer);
  return `${String(jaar).padStart(4, '0')}-${String(maand).padStart(2, '0')}-${String(dag).padStart(2, '0')}`;
}

/** K1: the same day `n` months on, clamped to the length of that month; as plusMaanden. */
export function maandenVerder(nummer: Dagnummer, n: number): Dagnummer {
  const { jaar, maand, dag } = inDelen(nummer);
  const telling = jaar * 12 + maand - 1 + n;
  const j = Math.floor(telling / 12);
  const m = telling - j * 12 + 1;
  return dagnummerVan(j, m, Math.min(dag, dagenInMaand(j, m)));
}

/** K1: the last day of a term of `n` months that begins on the day; as eindeNaMaanden. */
export function laatsteDagNa(begin: Dagnummer, n: number): Dagnummer {
  return maandenVerder(begin, n) - 1;
}

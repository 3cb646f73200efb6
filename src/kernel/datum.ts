import { Temporal } from 'temporal-polyfill';
import { dagnummerVan, isRedelijkJaar } from './dagnummer.ts';

export { isRedelijkJaar, Temporal };

/** A calendar day without time or zone. */
export type Datum = Temporal.PlainDate;

const MAANDEN = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
] as const;

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Strict: only `jjjj-mm-dd` that exists on the calendar, in a year that somebody can mean; anything else is undefined. */
export function parseDatum(iso: string): Datum | undefined {
  return isRedelijkJaar(Number(iso.slice(0, 4))) ? uitIso(iso) : undefined;
}

function uitIso(iso: string): Datum | undefined {
  return ISO.test(iso) ? opKalender(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10))) : undefined;
}

/** Dutch notation `dd-mm-jjjj`, also `d-m-jjjj`, with `-`, `/` or `.`; undefined when it is not a day that exists. */
export function parseDatumNl(tekst: string): Datum | undefined {
  const delen = /^\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\s*$/.exec(tekst);
  if (!delen) return undefined;
  return maakDatum(Number(delen[4]), Number(delen[3]), Number(delen[1]));
}

/** The day from its three numbers as a form with three fields gives them; undefined when it does not exist. */
export function maakDatum(jaar: number, maand: number, dag: number): Datum | undefined {
  return isRedelijkJaar(jaar) ? opKalender(jaar, maand, dag) : undefined;
}

function opKalender(jaar: number, maand: number, dag: number): Datum | undefined {
  try {
    return Temporal.PlainDate.from({ year: jaar, month: maand, day: dag }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

const MEESTE_DAGEN = 20_000;
const dagen = new Map<string, Datum>();

/**
 * For values that our own code or database wrote. Throws a RangeError when `iso` is not a day. A day never changes, so the same text
 * gives the same object: a settlement names few days very often, and making one takes longer than computing with it.
 */
export function datum(iso: string): Datum {
  const eerder = dagen.get(iso);
  if (eerder) return eerder;
  const d = uitIso(iso);
  if (!d) throw new RangeError(`geen datum: ${iso}`);
  if (dagen.size < MEESTE_DAGEN) dagen.set(iso, d);
  return d;
}

const teksten = new WeakMap<Datum, string>();

/** ISO text for database, URL and JSON. Kept with the day: a week of hours asks it for each of its cells. */
export function isoDatum(d: Datum): string {
  let tekst = teksten.get(d);
  if (tekst === undefined) {
    tekst = d.toString();
    teksten.set(d, tekst);
  }
  return tekst;
}

/** "22 november 2026" */
export function toonDatum(d: Datum): string {
  return `${d.day} ${maandNaam(d.month)} ${d.year}`;
}

/** "22-11-2026" */
export function toonKort(d: Datum): string {
  return `${String(d.day).padStart(2, '0')}-${String(d.month).padStart(2, '0')}-${String(d.year).padStart(4, '0')}`;
}

/** Dutch name of month 1..12, in lower case as Dutch writes it. */
export function maandNaam(maand: number): string {
  const naam = MAANDEN[maand - 1];
  if (naam === undefined) throw new RangeError(`geen maand: ${maand}`);
  return naam;
}

const DAGEN = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'] as const;

/** "maandag" … "zondag" */
export function dagNaam(d: Datum): string {
  return DAGEN[d.dayOfWeek - 1] ?? '';
}

/** ISO 8601 week: `jaar` is the week-numbering year, so 2025-12-29 is week 1 of 2026. */
export type Week = { jaar: number; week: number };

export function isoWeek(d: Datum): Week {
  return { jaar: d.yearOfWeek ?? d.year, week: d.weekOfYear ?? 0 };
}

/** Monday of an ISO week. Throws a RangeError for a week that the year does not have (53 in a year of 52). */
export function maandagVan(week: Week): Datum {
  // 4 January always lies in week 1.
  const vierJanuari = datum(`${String(week.jaar).padStart(4, '0')}-01-04`);
  const maandag = plusDagen(vierJanuari, (week.week - 1) * 7 - (vierJanuari.dayOfWeek - 1));
  if (maandag.weekOfYear !== week.week || maandag.yearOfWeek !== week.jaar) {
    throw new RangeError(`week ${week.week} bestaat niet in ${week.jaar}`);
  }
  return maandag;
}

/** "2026-W43", for URLs and keys. */
export function weekSleutel(week: Week): string {
  return `${String(week.jaar).padStart(4, '0')}-W${String(week.week).padStart(2, '0')}`;
}

/** Reads "2026-W43"; undefined when that week does not exist. */
export function parseWeek(sleutel: string): Week | undefined {
  const delen = /^(\d{4})-W(\d{2})$/.exec(sleutel);
  if (!delen || !isRedelijkJaar(Number(delen[1]))) return undefined;
  const week = { jaar: Number(delen[1]), week: Number(delen[2]) };
  try {
    maandagVan(week);
    return week;
  } catch {
    return undefined;
  }
}

/** Days since Thursday 1 January 1970 (proleptic Gregorian): for counting in bulk. */
export function dagnummer(d: Datum): number {
  return dagnummerVan(d.year, d.month, d.day);
}

/** Negative, zero or positive, for sort(). */
export function vergelijk(a: Datum, b: Datum): -1 | 0 | 1 {
  if (a === b) return 0;
  const verschil = a.year - b.year || a.month - b.month || a.day - b.day;
  return verschil < 0 ? -1 : verschil > 0 ? 1 : 0;
}

export function isVoor(a: Datum, b: Datum): boolean {
  return vergelijk(a, b) < 0;
}

export function isNa(a: Datum, b: Datum): boolean {
  return vergelijk(a, b) > 0;
}

export function isGelijk(a: Datum, b: Datum): boolean {
  return vergelijk(a, b) === 0;
}

export function vroegste(eerste: Datum, ...rest: Datum[]): Datum {
  return rest.reduce((a, b) => (isVoor(b, a) ? b : a), eerste);
}

export function laatste(eerste: Datum, ...rest: Datum[]): Datum {
  return rest.reduce((a, b) => (isNa(b, a) ? b : a), eerste);
}

/** K1: the same day `n` months on, clamped to the length of that month (31 January + 1 = 28 or 29 February). */
export function plusMaanden(d: Datum, n: number): Datum {
  return d.add({ months: n }, { overflow: 'constrain' });
}

const opNummer = new Map<number, Datum>();

/** The day `n` calendar days on, or back when negative. The same day is the same object, as in `datum`: a page of hours asks some hundreds. */
export function plusDagen(d: Datum, n: number): Datum {
  const nummer = dagnummer(d) + n;
  let dag = opNummer.get(nummer);
  if (dag === undefined) {
    dag = d.add({ days: n });
    if (opNummer.size < MEESTE_DAGEN) opNummer.set(nummer, dag);
  }
  return dag;
}

/** Whole years of age on a day; the birthday of 29 February is reached on 1 March in other years (keuze). */
export function leeftijdOp(geboren: Datum, op: Datum): number {
  const jaren = op.year - geboren.year;
  const nogNiet = op.month < geboren.month || (op.month === geboren.month && op.day < geboren.day);
  return nogNiet ? jaren - 1 : jaren;
}

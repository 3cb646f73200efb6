import { type Datum, datum, isNa, isVoor, laatste, plusDagen, plusMaanden, toonDatum, vroegste } from './datum.ts';

/** Closed interval of calendar days: both ends belong to it. */
export type Periode = { van: Datum; tot: Datum };

/** A period that may not have an end yet (a mandate, a contract). */
export type Geldigheid = { van: Datum; tot: Datum | null };

/** Throws a RangeError when `tot` lies before `van`: check input with `isPeriode` first. */
export function periode(van: Datum, tot: Datum): Periode {
  if (isNa(van, tot)) throw new RangeError(`periode eindigt voor haar begin: ${van} tot ${tot}`);
  return { van, tot };
}

export function isPeriode(van: Datum, tot: Datum): boolean {
  return !isNa(van, tot);
}

/** K1: the last day of a term of `n` months that starts on `start`: start + n months − 1 day. */
export function eindeNaMaanden(start: Datum, n: number): Datum {
  return plusDagen(plusMaanden(start, n), -1);
}

/** True when the periods share at least one day. */
export function overlapt(a: Geldigheid, b: Geldigheid): boolean {
  return (b.tot === null || !isNa(a.van, b.tot)) && (a.tot === null || !isNa(b.van, a.tot));
}

export function bevat(p: Geldigheid, dag: Datum): boolean {
  return !isVoor(dag, p.van) && (p.tot === null || !isNa(dag, p.tot));
}

export function bevatPeriode(buiten: Geldigheid, binnen: Periode): boolean {
  return bevat(buiten, binnen.van) && bevat(buiten, binnen.tot);
}

/** Number of calendar days, both ends counted. */
export function dagenIn(p: Periode): number {
  return p.van.until(p.tot, { largestUnit: 'day' }).days + 1;
}

/** The shared days, or undefined when there are none. */
export function doorsnede(a: Periode, b: Periode): Periode | undefined {
  const van = laatste(a.van, b.van);
  const tot = vroegste(a.tot, b.tot);
  return isNa(van, tot) ? undefined : { van, tot };
}

/** PostgreSQL's canonical text, `[2026-01-01,2026-07-01)`; without an end `[2026-01-01,)`. */
export function toDaterange(p: Geldigheid): string {
  return `[${p.van},${p.tot === null ? '' : plusDagen(p.tot, 1)})`;
}

const RANGE = /^([[(])"?(\d{4}-\d{2}-\d{2})"?,"?(\d{4}-\d{2}-\d{2})?"?([\])])$/;

/** Reads a daterange that may lack an end. Throws a RangeError on anything else (empty, no start). */
export function fromDaterangeOpen(tekst: string): Geldigheid {
  const delen = RANGE.exec(tekst);
  if (!delen?.[2]) throw new RangeError(`geen periode: ${tekst}`);
  const van = plusDagen(datum(delen[2]), delen[1] === '(' ? 1 : 0);
  const tot = delen[3] ? plusDagen(datum(delen[3]), delen[4] === ')' ? -1 : 0) : null;
  return tot === null ? { van, tot } : periode(van, tot);
}

/** Reads a daterange with both ends. Throws a RangeError when the end is missing. */
export function fromDaterange(tekst: string): Periode {
  const { van, tot } = fromDaterangeOpen(tekst);
  if (tot === null) throw new RangeError(`periode zonder einde: ${tekst}`);
  return { van, tot };
}

/** PostgreSQL's text of several periods, `{[2026-01-01,2026-01-15)}`; none is `{}`. */
export const toMultirange = (perioden: readonly Periode[]): string => `{${perioden.map(toDaterange).join(',')}}`;

/** Reads a datemultirange, in order. Throws a RangeError on anything else. */
export function fromMultirange(tekst: string): Periode[] {
  if (!/^\{.*\}$/.test(tekst)) throw new RangeError(`geen perioden: ${tekst}`);
  return (tekst.match(/[[(][^\])]*[\])]/g) ?? []).map(fromDaterange);
}

/** "1 januari 2026 tot en met 30 juni 2026" */
export function toonPeriode(p: Geldigheid): string {
  return p.tot === null ? `vanaf ${toonDatum(p.van)}` : `${toonDatum(p.van)} tot en met ${toonDatum(p.tot)}`;
}

/** In a sentence: "van 1 januari 2026 tot en met 30 juni 2026", or "op 1 januari 2026" for one day. */
export const toonTijdens = (p: Periode): string => (p.van.equals(p.tot) ? `op ${toonDatum(p.van)}` : `van ${toonPeriode(p)}`);

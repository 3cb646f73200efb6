import { type Datum, isRedelijkJaar, maandNaam, Temporal } from './datum.ts';
import type { Periode } from './periode.ts';

/** A calendar month, 'YYYY-MM': also the productperiode of a declaratie (TR387). Sorts as text. */
export type Maand = `${number}-${number}`;

export function isMaand(tekst: string): tekst is Maand {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(tekst);
}

/** What is typed or stands in an address: a month in a year that somebody can mean. */
export function parseMaand(tekst: string): Maand | undefined {
  return isMaand(tekst) && isRedelijkJaar(Number(tekst.slice(0, 4))) ? tekst : undefined;
}

export function maandVan(d: Datum): Maand {
  return maakMaand(d.year, d.month);
}

const MEESTE_MAANDEN = 2_400;
const perioden = new Map<Maand, Periode>();

/** The days of a month. Asked for each line of a settlement, so what was made is kept; frozen, since all share it. */
export function maandPeriode(maand: Maand): Periode {
  const eerder = perioden.get(maand);
  if (eerder) return eerder;
  const van = eersteDag(maand);
  const periode = Object.freeze({ van, tot: van.with({ day: van.daysInMonth }) });
  if (perioden.size < MEESTE_MAANDEN) perioden.set(maand, periode);
  return periode;
}

export function volgendeMaand(maand: Maand): Maand {
  return maandVan(eersteDag(maand).add({ months: 1 }));
}

export function vorigeMaand(maand: Maand): Maand {
  return maandVan(eersteDag(maand).subtract({ months: 1 }));
}

/** "oktober 2026" */
export function toonMaand(maand: Maand): string {
  const { van } = maandPeriode(maand);
  return `${maandNaam(van.month)} ${van.year}`;
}

/** The months that a period touches, in order. */
export function maandenVan(p: Periode): Maand[] {
  const maanden: Maand[] = [];
  const laatste = maandVan(p.tot);
  for (let maand = maandVan(p.van); maand <= laatste; maand = volgendeMaand(maand)) maanden.push(maand);
  return maanden;
}

function eersteDag(maand: Maand): Datum {
  return Temporal.PlainDate.from(`${maand}-01`);
}

function maakMaand(jaar: number, maand: number): Maand {
  const tekst = `${String(jaar).padStart(4, '0')}-${String(maand).padStart(2, '0')}`;
  if (!isMaand(tekst)) throw new RangeError(`geen maand: ${tekst}`);
  return tekst;
}

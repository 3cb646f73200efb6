import { type Datum, dagnummer, isNa, isoWeek, plusDagen, type Week } from './datum.ts';
import { type Maand, maandPeriode } from './maand.ts';
import { bevat, dagenIn, doorsnede, type Periode } from './periode.ts';

/** Number of ISO weeks of which at least one day lies in the period. */
export function aantalWeken(p: Periode): number {
  return weeknummer(p.tot) - weeknummer(p.van) + 1;
}

/** Weeks since the one of 1 January 1970, a Thursday; each begins on Monday. */
const weeknummer = (dag: Datum): number => Math.floor((dagnummer(dag) + 3) / 7);

/** The ISO weeks that a period touches, in order. */
export function wekenVan(p: Periode): Week[] {
  const maandag = plusDagen(p.van, 1 - p.van.dayOfWeek);
  return Array.from({ length: aantalWeken(p) }, (_, i) => isoWeek(plusDagen(maandag, i * 7)));
}

/**
 * What makes the weeks of a toewijzing differ from each other: weekly minutes that held before, each up to and including a Sunday, in
 * order; and the days on which it stood still.
 */
export interface Weekverloop {
  eerder: readonly { tot: Datum; minuten: number }[];
  opgeschort: readonly Periode[];
}

/** Minutes of the weeks that a part of a toewijzing touches; a week of which every day of it is suspended gives none (keuze). */
function volumeVan(perWeek: number, deel: Periode, { eerder, opgeschort }: Weekverloop): number {
  let som = 0;
  for (let maandag = plusDagen(deel.van, 1 - deel.van.dayOfWeek); !isNa(maandag, deel.tot); maandag = plusDagen(maandag, 7)) {
    const zondag = plusDagen(maandag, 6);
    const week = doorsnede(deel, { van: maandag, tot: zondag });
    if (!week || isOpgeschort(week, opgeschort)) continue;
    som += eerder.find((een) => !isNa(zondag, een.tot))?.minuten ?? perWeek;
  }
  return som;
}

const isOpgeschort = (week: Periode, opgeschort: readonly Periode[]): boolean =>
  opgeschort.length > 0 &&
  Array.from({ length: dagenIn(week) }, (_, i) => plusDagen(week.van, i)).every((dag) => opgeschort.some((p) => bevat(p, dag)));

/**
 * IV077, TR321: the most minutes that may be paid over one month of a toewijzing with `perWeek` minutes a week:
 * perWeek × the ISO weeks touched by that month within the toewijzing. Zero for a month outside it.
 */
export function volumeMaand(perWeek: number, toewijzing: Periode, maand: Maand, verloop?: Weekverloop): number {
  const deel = doorsnede(toewijzing, maandPeriode(maand));
  if (!deel) return 0;
  return verloop ? volumeVan(perWeek, deel, verloop) : perWeek * aantalWeken(deel);
}

/** IV077, TR322: the most minutes over the whole toewijzing: perWeek × the ISO weeks that it touches. */
export function volumeTotaal(perWeek: number, toewijzing: Periode, verloop?: Weekverloop): number {
  return verloop ? volumeVan(perWeek, toewijzing, verloop) : perWeek * aantalWeken(toewijzing);
}

import { type Datum, dagnummer, isoWeek, plusDagen, type Week } from './datum.ts';
import { type Maand, maandPeriode } from './maand.ts';
import { doorsnede, type Periode } from './periode.ts';

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
 * IV077, TR321: the most minutes that may be paid over one month of a toewijzing with `perWeek` minutes a week:
 * perWeek × the ISO weeks touched by that month within the toewijzing. Zero for a month outside it.
 */
export function volumeMaand(perWeek: number, toewijzing: Periode, maand: Maand): number {
  const deel = doorsnede(toewijzing, maandPeriode(maand));
  return deel ? perWeek * aantalWeken(deel) : 0;
}

/** IV077, TR322: the most minutes over the whole toewijzing: perWeek × the ISO weeks that it touches. */
export function volumeTotaal(perWeek: number, toewijzing: Periode): number {
  return perWeek * aantalWeken(toewijzing);
}

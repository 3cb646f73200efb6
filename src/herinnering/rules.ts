// Whether somebody is reminded today. Pure: events, settings and days in, a moment out.
import { type Dagnummer, parseDagnummer } from '../kernel/dagnummer.ts';
import type { Gebeurtenis, Moment, Stop, Wanneer } from './types.ts';

/** So long after its moment a reminder still goes out, in dagen: for a night that was missed. What is older is not told any more (keuze). */
export const VENSTER = 14;
/** Nothing ran for so long: who begins after that came back, in dagen (keuze). */
export const WEG = 28;

const nummer = (iso: string): Dagnummer => {
  const uit = parseDagnummer(iso);
  if (uit === undefined) throw new RangeError('geen dag');
  return uit;
};

/**
 * The day on which the present period of a resident began: the latest aanmelding, or the first toewijzing after at least four weeks in
 * which none ran, whichever is later; undefined: he never was away. What lies before it is counted no longer.
 */
export function periodeBegin(
  aanmeldingen: readonly string[],
  looptijden: readonly { van: string; tot: string }[],
): string | undefined {
  let begin: string | undefined;
  let tot: string | undefined;
  for (const een of looptijden.toSorted((a, b) => (a.van < b.van ? -1 : 1))) {
    if (tot !== undefined && nummer(een.van) - nummer(tot) > WEG) begin = een.van;
    if (tot === undefined || een.tot > tot) tot = een.tot;
  }
  const opnieuw = aanmeldingen.length > 1 ? aanmeldingen.toSorted().at(-1) : undefined;
  return begin === undefined || (opnieuw !== undefined && opnieuw > begin) ? opnieuw : begin;
}

/** Whether reminders about a resident are stopped on a day. What was stopped before he came back counts no longer. */
export const isGestopt = (stop: Stop | undefined, vandaag: string, begin: string | undefined): boolean =>
  stop?.wat === 'gestopt' && (stop.tot === null || vandaag <= stop.tot) && (begin === undefined || stop.op >= begin);

/**
 * Which reminder of an event falls due on a day; undefined: none. `wacht` counts from the day since which it waits; a day that was agreed
 * needs no reminder before it, and what is of before the present period none at all.
 */
export function momentVan(
  g: Gebeurtenis,
  wanneer: Wanneer,
  vandaag: string,
  begin: string | undefined,
): Exclude<Moment, 'escalatie'> | undefined {
  if (begin !== undefined && g.dag < begin) return undefined;
  const na = nummer(vandaag) - nummer(g.dag);
  const binnen = (dagen: number) => na >= dagen && na <= dagen + VENSTER;
  if (g.wacht) return binnen(wanneer.inwoner) ? 'wacht' : undefined;
  if (na <= 0) return wanneer.vooraf > 0 && -na <= wanneer.vooraf && !g.gepland ? 'vooraf' : undefined;
  // A night that was missed is not made up for once somebody else looks: then that one hears of it.
  if (na > wanneer.laat && na >= wanneer.escalatie) return undefined;
  return binnen(wanneer.laat) ? 'laat' : undefined;
}

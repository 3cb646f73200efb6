// What stands in every row of a list is drawn once a page; a row only points at it.
import { type Html, html, niets, raw } from './html.ts';
import type { IconNaam } from './icons.ts';
import { vormVan } from './icons.ts';

const icons = [
  'alert-triangle',
  'arrow-right',
  'circle-check',
  'clock',
  'info-circle',
  'minus',
] as const satisfies readonly IconNaam[];
const TREDEN = [1, 2, 3, 4, 5, 6] as const;

/** Bars of the small staircase, from one trede up to another. */
const staven = (van: number, tot: number): string => {
  let d = '';
  for (let trede = van; trede <= tot; trede++)
    d += `M${(trede - 1) * 11 + 0.75} ${27.75 - 4 * trede}h7.5v${4 * trede + 1.5}h-7.5z`;
  return d;
};
const pad = (staat: 'nu' | 'doel' | 'straks', van: number, tot: number): string =>
  van > tot ? '' : `<path class="wm-mini__${staat}" d="${staven(van, tot)}"/>`;
const trap = (id: string, paden: string): [string, string] => [id, `viewBox="0 0 66 30">${paden}</symbol>`];

/** Each sign with its drawing. Its place in the list is its bit in `Html.tekens`, so there may be thirty-one. */
const drawings: readonly (readonly [id: string, drawing: string])[] = [
  ...icons.map((naam): [string, string] => [naam, `viewBox="0 0 24 24">${vormVan(naam)}</symbol>`]),
  // The whole staircase as somebody stands on it, and one bar of what is aimed for, which lies on top.
  ...TREDEN.map((trede) => trap(`nu${trede}`, pad('nu', 1, trede) + pad('straks', trede + 1, 6))),
  ...TREDEN.map((trede) => trap(`doel${trede}`, pad('doel', trede, trede))),
];
/** Short, for it stands in every row: t and its place in the list. */
const known = new Map(drawings.map(([id], nr) => [id, raw(`<use href="#t${nr}"/>`, 1 << nr)]));

/** Points at a sign, inside an `<svg>`. Throws for one that is not in the list. */
export const sign = (id: string): Html => {
  const een = known.get(id);
  if (!een) throw new Error(`no sign ${id}`);
  return een;
};

const decorative = new Map<string, Html>(icons.map((naam) => [naam, html`<svg aria-hidden="true">${sign(naam)}</svg>`]));

/** A decorative icon that rows repeat, for inside a badge, which gives it its size; undefined when it is none of those. */
export const repeatedIcon = (naam: IconNaam): Html | undefined => decorative.get(naam);

/** The drawings that a page points at. */
export const signsOf = ({ tekens }: Html): Html =>
  tekens === 0
    ? niets
    : html`<svg class="wm-tekens" aria-hidden="true">${raw(
        drawings.map(([, drawing], nr) => ((tekens & (1 << nr)) === 0 ? '' : `<symbol id="t${nr}" ${drawing}`)).join(''),
      )}</svg>`;

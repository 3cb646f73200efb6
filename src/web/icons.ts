import { attrs, type Html, html, raw } from './html.ts';
import { iconShapes } from './icon-shapes.ts';

/** The icons that are in the house; add a name in tooling/vendor-assets.ts for more. */
export type IconNaam = keyof typeof iconShapes;

/** An icon in the colour and size of the text around it. Decorative unless `label` is given, which is then read aloud. */
export function icon(naam: IconNaam, label?: string): Html {
  if (label !== undefined) return teken(naam, attrs({ role: 'img', 'aria-label': label }));
  let bekend = sierlijk.get(naam);
  if (!bekend) {
    bekend = teken(naam, attrs({ 'aria-hidden': 'true' }));
    sierlijk.set(naam, bekend);
  }
  return bekend;
}

/** Decorative icons stand in every row of a list: each is made once. */
const sierlijk = new Map<IconNaam, Html>();
const teken = (naam: IconNaam, rol: Html): Html =>
  html`<svg class="wm-icoon" viewBox="0 0 24 24"${rol}>${raw(vormVan(naam))}</svg>`;

/** Our own mark: somebody at the foot of a staircase. Decorative: the name of the product stands beside it. */
export function merk(): Html {
  return html`<svg class="wm-merk__beeld" viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="9" fill="#ffb84d"/><path d="M8 31h7v-6h7v-6h7v-6h4" fill="none" stroke="#062c33" stroke-width="4" stroke-linejoin="round" stroke-linecap="round"/><circle cx="14" cy="15" r="4.5" fill="#062c33"/></svg>`;
}

/** Lines that follow each other are one shape: `M` puts the pen somewhere else. Shorter, for what stands in every row. */
export const vormVan = (naam: IconNaam): string => iconShapes[naam].replaceAll('"/><path d="M', 'M');

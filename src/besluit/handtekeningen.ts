// How many people sign a besluit, and at which kinds somebody decides along: as the regeling names those kinds. Pure.
import type { BesluitBij, Product } from '../beleid/regeling.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { BesluitSoort } from './soorten.ts';

/**
 * To prolong and to suspend are a change of what was given. So is a herziening that takes back an end and gives nothing new: `verandert`, as
 * each besluit about a toewijzing that runs.
 */
export const inRegeling = (soort: BesluitSoort, verandert: boolean): BesluitBij =>
  soort === 'verlenging' || soort === 'opschorting' || (soort === 'herziening' && verandert) ? 'wijziging' : soort;

/** Whether two people with a mandate sign this kind of besluit on this product. */
export const vierOgenBij = (product: Product | undefined, bij: BesluitBij): boolean =>
  product?.vierOgen?.waarde.some((een) => een === bij) ?? false;

/** One person cannot take it alone. */
export const vierOgenReden = (product: Product): Reden => ({
  veld: 'mandaat',
  tekst: `Dit besluit over ${product.naam} tekenen twee mensen met mandaat. Bewaar het als concept en leg het voor aan een collega: die tekent ook.`,
  regel: 'AP16',
  bron: product.vierOgen?.bron ?? 'keuze',
});

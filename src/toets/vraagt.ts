import type { ProductVoorwaarde, Regeling } from '../beleid/regeling.ts';

/** Whether a product of the regeling has a condition on the fact. */
export const vraagt = (regeling: Regeling, feit: NonNullable<ProductVoorwaarde['feit']>): boolean =>
  regeling.producten.some(({ voorwaarden }) => voorwaarden?.some((een) => een.feit === feit));

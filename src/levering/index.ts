export { type AfdrukBestand, afdrukVan } from './afdruk.ts';
export { productenVan, signaalRegelsVan } from './regeling.ts';
export { readBestand } from './rows.ts';
export { beoordeelLevering, type LeveringOpties } from './rules.ts';
export { type ProductRegels, type SignaalRegels, signalenVan } from './signalen.ts';
export * from './types.ts';

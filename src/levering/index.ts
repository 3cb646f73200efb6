export { type ImportOpdracht, type ImportUitkomst, importLevering } from './actions/import-levering.ts';
export { type AfdrukBestand, afdrukVan } from './afdruk.ts';
export { type GelezenMap, readMap } from './map.ts';
export { ANALYSEER } from './queries/stukken.ts';
export { productenVan, signaalRegelsVan } from './regeling.ts';
export { readBestand } from './rows.ts';
export { beoordeelLevering, type LeveringOpties } from './rules.ts';
export { type ProductRegels, type SignaalRegels, signalenVan } from './signalen.ts';
export * from './types.ts';

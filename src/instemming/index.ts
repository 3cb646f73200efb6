export { type InstemmingInvoer, recordInstemming } from './actions/record-instemming.ts';
export { findDoelen, findLaatsteInstemming, findUrenTussen } from './queries.ts';
export { geldendeUren, REACTIE_DOELEN_DAGEN, standVanDoelen, standVanUren, weekAntwoord } from './rules.ts';
export * from './types.ts';

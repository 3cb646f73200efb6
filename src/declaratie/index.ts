// The front door: what other areas and the commands may use of settlement.
export { registerDeclaratie } from './pages/index.ts';
export { type AfrekenVraag, berekenMaand } from './queries/afrekening.ts';
export { afdrukVan, type DeclaratieAfdruk } from './rules.ts';
export { DECLARATIE_STATUS, type DeclaratieStatus } from './status.ts';
export type { DeclaratieUitkomst } from './types.ts';

export { leesBesluitGeval } from './besluit.ts';
export { draaiGevallen, gevalUitkomsten } from './rules.ts';
export type { GevalUitkomst } from './types.ts';

export { leesBesluitGeval } from './besluit.ts';
export { schrijfRouteGevallen } from './route-schrijf.ts';
export { draaiGevallen, gevalUitkomsten } from './rules.ts';
export type { GevalUitkomst } from './types.ts';

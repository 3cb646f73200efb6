export { draaiGevallen, gevalUitkomsten } from './rules.ts';
export type { GevalUitkomst } from './types.ts';

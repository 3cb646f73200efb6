export { draaiGevallen } from './rules.ts';
export type { GevalUitkomst } from './types.ts';

// The door for the command: the toets without pages and database.
export { beoordeel, beoordeelAlle, type Toetsbeleid } from './beoordeel.ts';
export { alsJson } from './bulk.ts';
export { type Gelezen, leesAlleFeiten, leesJson, type ToetsFout } from './lees.ts';
export type { Beoordeling } from './rules.ts';
export { kiesUitBestanden } from './versie.ts';

// The door for commands that only read the files: without the pages, the database and what those pull in.
export { BELEID_MAP, type Beleid, loadBeleid } from './load.ts';
export { neemOver, sleutelVoor } from './overnemen.ts';
export { type Geldend, geldendBij, geldendeVersies, geldendOp, type Versie } from './versies.ts';
export { BeleidsFout } from './yaml.ts';

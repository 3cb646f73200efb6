export { checkLogboek } from './actions/check-logboek.ts';
export { sealLogboek } from './actions/seal-logboek.ts';
export { ankerbestand, leesAnkers, legAnkersWeg, schrijfAnker } from './ankers.ts';
export { findStandLogboek } from './queries/stand.ts';
export * from './types.ts';

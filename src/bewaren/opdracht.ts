// The front door for commands, without pages.
export { destroyAgain, destroyAll } from './actions/destroy-dossiers.ts';
export { leesVernietigd, vernietigdbestand } from './lijst.ts';
export { selectVernietigd, selectWachtend } from './queries/vernietiging.ts';

export { addTarief } from './actions/add-tarief.ts';
export { registerContract } from './pages.ts';

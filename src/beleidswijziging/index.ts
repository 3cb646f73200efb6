export { computeDoorrekening, runDoorrekening, runOvergang } from './jobs.ts';
export { registerBeleidswijziging } from './pages/index.ts';
export { countKlaargezet } from './queries/concept.ts';

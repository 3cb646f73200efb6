export { computeDoorrekening, runDoorrekening, runOvergang } from './jobs.ts';
export { registerBeleidswijziging } from './pages/index.ts';

export { recordGebeurtenis } from './actions/record-gebeurtenis.ts';
export { announceAow, followBrp } from './jobs.ts';
export { gebeurtenissenInhoud } from './pages/gebeurtenis.ts';
export { registerLevensgebeurtenis } from './pages/index.ts';
export { listGebeurtenissen } from './queries.ts';
export { GebeurtenisSoort, soortTekst as gebeurtenisTekst } from './types.ts';

export { recordGebeurtenis } from './actions/record-gebeurtenis.ts';
export { announceAow, followBrp } from './jobs.ts';
export { gebeurtenissenInhoud, registerLevensgebeurtenis } from './pages.ts';
export { listGebeurtenissen } from './queries.ts';
export { GebeurtenisSoort, soortTekst as gebeurtenisTekst } from './types.ts';

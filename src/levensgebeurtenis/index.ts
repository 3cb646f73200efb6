export { beginVoorstellen } from './actions/begin-voorstel.ts';
export { recordGebeurtenis } from './actions/record-gebeurtenis.ts';
export { announceAow, followBrp } from './jobs.ts';
export { gebeurtenissenInhoud, geplandeRegels } from './pages/gebeurtenis.ts';
export { registerLevensgebeurtenis } from './pages/index.ts';
export { listGebeurtenissen, listGepland } from './queries.ts';
export { GebeurtenisSoort, soortTekst as gebeurtenisTekst } from './types.ts';

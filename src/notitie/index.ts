export { correctNotitie } from './actions/correct-notitie.ts';
export { writeNotitie } from './actions/write-notitie.ts';
export { leesNotities, notitieKnoppen, notitiesInhoud, registerNotitie } from './pages.ts';
export type { Notitie, NotitieSoort } from './types.ts';

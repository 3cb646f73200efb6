export { refuseVerlenging } from './actions/refuse-verlenging.ts';
export { requestVerlenging } from './actions/request-verlenging.ts';
export { takeWijziging } from './actions/take-wijziging.ts';
export type { WijzigingSettings } from './pages/delen.ts';
export { registerWijziging } from './pages/index.ts';
export { findWijzigingenVan } from './queries.ts';
export { redenOmdat, SOORT_TEKST } from './types.ts';

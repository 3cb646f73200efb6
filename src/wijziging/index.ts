export { refuseVerlenging } from './actions/refuse-verlenging.ts';
export { requestVerlenging } from './actions/request-verlenging.ts';
export { takeWijziging } from './actions/take-wijziging.ts';
export type { WijzigingSettings } from './pages/delen.ts';
export { registerWijziging } from './pages/index.ts';
export { isWatDan, WAT_DAN } from './types.ts';
export { type WijzigingVoorInwoner, zinVoorInwoner } from './voor-inwoner.ts';

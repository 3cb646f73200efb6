export { recordLadderbepaling } from './actions/record-ladderbepaling.ts';
export { LADDER_IS_HULPMIDDEL, registerLadder } from './pages.ts';
export { findBepalingen, findLopendDoel } from './queries.ts';
export { bewegingTekst, geldende, huidigeBepaling, type VerloopRij, verloopVan } from './rules.ts';
export { type Bepaling, BepalingForm, termijnTekst } from './types.ts';

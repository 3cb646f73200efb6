export { registerVoortgang } from './pages.ts';
export { findToewijzing } from './queries.ts';
export { leesDag } from './rules.ts';
export { HOE_GAAT_HET, type HoeGaatHet, type ToewijzingKop, VOLGENDE_TREDE, type VolgendeTrede } from './types.ts';

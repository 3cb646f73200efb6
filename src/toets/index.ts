export { recordToets } from './actions/record-toets.ts';
export { registerToetsApi } from './api.ts';
export { herrekenToets } from './bewijs.ts';
export { uitkeringGrond } from './doelgroep.ts';
export { registerToets, type ToetsSettings } from './pages.ts';
export { registerPubliekeToets } from './publiek/pages.ts';
export { findDoelTreden, findLadderOp, findToets, findToetsen, type LadderRij, type ToetsRij } from './queries.ts';
export { isDoelgroepRegel } from './regels.ts';
export { toetsProducten } from './rules.ts';
export { type BewaardeToets, leesGronden, leesToets, leesToetsFeiten } from './stored.ts';
export {
  type Advies,
  GrondVorm,
  type ProductUitkomst,
  ToetsFeiten,
  type ToetsUitkomst,
  Uitkering,
  ZRM_DOMEINEN,
  type ZrmDomein,
} from './types.ts';
export { toetsWatAls } from './wat-als.ts';

export { makeBrief } from './actions/make-brief.ts';
export { publishBesluit } from './actions/publish-besluit.ts';
export { besluitBewijs, besluitCode, besluitGronden, herrekenBesluit } from './bewijs.ts';
export { type BesluitSettings, registerBesluit } from './pages/index.ts';
export { findBesluit, findBesluiten, findDocument } from './queries.ts';
export { beoordeelBesluit } from './rules.ts';
export type { BesluitFeiten, BesluitVoorstel, BestaandeToewijzing } from './types.ts';
export { besluitVoorInwoner, inwonerGronden } from './voor-inwoner.ts';

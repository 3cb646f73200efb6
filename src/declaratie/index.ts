// The front door: what other areas and the commands may use of settlement.
export { approveDeclaratie, checkDeclaratie } from './actions/check-declaratie.ts';
export { closeMaand } from './actions/close-maand.ts';
export { createDeclaratie } from './actions/create-declaratie.ts';
export { submitDeclaratie } from './actions/submit-declaratie.ts';
export { herrekenRegel, leesRegelBewijs } from './bewijs.ts';
export { registerDeclaratie } from './pages/index.ts';
export { magZien } from './permissions.ts';
export { postenVan } from './posten.ts';
export { type AfrekenVraag, berekenMaand, type Declaratie, findDeclaratie, listRegels } from './queries/index.ts';
export { declaratieProductenVan, resultaatKeuzeVan } from './regeling.ts';
export { afdrukVan, berekenDeclaratie, type DeclaratieAfdruk } from './rules.ts';
export { DECLARATIE_STATUS, type DeclaratieStatus } from './status.ts';
export type { DeclaratieUitkomst } from './types.ts';

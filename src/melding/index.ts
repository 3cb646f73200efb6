export { completeMelding, passOnMelding } from './actions/finish-melding.ts';
export { maakKenmerk } from './actions/send-melding.ts';
export { findMelding, type Melding, receiveMelding } from './queries.ts';
export { Melder, melderTekst } from './types.ts';

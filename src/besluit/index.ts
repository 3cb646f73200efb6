export { beoordeelBesluit, eindeVoorstel } from './rules.ts';
export type { BesluitFeiten, BesluitVoorstel, BestaandeToewijzing } from './types.ts';

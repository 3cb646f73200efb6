export { createBrp, HOOGSTENS } from './client.ts';
export { type BrpSettings, readBrp } from './settings.ts';
export { type StandIn, type StandInPersoon, startStandIn } from './stand-in.ts';
export type { Brp, BrpAntwoord, BrpDatum, BrpGevonden, BrpPersoon } from './types.ts';

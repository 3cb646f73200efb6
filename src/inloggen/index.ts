export { type InloggenSettings, registerInloggen, startSessie } from './pages.ts';
export type { Persona } from './types.ts';

export { type InloggenSettings, registerInloggen } from './pages.ts';
export { startSessie } from './queries.ts';
export type { Persona } from './types.ts';

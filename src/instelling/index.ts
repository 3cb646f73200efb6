export { registerInstelling } from './pages.ts';
export { findInstelling, instellingWaarde } from './queries.ts';

export { registerInstelling } from './pages.ts';
export { findInstelling } from './queries.ts';

export { registerRechtencontrole } from './pages.ts';
export { kwartaalVan } from './rules.ts';
export type { Recht } from './types.ts';

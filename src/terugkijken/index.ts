export { terugkijkInhoud } from './page.ts';
export { readToen } from './queries.ts';
export { leesKijk } from './rules.ts';

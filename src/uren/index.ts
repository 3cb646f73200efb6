export { registerUren } from './pages.ts';
export { toonWeek } from './rules.ts';
export { AFWEZIG, type AfwezigReden, URENSTATUS, type UrenStatus } from './types.ts';

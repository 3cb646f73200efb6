export * from './bewaar.ts';
export * from './controle.ts';
export { findFeiten } from './feiten.ts';
export * from './gemeenten.ts';
export * from './lijst.ts';
export * from './ook.ts';
export * from './team.ts';
export * from './verdelen.ts';
export * from './verdeling.ts';

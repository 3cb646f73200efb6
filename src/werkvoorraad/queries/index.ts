export * from './bewaar.ts';
export { findFeiten } from './feiten.ts';
export * from './lijst.ts';
export * from './verdelen.ts';

export * from './afrekening.ts';
export * from './declaraties.ts';
export type { AfrekenVraag } from './kader.ts';
export * from './rijen.ts';
export * from './stand.ts';
export * from './weigering.ts';
export * from './wijzig.ts';

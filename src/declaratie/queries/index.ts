export * from './afrekening.ts';
export * from './declaraties.ts';
export * from './stand.ts';
export * from './wijzig.ts';

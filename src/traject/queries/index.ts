export * from './aanbieder.ts';
export * from './feiten.ts';
export * from './geld.ts';
export * from './lezen.ts';
export * from './schrijven.ts';

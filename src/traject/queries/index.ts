export * from './aanbieder.ts';
export * from './feiten.ts';
export * from './geld.ts';
export * from './gestopt.ts';
export * from './lezen.ts';
export * from './lijsten.ts';
export * from './oordelen.ts';
export * from './schrijven.ts';

export * from './lezen.ts';
export * from './rondom.ts';
export * from './schrijven.ts';
export * from './systeem.ts';

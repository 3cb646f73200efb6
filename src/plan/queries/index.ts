export * from './lezen.ts';
export * from './schrijven.ts';

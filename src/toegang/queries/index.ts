export * from './afscherming.ts';
export * from './mijn.ts';
export * from './nood.ts';
export * from './vervanging.ts';
export * from './verwezen.ts';
export * from './wie.ts';

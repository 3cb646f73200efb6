export * from './gevallen.ts';
export { findOmzetting, insertOmzetting, listAanbieders, listOmzettingen, setStatus } from './kop.ts';
export * from './regels.ts';
export * from './tarief.ts';
export * from './uitvoeren.ts';

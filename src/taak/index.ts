export { dismissTaak } from './actions/dismiss-taak.ts';
export { resumeWerk } from './actions/resume-werk.ts';
export { retryTaak } from './actions/retry-taak.ts';
export { registerTaak } from './pages.ts';
export { listRooster, listTaken } from './queries.ts';
export { type GeplandeNaam, rooster } from './rooster.ts';
export * from './types.ts';

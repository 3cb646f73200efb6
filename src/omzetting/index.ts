export { createOmzetting } from './actions/create-omzetting.ts';
export { runOmzetting } from './jobs.ts';
export { registerOmzetting } from './pages/index.ts';

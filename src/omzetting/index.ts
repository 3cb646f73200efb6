export { createOmzetting } from './actions/create-omzetting.ts';
export { drawUpVoorstellen } from './actions/draw-up-voorstellen.ts';
export { runOmzetting } from './jobs.ts';
export { veranderingInConcept } from './pages/in-concept.ts';
export { registerOmzetting } from './pages/index.ts';
export { findOmzetting, insertOmzetting, setStatus } from './queries/index.ts';

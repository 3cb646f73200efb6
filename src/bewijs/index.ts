export { bewijsZin, checkBewijs } from './actions/check-bewijs.ts';
export { registerBewijs } from './pages.ts';
export { BEWIJS_SOORTEN, type BewijsUitkomst } from './types.ts';

export { registerBericht } from './pages.ts';

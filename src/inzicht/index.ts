export { registerInzicht } from './pages.ts';

export { registerContract } from './pages.ts';

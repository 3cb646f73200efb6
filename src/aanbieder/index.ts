export { registerAanbieder } from './pages.ts';

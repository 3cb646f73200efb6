export { registerUitleg } from './pages.ts';

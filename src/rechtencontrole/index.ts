export { registerRechtencontrole } from './pages.ts';

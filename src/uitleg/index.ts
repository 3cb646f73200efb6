export { registerUitleg } from './pages.ts';
export { metBronnen, toonGronden, versieTekst, waaromVan, ZO_BESLIST } from './waarom.ts';

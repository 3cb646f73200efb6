export { registerUitleg } from './pages.ts';
export { stapAdres } from './stap-adres.ts';
export { STAP_UITLEG, stapUitlegAdres } from './stappen.ts';
export { waaromTermijn } from './termijn.ts';
export { metBronnen, toonGronden, versieTekst, waaromVan, ZO_BESLIST } from './waarom.ts';

// The front door of the look: pages import from here only.
export { ASSET_CACHE, type Asset, assetFor, assetUrl } from './assets.ts';
export * from './blocks.ts';
export * from './change.ts';
export * from './errors.ts';
export * from './form.ts';
export * from './form-page.ts';
export * from './hours-grid.ts';
export { type Html, html, type Inhoud, niets, slug, veiligAdres, veldId, verborgen } from './html.ts';
export { type IconNaam, icon } from './icons.ts';
export * from './ladder.ts';
export * from './layout.ts';
export * from './personas.ts';
export * from './status.ts';
export * from './table.ts';
export * from './thread.ts';
export * from './timeline.ts';
export * from './waarom.ts';

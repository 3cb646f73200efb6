export { registerAanmeldingPages as registerAanmelding } from './pages.ts';
export { findAanmelding } from './queries.ts';
export { onderzoekTot } from './rules.ts';
export { type AangemeldDoor, aangemeldDoorTekst } from './types.ts';

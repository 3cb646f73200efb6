export {
  contactRegels,
  huidigeContactgegevens,
  updateContactgegevens,
} from './actions/update-contactgegevens.ts';
export { adresMet, eenVan, paginaUit, sorteerKop } from './address.ts';
export { contactKaarten, contactVolgorde } from './fields.ts';
export { productNaam, registerInwoner, statusBadge } from './pages.ts';
export {
  type Dubbel,
  findConsulenten,
  findConsulentNamen,
  findDossierId,
  findDubbelen,
  findInwoner,
  findUitkering,
  type Gezocht,
  type InwonerKop,
  insertNietDezelfde,
  insertUitkering,
  type UitkeringRij,
  zoekEis,
} from './queries.ts';
export { type Naam, soortZoekvraag, toonNaam, zoeknaam } from './rules.ts';
export {
  Contactgegevens,
  contactSamenhang,
  contactTekst,
  contactVelden,
  InwonerStatus,
  lezenTekst,
  statusTekst,
  type Toestemming,
  toestemmingTekst,
  toestemmingVan,
  toestemmingWaarde,
  uitkeringTekst,
  voegSamen,
} from './types.ts';

import type { Router } from '../web/route.ts';
import { registerInwonerExport } from './export-pages.ts';
import { type InwonerSettings, registerLijst } from './pages.ts';

export { bsnBezet } from './actions/correct-persoon.ts';
export { GROND_BRP, logBrp } from './actions/take-over-brp.ts';
export {
  contactRegels,
  huidigeContactgegevens,
  updateContactgegevens,
} from './actions/update-contactgegevens.ts';
export { adresMet, eenVan, paginaUit, sorteerKop } from './address.ts';
export { bijLeven } from './bij-leven.ts';
export { brpGegevens, brpMeldingen, haalUitBrp, persoonMerken, veldenUitBrp } from './brp.ts';
export { contactKaarten, contactVolgorde } from './fields.ts';
export { dossierFormulier } from './formulier-pagina.ts';
export { gelijkenis, type Kenmerken, LIJKT_OP } from './gelijkenis.ts';
export { productNaam, statusBadge } from './pages.ts';
export {
  GeboortedatumBekend,
  type Geboren,
  geborenVan,
  parseGeboren,
  toonGeboren,
  typGeboren,
  verschillenMetBrp,
} from './persoon.ts';
export { brpKnop, eerdereGegevens, geborenTekst, registerPersoon } from './persoon-pages.ts';
export {
  findConsulenten,
  findConsulentNamen,
  findConsulentNamenVan,
  findDossierId,
  findInwoner,
  findUitkering,
  type InwonerKop,
  insertUitkering,
  type UitkeringRij,
  zoekEis,
} from './queries.ts';
export {
  type Dubbel,
  findDubbelen,
  findGemeentecode,
  findPersoon,
  findPersoonversies,
  type Gezocht,
  insertNietDezelfde,
  type PersoonRij,
  updatePersoon,
} from './queries-persoon.ts';
export { findAanbiedersVan, findPlaats } from './queries-plaats.ts';
export {
  deleteWeergave,
  dropStandaard,
  insertWeergave,
  listWeergaven,
  updateWeergave,
  WEERGAVELIJSTEN,
  WEERGAVEN,
  type WeergaveKop,
  type Weergavelijst,
} from './queries-weergave.ts';
export { type Naam, soortZoekvraag, toonNaam, zoekhulp, zoeknaam } from './rules.ts';
export { findTeKiezenConsulenten } from './te-kiezen.ts';
export {
  Contactgegevens,
  contactSamenhang,
  contactTekst,
  contactVelden,
  InwonerStand,
  InwonerStatus,
  isVoorbij,
  lezenTekst,
  standVan,
  statusTekst,
  type Toestemming,
  toestemmingTekst,
  toestemmingVan,
  toestemmingWaarde,
  UitkeringAntwoord,
  uitkeringTekst,
  voegSamen,
} from './types.ts';

export { inwonersTeBewaren } from './vraag.ts';
export { weergaveForm, weergaveRij } from './weergave.ts';

/** Search and list of residents, and the list as a file. */
export const registerInwoner = (router: Router, s: InwonerSettings): void => {
  registerLijst(router, s);
  registerInwonerExport(router, s);
};

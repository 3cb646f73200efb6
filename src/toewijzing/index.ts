export { eindeVerschil, endToewijzing } from './actions/end-toewijzing.ts';
export { recordPlicht } from './actions/record-plicht.ts';
export { restoreToewijzing } from './actions/restore-toewijzing.ts';
export { dagVeld } from './pages/daden.ts';
export { registerToewijzing, type ToewijzingSettings } from './pages/index.ts';
export { plichtenInhoud, urenInhoud } from './pages/plichten-inhoud.ts';
export { type PlichtRij, plichtenStand, termijnFeiten } from './plichten.ts';
export {
  findAfdoeningen,
  findAfdoeningenVan,
  findDoelen,
  findLaatsteUren,
  findPlaatsingen,
  findToewijzing,
  findToewijzingenVan,
  findVoortgangVan,
  insertDoelen,
  insertToewijzing,
  type NieuweToewijzing,
  type ToewijzingRij,
  undoEinde,
  updateToewijzing,
} from './queries.ts';
export { copyPlandoelen, returnPlandoelen } from './queries-doelen.ts';
export { findEinde } from './queries-einde.ts';
export { antwoordTermijn, eindeReden, laatsteDagVan, nooitBegonnen } from './rules.ts';
export {
  beslotenDoelen,
  DoelSoort,
  doelSoortenVan,
  doelSoortTekst,
  EindeReden,
  eindeRedenTekst,
  standOp,
  ToewijzingStatus,
  toewijzingStatusSoort,
  toewijzingStatusTekst,
} from './types.ts';

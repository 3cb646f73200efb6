export { endToewijzing } from './actions/end-toewijzing.ts';
export { restoreToewijzing } from './actions/restore-toewijzing.ts';
export { registerToewijzing, type ToewijzingSettings } from './pages/index.ts';
export { plichtenInhoud, urenInhoud } from './pages/plichten-inhoud.ts';
export { type PlichtRij, plichtenStand, termijnFeiten } from './plichten.ts';
export {
  findAfdoeningenVan,
  findDoelen,
  findPlaatsingen,
  findToewijzing,
  findToewijzingenVan,
  insertDoelen,
  insertToewijzing,
  type NieuweToewijzing,
  type ToewijzingRij,
} from './queries.ts';
export { antwoordTermijn } from './rules.ts';
export {
  DoelSoort,
  doelSoortTekst,
  EindeReden,
  eindeRedenTekst,
  standOp,
  ToewijzingStatus,
  toewijzingStatusSoort,
  toewijzingStatusTekst,
} from './types.ts';

export {
  findDoelen,
  findPlaatsingen,
  findToewijzing,
  findToewijzingenVan,
  insertDoelen,
  insertToewijzing,
  type NieuweToewijzing,
  type ToewijzingRij,
} from './queries.ts';
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

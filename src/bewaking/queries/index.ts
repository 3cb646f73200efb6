export {
  type Bij,
  findGemeenteIds,
  findGewijzigd,
  findGewijzigdIn,
  findTeHerleiden,
  findVolgende,
  isVerouderd,
  lockAfleiden,
  storeBijwerkingen,
  takeWijzigingen,
} from './afleiden.ts';
export { storeEscalaties } from './escalatie.ts';
export {
  BINNENKORT,
  countPlichten,
  findPlichten,
  type Kijker,
  listVerschillen,
  type PlichtLijstRij,
  streamPlichten,
  type VerschilRij,
} from './lijst.ts';

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
  countLaatPerConsulent,
  countPlichten,
  findPlichten,
  type Kijker,
  type LaatPerConsulent,
  listVerschillen,
  type PlichtLijstRij,
  streamPlichten,
  type VerschilRij,
} from './lijst.ts';

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
  listZonderDag,
  type PlichtLijstRij,
  streamPlichten,
  type VerschilRij,
  type ZonderDagRij,
} from './lijst.ts';

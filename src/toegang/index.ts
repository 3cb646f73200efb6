export { arrangeVervanging } from './actions/arrange-vervanging.ts';
export { judgeNoodtoegang } from './actions/judge-noodtoegang.ts';
export { openNoodtoegang } from './actions/open-noodtoegang.ts';
export { endOrientatietoegang, giveOrientatietoegang } from './actions/refer-inwoner.ts';
export { nameForDossier, shieldDossier } from './actions/shield-dossier.ts';
export { toegangBericht } from './bericht.ts';
export { registerToegang } from './pages/index.ts';
export {
  findAfschermingVan,
  findMijnToegang,
  findSoortUitkering,
  findWie,
  listCentra,
  listDoelen,
  listGenoemden,
  listNoodVan,
  listTreden,
  listVerwezen,
  listVerwijzingen,
  listZrmScores,
  type Verwezen,
} from './queries/index.ts';
export { afschermgrond, noodreden, noodredenB1 } from './rules.ts';
export { Gedeeld } from './types.ts';

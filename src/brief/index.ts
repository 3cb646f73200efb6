export { type BriefOpdracht, bezwaarBij, briefhoofd, makeBriefdata, storeBrief } from './actions/store-brief.ts';
export { renderBrief, waaromGeenBrief } from './letters/render.ts';
export { briefAanhef, briefEerste, briefInHetKort, briefVerder } from './pages/scherm.ts';
export { briefVoorbeeld } from './pages/voorbeeld.ts';
export {
  countOngelezenBrieven,
  type EigenBriefRij,
  findEigenBrieven,
  findEigenBytes,
  findKeuze,
  markGelezen,
} from './queries.ts';
export { adresregels, alineas, bestandsnaam, contrastMetWit, KRACHT, leesBrief, opEenRegel } from './rules.ts';
export {
  BRIEF_SOORTEN,
  Briefdata,
  type BriefdataInvoer,
  BriefInhoud,
  type BriefSoort,
  type Rechtsmiddel,
  SOORT_WOORD,
} from './types.ts';

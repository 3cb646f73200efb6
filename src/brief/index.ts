export { type BriefOpdracht, bezwaarBij, briefhoofd, makeBriefdata, storeBrief } from './actions/store-brief.ts';
export { renderBrief, waaromGeenBrief } from './letters/render.ts';
export { adresregels, alineas, bestandsnaam, contrastMetWit, KRACHT, opEenRegel } from './rules.ts';
export {
  BRIEF_SOORTEN,
  Briefdata,
  type BriefdataInvoer,
  BriefInhoud,
  type BriefSoort,
  type Rechtsmiddel,
  SOORT_WOORD,
} from './types.ts';

export { type BriefOpdracht, beroepBij, bezwaarBij, briefhoofd, makeBriefdata, storeBrief } from './actions/store-brief.ts';

import type { Router } from '../web/route.ts';
import { registerDossierbrieven } from './pages/dossier.ts';
import { registerStapels } from './pages/stapel.ts';

export { endStapel, makeStapel } from './actions/print-brieven.ts';
export { setKeuze } from './actions/set-keuze.ts';
export { renderBrief, waaromGeenBrief } from './letters/render.ts';
export { brievenTab, readBrievenTab } from './pages/dossier.ts';
export { briefAanhef, briefEerste, briefInHetKort, briefVerder } from './pages/scherm.ts';
export { briefVoorbeeld } from './pages/voorbeeld.ts';
export { briefVoorstel } from './pages/voorstel.ts';
export {
  countOngelezenBrieven,
  type EigenBriefRij,
  findEigenBrieven,
  findEigenBytes,
  findKeuze,
  findMedewerker,
  markGelezen,
} from './queries.ts';
export { adresregels, alineas, alsTekst, bestandsnaam, contrastMetWit, KRACHT, leesBrief, opEenRegel } from './rules.ts';
export {
  BEL_VRAAG,
  BRIEF_SOORTEN,
  Briefdata,
  type BriefdataInvoer,
  BriefInhoud,
  type BriefSoort,
  type Rechtsmiddel,
  SOORT_WOORD,
} from './types.ts';

/** Letters to print, and the letters of one resident. After the dossier: /dossier/:inwoner/brieven/overzicht is no letter. */
export const registerBrief = (router: Router): void => {
  registerStapels(router);
  registerDossierbrieven(router);
};

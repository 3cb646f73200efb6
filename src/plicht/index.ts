export { afdoeningenVan, plichtStanden } from './afdoening.ts';
export {
  duurOordeel,
  eindeVoorstel,
  geenEinde,
  hoogsteDuur,
  laatsteDagVan,
  metOpgeschorteDagen,
  type Oordeel,
  uitersteDag,
  uitersteDatum,
  verlengOordeel,
} from './looptijd.ts';
export {
  type EerdereVersie,
  type Looptijd,
  nietGeregeld,
  type PlichtDag,
  plichtDagen,
  plichtDagenDoor,
  plichtenVan,
  plichtenZonderDatum,
} from './plichten.ts';
export { duurRegel, toonWie } from './regels.ts';
export { termijnenVan, versieVoor } from './rules.ts';
export type {
  Afdoening,
  Opschorting,
  Plicht,
  PlichtSoort,
  PlichtStand,
  PlichtZonderDatum,
  Termijnen,
  TermijnFeiten,
} from './types.ts';
export { type DagenStaat, dagenStaat, type Verschil, verschilVan, verschilZin } from './verschil.ts';
export { leesVraag, type TermijnVraag } from './vraag.ts';

export { bronStatus, explainBron, toonBron, toonStatus, type Uitleg } from './explain.ts';
export { Gemeente } from './gemeente.ts';
export { type BedragGeval, Gevallen, type InhoudGeval, type RouteGeval, type TermijnGeval } from './gevallen.ts';
export {
  type AowDatum,
  aowDatum,
  bezwaartermijn,
  findLaatsteDag,
  isVrijeDag,
  type Landelijk,
  laatsteDag,
  plusWerkdagen,
  type TermijnNaam,
  type WettelijkeTermijn,
  werkdagOpOfNa,
} from './landelijk.ts';
export {
  BELEID_MAP,
  type Beleid,
  type LoadedGevallen,
  type LoadedRegeling,
  leesGevallen,
  leesRegeling,
  loadBeleid,
  parseRegeling,
} from './load.ts';
export { countTeSchrijven, namenVan, nogTeRegelen, type OpenPunt, type OpenSoort } from './nog-te-regelen.ts';
export { NOG_TE_REGELEN, neemOver, OVERGENOMEN, sleutelVoor } from './overnemen.ts';
export { registerBeleid } from './pages/beleid.ts';
export { registerNaastElkaar } from './pages/naast-elkaar.ts';
export { routeInhoud } from './pages/route.ts';
export { leeft, pickDichtstbij, pickRegeling } from './pick.ts';
export {
  type BesluitBij,
  findProduct,
  getProduct,
  kanBesluit,
  type Lengte,
  mandaatFunctie,
  mandaatKeten,
  type PlichtInRegeling,
  type Product,
  perWeekTekst,
  prijsBedrag,
  Regeling,
  type SoortProduct,
  type SoortTermijn,
  toonLengte,
  tredeNaam,
  type Uitsluiting,
  type Wegwijzer,
  type WegwijzerWanneer,
} from './regeling.ts';
export { routebeeldVan, type StapInBeeld } from './route-beeld.ts';
export { controleerRoute, type RouteFout } from './route-controle.ts';
export { leesRoute } from './route-lees.ts';
export { jsonSchemas } from './schema.ts';
export { type BeleidInHuis, type OpgeslagenRegeling, storeBeleid } from './store.ts';
export {
  type Gebeurtenis,
  type Geldend,
  geldendBij,
  geldendeVersies,
  geldendOp,
  standVan,
  type Versie,
  type VersieStand,
} from './versies.ts';
export { vervangenElkaar } from './vervangen.ts';
export { BeleidsFout, type Fout, hashVan, regelzoeker } from './yaml.ts';

// The rules of a traject: pure, and the same for every route.
export { geldZin, termijnTekst, toonBetaler, toonDuur, wanneerTekst } from '../../beleid/regeling.ts';
export { TERUG } from '../types.ts';
export { afgeleid } from './afgeleid.ts';
export { bedragBijUren, geenGeld, geldVan, mistVan } from './geld.ts';
export { laatsteDagVoor, type Plek, plekkenNaastWerk } from './naast-werk.ts';
export {
  beoordeelEinde,
  beoordeelStart,
  eindeVanaf,
  gaatNietVerder,
  geldtOp,
  naNee,
  opTijdVanaf,
  rustOpIndicatie,
  watKan,
} from './oordeel.ts';
export {
  beoordeelOverzetting,
  EINDE,
  eindeOnder,
  eindeVeld,
  type Keuzes,
  naarVersie,
  type Overgang,
  type Overzetting,
  overzetting,
  STOPT_HIER,
  type Verschilregel,
  zegtHetzelfde,
} from './overzetten.ts';
export { plichtenVan, VOLGEN } from './plichten.ts';
export {
  afgesprokenEinde,
  deNamen,
  en,
  genummerd,
  isKlaar,
  isOpen,
  isRecord,
  loopt,
  lopende,
  of,
  openEinden,
  opVolgorde,
  slotEerder,
  slotElders,
  terugwegVan,
  uitgangVan,
} from './stand.ts';
export { termijnDagen } from './termijn.ts';
export { terugVan, wegNaLaatste, wegVoorIndicatie } from './terug.ts';
export { urenLetOp } from './uren.ts';
export { beoordeelVerlenging, verlengbaar } from './verlenging.ts';
export { BEGIN, beginnen, beslissers, buitenGeldigheid, kiestZelf, volgende } from './volgende.ts';
export { leesStand } from './vraag.ts';

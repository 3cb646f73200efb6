import type { Landelijk } from '../beleid/landelijk.ts';
import { type DoelgroepVraag, type Product, type ProductVoorwaarde, type Regeling, toonLengte } from '../beleid/regeling.ts';
import { datum, toonDatum } from '../kernel/datum.ts';
import { begeleidingGroepVragen } from './begeleiding-groep.ts';
import { BIJ_DE_ROUTE, type Deel, deel, jaNee, onthoud, openVraag, opsomming, type Vraag } from './deel.ts';
import { leeftijdTekst, leeftijdVraag } from './doelgroep.ts';
import type { ToetsFeiten } from './types.ts';

/** A product, ready to be held against anybody's facts. `gedeeld` is what every ontwikkeling and werkplek of the regeling asks. */
export type ProductVraag = (feiten: ToetsFeiten, gedeeld: readonly Deel[]) => readonly Deel[];

/** One product with everything that decides about it, in the order in which it is shown. */
export function productVraag(product: Product, regeling: Regeling, landelijk: Landelijk): ProductVraag {
  const vervallen = vervallenVraag(product, regeling);
  const duur = duurDeel(product, regeling);
  switch (product.soort) {
    case 'ontwikkeling':
    case 'werkplek':
    case 'trajectstap': {
      const trede = product.soort === 'ontwikkeling' ? ontwikkelingTrede(product, regeling) : werkplekTrede(product, regeling);
      const eigen = (product.voorwaarden ?? []).map((voorwaarde) => voorwaardeVraag(voorwaarde, regeling));
      const bovenop = bovenopDeel(product, regeling);
      const ook = vanDoelgroep(product);
      return (feiten, gedeeld) => [
        ...vervallen(feiten),
        ...trede(feiten),
        ...ook(gedeeld),
        ...eigen.map((vraag) => vraag(feiten)),
        ...bovenop,
        ...duur,
      ];
    }
    case 'orientatie': {
      const toegang = orientatieToegang(product, regeling, landelijk);
      return (feiten) => [...vervallen(feiten), ...toegang(feiten), ...duur];
    }
    case 'begeleiding-groep': {
      const vragen = begeleidingGroepVragen(product, regeling);
      return (feiten) => [...vervallen(feiten), ...vragen.map((vraag) => vraag(feiten)), ...duur];
    }
  }
}

/** How each question of the doelgroep is called in the answers. */
const DOELGROEP: Readonly<Record<DoelgroepVraag, Deel['voorwaarde']>> = {
  wil: 'wil',
  wmoOndersteuning: 'wmo-ondersteuning',
  ontwikkelbaarArbeidsvermogen: 'arbeidsvermogen',
};

/** AM12, AM13: of what the doelgroep asks, what counts for this product. */
function vanDoelgroep({ zonderDoelgroep }: Product): (gedeeld: readonly Deel[]) => readonly Deel[] {
  if (!zonderDoelgroep) return (gedeeld) => gedeeld;
  const niet = new Set(zonderDoelgroep.waarde.map((vraag) => DOELGROEP[vraag]));
  return (gedeeld) => gedeeld.filter(({ voorwaarde }) => !niet.has(voorwaarde));
}

type Delen = (feiten: ToetsFeiten) => readonly Deel[];
const geen: readonly Deel[] = [];

/** AL1, AL3, NI12: what this product asks besides the regeling. Without a fact behind it people decide, so the toets names it (K8). */
function voorwaardeVraag({ feit, tekst, bron }: ProductVoorwaarde, regeling: Regeling): Vraag {
  const zeg = (stand: boolean | null, antwoord: string) => deel(regeling, 'voorwaarde', bron, stand, `${tekst}${antwoord}`);
  if (feit === undefined) {
    const open = zeg(null, BIJ_DE_ROUTE);
    return () => open;
  }
  return jaNee((feiten) => feiten[feit], {
    ja: () => zeg(true, ' Dat is zo.'),
    nee: () => zeg(false, ' Dat is niet zo.'),
    onbekend: () => zeg(null, ' Dat is niet bekend.'),
  });
}

/** NI2: the besluit holds to it; the toets tells. */
function bovenopDeel({ naam, bovenop }: Product, regeling: Regeling): readonly Deel[] {
  if (!bovenop) return geen;
  const namen = bovenop.waarde.map((code) => regeling.producten.find(({ product }) => product === code)?.naam ?? code);
  return [deel(regeling, 'bovenop', bovenop.bron, true, `${naam} komt bovenop een ander product: ${opsomming(namen)}.`)];
}

/** AR5: a product that lapses; its code stays for what ran before. */
function vervallenVraag({ naam, vervallenVanaf }: Product, regeling: Regeling): Delen {
  if (!vervallenVanaf) return () => geen;
  const dag = toonDatum(datum(vervallenVanaf.waarde));
  const nog = [deel(regeling, 'vervallen', vervallenVanaf.bron, true, `${naam} is er tot ${dag}.`)];
  const niet = [deel(regeling, 'vervallen', vervallenVanaf.bron, false, `${naam} is er niet meer vanaf ${dag}.`)];
  return ({ peildatum }) => (peildatum < vervallenVanaf.waarde ? nog : niet);
}

/** Outside the number of treden, so that two of them make one key. */
const PER_TREDE = 10;

/** AP2, AP3 and AR2: the start trede; where the regeling says so only with a perspective further up the ladder. */
function ontwikkelingTrede(product: Product, regeling: Regeling): Delen {
  if (!product.startTreden) return () => geen;
  const { waarde, bron } = product.startTreden;
  const eis = regeling.doelgroep.perspectiefNodig;
  const vanaf = `${product.naam} begint op trede ${opsomming(waarde)}.`;
  const zeg = (stand: boolean | null, tekst: string) => deel(regeling, 'trede', bron, stand, tekst);
  const kiesStart = (trede: number): Deel => {
    if (trede === 0) return zeg(null, `${vanaf} De trede van de inwoner is niet bekend.`);
    if (trede === 1 && !waarde.includes(1) && geenOpTrede1(regeling)) return trede1Deel(regeling);
    return waarde.some((een) => een === trede)
      ? zeg(true, `De inwoner staat op trede ${trede}.${stapTekst(trede, product)}`)
      : zeg(false, `De inwoner staat op trede ${trede}. ${vanaf}`);
  };
  const antwoord = onthoud((sleutel: number): readonly Deel[] => {
    const trede = Math.floor(sleutel / PER_TREDE);
    const perspectief = sleutel % PER_TREDE;
    const start = kiesStart(trede);
    if (start.stand !== true || !eis?.waarde.some((een) => een === trede)) return [start];
    const kan = `Vanaf trede ${trede} kan het alleen als het perspectief verder op de ladder ligt.`;
    const over = (stand: boolean | null, tekst: string) => [start, deel(regeling, 'perspectief', eis.bron, stand, tekst)];
    if (perspectief === 0) return over(null, `${kan} Het perspectief is niet bekend.`);
    return perspectief > trede
      ? over(true, `Het perspectief ligt verder op de ladder: trede ${perspectief}.`)
      : over(false, `${kan} Dat is hier niet zo.`);
  });
  return ({ trede, perspectief }) => antwoord((trede ?? 0) * PER_TREDE + (perspectief ?? 0));
}

/** C13: WM speaks of the next trede, BR's list allows more; a skip is shown, not refused. */
function stapTekst(trede: number, product: Product): string {
  const doel = product.doelTreden?.waarde[0];
  return doel !== undefined && doel > trede + 1 ? ' Deze ontwikkeling slaat een trede over. Dat mag.' : '';
}

/** AP3: no product begins on trede 1. */
const geenOpTrede1 = (regeling: Regeling): boolean => !regeling.producten.some((p) => p.startTreden?.waarde.includes(1));

function trede1Deel(regeling: Regeling): Deel {
  const tekst = `De inwoner staat op trede 1. Bij die trede hoort geen product van ${regeling.naam}.`;
  return deel(regeling, 'geen-product', regeling.ladder.bron, false, tekst);
}

/** AP2, AR2: a werkplek on trede n is for who stands on n, or beside a running ontwikkeling with goal n where the regeling allows. */
function werkplekTrede(product: Product, regeling: Regeling): Delen {
  if (!product.startTreden) return () => geen;
  const { waarde, bron } = product.startTreden;
  const naast = product.naastOntwikkeling?.waarde ? product.naastOntwikkeling : undefined;
  const voor = `${product.naam} is er voor wie op trede ${opsomming(waarde)} staat`;
  const of = naast ? `, of naast een lopende ontwikkeling met dat doel` : '';
  const zeg = (stand: boolean | null, tekst: string) => [deel(regeling, 'trede', bron, stand, tekst)];
  const antwoord = onthoud((sleutel: number): readonly Deel[] => {
    const trede = Math.floor(sleutel / PER_TREDE);
    const lopend = sleutel % PER_TREDE;
    if (naast && trede !== 1 && waarde.some((een) => een === lopend)) {
      const tekst = `Er loopt een ontwikkeling met doel trede ${lopend}. Daarnaast mag deze werkplek.`;
      return [deel(regeling, 'trede', naast.bron, true, tekst)];
    }
    if (trede === 0) return zeg(null, `${voor}${of}. De trede van de inwoner is niet bekend.`);
    if (waarde.some((een) => een === trede)) return zeg(true, `De inwoner staat op trede ${trede}.`);
    if (trede === 1 && geenOpTrede1(regeling)) return [trede1Deel(regeling)];
    const zoeen = naast ? ' Zo’n ontwikkeling is hier niet bekend.' : '';
    return zeg(false, `De inwoner staat op trede ${trede}. ${voor}${of}.${zoeen}`);
  });
  return ({ trede, lopendeOntwikkelingDoel }) => antwoord((trede ?? 0) * PER_TREDE + (lopendeOntwikkelingDoel ?? 0));
}

/** AP5, AP6, AR3, AR4: what the resident should know of the duration. No condition of the toets; the besluit holds to it. */
function duurDeel(product: Product, regeling: Regeling): readonly Deel[] {
  const { duur, verlenging, soort } = product;
  if (!duur || soort === 'begeleiding-groep') return geen;
  const HOE = {
    vast: '',
    maximum: ' ten hoogste',
    minimum: ' ten minste',
    gemiddeld: ' gemiddeld',
    uitgangspunt: ' in beginsel',
  };
  const staart = !verlenging
    ? ''
    : verlenging.aantal === null
      ? ' en kan worden verlengd'
      : verlenging.aantal === 0
        ? ' en kan niet worden verlengd'
        : ` en kan ${verlenging.aantal === 1 ? 'één keer' : `${verlenging.aantal} keer`} worden verlengd${verlenging.redenNodig ? ' als dat nodig is' : ''}`;
  return [
    deel(
      regeling,
      `duur-${soort}`,
      duur.bron,
      true,
      `Het duurt${duur.minstens === undefined ? HOE[duur.soort] : ` ${duur.minstens} tot`} ${toonLengte(duur)}${staart}.`,
    ),
  ];
}

/** AP10, AR19: a general provision, judged on its own question: the trede of the resident, or whether it is clear what the resident wants. */
function orientatieToegang(product: Product, regeling: Regeling, landelijk: Landelijk): Delen {
  const { toegang } = product;
  if (toegang?.waarde === 'onduidelijk-wat-inwoner-wil-en-kan') {
    const vraag = duidelijkVraag(toegang.bron, regeling);
    return (feiten) => [vraag(feiten)];
  }
  if (!product.startTreden) return () => geen;
  const { waarde, bron } = product.startTreden;
  const voor = `De oriëntatie is er voor trede ${opsomming(waarde)}.`;
  const zeg = (stand: boolean | null, tekst: string) => deel(regeling, 'orientatie-trede', bron, stand, tekst);
  const antwoord = onthoud((trede: number): Deel => {
    if (trede === 0) return zeg(null, `${voor} De trede van de inwoner is niet bekend.`);
    return waarde.some((een) => een === trede)
      ? zeg(true, `De inwoner staat op trede ${trede}. ${voor} Er is geen beschikking nodig.`)
      : zeg(false, `De inwoner staat op trede ${trede}. ${voor}`);
  });
  const leeftijd = leeftijdVraag(regeling, landelijk);
  const zelf = leeftijdTekst(regeling).replace(' is er', ' zelf is er').replace(/\.$/, '');
  const buiten = openVraag(
    regeling,
    `De bron noemt voor de oriëntatie geen leeftijd, maar ${zelf}. Heeft de oriëntatie voor deze inwoner zin?`,
  );
  return (feiten) => {
    const trede = antwoord(feiten.trede ?? 0);
    const vraagtLeeftijd =
      trede.stand === true && feiten.geboortedatum !== undefined && leeftijd(feiten).some(({ stand }) => stand === false);
    return vraagtLeeftijd ? [trede, buiten] : [trede];
  };
}

function duidelijkVraag(bron: string, regeling: Regeling): Vraag {
  const zeg = (stand: boolean | null, tekst: string) => deel(regeling, 'orientatie-duidelijk', bron, stand, tekst);
  return jaNee(({ duidelijkWatInwonerWilEnKan }) => duidelijkWatInwonerWilEnKan, {
    ja: () => zeg(false, 'Het is al duidelijk wat de inwoner wil en kan. De oriëntatie is er voor wie dat nog niet weet.'),
    nee: () => zeg(true, 'Het is nog niet duidelijk wat de inwoner wil en kan. Daar is de oriëntatie voor.'),
    onbekend: () => zeg(null, 'De oriëntatie is er als niet duidelijk is wat de inwoner wil en kan. Dat is hier niet bekend.'),
  });
}

import type { Landelijk } from '../beleid/landelijk.ts';
import { leeft } from '../beleid/pick.ts';
import type { Product, Regeling, WegwijzerWanneer } from '../beleid/regeling.ts';
import { datum, toonDatum } from '../kernel/datum.ts';
import { type Grond, uitkomstVan } from '../kernel/uitkomst.ts';
import { begeleidingGroepGronden } from './begeleiding-groep.ts';
import { doelgroepGronden, grond, leeftijdGronden, leeftijdTekst } from './doelgroep.ts';
import type { Advies, ProductUitkomst, ToetsFeiten, ToetsUitkomst } from './types.ts';

/**
 * Which products of a regeling fit a resident on `feiten.peildatum`: each with its grounds and their sources, and signposts beside them.
 * Pick the version with `pickDichtstbij`: before and after its life nothing is passend (AP31).
 */
export function toetsProducten(feiten: ToetsFeiten, regeling: Regeling, landelijk: Landelijk): ToetsUitkomst {
  const kop = { gemeente: regeling.gemeente, regeling: regeling.regeling, versie: regeling.geldigVan };
  if (!leeft(regeling, feiten.peildatum)) {
    const buiten = geldigheidGrond(feiten, regeling);
    return { ...kop, producten: regeling.producten.map((p) => uitkomst(p, [buiten])), advies: [] };
  }
  const doelgroep = doelgroepGronden(feiten, regeling, landelijk);
  return {
    ...kop,
    producten: regeling.producten.map((product) =>
      uitkomst(product, productGronden(feiten, product, regeling, landelijk, doelgroep)),
    ),
    advies: adviezen(feiten, regeling),
  };
}

function productGronden(
  feiten: ToetsFeiten,
  product: Product,
  regeling: Regeling,
  landelijk: Landelijk,
  doelgroep: Grond[],
): Grond[] {
  switch (product.soort) {
    case 'ontwikkeling':
      return [...ontwikkelingTrede(feiten, product, regeling), ...doelgroep, ...duurGrond(product, regeling)];
    case 'werkplek':
      return [...werkplekTrede(feiten, product, regeling), ...doelgroep, ...duurGrond(product, regeling)];
    case 'orientatie':
      return orientatieGronden(feiten, product, regeling, landelijk);
    case 'begeleiding-groep':
      return begeleidingGroepGronden(feiten, product, regeling);
  }
}

function uitkomst(product: Product, gronden: Grond[]): ProductUitkomst {
  return { product: product.product, uitkomst: uitkomstVan(gronden), gronden };
}

function geldigheidGrond(feiten: ToetsFeiten, regeling: Regeling): Grond {
  const { geldigVan, geldigTot } = regeling;
  const tekst =
    feiten.peildatum < geldigVan
      ? `${regeling.naam} geldt pas vanaf ${toonDatum(datum(geldigVan))}. Voor die dag is er geen regeling in het systeem.`
      : `${regeling.naam} gold tot en met ${toonDatum(datum(geldigTot ?? geldigVan))}.`;
  return grond(regeling, 'AP31', regeling.rechtsgrond.bron, false, tekst);
}

/** AP2 and AP3: the start trede; where the regeling says so only with a perspective further up the ladder. */
function ontwikkelingTrede(feiten: ToetsFeiten, product: Product, regeling: Regeling): Grond[] {
  if (!product.startTreden) return [];
  const { waarde, bron } = product.startTreden;
  const { trede } = feiten;
  const vanaf = `${product.naam} begint op trede ${opsomming(waarde)}.`;
  if (trede === undefined) return [grond(regeling, 'AP2', bron, null, `${vanaf} De trede van de inwoner is niet bekend.`)];
  if (trede === 1 && !waarde.includes(1)) return [trede1Grond(regeling)];
  if (!waarde.includes(trede)) return [grond(regeling, 'AP2', bron, false, `De inwoner staat op trede ${trede}. ${vanaf}`)];
  const start = grond(regeling, 'AP2', bron, true, `De inwoner staat op trede ${trede}.${stapTekst(trede, product)}`);
  return [start, ...perspectiefGrond(feiten, trede, regeling)];
}

/** C13: WM speaks of the next trede, BR's list allows more; a skip is shown, not refused. */
function stapTekst(trede: number, product: Product): string {
  const doel = product.doelTreden?.waarde[0];
  return doel !== undefined && doel > trede + 1 ? ' Deze ontwikkeling slaat een trede over. Dat mag.' : '';
}

function perspectiefGrond(feiten: ToetsFeiten, trede: number, regeling: Regeling): Grond[] {
  const eis = regeling.doelgroep.perspectiefNodig;
  if (!eis?.waarde.some((een) => een === trede)) return [];
  const { perspectief } = feiten;
  const kan = `Vanaf trede ${trede} kan het alleen als het perspectief verder op de ladder ligt.`;
  if (perspectief === undefined) return [grond(regeling, 'AP3', eis.bron, null, `${kan} Het perspectief is niet bekend.`)];
  return perspectief > trede
    ? [grond(regeling, 'AP3', eis.bron, true, `Het perspectief ligt verder op de ladder: trede ${perspectief}.`)]
    : [grond(regeling, 'AP3', eis.bron, false, `${kan} Dat is hier niet zo.`)];
}

function trede1Grond(regeling: Regeling): Grond {
  return grond(
    regeling,
    'AP3',
    regeling.ladder.bron,
    false,
    `De inwoner staat op trede 1. Bij die trede hoort geen product van ${regeling.naam}.`,
  );
}

/** AP2: a werkplek on trede n is for who stands on n, or beside a running ontwikkeling with goal n. */
function werkplekTrede(feiten: ToetsFeiten, product: Product, regeling: Regeling): Grond[] {
  if (!product.startTreden) return [];
  const { waarde, bron } = product.startTreden;
  const { trede, lopendeOntwikkelingDoel } = feiten;
  const voor = `${product.naam} is er voor wie op trede ${opsomming(waarde)} staat`;
  const naast = product.naastOntwikkeling;
  if (naast?.waarde && lopendeOntwikkelingDoel && waarde.includes(lopendeOntwikkelingDoel) && trede !== 1) {
    const tekst = `Er loopt een ontwikkeling met doel trede ${lopendeOntwikkelingDoel}. Daarnaast mag deze werkplek.`;
    return [grond(regeling, 'AP2', naast.bron, true, tekst)];
  }
  const of = naast?.waarde ? `, of naast een lopende ontwikkeling met dat doel` : '';
  if (trede === undefined) return [grond(regeling, 'AP2', bron, null, `${voor}${of}. De trede van de inwoner is niet bekend.`)];
  if (trede === 1) return [trede1Grond(regeling)];
  if (waarde.includes(trede)) return [grond(regeling, 'AP2', bron, true, `De inwoner staat op trede ${trede}.`)];
  const tekst = `De inwoner staat op trede ${trede}. ${voor}${of}.${naast?.waarde ? ' Zo’n ontwikkeling is hier niet bekend.' : ''}`;
  return [grond(regeling, 'AP2', bron, false, tekst)];
}

/** AP5, AP6: what the resident should know of the duration. No condition of the toets; the besluit holds to it. */
function duurGrond(product: Product, regeling: Regeling): Grond[] {
  const { duur, verlenging } = product;
  if (!duur) return [];
  const regel = product.soort === 'ontwikkeling' ? 'AP5' : 'AP6';
  const lang = duur.maanden % 12 === 0 ? `${duur.maanden / 12} jaar` : `${duur.maanden} maanden`;
  const kop = duur.soort === 'vast' ? `Het duurt ${lang}` : `Het duurt ten hoogste ${lang}`;
  const staart = !verlenging
    ? '.'
    : verlenging.aantal === null
      ? ' en kan worden verlengd.'
      : ` en kan ${verlenging.aantal === 1 ? 'één keer' : `${verlenging.aantal} keer`} worden verlengd als dat nodig is.`;
  return [grond(regeling, regel, duur.bron, true, `${kop}${staart}`)];
}

/** AP10: a general provision, judged on its own question: the trede of the resident, or whether it is clear what the resident wants. */
function orientatieGronden(feiten: ToetsFeiten, product: Product, regeling: Regeling, landelijk: Landelijk): Grond[] {
  if (product.toegang?.waarde === 'onduidelijk-wat-inwoner-wil-en-kan') {
    const zeg = (voldaan: boolean | null, tekst: string) => [
      grond(regeling, 'AR19', product.toegang?.bron ?? 'keuze', voldaan, tekst),
    ];
    switch (feiten.duidelijkWatInwonerWilEnKan) {
      case false:
        return zeg(true, 'Het is nog niet duidelijk wat de inwoner wil en kan. Daar is de oriëntatie voor.');
      case true:
        return zeg(false, 'Het is al duidelijk wat de inwoner wil en kan. De oriëntatie is er voor wie dat nog niet weet.');
      case undefined:
        return zeg(null, 'De oriëntatie is er als niet duidelijk is wat de inwoner wil en kan. Dat is hier niet bekend.');
    }
  }
  if (!product.startTreden) return [];
  const { waarde, bron } = product.startTreden;
  const { trede } = feiten;
  const voor = `De oriëntatie is er voor trede ${opsomming(waarde)}.`;
  if (trede === undefined) return [grond(regeling, 'AP10', bron, null, `${voor} De trede van de inwoner is niet bekend.`)];
  if (!waarde.includes(trede)) return [grond(regeling, 'AP10', bron, false, `De inwoner staat op trede ${trede}. ${voor}`)];
  const gronden = [
    grond(regeling, 'AP10', bron, true, `De inwoner staat op trede ${trede}. ${voor} Er is geen beschikking nodig.`),
  ];
  const buitenLeeftijd =
    feiten.geboortedatum !== undefined && leeftijdGronden(feiten, regeling, landelijk).some((g) => g.voldaan === false);
  if (buitenLeeftijd) {
    const er = leeftijdTekst(regeling).replace(' is er', ' zelf is er').replace(/\.$/, '');
    const tekst = `De bron noemt voor de oriëntatie geen leeftijd, maar ${er}. Heeft de oriëntatie voor deze inwoner zin?`;
    gronden.push(grond(regeling, 'K8', 'keuze K8', null, tekst));
  }
  return gronden;
}

function adviezen(feiten: ToetsFeiten, regeling: Regeling): Advies[] {
  return regeling.wegwijzers.flatMap(({ naar, wanneer, tekst, bron }) => {
    const regel = wijst(wanneer, feiten, regeling);
    if (regel === undefined) return [];
    const einde = wanneer === 'betaald-werk-binnen-een-jaar' ? ' Dit is een wegwijzer, geen reden om te weigeren.' : '';
    return [{ naar, gronden: [grond(regeling, regel, bron, true, `${tekst}${einde}`)] }];
  });
}

/** Whether a signpost points for these facts: the rule it rests on, or undefined when it does not, or when a fact is unknown. */
function wijst(wanneer: WegwijzerWanneer, feiten: ToetsFeiten, regeling: Regeling): string | undefined {
  const { trede, perspectief } = feiten;
  switch (wanneer) {
    case 'trede-1':
      return trede === 1 ? 'AP3' : undefined;
    case 'trede-2-zonder-perspectief':
      return trede === 2 && perspectief !== undefined && perspectief <= 2 ? 'AP27' : undefined;
    case 'onduidelijk-wat-inwoner-wil-en-kan': {
      const treden = regeling.producten.find((p) => p.soort === 'orientatie')?.startTreden?.waarde;
      const past = treden === undefined || (trede !== undefined && treden.includes(trede));
      return feiten.duidelijkWatInwonerWilEnKan === false && past ? 'AP10' : undefined;
    }
    case 'betaald-werk-binnen-een-jaar':
      return feiten.zichtOpBetaaldWerk === 'binnen-een-jaar' ? 'AP17' : undefined;
    case 'betaald-werk-aan-de-orde':
    case 'zelfstandig-na-instructie':
    case 'hoofddoel':
    case 'aow-leeftijd':
    case 'mantelzorg-overbelast':
    case 'zwaardere-ondersteuning-nodig':
      return undefined;
  }
}

/** [2, 3, 4] → "2, 3 of 4" */
function opsomming(treden: readonly number[]): string {
  return treden.length < 2 ? treden.join('') : `${treden.slice(0, -1).join(', ')} of ${treden.at(-1)}`;
}

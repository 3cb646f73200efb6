import type { Landelijk } from '../beleid/landelijk.ts';
import { leeft } from '../beleid/pick.ts';
import type { Product, Regeling } from '../beleid/regeling.ts';
import { datum, toonDatum } from '../kernel/datum.ts';
import { type Grond, uitkomstVan } from '../kernel/uitkomst.ts';
import { begeleidingGroepGronden } from './begeleiding-groep.ts';
import { doelgroepGronden, grond, leeftijdGronden } from './doelgroep.ts';
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
      return [werkplekTrede(feiten, product, regeling), ...doelgroep, ...duurGrond(product, regeling)];
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

/** AP2 and AP3: the start trede; on trede 2 only with a perspective further up the ladder. */
function ontwikkelingTrede(feiten: ToetsFeiten, product: Product, regeling: Regeling): Grond[] {
  const { waarde, bron } = product.startTreden;
  const { trede } = feiten;
  const vanaf = `${product.naam} begint op trede ${opsomming(waarde)}.`;
  if (trede === undefined) return [grond(regeling, 'AP2', bron, null, `${vanaf} De trede van de inwoner is niet bekend.`)];
  if (trede === 1) return [trede1Grond(regeling)];
  if (!waarde.includes(trede)) return [grond(regeling, 'AP2', bron, false, `De inwoner staat op trede ${trede}. ${vanaf}`)];
  const start = grond(regeling, 'AP2', bron, true, `De inwoner staat op trede ${trede}.${stapTekst(trede, product)}`);
  return trede === 2 ? [start, perspectiefGrond(feiten, regeling)] : [start];
}

/** C13: WM speaks of the next trede, BR's list allows more; a skip is shown, not refused. */
function stapTekst(trede: number, product: Product): string {
  const doel = product.doelTreden?.waarde[0];
  return doel !== undefined && doel > trede + 1 ? ' Deze ontwikkeling slaat een trede over. Dat mag.' : '';
}

function perspectiefGrond(feiten: ToetsFeiten, regeling: Regeling): Grond {
  const { perspectief } = feiten;
  const { bron } = regeling.ladder;
  if (perspectief === undefined) {
    const tekst = 'Vanaf trede 2 kan het alleen als het perspectief verder op de ladder ligt. Het perspectief is niet bekend.';
    return grond(regeling, 'AP3', bron, null, tekst);
  }
  return perspectief > 2
    ? grond(regeling, 'AP3', bron, true, `Het perspectief ligt verder op de ladder: trede ${perspectief}.`)
    : grond(
        regeling,
        'AP3',
        bron,
        false,
        'Vanaf trede 2 kan het alleen als het perspectief verder op de ladder ligt. Dat is hier niet zo.',
      );
}

function trede1Grond(regeling: Regeling): Grond {
  return grond(
    regeling,
    'AP3',
    regeling.ladder.bron,
    false,
    'De inwoner staat op trede 1. Bij die trede hoort geen product van Werkt mee.',
  );
}

/** AP2: a werkplek on trede n is for who stands on n, or beside a running ontwikkeling with goal n. */
function werkplekTrede(feiten: ToetsFeiten, product: Product, regeling: Regeling): Grond {
  const { waarde, bron } = product.startTreden;
  const { trede, lopendeOntwikkelingDoel } = feiten;
  const voor = `${product.naam} is er voor wie op trede ${opsomming(waarde)} staat`;
  const naast = product.naastOntwikkeling;
  if (naast?.waarde && lopendeOntwikkelingDoel && waarde.includes(lopendeOntwikkelingDoel) && trede !== 1) {
    const tekst = `Er loopt een ontwikkeling met doel trede ${lopendeOntwikkelingDoel}. Daarnaast mag deze werkplek.`;
    return grond(regeling, 'AP2', naast.bron, true, tekst);
  }
  const of = naast?.waarde ? `, of naast een lopende ontwikkeling met dat doel` : '';
  if (trede === undefined) return grond(regeling, 'AP2', bron, null, `${voor}${of}. De trede van de inwoner is niet bekend.`);
  if (trede === 1) return trede1Grond(regeling);
  return waarde.includes(trede)
    ? grond(regeling, 'AP2', bron, true, `De inwoner staat op trede ${trede}.`)
    : grond(
        regeling,
        'AP2',
        bron,
        false,
        `De inwoner staat op trede ${trede}. ${voor}${of}. Zo’n ontwikkeling is hier niet bekend.`,
      );
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

/** AP10: a general provision, judged on its own question: stands the resident on one of its treden. */
function orientatieGronden(feiten: ToetsFeiten, product: Product, regeling: Regeling, landelijk: Landelijk): Grond[] {
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
    const { minimumLeeftijd } = regeling.doelgroep;
    const tekst = `De bron noemt voor de oriëntatie geen leeftijd, maar ${regeling.naam} zelf is er van ${minimumLeeftijd.waarde} jaar tot de AOW-leeftijd. Heeft de oriëntatie voor deze inwoner zin?`;
    gronden.push(grond(regeling, 'K8', 'keuze K8', null, tekst));
  }
  return gronden;
}

function adviezen(feiten: ToetsFeiten, regeling: Regeling): Advies[] {
  const advies: Advies[] = [];
  const { trede, perspectief } = feiten;
  if (trede === 2 && perspectief !== undefined && perspectief <= 2) {
    const bron = regeling.algemeneVoorzieningen[0]?.bron ?? 'keuze';
    const namen = regeling.algemeneVoorzieningen.map((voorziening) => voorziening.naam).join(', ');
    const tekst = `Het perspectief ligt niet verder dan trede 2. Dan zijn er de algemene voorzieningen om mensen te ontmoeten: ${namen}.`;
    advies.push({ naar: 'algemene-voorziening-ontmoeten', gronden: [grond(regeling, 'AP27', bron, true, tekst)] });
  }
  if (trede === 1) {
    const { tekst, bron } = regeling.wegwijzers.trede1;
    advies.push({ naar: 'algemene-voorziening-ontmoeten', gronden: [grond(regeling, 'AP3', bron, true, tekst)] });
  }
  const orientatie = regeling.producten.find((p) => p.soort === 'orientatie');
  if (
    orientatie &&
    feiten.duidelijkWatInwonerWilEnKan === false &&
    trede !== undefined &&
    orientatie.startTreden.waarde.includes(trede)
  ) {
    const tekst =
      'Het is nog niet duidelijk wat de inwoner wil en kan. De oriëntatie geeft daar inzicht in en eindigt met een advies op papier.';
    advies.push({ naar: 'orientatie', gronden: [grond(regeling, 'AP10', orientatie.startTreden.bron, true, tekst)] });
  }
  if (feiten.zichtOpBetaaldWerk === 'binnen-een-jaar') {
    const { tekst, bron } = regeling.wegwijzers.lucrato;
    advies.push({
      naar: 'lucrato',
      gronden: [grond(regeling, 'AP17', bron, true, `${tekst} Dit is een wegwijzer, geen reden om te weigeren.`)],
    });
  }
  return advies;
}

/** [2, 3, 4] → "2, 3 of 4" */
function opsomming(treden: readonly number[]): string {
  return treden.length < 2 ? treden.join('') : `${treden.slice(0, -1).join(', ')} of ${treden.at(-1)}`;
}

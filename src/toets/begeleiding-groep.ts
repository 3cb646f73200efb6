import { type Product, type Regeling, tredeNaam } from '../beleid/regeling.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { grond } from './doelgroep.ts';
import { type ToetsFeiten, ZRM_DOMEINEN } from './types.ts';

/** AP4, AP28: which profile of begeleiding groep fits. Age, will and benefit are no part of it (BR 1.3). */
export function begeleidingGroepGronden(feiten: ToetsFeiten, product: Product, regeling: Regeling): Grond[] {
  const gronden = [...tredeGrond(feiten, product, regeling), ...vraagGrond(feiten, regeling)];
  switch (product.profiel) {
    case 'basis':
      return [...gronden, domeinenGrond(feiten, product, regeling), ...regieBijBasis(feiten, product, regeling)];
    case 'complex':
      return [...gronden, domeinenGrond(feiten, product, regeling), regieNodig(feiten, product, regeling)];
    case 'duurzaam-intensief':
      return [...gronden, continuGrond(feiten, product, regeling), regieNodig(feiten, product, regeling)];
    case undefined:
      return gronden;
  }
}

function tredeGrond(feiten: ToetsFeiten, product: Product, regeling: Regeling): Grond[] {
  if (!product.startTreden) return [];
  const { waarde, bron } = product.startTreden;
  const { trede } = feiten;
  const hoort = `Begeleiding groep hoort bij trede ${waarde.join(' of ')}`;
  if (trede === undefined) return [grond(regeling, 'AP28', bron, null, `${hoort}. De trede is niet bekend.`)];
  const namen = waarde.map((een) => tredeNaam(regeling, een).toLowerCase()).join(' of ');
  if (waarde.includes(trede)) return [grond(regeling, 'AP28', bron, true, `De inwoner staat op trede ${trede}, ${namen}.`)];
  if (trede === 1) {
    return [grond(regeling, 'AP3', bron, false, 'De inwoner staat op trede 1. Bij die trede hoort geen product.')];
  }
  return [grond(regeling, 'AP28', bron, false, `De inwoner staat op trede ${trede}. ${hoort}, ${namen}.`)];
}

function vraagGrond(feiten: ToetsFeiten, regeling: Regeling): Grond[] {
  if (!regeling.begeleidingGroep) return [];
  const { bron } = regeling.begeleidingGroep.doelgroep;
  switch (feiten.ondersteuningNodig) {
    case true:
      return [grond(regeling, 'AP28', bron, true, 'De inwoner heeft ondersteuning nodig.')];
    case false:
      return [grond(regeling, 'AP28', bron, false, 'De inwoner heeft geen ondersteuning nodig.')];
    case undefined:
      return [grond(regeling, 'AP28', bron, null, 'Het is niet bekend of de inwoner ondersteuning nodig heeft.')];
  }
}

/** How many domains count as a problem, and how many have no score yet. */
export function telDomeinen(zrm: ToetsFeiten['zrm'], grens: number): { problemen: number; onbekend: number } {
  let problemen = 0;
  let onbekend = 0;
  for (const domein of ZRM_DOMEINEN) {
    const score = zrm?.[domein];
    if (score === undefined) onbekend++;
    else if (score <= grens) problemen++;
  }
  return { problemen, onbekend };
}

function domeinenGrond(feiten: ToetsFeiten, product: Product, regeling: Regeling): Grond {
  const eis = product.leefgebieden;
  if (!eis) throw new Error(`${product.product} heeft geen leefgebieden`);
  const { problemen, onbekend } = telDomeinen(feiten.zrm, regeling.begeleidingGroep?.scoreIsProbleem.waarde ?? 0);
  const hoogstens = problemen + onbekend;
  const hoeveel = `${problemen} ${problemen === 1 ? 'leefgebied' : 'leefgebieden'}`;
  const bij =
    eis.maximaal === null
      ? `${eis.minimaal} of meer leefgebieden`
      : `één of enkele leefgebieden (${eis.minimaal} tot en met ${eis.maximaal})`;
  const zeg = (voldaan: boolean | null, tekst: string) => grond(regeling, 'AP4', eis.bron, voldaan, tekst);

  if (eis.maximaal === null) {
    if (problemen >= eis.minimaal) return zeg(true, `De inwoner heeft problemen op ${hoeveel} van de Zelfredzaamheid-Matrix.`);
    if (hoogstens < eis.minimaal) return zeg(false, `De inwoner heeft problemen op ${hoeveel}. Dit profiel is er bij ${bij}.`);
    return zeg(null, `Dit profiel is er bij ${bij}. Van ${onbekend} leefgebieden is de score niet bekend.`);
  }
  const teVeel = grensComplex(regeling);
  if (hoogstens < eis.minimaal) return zeg(false, 'De inwoner heeft op geen enkel leefgebied problemen.');
  if (problemen >= teVeel) return zeg(false, `De inwoner heeft problemen op ${hoeveel}. Dit profiel is er bij ${bij}.`);
  if (onbekend > 0 && (problemen < eis.minimaal || hoogstens > eis.maximaal)) {
    return zeg(null, `Dit profiel is er bij ${bij}. Van ${onbekend} leefgebieden is de score niet bekend.`);
  }
  if (problemen > eis.maximaal) {
    return grond(
      regeling,
      'K8',
      'keuze K8',
      null,
      `De inwoner heeft problemen op ${hoeveel}. De bron noemt één of enkele (basis) en ${teVeel} of meer (complex), en beslist hier niet. Past basis bij deze inwoner?`,
    );
  }
  return zeg(true, `De inwoner heeft problemen op ${hoeveel} van de Zelfredzaamheid-Matrix.`);
}

/** From how many domains the profile complex begins. */
function grensComplex(regeling: Regeling): number {
  const complex = regeling.producten.find((p) => p.profiel === 'complex');
  return complex?.leefgebieden?.minimaal ?? Number.POSITIVE_INFINITY;
}

/** BR 1.3 basis asks for help with keeping or enlarging regie; with regieverlies on a few domains no source decides (K8). */
function regieBijBasis(feiten: ToetsFeiten, product: Product, regeling: Regeling): Grond[] {
  const bron = profielBron(product, regeling);
  switch (feiten.regieverlies) {
    case false:
      return [grond(regeling, 'AP4', bron, true, 'De inwoner heeft regie en vraagt hulp om die te houden of te vergroten.')];
    case true:
      return [
        grond(
          regeling,
          'K8',
          'keuze K8',
          null,
          'Er is regieverlies. De bron noemt dat bij complex en niet bij basis, en beslist dit geval niet. Is vergroten van de regie het doel?',
        ),
      ];
    case undefined:
      return [grond(regeling, 'AP4', bron, null, 'Het is niet bekend of er regieverlies is.')];
  }
}

function regieNodig(feiten: ToetsFeiten, product: Product, regeling: Regeling): Grond {
  const bron = profielBron(product, regeling);
  switch (feiten.regieverlies) {
    case true:
      return grond(regeling, 'AP4', bron, true, 'De inwoner ervaart regieverlies.');
    case false:
      return grond(
        regeling,
        'AP4',
        bron,
        false,
        'De inwoner ervaart geen regieverlies. Dit profiel is er voor wie dat wel ervaart.',
      );
    case undefined:
      return grond(regeling, 'AP4', bron, null, 'Het is niet bekend of er regieverlies is.');
  }
}

function continuGrond(feiten: ToetsFeiten, product: Product, regeling: Regeling): Grond {
  const bron = profielBron(product, regeling);
  const rest = product.profielKenmerken?.lijst.join('; ');
  const weeg = rest ? ` Weeg ook: ${rest}.` : '';
  switch (feiten.continueBegeleiding) {
    case true:
      return grond(regeling, 'AP28', bron, true, `De inwoner heeft continu begeleiding nodig.${weeg}`);
    case false:
      return grond(
        regeling,
        'AP28',
        bron,
        false,
        'De inwoner heeft niet continu begeleiding nodig. Dit profiel is er voor wie dat wel heeft.',
      );
    case undefined:
      return grond(regeling, 'AP28', bron, null, `Het is niet bekend of de inwoner continu begeleiding nodig heeft.${weeg}`);
  }
}

/** Where the profile is described. */
const profielBron = (product: Product, regeling: Regeling): string =>
  product.profielKenmerken?.bron ?? product.leefgebieden?.bron ?? regeling.begeleidingGroep?.doelgroep.bron ?? 'keuze';

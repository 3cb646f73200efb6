import { type Product, type Regeling, tredeNaam } from '../beleid/regeling.ts';
import { TREDEN } from '../kernel/trede.ts';
import { type Deel, deel, jaNee, onthoud, openVraag, type Vraag } from './deel.ts';
import type { Voorwaarde } from './regels.ts';
import { type ToetsFeiten, ZRM_DOMEINEN } from './types.ts';

/** AP4, AP28: which profile of begeleiding groep fits. Age, will and benefit are no part of it (BR 1.3). */
export function begeleidingGroepVragen(product: Product, regeling: Regeling): Vraag[] {
  const vragen = [...tredeVraag(product, regeling), ...ondersteuningVraag(regeling)];
  switch (product.profiel) {
    case 'basis':
      return [...vragen, domeinenVraag(product, regeling), regieBijBasis(product, regeling)];
    case 'complex':
      return [...vragen, domeinenVraag(product, regeling), regieNodig(product, regeling)];
    case 'duurzaam-intensief':
      return [...vragen, continuVraag(product, regeling), regieNodig(product, regeling)];
    case undefined:
      return vragen;
  }
}

const zegOver = (regeling: Regeling, voorwaarde: Voorwaarde, bron: string) => (stand: boolean | null, tekst: string) =>
  deel(regeling, voorwaarde, bron, stand, tekst);

function tredeVraag(product: Product, regeling: Regeling): Vraag[] {
  if (!product.startTreden) return [];
  const { waarde, bron } = product.startTreden;
  const zeg = zegOver(regeling, 'groep', bron);
  const hoort = `Begeleiding groep hoort bij trede ${waarde.join(' of ')}`;
  const namen = waarde.map((een) => tredeNaam(regeling, een).toLowerCase()).join(' of ');
  const antwoord = onthoud((nr: number): Deel => {
    const trede = TREDEN.find((een) => een === nr);
    if (trede === undefined) return zeg(null, `${hoort}. De trede is niet bekend.`);
    if (waarde.includes(trede)) return zeg(true, `De inwoner staat op trede ${trede}, ${namen}.`);
    if (trede === 1) {
      return deel(regeling, 'geen-product', bron, false, 'De inwoner staat op trede 1. Bij die trede hoort geen product.');
    }
    return zeg(false, `De inwoner staat op trede ${trede}. ${hoort}, ${namen}.`);
  });
  return [({ trede }) => antwoord(trede ?? 0)];
}

function ondersteuningVraag(regeling: Regeling): Vraag[] {
  if (!regeling.begeleidingGroep) return [];
  const zeg = zegOver(regeling, 'groep', regeling.begeleidingGroep.doelgroep.bron);
  return [
    jaNee(({ ondersteuningNodig }) => ondersteuningNodig, {
      ja: () => zeg(true, 'De inwoner heeft ondersteuning nodig.'),
      nee: () => zeg(false, 'De inwoner heeft geen ondersteuning nodig.'),
      onbekend: () => zeg(null, 'Het is niet bekend of de inwoner ondersteuning nodig heeft.'),
    }),
  ];
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

/** More than there are domains, so that two counts make one key. */
const PER_AANTAL = 100;

function domeinenVraag(product: Product, regeling: Regeling): Vraag {
  const grens = regeling.begeleidingGroep?.scoreIsProbleem.waarde ?? 0;
  const antwoord = onthoud((sleutel: number) =>
    domeinenDeel(product, regeling, { problemen: Math.floor(sleutel / PER_AANTAL), onbekend: sleutel % PER_AANTAL }),
  );
  return ({ zrm }) => {
    const { problemen, onbekend } = telDomeinen(zrm, grens);
    return antwoord(problemen * PER_AANTAL + onbekend);
  };
}

function domeinenDeel(
  product: Product,
  regeling: Regeling,
  { problemen, onbekend }: { problemen: number; onbekend: number },
): Deel {
  const eis = product.leefgebieden;
  if (!eis) throw new Error(`${product.product} heeft geen leefgebieden`);
  const hoogstens = problemen + onbekend;
  const hoeveel = `${problemen} ${problemen === 1 ? 'leefgebied' : 'leefgebieden'}`;
  const bij =
    eis.maximaal === null
      ? `${eis.minimaal} of meer leefgebieden`
      : `één of enkele leefgebieden (${eis.minimaal} tot en met ${eis.maximaal})`;
  const zeg = zegOver(regeling, 'leefgebieden', eis.bron);

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
    return openVraag(
      regeling,
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
function regieBijBasis(product: Product, regeling: Regeling): Vraag {
  const zeg = zegOver(regeling, 'regie', profielBron(product, regeling));
  return jaNee(({ regieverlies }) => regieverlies, {
    ja: () =>
      openVraag(
        regeling,
        'Er is regieverlies. De bron noemt dat bij complex en niet bij basis, en beslist dit geval niet. Is vergroten van de regie het doel?',
      ),
    nee: () => zeg(true, 'De inwoner heeft regie en vraagt hulp om die te houden of te vergroten.'),
    onbekend: () => zeg(null, 'Het is niet bekend of er regieverlies is.'),
  });
}

function regieNodig(product: Product, regeling: Regeling): Vraag {
  const zeg = zegOver(regeling, 'regie', profielBron(product, regeling));
  return jaNee(({ regieverlies }) => regieverlies, {
    ja: () => zeg(true, 'De inwoner ervaart regieverlies.'),
    nee: () => zeg(false, 'De inwoner ervaart geen regieverlies. Dit profiel is er voor wie dat wel ervaart.'),
    onbekend: () => zeg(null, 'Het is niet bekend of er regieverlies is.'),
  });
}

function continuVraag(product: Product, regeling: Regeling): Vraag {
  const zeg = zegOver(regeling, 'groep-continu', profielBron(product, regeling));
  const rest = product.profielKenmerken?.lijst.join('; ');
  const weeg = rest ? ` Weeg ook: ${rest}.` : '';
  return jaNee(({ continueBegeleiding }) => continueBegeleiding, {
    ja: () => zeg(true, `De inwoner heeft continu begeleiding nodig.${weeg}`),
    nee: () => zeg(false, 'De inwoner heeft niet continu begeleiding nodig. Dit profiel is er voor wie dat wel heeft.'),
    onbekend: () => zeg(null, `Het is niet bekend of de inwoner continu begeleiding nodig heeft.${weeg}`),
  });
}

/** Where the profile is described. */
const profielBron = (product: Product, regeling: Regeling): string =>
  product.profielKenmerken?.bron ?? product.leefgebieden?.bron ?? regeling.begeleidingGroep?.doelgroep.bron ?? 'keuze';

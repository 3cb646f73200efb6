// How long a period may last. Every end that the product computes or refuses comes through here.
import { type Lengte, type Product, type Regeling, toonLengte } from '../beleid/regeling.ts';
import { type Dagnummer, isOpKalender, isoVanDagnummer, laatsteDagNa } from '../kernel/dagnummer.ts';
import { type Datum, dagnummer, datum, isNa, plusDagen, vroegste } from '../kernel/datum.ts';
import { duurRegel, toonDag } from './regels.ts';

/** One rule held against a period. */
export interface Oordeel {
  regel: string;
  bron: string;
  voldaan: boolean;
  tekst: string;
}

/** The longest that a period may last; undefined: no limit, for an average or a starting point is never one (regels §0). */
export const hoogsteDuur = (product: Pick<Product, 'duur'>): Lengte | undefined =>
  product.duur?.soort === 'vast' || product.duur?.soort === 'maximum' ? product.duur : undefined;

/** What is said where no source gives a limit: then people choose the last day. An average is told, and holds nobody to it. */
export const geenEinde = ({ naam, duur }: Pick<Product, 'naam' | 'duur'>): string =>
  duur === undefined
    ? `De regeling zegt niet hoe lang ${naam} duurt. Kies zelf een laatste dag.`
    : `${naam} duurt ${duur.soort === 'minimum' ? 'ten minste' : 'gemiddeld of als uitgangspunt'} ${toonLengte(duur)}. Een langste duur staat niet in de regeling: kies zelf een laatste dag.`;

/** K1: the last day of a term that begins on the day. */
export const laatsteDagVan = (begin: Dagnummer, { maanden, weken }: Lengte): Dagnummer =>
  weken === undefined ? laatsteDagNa(begin, maanden ?? 0) : begin + 7 * weken - 1;

/** Whether it is about the first period of a toewijzing or about one that follows on. */
export type Deel = 'periode' | 'verlenging';

const lengteVan = (product: Product, deel: Deel): Lengte | undefined =>
  deel === 'verlenging' ? product.verlenging : hoogsteDuur(product);

/** K1: the latest last day of a period that begins on `van`; undefined: the source gives no limit. */
export function uitersteDag(product: Product, van: Dagnummer, deel: Deel = 'periode'): Dagnummer | undefined {
  const lengte = lengteVan(product, deel);
  return lengte === undefined ? undefined : laatsteDagVan(van, lengte);
}

/** As uitersteDag, in the days of pages. */
export function uitersteDatum(product: Product, van: Datum, deel: Deel = 'periode'): Datum | undefined {
  const dag = uitersteDag(product, dagnummer(van), deel);
  return dag === undefined || !isOpKalender(dag) ? undefined : datum(isoVanDagnummer(dag));
}

/**
 * The end that is proposed: the full duration of the product (AP5, AP6, AR3, AR4 by K1), or the day before the AOW age when that comes
 * first (K3). Undefined when the regeling gives no limit.
 */
export function eindeVoorstel(product: Product, ingang: Datum, aow?: Datum): Datum | undefined {
  const uiterst = uitersteDatum(product, ingang);
  return uiterst && aow && isNa(aow, ingang) ? vroegste(uiterst, plusDagen(aow, -1)) : uiterst;
}

/**
 * K2: the last day with the suspended days on top of what was agreed; K3: they do not carry it past the last day before the AOW age, and
 * what was agreed beyond that (a delivery) stays.
 */
export const metOpgeschorteDagen = (afgesproken: Dagnummer, dagen: number, voorAow?: Dagnummer): Dagnummer =>
  voorAow === undefined ? afgesproken + dagen : Math.min(afgesproken + dagen, Math.max(voorAow, afgesproken));

/**
 * AP5, AP6, AP10, AR3, AR4: whether a period is as long as it may be. `verwacht` is the last day of a fixed term when that may not be
 * cut by choice (the AOW age may cut it). Undefined when the regeling says nothing of the duration.
 */
export function duurOordeel(
  regeling: Regeling,
  product: Product,
  p: { van: Dagnummer; tot: Dagnummer; deel: Deel; voorAow?: Dagnummer | undefined },
): Oordeel | undefined {
  const { duur, verlenging } = product;
  const regel = duurRegel(regeling, product);
  const wat = p.deel === 'verlenging' ? 'De verlenging' : product.naam;
  const lengte = lengteVan(product, p.deel);
  if (lengte === undefined) {
    if (p.deel === 'verlenging' || !duur) return undefined;
    if (duur.soort !== 'minimum') {
      const tekst = `${wat} duurt gemiddeld of als uitgangspunt ${toonLengte(duur)}. Dat is geen grens.`;
      return { regel, bron: duur.bron, voldaan: true, tekst };
    }
    const vroegst = laatsteDagVan(p.van, duur);
    const voldaan = p.tot >= vroegst;
    const minstens = `${wat} duurt ten minste ${toonLengte(duur)}.`;
    const tekst = voldaan ? minstens : `${minstens} Kies een einddatum vanaf ${toonDag(isoVanDagnummer(vroegst))}.`;
    return { regel, bron: duur.bron, voldaan, tekst };
  }
  // How long an extension lasts is a choice around what the source says of it (AP5).
  const bron =
    p.deel === 'verlenging'
      ? verlenging?.keuze === undefined
        ? (verlenging?.bron ?? 'keuze')
        : 'keuze'
      : (duur?.bron ?? 'keuze');
  const uiterst = laatsteDagVan(p.van, lengte);
  const hoogstens = `${wat} duurt ten hoogste ${toonLengte(lengte)}.`;
  if (p.tot > uiterst) {
    const kies = isOpKalender(uiterst) ? ` Kies een einddatum uiterlijk ${toonDag(isoVanDagnummer(uiterst))}.` : '';
    return { regel, bron, voldaan: false, tekst: `${hoogstens}${kies}` };
  }
  const verwacht = p.voorAow !== undefined && p.voorAow >= p.van ? Math.min(uiterst, p.voorAow) : uiterst;
  if (p.deel === 'periode' && duur?.soort === 'vast' && product.korterMag?.waarde !== true && p.tot < verwacht) {
    const tekst = `${wat} duurt ${toonLengte(lengte)}. Kies als einddatum ${toonDag(isoVanDagnummer(verwacht))}.`;
    return { regel, bron, voldaan: false, tekst };
  }
  const { minstens } = duur ?? {};
  if (p.deel === 'periode' && minstens !== undefined && product.korterMag?.waarde !== true) {
    // AM2, "drie tot zes maanden": the AOW age may cut it.
    const kortst = lengte.weken === undefined ? { maanden: minstens } : { weken: minstens };
    const vroegst = Math.min(laatsteDagVan(p.van, kortst), verwacht);
    const tekst = `${wat} duurt ${minstens} tot ${toonLengte(lengte)}.`;
    if (p.tot >= vroegst) return { regel, bron, voldaan: true, tekst };
    return { regel, bron, voldaan: false, tekst: `${tekst} Kies een einddatum vanaf ${toonDag(isoVanDagnummer(vroegst))}.` };
  }
  return { regel, bron, voldaan: true, tekst: hoogstens };
}

/** AP5: once, with a reason; AP6: without a stated limit; AR3: once, by practice. `eerder` is how often it was extended before. */
export function verlengOordeel(regeling: Regeling, product: Product, eerder: number): Oordeel {
  const regel = duurRegel(regeling, product);
  const mag = product.verlenging;
  if (!mag) {
    const bron = product.duur?.bron ?? regeling.rechtsgrond.bron;
    return { regel, bron, voldaan: false, tekst: `Verlengen van ${product.naam} is niet geregeld. Maak een nieuw besluit.` };
  }
  if (mag.aantal !== null && eerder >= mag.aantal) {
    const keer = mag.aantal === 1 ? 'één keer' : `${mag.aantal} keer`;
    const tekst =
      mag.aantal === 0
        ? `${product.naam} kan niet worden verlengd.`
        : `${product.naam} kan ${keer} worden verlengd, en dat is al gebeurd. Kijk met de toets welk product nu past.`;
    return { regel, bron: mag.bron, voldaan: false, tekst };
  }
  return { regel, bron: mag.bron, voldaan: true, tekst: 'De toewijzing mag worden verlengd.' };
}

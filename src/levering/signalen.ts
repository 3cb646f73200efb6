import { type Datum, datum, isNa, isVoor, plusMaanden, toonDatum } from '../kernel/datum.ts';
import { eindeNaMaanden, overlapt, type Periode } from '../kernel/periode.ts';
import type { Trede } from '../kernel/trede.ts';
import type { BekendeInwoner, ProductSoort, Signaal, SignaalSoort, ToewijzingRij } from './types.ts';

/** What the regeling says about one product, as far as a toewijzing can be held against it. */
export type ProductRegels = {
  naam: string;
  soort: ProductSoort;
  /** AP2: the treden on which it may start; of a werkplek the trede that it is for. */
  startTreden: readonly Trede[];
  /** AP2: the goals it may have; empty is not laid down. */
  doelTreden: readonly Trede[];
  /** AP5, AP6: longest duration in months; null is not laid down. */
  maxMaanden: number | null;
  /** Place of the duration in the source, for the words of the signal. */
  bronDuur: string;
};

export type SignaalRegels = {
  /** AP1, C1. */
  minimumLeeftijd: number;
  /** K3: the first day on which a person born on that day has AOW age. */
  aowDatum: (geboren: Datum) => Datum;
  producten: ReadonlyMap<string, ProductRegels>;
};

/** What a signal looks at. */
export type SignaalInwoner = Pick<BekendeInwoner, 'geboortedatum' | 'uitkering' | 'toestemmingUitkering' | 'ladderbepalingen'>;
export type SignaalToewijzing = Pick<ToewijzingRij, 'nummer' | 'product' | 'van' | 'tot' | 'doelTrede'>;

type Geval = { rij: SignaalToewijzing; periode: Periode; regels: ProductRegels; inwoner: SignaalInwoner };

/** Signals of some residents, and of how many of their toewijzingen the trede at the start is not known. */
export type Bevindingen = { signalen: Signaal[]; starttredeOnbekend: number };

/**
 * What in toewijzingen that were decided elsewhere breaks the regeling: a signal each, never a rejection. Sorted by toewijzing.
 * Pass all standing toewijzingen of the residents, so that overlap and combination show; products that the regeling does not know
 * and residents that are not given are left out.
 */
export function signalenVan(
  toewijzingen: readonly ToewijzingRij[],
  inwoners: ReadonlyMap<string, BekendeInwoner>,
  regels: SignaalRegels,
): Signaal[] {
  const perInwoner = Map.groupBy(toewijzingen, (rij) => rij.bsn);
  return bundelSignalen(
    [...perInwoner].flatMap(([bsn, rijen]) => {
      const inwoner = inwoners.get(bsn);
      return inwoner ? [bevindingenVan(inwoner, rijen, regels)] : [];
    }),
  );
}

/** One list out of the findings on residents: sorted by toewijzing, and what is not known said once for all. */
export function bundelSignalen(delen: readonly Bevindingen[]): Signaal[] {
  const signalen = delen.flatMap((deel) => deel.signalen);
  signalen.sort((a, b) => opNummer(a.toewijzing ?? '', b.toewijzing ?? ''));
  return [...signalen, ...starttredeOnbekend(delen.reduce((som, deel) => som + deel.starttredeOnbekend, 0))];
}

/** The signals of one resident, with all the toewijzingen that stand. */
export function bevindingenVan(
  inwoner: SignaalInwoner,
  toewijzingen: readonly SignaalToewijzing[],
  regels: SignaalRegels,
): Bevindingen {
  const gevallen = toewijzingen.flatMap((rij): Geval[] => {
    const product = regels.producten.get(rij.product);
    return product ? [{ rij, periode: { van: datum(rij.van), tot: datum(rij.tot) }, regels: product, inwoner }] : [];
  });
  gevallen.sort((a, b) => a.rij.van.localeCompare(b.rij.van) || opNummer(a.rij.nummer, b.rij.nummer));
  return {
    signalen: gevallen.flatMap((geval) => [
      ...leeftijd(geval, regels),
      ...starttrede(geval, gevallen),
      ...doeltrede(geval),
      ...duur(geval),
      ...overlap(geval, gevallen),
      ...toestemming(geval),
    ]),
    starttredeOnbekend: gevallen.filter((geval) => !bepalingBijStart(geval)).length,
  };
}

const volgorde = new Intl.Collator('nl', { numeric: true });
const opNummer = (a: string, b: string): number => volgorde.compare(a, b);

function signaal(soort: SignaalSoort, geval: Geval, tekst: string): Signaal {
  return { soort, toewijzing: geval.rij.nummer, tekst };
}

/** AP1 and K3. */
function leeftijd(geval: Geval, regels: SignaalRegels): Signaal[] {
  const geboren = datum(geval.inwoner.geboortedatum);
  const signalen: Signaal[] = [];
  const oudGenoeg = plusMaanden(geboren, regels.minimumLeeftijd * 12);
  if (isVoor(geval.periode.van, oudGenoeg)) {
    const tekst = `De inwoner is bij de start op ${toonDatum(geval.periode.van)} nog geen ${regels.minimumLeeftijd} jaar (Werkt mee §6, beleidsregels 2.1).`;
    signalen.push(signaal('jonger-dan-18', geval, tekst));
  }
  const aow = regels.aowDatum(geboren);
  if (!isVoor(geval.periode.tot, aow)) {
    const tekst = `De toewijzing loopt tot en met ${toonDatum(geval.periode.tot)}, maar de inwoner heeft vanaf ${toonDatum(aow)} de AOW-leeftijd (Werkt mee §6, beleidsregels 2.1; AOW-leeftijd als bovengrens is een eigen keuze).`;
    signalen.push(signaal('na-aow-leeftijd', geval, tekst));
  }
  return signalen;
}

/** The ladderbepaling that holds on the first day. A later one says nothing about the start (K8: never guess). */
function bepalingBijStart(geval: Geval) {
  const eerdere = geval.inwoner.ladderbepalingen.filter((ladder) => ladder.datum <= geval.rij.van);
  return eerdere.sort((a, b) => b.datum.localeCompare(a.datum))[0];
}

/** Not known is no breach: said once for all, so that it does not drown what does break the regeling. */
function starttredeOnbekend(aantal: number): Signaal[] {
  if (aantal === 0) return [];
  const tekst =
    `Van ${aantal} ${aantal === 1 ? 'toewijzing' : 'toewijzingen'} is geen ladderbepaling van voor de start bekend; ` +
    'of de starttrede past is daar niet te zien (beleidsregels 2.3).';
  return [{ soort: 'starttrede-onbekend', tekst }];
}

/** AP2, AP3. */
function starttrede(geval: Geval, gevallen: readonly Geval[]): Signaal[] {
  const { regels } = geval;
  const bepaling = bepalingBijStart(geval);
  if (!bepaling) return [];
  if (bepaling.trede === 1) {
    const tekst = `De inwoner staat bij de start op trede 1; daarvoor is er geen Werkt mee-product (Werkt mee §4: “niet van toepassing”).`;
    return [signaal('trede-1-zonder-product', geval, tekst)];
  }
  if (regels.startTreden.includes(bepaling.trede)) return [];
  if (regels.soort === 'werkplek' && naastOntwikkeling(geval, gevallen)) return [];
  const gevraagd = opsomming(regels.startTreden);
  const tekst =
    regels.soort === 'werkplek'
      ? `De inwoner staat bij de start op trede ${bepaling.trede}; ${regels.naam} is voor trede ${gevraagd}, of naast een lopende ontwikkeling naar die trede (beleidsregels 2.3, Werkt mee §7).`
      : `De inwoner staat bij de start op trede ${bepaling.trede}; ${regels.naam} start op trede ${gevraagd} (beleidsregels 2.3).`;
  return [signaal('starttrede-past-niet', geval, tekst)];
}

/** AP2: beside an ontwikkeling with that goal, running on the first day of the werkplek. */
function naastOntwikkeling(geval: Geval, gevallen: readonly Geval[]): boolean {
  const { van } = geval.periode;
  return gevallen.some(
    (ander) =>
      ander.regels.soort === 'ontwikkeling' &&
      ander.rij.doelTrede !== null &&
      geval.regels.startTreden.includes(ander.rij.doelTrede) &&
      !isNa(ander.periode.van, van) &&
      !isVoor(ander.periode.tot, van),
  );
}

/** AP36: an ontwikkeling without a goal; AP2: a goal that the product does not have. */
function doeltrede(geval: Geval): Signaal[] {
  const { rij, regels } = geval;
  if (rij.doelTrede === null) {
    if (regels.soort === 'werkplek') return [];
    const tekst = 'Er is geen doeltrede afgesproken; zonder doel kan deze ontwikkeling niet worden afgerekend (Werkt mee §10).';
    return [signaal('doeltrede-ontbreekt', geval, tekst)];
  }
  if (regels.doelTreden.length === 0 || regels.doelTreden.includes(rij.doelTrede)) return [];
  const tekst = `De doeltrede is ${rij.doelTrede}; bij ${regels.naam} hoort trede ${opsomming(regels.doelTreden)} (beleidsregels 2.3).`;
  return [signaal('doeltrede-past-niet', geval, tekst)];
}

/** AP5, AP6: the last day of the longest term is start + n months − 1 day (K1). */
function duur(geval: Geval): Signaal[] {
  const { periode, regels } = geval;
  if (regels.maxMaanden === null) return [];
  const uiterlijk = eindeNaMaanden(periode.van, regels.maxMaanden);
  if (!isNa(periode.tot, uiterlijk)) return [];
  const tekst = `De toewijzing duurt langer dan ${regels.maxMaanden} maanden: zij loopt tot en met ${toonDatum(periode.tot)} en zou uiterlijk ${toonDatum(uiterlijk)} eindigen (${regels.bronDuur}).`;
  return [signaal('duur-te-lang', geval, tekst)];
}

/** AP9: the same product twice at once; said once for each pair, at the later one. */
function overlap(geval: Geval, gevallen: readonly Geval[]): Signaal[] {
  const eerdere = gevallen.slice(0, gevallen.indexOf(geval));
  return eerdere
    .filter((ander) => ander.rij.product === geval.rij.product && overlapt(ander.periode, geval.periode))
    .map((ander) => {
      const tekst = `Toewijzing ${ander.rij.nummer} geeft de inwoner hetzelfde product (${geval.regels.naam}) in dezelfde tijd (Werkt mee §10, beleidsregels 2.3; twee tegelijk is een eigen keuze).`;
      return signaal('overlap-zelfde-product', geval, tekst);
    });
}

/** AP12. */
function toestemming(geval: Geval): Signaal[] {
  const { uitkering, toestemmingUitkering } = geval.inwoner;
  if (uitkering === null || toestemmingUitkering === true) return [];
  const stand = toestemmingUitkering === false ? 'stemt niet in' : 'heeft nog niet ingestemd';
  const tekst = `De inwoner heeft een uitkering (${uitkering}) en de uitkerende instantie ${stand} met deelname (Werkt mee §11).`;
  return [signaal('toestemming-uitkering-ontbreekt', geval, tekst)];
}

function opsomming(treden: readonly Trede[]): string {
  if (treden.length < 2) return treden.join('');
  return `${treden.slice(0, -1).join(', ')} of ${treden.at(-1)}`;
}

// What is in a folded part of the regeling, in one line: enough to know whether it is the part that one looks for.
import { opsomming, zoveel } from '../../kernel/aantal.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { hoofdletter, kleineLetter } from '../../kernel/tekst.ts';
import { mandaatFunctie, type Product, type Regeling, toonLengte } from '../regeling.ts';
import { namen } from './bron.ts';
import { prijsTekst, VOORZIENING } from './product.ts';

const NIET = 'Niet geregeld';

/** "18 jaar tot AOW-leeftijd"; a regeling that names no age asks for none. */
const leeftijdKort = ({ minimumLeeftijd, bovengrens }: Regeling['doelgroep']): string =>
  [
    minimumLeeftijd && `vanaf ${minimumLeeftijd.waarde} jaar`,
    bovengrens && `tot ${bovengrens.waarde === 'aow-leeftijd' ? 'de AOW-leeftijd' : namen([bovengrens.waarde])}`,
  ]
    .filter((een) => een !== undefined)
    .join(' ');

/** The line under the title of each part, by its id; undefined: the title says it. */
const REGELS: Readonly<Record<string, (r: Regeling) => string>> = {
  versie: (r) =>
    `Geldig vanaf ${toonDatum(datum(r.geldigVan))}${r.geldigTot === null ? '' : ` tot en met ${toonDatum(datum(r.geldigTot))}`}`,
  bronnen: (r) => opsomming(Object.values(r.bronnen).map(({ kort }) => kort)),
  doel: (r) => r.doel.tekst,
  'eigen-oordeel': (r) => r.eigenOordeel.map(({ tekst }) => tekst).join(' '),
  doelgroep: (r) => leeftijdKort(r.doelgroep) || 'De bron noemt geen leeftijd',
  uitsluitingen: (r) => (r.uitsluitingen.length === 0 ? NIET : zoveel(r.uitsluitingen.length, 'grond', 'gronden')),
  ladder: (r) => `${r.ladder.treden.length} treden: ${r.ladder.treden.map(({ naam }) => naam.toLowerCase()).join(', ')}`,
  mandaat: (r) =>
    r.mandaat ? opsomming(r.mandaat.keten.map((functie) => kleineLetter(mandaatFunctie(r, functie) ?? functie))) : NIET,
  afspraken: (r) => `${zoveel(r.uitgangspunten.length, 'uitgangspunt', 'uitgangspunten')}, doelen en combinaties`,
  voorzieningen: (r) => opsomming([...r.algemeneVoorzieningen, ...r.wegwijzers].map(({ naam }) => naam)) || NIET,
  'begeleiding-groep': () => 'Voor wie, en welke score als probleem telt',
  bepalingen: (r) => zoveel(r.bepalingen.length, 'bepaling', 'bepalingen'),
  begrippen: (r) => opsomming(r.begrippen.map(({ woord }) => woord)),
  route: (r) =>
    `${zoveel(r.route?.stappen.length ?? 0, 'stap', 'stappen')}, ${zoveel(r.route?.terug.length ?? 0, 'weg', 'wegen')} terug`,
  teksten: (r) => zoveel(Object.keys(r.teksten).length, 'tekst', 'teksten'),
  keuzes: (r) => zoveel(Object.keys(r.keuzes).length, 'keuze', 'keuzes'),
  'niet-geregeld': (r) => zoveel(r.nietGeregeld.length, 'onderwerp', 'onderwerpen'),
};

const DUUR: Readonly<Record<NonNullable<Product['duur']>['soort'], string>> = {
  vast: '',
  maximum: 'ten hoogste ',
  minimum: 'ten minste ',
  gemiddeld: 'gemiddeld ',
  uitgangspunt: 'in beginsel ',
};

/** "Maatwerkvoorziening, ten hoogste 6 maanden, € 1.600,00 per traject" */
const productKort = ({ voorziening, duur, prijs }: Product): string => {
  const lang = duur && `${DUUR[duur.soort]}${toonLengte(duur)}`;
  const zin = [VOORZIENING[voorziening], lang, prijs && prijsTekst(prijs)].filter((een) => een !== undefined).join(', ');
  return zin;
};

/** A line is short: the part itself has all of it. */
const HOOGSTENS = 140;
const afgekort = (tekst: string): string =>
  tekst.length <= HOOGSTENS ? tekst : `${tekst.slice(0, HOOGSTENS).replace(/[\s,;]+\S*$/, '')} …`;

/** What stands under the title of a folded part. */
export const kortVan = (regeling: Regeling, id: string): string | undefined => {
  const product = regeling.producten.find((een) => `product-${een.product}` === id);
  const tekst = product ? productKort(product) : Object.hasOwn(REGELS, id) ? REGELS[id]?.(regeling) : undefined;
  return tekst === undefined || tekst === '' ? undefined : hoofdletter(afgekort(tekst));
};

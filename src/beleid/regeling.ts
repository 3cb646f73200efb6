import { z } from 'zod';
import type { Trede } from '../kernel/trede.ts';
import { gemeentecode } from './gemeente.ts';
import { LadderShape } from './ladder.ts';
import { type Product, ProductShape } from './product.ts';
import { RouteShape } from './route.ts';
import { AntwoordShape, ElementShape } from './vragen.ts';
import { bedrag, bron, gewogen, Hoofddoel, herkomst, isoDag, keuze, lijst, sleutel, treden } from './waarden.ts';

export {
  type BesluitBij,
  type DoelgroepVraag,
  type Lengte,
  type PlichtInRegeling,
  type Product,
  type ProductVoorwaarde,
  perWeekTekst,
  prijsBedrag,
  SAMEN_BIJ,
  type SoortProduct,
  toonLengte,
} from './product.ts';
export {
  type BesluitVorm,
  beslistOver,
  deNaam,
  findStap,
  type Route,
  type RouteDuur,
  type RouteGeld,
  type RoutePlicht,
  type RouteStap,
  type RouteTermijn,
  type RouteTerug,
  rolNaam,
  type StapSoort,
  type Uitgang,
  voorInwoner,
} from './route.ts';
export { isOpenUitgang } from './route-verken.ts';
export {
  duurVan,
  geldTekst,
  geldZin,
  termijnTekst,
  toonBetaler,
  toonDuur,
  uitkeringWoord,
  verlengingTekst,
  wanneerTekst,
} from './route-woorden.ts';
export type { Hoofddoel, SoortTermijn } from './waarden.ts';

/** The same names and nothing that every object has besides. */
const zonderPrototype = <T>(record: Readonly<Record<string, T>>): Record<string, T> => {
  const kaal: Record<string, T> = Object.create(null);
  return Object.assign(kaal, record);
};

/** When a signpost points somewhere. Each is a condition in TypeScript (src/toets); a regeling chooses which of them it uses. */
export const WegwijzerWanneer = z.enum([
  'trede-1',
  'trede-2-zonder-perspectief',
  'onduidelijk-wat-inwoner-wil-en-kan',
  'betaald-werk-binnen-een-jaar',
  'betaald-werk-aan-de-orde',
  'zelfstandig-na-instructie',
  'hoofddoel',
  'aow-leeftijd',
  'mantelzorg-overbelast',
  'zwaardere-ondersteuning-nodig',
]);
export type WegwijzerWanneer = z.output<typeof WegwijzerWanneer>;

const Wegwijzer = z.strictObject({
  naar: sleutel,
  naam: z.string(),
  wanneer: WegwijzerWanneer,
  /** Only with `wanneer: hoofddoel`: which ones. */
  hoofddoelen: z.array(Hoofddoel).min(1, 'noem er minstens één').optional(),
  tekst: z.string(),
  ...herkomst,
});
export type Wegwijzer = z.output<typeof Wegwijzer>;

/** What makes that no maatwerk product of the regeling fits, whatever the rest says (AR2). */
const Uitsluiting = z.strictObject({
  soort: z.enum(['zelfstandig-na-instructie', 'hoofddoel', 'mantelzorg-overbelast', 'aow-leeftijd']),
  /** Only with `soort: hoofddoel`: which ones. */
  hoofddoelen: z.array(Hoofddoel).min(1, 'noem er minstens één').optional(),
  tekst: z.string(),
  /** The `naar` of a wegwijzer: where this resident may find something instead. */
  verwijst: sleutel.optional(),
  ...herkomst,
});
export type Uitsluiting = z.output<typeof Uitsluiting>;

const keuzeNaam = { naam: z.string(), uitleg: z.string() };

export const Regeling = z.strictObject({
  regeling: sleutel,
  naam: z.string(),
  gemeente: gemeentecode,
  /** All municipalities that share this file, this one among them (beleid/regio); absent: it is of one alone. */
  gemeenten: z.array(gemeentecode).min(2, 'noem er minstens twee').optional(),
  /** What the municipalities that share it are called together, and who carries it out for them (NI7). */
  regio: gewogen(z.string()).optional(),
  uitvoerder: gewogen(z.string()).optional(),
  geldigVan: isoDag,
  geldigTot: isoDag.nullable(),
  vastgesteldOp: isoDag.nullable(),
  bekendgemaaktOp: isoDag.nullable(),
  terugwerkendeKracht: gewogen(z.boolean()).optional(),
  /** Why a version begins where it does, when no source says so. */
  versiegrens: gewogen(z.string()).optional(),
  /** What happens to cases that run when this version begins; absent: they keep the version they began under. */
  overgang: z.strictObject({ lopende: z.enum(['blijven', 'nieuwe-versie']), ...herkomst }).optional(),
  bronnen: z.record(
    z.string(),
    z.strictObject({
      naam: z.string(),
      kort: z.string(),
      status: z.enum(['besluit', 'productbeschrijving', 'voorstel', 'praktijk']),
      uitleg: z.string(),
    }),
  ),
  rechtsgrond: z.strictObject({ ...herkomst, keten: z.array(z.string()).min(1, 'noem er minstens één') }),
  doel: z.strictObject({ tekst: z.string(), ...herkomst, resultaten: lijst.optional() }),
  doelgroep: z.strictObject({
    minimumLeeftijd: gewogen(z.int().nonnegative()).optional(),
    bovengrens: gewogen(z.literal('aow-leeftijd')).optional(),
    afstandTotArbeidsmarkt: gewogen(z.literal('groot')).optional(),
    wil: gewogen(z.literal('bijdragen-of-werken')).optional(),
    ondersteuningNodig: gewogen(z.literal(true)).optional(),
    uitkering: gewogen(z.literal('goedkeuring-uitkerende-instantie')).optional(),
    /** OS1, OS7: support of the Wmo, and a capacity for work that may grow. */
    wmoOndersteuning: gewogen(z.literal(true)).optional(),
    ontwikkelbaarArbeidsvermogen: gewogen(z.literal(true)).optional(),
    /** The treden on which an ontwikkeling starts only with a perspective further up the ladder (AP3). */
    perspectiefNodig: gewogen(treden).optional(),
  }),
  uitsluitingen: z.array(Uitsluiting).default([]),
  ladder: LadderShape,
  producten: z.array(ProductShape).min(1, 'noem minstens één product'),
  algemeneVoorzieningen: z
    .array(
      z.strictObject({
        sleutel: z.string(),
        naam: z.string(),
        voor: z.string(),
        ...herkomst,
        vindplaats: z.string().nullable(),
        onderdelen: z.array(z.string()),
      }),
    )
    .default([]),
  wegwijzers: z.array(Wegwijzer).default([]),
  begeleidingGroep: z
    .strictObject({
      doelgroep: gewogen(z.string()),
      scoreIsProbleem: gewogen(z.int().min(1).max(5)),
      zrmVersie: gewogen(z.string()),
    })
    .optional(),
  uitgangspunten: z.array(z.strictObject({ sleutel: z.string(), tekst: z.string(), ...herkomst })).default([]),
  persoonlijkeDoelen: lijst.optional(),
  doelenOpgesteldDoor: gewogen(z.array(z.string())).optional(),
  portfolio: gewogen(z.string()).optional(),
  lichteOndersteuning: gewogen(z.string()).optional(),
  opleiding: gewogen(z.string()).optional(),
  regie: gewogen(z.string()).optional(),
  volgendeStap: gewogen(z.string()).optional(),
  combinatie: z.strictObject({ waarde: z.boolean(), tekst: z.string(), ...herkomst }).optional(),
  mandaat: z
    .strictObject({
      bron,
      voor: z.string(),
      nietGenoemd: z.array(z.string()),
      ingangsdatum: isoDag.nullable(),
      /** From the top of the chain down. */
      keten: z.array(z.string()).min(1, 'noem minstens één functie'),
      // Looked up by what people type too: a functie that is called "constructor" is none of these.
      functies: z.record(z.string(), z.string()).overwrite(zonderPrototype),
      keuze,
    })
    .optional(),
  tariefmethode: gewogen(z.string()).optional(),
  /** What the sources lay down and people carry out: shown in the document and beside what it is about. */
  bepalingen: z
    .array(z.strictObject({ sleutel, onderwerp: z.string(), wie: z.array(sleutel).optional(), tekst: z.string(), ...herkomst }))
    .default([]),
  /** Words of this regeling that mean something of their own here (AP43, C20). */
  begrippen: z.array(z.strictObject({ woord: z.string(), betekenis: z.string(), ...herkomst })).default([]),
  route: RouteShape.optional(),
  keuzes: z.strictObject({
    K1: z.strictObject(keuzeNaam),
    K2: z.strictObject(keuzeNaam),
    K3: z.strictObject({ ...keuzeNaam, aan: z.boolean() }),
    K4: z.strictObject({ ...keuzeNaam, verlengingInPrijs: z.boolean() }),
    K5: z.strictObject({
      ...keuzeNaam,
      nietBehaald: bedrag,
      lager: z.enum(['niet-gerealiseerd', 'gerealiseerd']),
      hoger: z.enum(['niet-gerealiseerd', 'gerealiseerd']),
      bevestigdDoor: z.literal('gemeente'),
    }),
    K6: z.strictObject({ ...keuzeNaam, onbekendIsNul: z.boolean() }),
    K7: z.strictObject({
      ...keuzeNaam,
      budgetWaarschuwing: z.int().min(1).max(100),
      plekVerbergenNaDagen: z.int().positive(),
      nazorgMaanden: z.array(z.int().positive()),
      betwisteUrenDagen: z.int().positive(),
      // Versions of before these were choices keep what the product did then.
      plichtVooruitWeken: z.int().positive().default(4),
      navraagDagen: z.int().positive().default(7),
      eindeVooruitWeken: z.int().positive().default(6),
    }),
    K8: z.strictObject(keuzeNaam),
  }),
  /** What the municipality itself says of how it works: stands in the explanation of every outcome (ED12). */
  eigenOordeel: z.array(z.strictObject({ tekst: z.string(), ...herkomst })).default([]),
  /** What municipalities are laid side by side on. */
  vragen: z.array(AntwoordShape).default([]),
  elementen: z.array(ElementShape).default([]),
  nietGeregeld: z.array(z.strictObject({ onderwerp: z.string(), tekst: z.string() })),
  teksten: z.record(z.string(), z.strictObject({ tekst: z.string(), bron })),
});
/** One version of what a council decided. Immutable; `geldigVan` is its name. */
export type Regeling = z.output<typeof Regeling>;

/** A version that was kept as JSON: names that people type are looked up among its own alone. */
export function herstel(regeling: Regeling): Regeling {
  const { mandaat } = regeling;
  return mandaat ? { ...regeling, mandaat: { ...mandaat, functies: zonderPrototype(mandaat.functies) } } : regeling;
}

export function findProduct(regeling: Regeling, product: string): Product | undefined {
  return regeling.producten.find((p) => p.product === product);
}

/** Whether a besluit of this product can be taken here: a maatwerkvoorziening that is bought through iWmo (AP16); not an oriëntatie or a step. */
export const kanBesluit = (product: Product): boolean => product.voorziening === 'maatwerk' && product.iwmo !== undefined;

/** For a product that our own rows name. Throws when the regeling does not have it. */
export function getProduct(regeling: Regeling, product: string): Product {
  const gevonden = findProduct(regeling, product);
  if (!gevonden) throw new Error(`product ${product} staat niet in ${regeling.naam} ${regeling.geldigVan}`);
  return gevonden;
}

/** Name of a trede in this regeling, "Onbetaald werk"; names differ by municipality (L1). */
export function tredeNaam(regeling: Regeling, welke: Trede): string {
  return regeling.ladder.treden.find((t) => t.trede === welke)?.naam ?? `Trede ${welke}`;
}

/** The functies of the mandate chain from the top down; empty when the sources of this regeling name no mandate. */
export function mandaatKeten(regeling: Pick<Regeling, 'mandaat'>): readonly string[] {
  return regeling.mandaat?.keten ?? [];
}

/** The name of a functie of the mandate chain; undefined for any other. */
export function mandaatFunctie(regeling: Pick<Regeling, 'mandaat'>, functie: string): string | undefined {
  return regeling.mandaat?.functies[functie];
}

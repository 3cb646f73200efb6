import { z } from 'zod';
import { toonDagdelen, toonUren } from '../kernel/minuten.ts';
import { bedrag, bron, gewogen, herkomst, isoDag, keuze, lijst, SoortTermijn, sleutel, treden } from './waarden.ts';

/** A trajectstap is a step of the route that has a name of its own and no toewijzing, such as a proefperiode (AL4). */
export const SoortProduct = z.enum(['ontwikkeling', 'werkplek', 'orientatie', 'begeleiding-groep', 'trajectstap']);
export type SoortProduct = z.output<typeof SoortProduct>;

const aantal = z.int().positive();

/** A term in months or in weeks, never both. */
const lengte = { maanden: aantal.optional(), weken: aantal.optional() };
const eenLengte = ({ maanden, weken }: { maanden?: number | undefined; weken?: number | undefined }): boolean =>
  (maanden === undefined) !== (weken === undefined);
const EEN_LENGTE = 'schrijf maanden of weken, een van de twee';

/** What stands on a calendar: months or weeks after the start, weeks before the end (K1), or whenever something happens (no date). */
const Wanneer = z.union([
  z.strictObject({ na: z.strictObject(lengte).refine(eenLengte, EEN_LENGTE), van: z.literal('start') }),
  z.strictObject({ voor: z.strictObject({ weken: aantal }), van: z.literal('einde') }),
  z.strictObject({ bij: z.enum(['verzoek', 'signaal']) }),
]);

/** Facts of the toets that a product may ask by itself; each is yes, no or not known. */
export const VOORWAARDE_FEITEN = [
  'wilDeelnemen',
  'ondersteuningNodig',
  'wmoOndersteuning',
  'ontwikkelbaarArbeidsvermogen',
  'positiefAdviesUwv',
] as const;
/** Questions of the doelgroep of a regeling that one product may be without. */
const DoelgroepVraag = z.enum(['wil', 'wmoOndersteuning', 'ontwikkelbaarArbeidsvermogen']);
export type DoelgroepVraag = z.output<typeof DoelgroepVraag>;
const Voorwaarde = z.strictObject({
  sleutel,
  tekst: z.string().min(1, 'schrijf de voorwaarde als een zin'),
  feit: z.enum(VOORWAARDE_FEITEN).optional(),
  ...herkomst,
});
export type ProductVoorwaarde = z.output<typeof Voorwaarde>;

/** Something that someone owes during a toewijzing (AR7, AR8). Absent is not arranged, never borrowed from another municipality. */
export const PlichtShape = z.strictObject({
  soort: z.enum(['voortgangsbericht', 'evaluatiegesprek', 'afstemming']),
  naam: z.string(),
  wie: sleutel,
  samenMet: z.array(sleutel).min(1, 'noem er minstens één').optional(),
  wanneer: Wanneer,
  herhaald: gewogen(z.enum(['eenmaal', 'telkens'])).optional(),
  /** What happens when it is not done, in a sentence; absent: the source does not say. */
  gevolg: gewogen(z.string()).optional(),
  ...herkomst,
});
export type PlichtInRegeling = z.output<typeof PlichtShape>;

/** Kinds of besluit as a regeling names them. A wijziging is each change of what was given: hours, aanbieder, longer, suspended. */
const BesluitBij = z.enum(['toekenning', 'herziening', 'wijziging', 'beeindiging', 'afwijzing', 'intrekking']);
export type BesluitBij = z.output<typeof BesluitBij>;
/** The besluiten that can wait for the yes of another: those that give something, or change it. To end or refuse takes nobody's yes. */
const SamenBij = BesluitBij.extract(['toekenning', 'herziening', 'wijziging']);
/** No source says at which besluiten they are taken together: where something is granted, unless the regeling names them (keuze). */
export const SAMEN_BIJ: readonly z.output<typeof SamenBij>[] = ['toekenning', 'herziening'];

export const ProductShape = z.strictObject({
  product: sleutel,
  naam: z.string(),
  soort: SoortProduct,
  profiel: z.enum(['basis', 'complex', 'duurzaam-intensief']).optional(),
  /** maatwerk needs a beschikking or toewijzing, algemeen does not; a stap is recorded in the route of the resident. */
  voorziening: z.enum(['maatwerk', 'algemeen', 'stap']),
  /** First day that no new start is possible; the code stays for what ran before (AR5). */
  vervallenVanaf: gewogen(isoDag).optional(),
  /** What an oriëntatie is judged on; absent: the trede. */
  toegang: gewogen(z.enum(['trede', 'onduidelijk-wat-inwoner-wil-en-kan'])).optional(),
  startTreden: gewogen(treden).optional(),
  doelTreden: gewogen(treden).optional(),
  naastOntwikkeling: gewogen(z.boolean()).optional(),
  /** What must be so before it can begin: a fact of the toets that must be yes, or without `feit` a question for people (K8). */
  voorwaarden: z.array(Voorwaarde).min(1, 'noem er minstens één').optional(),
  /**
   * What the doelgroep of the regeling asks and this product does not: dagbesteding is the support of the Wmo itself, and it is there for
   * who cannot or does not want to take the step to work (AM12, AM13).
   */
  zonderDoelgroep: gewogen(z.array(DoelgroepVraag).min(1, 'noem er minstens één')).optional(),
  /** Products of which one must run: this one comes on top of it (NI2). */
  bovenop: gewogen(z.array(sleutel).min(1, 'noem er minstens één')).optional(),
  duur: z
    // minstens: the lower end of "drie tot zes maanden", in the same unit.
    .strictObject({ ...lengte, minstens: aantal.optional(), soort: SoortTermijn, ...herkomst })
    .refine(eenLengte, EEN_LENGTE)
    .optional(),
  korterMag: gewogen(z.boolean()).optional(),
  /** aantal null: no limit in the source. */
  verlenging: z
    .strictObject({ aantal: z.int().nonnegative().nullable(), ...lengte, redenNodig: z.boolean(), ...herkomst })
    .refine(eenLengte, EEN_LENGTE)
    .optional(),
  /** bedrag null: not arranged. `delen` is what the amount is made of (AR6). */
  prijs: z
    .strictObject({
      bedrag: bedrag.nullable(),
      per: z.enum(['traject', 'uur', 'dagdeel', 'jaar', 'naar-rato', 'geen']),
      delen: z
        .array(z.strictObject({ naam: z.string(), bedrag: bedrag.nullable(), ...herkomst }))
        .min(1, 'noem er minstens één')
        .optional(),
      ...herkomst,
    })
    .optional(),
  /** inspanning: paid for the days that it runs (NI2). */
  afrekening: gewogen(z.enum(['resultaat', 'gemaakte-uren', 'inspanning'])).optional(),
  /** How long a dagdeel is, in minutes, and so how hours become dagdelen (NI1). */
  dagdeel: z.strictObject({ minuten: z.int().min(30).max(720), ...herkomst }).optional(),
  /** How a price per year becomes the price of fewer days. */
  naarRato: gewogen(z.literal('per-dag')).optional(),
  uren: z.strictObject({ perWeekNodig: z.boolean(), hoogstens: z.number().positive(), ...herkomst }).optional(),
  /** Hours a week to build up to (AL2). Of the kind uitgangspunt fewer are said, never refused. */
  opbouw: z.strictObject({ urenPerWeek: z.number().positive(), soort: SoortTermijn, ...herkomst }).optional(),
  eigenBijdrage: gewogen(z.literal('geen')).optional(),
  /** Who decides, together with whom, and what the resident gets. */
  besluit: z
    .strictObject({
      wie: z.array(sleutel),
      samenMet: z.array(sleutel).min(1, 'noem er minstens één').optional(),
      /** Which besluiten are taken together; absent: those that grant (keuze, SAMEN_BIJ). */
      samenBij: gewogen(z.array(SamenBij).min(1, 'noem er minstens één')).optional(),
      vorm: z.enum(['beschikking', 'toewijzing', 'geen']),
      ...herkomst,
    })
    .optional(),
  /** Which besluiten two people with a mandate sign (four eyes); absent: one signs. No source asks it so far, so it names its own. */
  vierOgen: gewogen(z.array(BesluitBij).min(1, 'noem er minstens één')).optional(),
  plichten: z.array(PlichtShape).default([]),
  uitvoerder: gewogen(z.string()).optional(),
  leefgebieden: z.strictObject({ minimaal: z.int(), maximaal: z.int().nullable(), ...herkomst }).optional(),
  profielKenmerken: lijst.optional(),
  /** What the product consists of: work with its guidance, trajectbegeleiding, … */
  omvat: lijst.optional(),
  /** What may be paid from the free part of the tariff (AR28). */
  onkosten: lijst.optional(),
  begeleiding: gewogen(z.string()).optional(),
  resultaat: gewogen(z.string()).optional(),
  kortgezegd: gewogen(z.string()).optional(),
  iwmo: z
    .strictObject({
      categorie: z.string().regex(/^\d{2}$/, 'een productcategorie is twee cijfers, tussen aanhalingstekens'),
      code: z.string().min(1, 'een productcode is niet leeg').max(5, 'een productcode is ten hoogste vijf tekens'),
      eenheid: z.string(),
      /** Unit that a declaratie may use instead of the unit of the toewijzing: minutes for a toewijzing in hours. */
      declaratieEenheid: z.string(),
      frequentie: z.string(),
      /** What our own volume counts, whatever the unit of the message. */
      volume: z.enum(['eurocent', 'minuten']),
      variant: z.enum(['outputgericht', 'inspanningsgericht']),
      bron,
      keuze,
    })
    .optional(),
});
export type Product = z.output<typeof ProductShape>;

/** The amount in eurocent that the regeling names for a product; undefined when it has no price or the amount is not arranged. */
export function prijsBedrag(product: Product): number | undefined {
  return product.prijs?.bedrag ?? undefined;
}

/** "24 uur per week", and where a product is counted so the dagdelen: "24 uur per week (6 dagdelen)" (NI1). */
export function perWeekTekst(product: Pick<Product, 'dagdeel'> | undefined, minuten: number): string {
  const uren = `${toonUren(minuten)} uur per week`;
  return product?.dagdeel ? `${uren} (${toonDagdelen(minuten, product.dagdeel.minuten)})` : uren;
}

/** How long, in months or in weeks. */
export type Lengte = { maanden?: number | undefined; weken?: number | undefined };

/** "6 maanden", "2 jaar", "1 maand", "8 weken". */
export function toonLengte({ maanden, weken }: Lengte): string {
  if (weken !== undefined) return weken === 1 ? '1 week' : `${weken} weken`;
  const n = maanden ?? 0;
  return n % 12 === 0 ? `${n / 12} jaar` : n === 1 ? '1 maand' : `${n} maanden`;
}

import { z } from 'zod';
import { bedrag, bron, gewogen, herkomst, isoDag, keuze, lijst, SoortTermijn, sleutel, treden } from './waarden.ts';

export const SoortProduct = z.enum(['ontwikkeling', 'werkplek', 'orientatie', 'begeleiding-groep']);
export type SoortProduct = z.output<typeof SoortProduct>;

const aantal = z.int().positive();

/** What stands on a calendar: months after the start, weeks before the end (K1), or whenever something happens (no date). */
const Wanneer = z.union([
  z.strictObject({ na: z.strictObject({ maanden: aantal }), van: z.literal('start') }),
  z.strictObject({ voor: z.strictObject({ weken: aantal }), van: z.literal('einde') }),
  z.strictObject({ bij: z.enum(['verzoek', 'signaal']) }),
]);

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

export const ProductShape = z.strictObject({
  product: sleutel,
  naam: z.string(),
  soort: SoortProduct,
  profiel: z.enum(['basis', 'complex', 'duurzaam-intensief']).optional(),
  /** maatwerk needs a beschikking or toewijzing, algemeen does not. */
  voorziening: z.enum(['maatwerk', 'algemeen']),
  /** First day that no new start is possible; the code stays for what ran before (AR5). */
  vervallenVanaf: gewogen(isoDag).optional(),
  /** What an oriëntatie is judged on; absent: the trede. */
  toegang: gewogen(z.enum(['trede', 'onduidelijk-wat-inwoner-wil-en-kan'])).optional(),
  startTreden: gewogen(treden).optional(),
  doelTreden: gewogen(treden).optional(),
  naastOntwikkeling: gewogen(z.boolean()).optional(),
  duur: z.strictObject({ maanden: aantal, soort: SoortTermijn, ...herkomst }).optional(),
  korterMag: gewogen(z.boolean()).optional(),
  /** aantal null: no limit in the source. */
  verlenging: z
    .strictObject({ aantal: z.int().nonnegative().nullable(), maanden: aantal, redenNodig: z.boolean(), ...herkomst })
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
  afrekening: gewogen(z.enum(['resultaat', 'gemaakte-uren', 'inspanning'])).optional(),
  uren: z.strictObject({ perWeekNodig: z.boolean(), hoogstens: z.number().positive(), ...herkomst }).optional(),
  eigenBijdrage: gewogen(z.literal('geen')).optional(),
  /** Who decides, together with whom, and what the resident gets. */
  besluit: z
    .strictObject({
      wie: z.array(sleutel),
      samenMet: z.array(sleutel).min(1, 'noem er minstens één').optional(),
      vorm: z.enum(['beschikking', 'toewijzing', 'geen']),
      vierOgen: z.boolean().optional(),
      ...herkomst,
    })
    .optional(),
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

import { z } from 'zod';
import { parseDatum } from '../kernel/datum.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';
import type { Grond, UitkomstWaarde } from '../kernel/uitkomst.ts';

const dag = z.string().refine((tekst) => parseDatum(tekst) !== undefined, 'Schrijf een dag die bestaat als jjjj-mm-dd.');
const trede = z.custom<Trede>(isTrede, 'Een trede is een heel getal van 1 tot en met 6.');
const score = z.int('Een score is een heel getal van 1 tot en met 5.').min(1).max(5);

/** The thirteen domains of the Zelfredzaamheid-Matrix. */
export const ZRM_DOMEINEN = [
  'financien',
  'werkEnOpleiding',
  'tijdsbesteding',
  'huisvesting',
  'huiselijkeRelaties',
  'geestelijkeGezondheid',
  'lichamelijkeGezondheid',
  'middelengebruik',
  'basaleAdl',
  'instrumenteleAdl',
  'sociaalNetwerk',
  'maatschappelijkeParticipatie',
  'justitie',
] as const;
export type ZrmDomein = (typeof ZRM_DOMEINEN)[number];

export const Uitkering = z.strictObject({
  soort: z.enum(['bijstand', 'wajong', 'wia', 'ww', 'ziektewet']),
  /** Does the paying agency agree; null or absent: not known yet. */
  toestemming: z.boolean().nullable().optional(),
});
export type Uitkering = z.output<typeof Uitkering>;

/** What is known of a resident on a day. An absent fact is unknown, not false. */
export const ToetsFeiten = z.strictObject({
  gemeente: z.string().regex(/^\d{4}$/, 'Een gemeentecode is vier cijfers.'),
  peildatum: dag,
  geboortedatum: dag.optional(),
  trede: trede.optional(),
  perspectief: trede.optional(),
  zichtOpBetaaldWerk: z.enum(['binnen-een-jaar', 'later', 'nee']).optional(),
  afstandTotArbeidsmarkt: z.enum(['groot', 'klein']).optional(),
  ondersteuningNodig: z.boolean().optional(),
  wilDeelnemen: z.boolean().optional(),
  zelfstandigNaInstructie: z.boolean().optional(),
  hoofddoel: z.enum(['bijdragen-of-werken', 'ontmoeten', 'zelfredzaamheid', 'mantelzorg-ontlasten', 'dagstructuur']).optional(),
  mantelzorgOverbelast: z.boolean().optional(),
  regieverlies: z.boolean().optional(),
  continueBegeleiding: z.boolean().optional(),
  zrm: z.partialRecord(z.enum(ZRM_DOMEINEN), score).optional(),
  /** null: the resident has no benefit. */
  uitkering: Uitkering.nullable().optional(),
  wmoOndersteuning: z.boolean().optional(),
  ontwikkelbaarArbeidsvermogen: z.boolean().optional(),
  duidelijkWatInwonerWilEnKan: z.boolean().optional(),
  /** Goal trede of an ontwikkeling that runs on the day, from the dossier; absent or null: none is known to run. */
  lopendeOntwikkelingDoel: trede.nullable().optional(),
});
export type ToetsFeiten = z.output<typeof ToetsFeiten>;

export type ProductUitkomst = { product: string; uitkomst: UitkomstWaarde; gronden: Grond[] };

/** A signpost beside the products; never a refusal. */
export type Advies = { naar: string; gronden: Grond[] };

export type ToetsUitkomst = {
  gemeente: string;
  regeling: string;
  /** geldigVan of the version that was used. */
  versie: string;
  producten: ProductUitkomst[];
  advies: Advies[];
};

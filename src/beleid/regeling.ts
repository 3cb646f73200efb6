import { z } from 'zod';
import { parseDatum } from '../kernel/datum.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';

/** The same names and nothing that every object has besides. */
const zonderPrototype = <T>(record: Readonly<Record<string, T>>): Record<string, T> => {
  const kaal: Record<string, T> = Object.create(null);
  return Object.assign(kaal, record);
};

/** Day as `jjjj-mm-dd` that exists. Kept as text: it sorts as text and is what YAML, JSON and the database hold. */
const isoDag = z.string().refine((tekst) => parseDatum(tekst) !== undefined, 'schrijf een dag die bestaat als jjjj-mm-dd');

/** "1.600,00" in the file, integer eurocent in the type. */
const bedrag = z
  .string()
  .regex(
    /^\d{1,3}(\.?\d{3})*,\d{2}$/,
    'schrijf een bedrag in euro’s met twee cijfers achter de komma, tussen aanhalingstekens: "1.600,00"',
  )
  .transform((tekst) => Number(tekst.replace(/[.,]/g, '')));

const trede = z.custom<Trede>(isTrede, 'een trede is een heel getal van 1 tot en met 6');
const treden = z.array(trede).min(1, 'noem minstens één trede');

/** The place in a source ("BR 2.3", "WM §10", "Awb artikel 6:7") or "keuze". */
const bron = z.string().min(1, 'noem de bron, of schrijf keuze');
/** What we chose around a value that does have a source. */
const keuze = z.string().optional();

/** A value with the place it comes from. */
const gewogen = <T extends z.ZodType>(waarde: T) => z.strictObject({ waarde, bron, keuze, toelichting: z.string().optional() });

const lijst = z.strictObject({ bron, keuze, lijst: z.array(z.string()) });

/** An average is never a limit (regels.md §0). */
export const SoortTermijn = z.enum(['vast', 'maximum', 'minimum', 'gemiddeld', 'uitgangspunt']);
export type SoortTermijn = z.output<typeof SoortTermijn>;

export const SoortProduct = z.enum(['ontwikkeling', 'werkplek', 'orientatie', 'begeleiding-groep']);
export type SoortProduct = z.output<typeof SoortProduct>;

const ProductShape = z.strictObject({
  product: z.string().regex(/^[a-z0-9-]+$/, 'gebruik kleine letters, cijfers en streepjes'),
  naam: z.string(),
  soort: SoortProduct,
  profiel: z.enum(['basis', 'complex', 'duurzaam-intensief']).optional(),
  /** maatwerk needs a beschikking, algemeen does not. */
  voorziening: z.enum(['maatwerk', 'algemeen']),
  startTreden: gewogen(treden),
  doelTreden: gewogen(treden).optional(),
  naastOntwikkeling: gewogen(z.boolean()).optional(),
  duur: z.strictObject({ maanden: z.int().positive(), soort: SoortTermijn, bron, keuze }).optional(),
  korterMag: gewogen(z.boolean()).optional(),
  /** aantal null: no limit in the source. */
  verlenging: z
    .strictObject({ aantal: z.int().nonnegative().nullable(), maanden: z.int().positive(), redenNodig: z.boolean(), bron, keuze })
    .optional(),
  prijs: z.strictObject({ bedrag, per: z.enum(['traject', 'uur']), bron, keuze }).optional(),
  afrekening: gewogen(z.enum(['resultaat', 'gemaakte-uren'])).optional(),
  uren: z.strictObject({ perWeekNodig: z.boolean(), hoogstens: z.number().positive(), bron, keuze }).optional(),
  eigenBijdrage: gewogen(z.literal('geen')).optional(),
  uitvoerder: gewogen(z.string()).optional(),
  leefgebieden: z.strictObject({ minimaal: z.int(), maximaal: z.int().nullable(), bron, keuze }).optional(),
  profielKenmerken: lijst.optional(),
  begeleiding: gewogen(z.string()).optional(),
  resultaat: gewogen(z.string()).optional(),
  kortgezegd: gewogen(z.string()).optional(),
  iwmo: z
    .strictObject({
      categorie: z.string().regex(/^\d{2}$/, 'een productcategorie is twee cijfers'),
      code: z.string().min(1).max(5, 'een productcode is ten hoogste vijf tekens'),
      eenheid: z.string(),
      /** Unit that a declaratie may use instead of the unit of the toewijzing: minutes for a toewijzing in hours. */
      declaratieEenheid: z.string(),
      frequentie: z.string(),
      /** What our own volume counts, whatever the unit of the message. */
      volume: z.enum(['eurocent', 'minuten']),
      variant: z.enum(['outputgericht', 'inspanningsgericht']),
      bron,
    })
    .optional(),
});
export type Product = z.output<typeof ProductShape>;

const keuzeNaam = { naam: z.string(), uitleg: z.string() };

export const Regeling = z.strictObject({
  regeling: z.string(),
  naam: z.string(),
  gemeente: z.string().regex(/^\d{4}$/, 'een gemeentecode is vier cijfers, tussen aanhalingstekens'),
  geldigVan: isoDag,
  geldigTot: isoDag.nullable(),
  vastgesteldOp: isoDag.nullable(),
  bekendgemaaktOp: isoDag.nullable(),
  terugwerkendeKracht: gewogen(z.boolean()).optional(),
  bronnen: z.record(
    z.string(),
    z.strictObject({
      naam: z.string(),
      kort: z.string(),
      status: z.enum(['besluit', 'productbeschrijving', 'voorstel', 'praktijk']),
      uitleg: z.string(),
    }),
  ),
  rechtsgrond: z.strictObject({ bron, keten: z.array(z.string()) }),
  doel: z.strictObject({ tekst: z.string(), bron, resultaten: lijst }),
  doelgroep: z.strictObject({
    minimumLeeftijd: gewogen(z.int().nonnegative()),
    bovengrens: gewogen(z.literal('aow-leeftijd')),
    afstandTotArbeidsmarkt: gewogen(z.literal('groot')),
    wil: gewogen(z.literal('bijdragen-of-werken')),
    ondersteuningNodig: gewogen(z.literal(true)),
    uitkering: gewogen(z.literal('goedkeuring-uitkerende-instantie')),
  }),
  ladder: z.strictObject({
    bron,
    treden: z
      .array(z.strictObject({ trede, naam: z.string(), criterium: z.string().nullable(), ondersteuning: z.string() }))
      .length(6, 'de ladder heeft zes treden'),
  }),
  producten: z.array(ProductShape).min(1),
  algemeneVoorzieningen: z.array(
    z.strictObject({
      sleutel: z.string(),
      naam: z.string(),
      voor: z.string(),
      bron,
      vindplaats: z.string().nullable(),
      onderdelen: z.array(z.string()),
    }),
  ),
  wegwijzers: z.strictObject({
    lucrato: z.strictObject({ naam: z.string(), tekst: z.string(), bron }),
    trede1: z.strictObject({ naam: z.string(), tekst: z.string(), bron }),
  }),
  begeleidingGroep: z.strictObject({
    doelgroep: gewogen(z.string()),
    scoreIsProbleem: gewogen(z.int().min(1).max(5)),
    zrmVersie: gewogen(z.string()),
  }),
  uitgangspunten: z.array(z.strictObject({ sleutel: z.string(), tekst: z.string(), bron })),
  persoonlijkeDoelen: lijst,
  doelenOpgesteldDoor: gewogen(z.array(z.string())),
  portfolio: gewogen(z.string()),
  lichteOndersteuning: gewogen(z.string()),
  opleiding: gewogen(z.string()),
  regie: gewogen(z.string()),
  volgendeStap: gewogen(z.string()),
  combinatie: z.strictObject({ waarde: z.boolean(), bron, tekst: z.string(), keuze }),
  mandaat: z.strictObject({
    bron,
    voor: z.string(),
    nietGenoemd: z.array(z.string()),
    ingangsdatum: isoDag.nullable(),
    /** From the top of the chain down. */
    keten: z.array(z.string()).min(1),
    // Looked up by what people type too: a functie that is called "constructor" is none of these.
    functies: z.record(z.string(), z.string()).transform(zonderPrototype),
    keuze,
  }),
  tariefmethode: gewogen(z.string()),
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
    }),
    K8: z.strictObject(keuzeNaam),
  }),
  nietGeregeld: z.array(z.strictObject({ onderwerp: z.string(), tekst: z.string() })),
  teksten: z.record(z.string(), z.strictObject({ tekst: z.string(), bron })),
});
/** One version of what a council decided. Immutable; `geldigVan` is its name. */
export type Regeling = z.output<typeof Regeling>;

export const Gemeente = z.strictObject({
  code: z.string().regex(/^\d{4}$/, 'een gemeentecode is vier cijfers, tussen aanhalingstekens'),
  naam: z.string(),
  codeGeldigVan: isoDag,
  telefoon: gewogen(z.string()),
  email: gewogen(z.string()),
  bezoekadres: gewogen(z.string()),
  postadres: gewogen(z.string()),
  openingstijden: gewogen(z.string()),
  sites: z.array(z.strictObject({ waarde: z.string(), waarvoor: z.string(), bron })),
  kleuren: z.strictObject({
    hoofdkleur: z.string().regex(/^#[0-9a-f]{6}$/),
    accent: z.string().regex(/^#[0-9a-f]{6}$/),
    bron,
  }),
  ondertekening: z.strictObject({ namens: z.string(), afdeling: z.string(), bron }),
  bezwaar: z.strictObject({ aan: z.string(), adres: z.string(), bron }),
  woonplaatsen: z.strictObject({ bron, namen: z.array(z.string()) }),
});
export type Gemeente = z.output<typeof Gemeente>;

export function findProduct(regeling: Regeling, product: string): Product | undefined {
  return regeling.producten.find((p) => p.product === product);
}

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

import { z } from 'zod';
import { isRedelijkJaar } from '../kernel/datum.ts';
import { TREDEN } from '../kernel/trede.ts';
import { BRON_STATUSSEN, type Grond, type UitkomstWaarde } from '../kernel/uitkomst.ts';
import type { ZrmDomein } from '../kernel/zrm.ts';

// The messages are read by whoever sent the facts, and the descriptions stand in the API document: each says what is allowed.

const GEEN_DAG = 'schrijf een dag die bestaat als jjjj-mm-dd, zoals 1990-05-01';
const dag = z.iso.date(GEEN_DAG).refine((tekst) => isRedelijkJaar(Number(tekst.slice(0, 4))), GEEN_DAG);
const trede = z.literal([...TREDEN], 'een trede is een heel getal van 1 tot en met 6');
const SCORE = 'een score is een heel getal van 1 tot en met 5';
const score = z.int(SCORE).min(1, SCORE).max(5, SCORE);
const jaNee = z.boolean('kies true of false; laat het feit weg als het niet bekend is');
const keuze = <const T extends readonly string[]>(waarden: T) =>
  z.enum(waarden, `kies uit: ${waarden.join(', ')}; laat het feit weg als het niet bekend is`);

export { ZRM_DOMEINEN, type ZrmDomein } from '../kernel/zrm.ts';

// Written out: a record with thirteen keys takes three times as long to read.
const Scores = z.strictObject(
  {
    financien: score.optional(),
    werkEnOpleiding: score.optional(),
    tijdsbesteding: score.optional(),
    huisvesting: score.optional(),
    huiselijkeRelaties: score.optional(),
    geestelijkeGezondheid: score.optional(),
    lichamelijkeGezondheid: score.optional(),
    middelengebruik: score.optional(),
    basaleAdl: score.optional(),
    instrumenteleAdl: score.optional(),
    sociaalNetwerk: score.optional(),
    maatschappelijkeParticipatie: score.optional(),
    justitie: score.optional(),
  } satisfies Record<ZrmDomein, unknown>,
  'schrijf de scores als {"financien": 3, …}',
);

export const UITKERINGEN = ['bijstand', 'wajong', 'wia', 'ww', 'ziektewet'] as const;
export const HOOFDDOELEN = [
  'bijdragen-of-werken',
  'ontmoeten',
  'zelfredzaamheid',
  'mantelzorg-ontlasten',
  'dagstructuur',
] as const;
export const ZICHT = ['binnen-een-jaar', 'later', 'nee'] as const;
export const AFSTAND = ['groot', 'klein'] as const;

export const Uitkering = z.strictObject(
  {
    soort: keuze(UITKERINGEN).describe('Welke uitkering.'),
    toestemming: jaNee
      .nullable()
      .optional()
      .describe('Vindt de instantie die de uitkering betaalt het goed? null of weggelaten: nog niet bekend.'),
  },
  'schrijf null (geen uitkering) of {"soort": …, "toestemming": …}; laat het feit weg als het niet bekend is',
);
export type Uitkering = z.output<typeof Uitkering>;

/** What is known of a resident on a day. An absent fact is unknown, not false. */
export const ToetsFeiten = z.strictObject(
  {
    gemeente: z
      .string('schrijf de gemeentecode als tekst van vier cijfers, zoals "0200"')
      .regex(/^\d{4}$/, 'een gemeentecode is vier cijfers, zoals "0200"')
      .describe('Gemeentecode, vier cijfers.'),
    peildatum: dag.describe('De dag waarop wordt getoetst; die bepaalt welke versie van de regeling geldt.'),
    geboortedatum: dag.optional().describe('Geboortedatum van de inwoner.'),
    trede: trede.optional().describe('Waar de inwoner nu staat op de participatieladder.'),
    perspectief: trede.optional().describe('De trede die de inwoner naar verwachting kan bereiken.'),
    zichtOpBetaaldWerk: keuze(ZICHT).optional().describe('Is er zicht op betaald werk?'),
    afstandTotArbeidsmarkt: keuze(AFSTAND).optional().describe('Hoe groot de afstand tot de arbeidsmarkt is.'),
    ondersteuningNodig: jaNee.optional().describe('Heeft de inwoner ondersteuning nodig om bij te dragen of te werken?'),
    wilDeelnemen: jaNee.optional().describe('Wil de inwoner een bijdrage leveren of werken?'),
    zelfstandigNaInstructie: jaNee.optional().describe('Kan de inwoner het na instructie zelfstandig, zonder ondersteuning?'),
    hoofddoel: keuze(HOOFDDOELEN).optional().describe('Het hoofddoel van de ondersteuning.'),
    mantelzorgOverbelast: jaNee.optional().describe('Is de mantelzorg overbelast, of dreigt dat?'),
    regieverlies: jaNee.optional().describe('Ervaart de inwoner regieverlies?'),
    continueBegeleiding: jaNee.optional().describe('Heeft de inwoner continu begeleiding nodig?'),
    zrm: Scores.optional().describe(
      'Scores van de Zelfredzaamheid-Matrix, 1 tot en met 5; een leefgebied zonder score is niet bekend.',
    ),
    uitkering: Uitkering.nullable().optional().describe('null: de inwoner heeft geen uitkering.'),
    wmoOndersteuning: jaNee.optional().describe('Heeft de inwoner ondersteuning van de Wmo?'),
    ontwikkelbaarArbeidsvermogen: jaNee.optional().describe('Is er een vermoeden van ontwikkelbaar arbeidsvermogen?'),
    positiefAdviesUwv: jaNee.optional().describe('Heeft UWV een positief advies gegeven over beschut werk?'),
    duidelijkWatInwonerWilEnKan: jaNee.optional().describe('Is duidelijk wat de inwoner wil en kan?'),
    /** Goal trede of an ontwikkeling that runs on the day, from the dossier; absent or null: none is known to run. */
    lopendeOntwikkelingDoel: trede
      .nullable()
      .optional()
      .describe('Doeltrede van een ontwikkeling die op de peildatum loopt; null of weggelaten: er loopt er geen.'),
  },
  'schrijf de feiten als een object, zoals {"gemeente": "0200", "peildatum": "2026-11-01", "trede": 3}',
);
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

export const GrondVorm: z.ZodType<Grond> = z.object({
  regel: z.string().describe('Nummer van de regel, zoals AP20.'),
  bron: z.string().describe('Vindplaats in de bron; keuze: geen bron zegt het.'),
  status: z.enum(BRON_STATUSSEN).describe('De kracht van die bron.'),
  tekst: z.string().describe('De grond in woorden.'),
  voldaan: z.boolean().nullable().describe('true: voldaan, false: niet voldaan, null: niet bekend of niet beslist.'),
});

export const UitkomstVorm: z.ZodType<ToetsUitkomst> = z.object({
  gemeente: z.string().describe('Gemeentecode.'),
  regeling: z.string().describe('Sleutel van de regeling.'),
  versie: z.string().describe('Eerste geldige dag van de versie waarmee is getoetst.'),
  producten: z
    .array(
      z.object({
        product: z.string(),
        uitkomst: z.enum(['passend', 'niet-passend', 'onder-voorwaarde']),
        gronden: z.array(GrondVorm),
      }),
    )
    .describe('Elk product van de regeling, in haar volgorde.'),
  advies: z.array(z.object({ naar: z.string(), gronden: z.array(GrondVorm) })).describe('Wegwijzers naast de producten.'),
});

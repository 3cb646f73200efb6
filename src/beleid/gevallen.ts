import { z } from 'zod';
import { gemeentecode } from './gemeente.ts';
import { bedrag, isoDag, sleutel, trede } from './waarden.ts';

const naam = {
  geval: z.string().min(1, 'geef het geval een naam'),
  regels: z.array(z.string()).min(1, 'noem minstens één regel'),
};
const codes = z.array(z.string());
const periode = z.strictObject({ van: isoDag, tot: isoDag });
const maand = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'schrijf een maand als jjjj-mm, tussen aanhalingstekens: "2026-10"');
const uren = z.number().nonnegative();

/** What the toets must say: a product that is not named may have any outcome. */
const ToetsGeval = z.strictObject({
  ...naam,
  feiten: z.record(z.string(), z.unknown()),
  onbekend: codes.optional(),
  passend: codes.optional(),
  nietPassend: codes.optional(),
  onderVoorwaarde: codes.optional(),
  /** Products that this version does not have. */
  bestaatNiet: codes.optional(),
  advies: codes.optional(),
  geenAdvies: codes.optional(),
});

const BesluitGeval = z.strictObject({
  ...naam,
  voorstel: z.record(z.string(), z.unknown()).optional(),
  feiten: z.record(z.string(), z.unknown()).optional(),
  /** The fields that are refused; empty means accepted. */
  geweigerd: codes,
});

/** K1 and K2: the last days and the duties of a toewijzing. Either `fout`, or what comes out; what is not named may be anything. */
export const TermijnGeval = z.strictObject({
  ...naam,
  vraag: z.strictObject({
    product: sleutel,
    ingangsdatum: isoDag,
    einddatum: isoDag.optional(),
    opschortingen: z.array(periode).default([]),
    verlengingen: z.array(z.strictObject({ tot: isoDag })).default([]),
  }),
  uitersteEinddatum: isoDag.nullable().optional(),
  einddatum: isoDag.nullable().optional(),
  verlengbaar: z.boolean().optional(),
  /** All dated duties, in order of their day; an empty list says that there are none. */
  plichten: z.array(z.strictObject({ soort: z.string(), wie: z.string().optional(), datum: isoDag })).optional(),
  /** The rule that refuses the question. */
  fout: z.string().optional(),
});
export type TermijnGeval = z.output<typeof TermijnGeval>;

/** What one toewijzing gives in a declaratie of a month. */
export const BedragGeval = z.strictObject({
  ...naam,
  vraag: z.strictObject({
    product: sleutel,
    maand,
    looptijd: periode,
    /** Werkplek: the agreed hours a week, the hours made in the month and in the months before. */
    urenPerWeek: uren.optional(),
    gewerkt: z.array(z.strictObject({ datum: isoDag, uren })).default([]),
    eerder: z.array(z.strictObject({ maand, uren })).default([]),
    /** Hours that were paid before the first month of which anything is known (K6). */
    beginstand: uren.optional(),
    /** Ontwikkeling: the goal that was agreed and the result that was reported. */
    doelTrede: trede.optional(),
    resultaten: z.array(z.strictObject({ datum: isoDag, bereikteTrede: trede, akkoord: z.boolean().nullable() })).default([]),
    /** A tariff of the contract, which goes before that of the regeling (AP7). */
    contract: z.array(z.strictObject({ van: isoDag, tot: isoDag.nullable(), tarief: bedrag })).default([]),
  }),
  bedrag,
  /** Hours of the month that are paid. */
  betaaldeUren: uren.optional(),
});
export type BedragGeval = z.output<typeof BedragGeval>;

/**
 * What the document must say: a place in the file and a text, or more than one, that stands there or below it. `producten.wm-werkplek-3.begeleiding` finds
 * an item of a list by its key. This is how a text that nothing computes with is kept from getting lost.
 */
export const InhoudGeval = z.strictObject({
  ...naam,
  /** geldigVan of the version; absent: every version. */
  versie: isoDag.optional(),
  staat: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1, 'noem minstens één tekst')])),
});
export type InhoudGeval = z.output<typeof InhoudGeval>;

/** `proef` or `proef/geslaagd`: a step that runs, or one that is over with its outcome. */
const stapMetUitkomst = z
  .string()
  .regex(/^[a-z0-9-]+(\/(terug:)?[a-z0-9-]+)?$/, 'schrijf een stap als proef, of met haar uitkomst als proef/geslaagd');
const vervolg = z.strictObject({
  /** Steps that may begin then, all of them. */
  mag: codes.default([]),
  /** Steps that may begin with a reason, all of them; `alle`: people decide, and any step may. */
  beslissen: z.union([codes, z.literal('alle')]).default([]),
  klaar: z.boolean().default(false),
  /** The first day on which the step may end so, where that is later than it begins. */
  vanaf: isoDag.optional(),
  /** Before it an end of a fixed term asks for a reason. */
  opTijd: isoDag.optional(),
});

/**
 * Where somebody stands on the route: who decides, until when, which duties and money, and what may follow on each outcome. The last of
 * `weg` runs since `op`; each before it took a week. What is not named may be anything.
 */
export const RouteGeval = z.strictObject({
  ...naam,
  /** Empty: where the route begins. */
  weg: z.array(stapMetUitkomst).max(30),
  op: isoDag,
  /** Until when duties and money are asked; absent: the day of `op`. */
  tot: isoDag.optional(),
  inwoner: z
    .strictObject({
      trede: trede.optional(),
      uitkeringen: codes.optional(),
      indicatie: z.enum(['loopt', 'geen']).optional(),
      urenPerWeek: uren.optional(),
      voldaan: z.literal(true).optional(),
    })
    .default({}),
  /** What may begin now, beside what runs. */
  mag: codes.optional(),
  beslissen: z.union([codes, z.literal('alle')]).optional(),
  wie: codes.optional(),
  met: codes.optional(),
  /** "begin: a of b", "uitkomst: a en b samen", with the form behind it. */
  beslist: z.string().optional(),
  /** The last day, the expected day, the first day on which it may end; null: there is none. */
  uiterst: isoDag.nullable().optional(),
  verwacht: isoDag.nullable().optional(),
  vroegst: isoDag.nullable().optional(),
  /** "2019-07-08 loonwaardemeting accountadviseur", "bij twijfel bezoek uwv". */
  plichten: codes.optional(),
  /** "begeleiding 7.600,00 aan werkgever uit participatiewet". */
  geld: codes.optional(),
  /** What may follow on each outcome, all of them. */
  uitkomsten: z.record(z.string(), vervolg).optional(),
  /** The ways back from here, all of them: each exit with its steps, what becomes of the indication, who does it. */
  terug: z.record(z.string(), codes).optional(),
});
export type RouteGeval = z.output<typeof RouteGeval>;

/** Agreed example cases of a regeling (`gevallen.yaml`): they run as tests and a policy officer can add to them. */
export const Gevallen = z.strictObject({
  regeling: sleutel,
  gemeente: gemeentecode,
  /** Municipalities that share the regeling; each runs the cases (beleid/regio). */
  gemeenten: z.array(gemeentecode).optional(),
  /** Facts of a resident to whom everything applies; each case changes a few of them. null takes a fact away. */
  uitgangspunt: z.record(z.string(), z.unknown()),
  toets: z.array(ToetsGeval),
  besluit: z
    .strictObject({
      voorstel: z.record(z.string(), z.unknown()),
      feiten: z.record(z.string(), z.unknown()),
      gevallen: z.array(BesluitGeval),
    })
    .optional(),
  termijnen: z.array(TermijnGeval).default([]),
  bedragen: z.array(BedragGeval).default([]),
  inhoud: z.array(InhoudGeval).default([]),
  route: z.array(RouteGeval).default([]),
});
export type Gevallen = z.output<typeof Gevallen>;

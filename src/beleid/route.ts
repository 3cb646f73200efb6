import { z } from 'zod';
import { bedrag, bron, gewogen, herkomst, keuze, lijst, SoortTermijn, sleutel, tegenspraak, treden } from './waarden.ts';

// One shape for the way of a resident under any regeling. What is absent is "niet geregeld"; nothing fills it in. src/traject computes with it.

const aantal = z.int().positive('schrijf een heel getal vanaf 1');
const rollen = z.array(sleutel).default([]);

/** Words for one who is spoken of. */
const OVER_IEMAND = /\b(inwoner|kandidaat|cli[eë]nt|deelnemer)/i;

/** What is said to the resident himself. */
const tegenInwoner = z
  .string()
  .min(1, 'schrijf hoe je het tegen de inwoner zegt')
  .refine((tekst) => !OVER_IEMAND.test(tekst), 'dit leest de inwoner zelf: schrijf je of jij');
const stapLijst = z.array(sleutel).min(1, 'noem minstens één stap').max(20, 'noem hoogstens twintig stappen');

/** "past niet" → "past-niet": how an outcome without a key of its own is called. */
const sleutelVan = (wat: string): string =>
  wat
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .trim()
    .replaceAll(/[ -]+/g, '-') || 'uitkomst';

const duurIn = z.union([
  z.strictObject({ dagen: aantal }),
  z.strictObject({ weken: aantal }),
  z.strictObject({ maanden: aantal }),
  z.strictObject({ jaren: aantal }),
]);
export type RouteDuur = z.output<typeof duurIn>;

const uitgangVelden = {
  /** Its key in stored rows; without one it is made of `wat`. */
  uitkomst: sleutel.optional(),
  wat: z.string().min(1, 'schrijf wat eruit komt'),
  /** The same said to the resident, "je doet mee"; absent: `wat` reads right to him too. */
  watInwoner: tegenInwoner.optional(),
  /** What may follow, in the order in which it is looked at. */
  naar: z.union([sleutel, stapLijst]).optional(),
  /** In words, when it goes this way. */
  als: z.string().optional(),
  /** The traject is over. */
  einde: z.literal(true).optional(),
  /** Only when the term of the step is over: what was not reached within it (ED3). */
  naTermijn: z.literal(true).optional(),
  /** So long before the last day of a fixed term it is on time, and asks for no reason (OS5). */
  eerderMag: duurIn.optional(),
  bron: bron.optional(),
  keuze,
  toelichting: z.string().optional(),
  tegenspraak,
};

/** What a step can lead to. Neither `naar` nor `einde`: no source says what follows, so people decide and write down why. */
const Uitgang = z.strictObject(uitgangVelden).transform(({ uitkomst, naar, einde, ...rest }) => ({
  ...rest,
  uitkomst: uitkomst ?? sleutelVan(rest.wat),
  naar: naar === undefined ? [] : typeof naar === 'string' ? [naar] : naar,
  einde: einde === true,
}));
export type Uitgang = z.output<typeof Uitgang>;

export const StapSoort = z.enum([
  'aanmelding',
  'gesprek',
  'verkenning',
  'ladder',
  'observatie',
  'toets',
  'orientatie',
  'keuze',
  'plan',
  'besluit',
  'verzoek',
  'advies',
  'goedkeuring',
  'traject',
  'opbouw',
  'ontwikkeling',
  'werkplek',
  'leer-werkstage',
  'proefperiode',
  'begeleiding-groep',
  'algemene-voorziening',
  'vrijwilligerswerk',
  'opleiding',
  'school',
  'overleg',
  'evaluatie',
  'signaal',
  'overdracht',
  'bestemming',
  'proefplaatsing',
  'plaatsing',
  'dienstverband',
  'uitstroom',
  'nazorg',
  'rust',
  'geen-product',
]);
export type StapSoort = z.output<typeof StapSoort>;

const Eenheid = z.enum(['werkdagen', 'dagen', 'weken', 'maanden', 'jaren']);

/** A term with its kind: only `vast` and `maximum` (and `minstens`) are limits. */
const Termijn = z.strictObject({
  aantal,
  eenheid: Eenheid,
  soort: SoortTermijn,
  /** The lower end of "drie tot zes maanden", in the same unit. */
  minstens: aantal.optional(),
  /** `begin` or absent: from the first day of the step. Anything else is said in words and not computed. */
  vanaf: z.string().optional(),
  /** keren or aantal null: no limit in the source. Absent: extending is not arranged. */
  verlenging: z
    .strictObject({ keren: aantal.nullable(), aantal: aantal.nullable(), eenheid: Eenheid, reden: z.boolean(), ...herkomst })
    .optional(),
});
export type RouteTermijn = z.output<typeof Termijn>;

/** Something that someone owes during a step. */
const RoutePlicht = z.strictObject({
  sleutel,
  naam: z.string(),
  /** As in a letter to the resident; absent: `naam`. */
  naamInwoner: tegenInwoner.optional(),
  // No duty without an owner: who leaves it out reads what belongs there.
  wie: sleutel.describe('wie het doet: inwoner, aanbieder, werkgever of een functie, zoals consulent'),
  samenMet: z.array(sleutel).min(1, 'noem er minstens één').optional(),
  wanneer: z.union([
    z.strictObject({ na: duurIn }),
    z.strictObject({ voorEinde: duurIn }),
    z.strictObject({ elk: duurIn }),
    z.strictObject({ bij: z.string().min(1, 'schrijf waarbij') }),
  ]),
  /** The end of the step is how it is done: a talk that is held, a case that is handled. */
  gedaanBijEinde: z.literal(true).optional(),
  /** What happens when it is not done; absent: the source does not say. */
  gevolg: gewogen(z.string()).optional(),
  ...herkomst,
});
export type RoutePlicht = z.output<typeof RoutePlicht>;

/** Money that a step brings: to whom, how much and who pays. bedrag null: the amount is not arranged. */
const RouteGeld = z.strictObject({
  sleutel,
  naam: z.string(),
  aan: z.enum(['aanbieder', 'werkgever', 'inwoner', 'gemeente']),
  bedrag: bedrag.nullable(),
  per: z.enum(['jaar', 'maand', 'traject', 'dagdeel', 'uur', 'eenmalig']),
  /** The hours a week at which the amount holds; fewer hours give a share of it. */
  bijUren: z.number().positive().optional(),
  /** Only in the first years of the step. */
  hoogstensJaren: aantal.optional(),
  /** Only on these treden. */
  bijTreden: treden.optional(),
  /** Who pays; empty: not arranged. */
  betaler: z.array(z.enum(['wmo', 'participatiewet', 'rijk', 'uwv', 'werk-en-inkomen', 'werkgever'])).default([]),
  /** A condition in words that people answer. */
  alleenAls: z.string().optional(),
  /** Not for who gets this (wajong). */
  nietBij: z.array(sleutel).min(1, 'noem er minstens één').optional(),
  ...herkomst,
});
export type RouteGeld = z.output<typeof RouteGeld>;

export const BesluitVorm = z.enum(['beschikking', 'toewijzing', 'goedkeuring', 'keuze', 'gezamenlijk', 'geen']);
export type BesluitVorm = z.output<typeof BesluitVorm>;

/** One node of the way that a resident goes. `in` is when it is entered, `uit` what it can lead to. */
const Stap = z.strictObject({
  id: sleutel,
  naam: z.string(),
  /** How the step is called on the pages and in the letters of the resident; absent: `naam` reads right to him too. */
  naamInwoner: tegenInwoner.optional(),
  soort: StapSoort,
  /** A route can begin here. */
  begin: z.literal(true).optional(),
  in: z.string().optional(),
  /** What must have happened before: each entry is enough. Absent: whatever leads here by `uit`. */
  na: z
    .array(z.strictObject({ stap: sleutel, uitkomst: sleutel.optional() }))
    .min(1, 'noem minstens één stap')
    .max(20, 'noem hoogstens twintig stappen')
    .optional(),
  /** Steps that this one may run beside; without one of them it begins when the other is over. */
  naast: stapLijst.optional(),
  /** Who starts it and carries it out. */
  wie: rollen,
  met: rollen,
  /**
   * One of `wie` decides; all of `samen` must agree; with `vorm: keuze` it is the choice of who is named. Over the start of the step, or
   * over its outcome when the step itself is the decision.
   */
  besluit: z
    .strictObject({ wie: rollen, samen: rollen, vorm: BesluitVorm, over: z.enum(['begin', 'uitkomst']).optional() })
    .optional(),
  /** Who is asked outside the house: question, date and answer are recorded. */
  derde: z.enum(['uwv', 'loonwaarde-deskundige', 'uitkerende-instantie', 'werkgever', 'school', 'arbeidsdeskundige']).optional(),
  product: sleutel.optional(),
  waar: z.string().optional(),
  /** null: no source gives a term. */
  termijn: Termijn.nullable().optional(),
  /** Hours a week that the step works towards or has. */
  uren: z.strictObject({ perWeek: z.number().positive(), soort: SoortTermijn, ...herkomst }).optional(),
  /** How often this step may be done in one traject; the next is refused and `dan` is what fits. */
  pogingen: z.strictObject({ hoogstens: aantal, dan: sleutel.optional(), ...herkomst }).optional(),
  /** What is weighed here (AM9). */
  criteria: lijst.optional(),
  /** What the step is made of, in order: phases, points of a plan. */
  onderdelen: lijst.optional(),
  plichten: z.array(RoutePlicht).default([]),
  geld: z.array(RouteGeld).default([]),
  uit: z.array(Uitgang).max(20, 'noem hoogstens twintig uitkomsten').default([]),
  /** May be left again without a new indication. */
  tijdelijk: z.literal(true).optional(),
  /** The step in the words of the resident. */
  kortgezegd: gewogen(z.string()).optional(),
  ...herkomst,
});
export type RouteStap = z.output<typeof Stap>;

const Terug = z.strictObject({
  id: sleutel.optional(),
  /** The steps from which it can be gone; absent: from everywhere. */
  vanaf: stapLijst.optional(),
  in: z.string(),
  naar: z.array(Uitgang),
  /** The exits are looked at in this order; a later one asks why not an earlier. */
  volgorde: z.literal(true).optional(),
  wie: rollen,
  /** How many more tries before this way back. */
  pogingen: z.int().positive().optional(),
  /** So many months the step that it is gone from must have lasted (AM5); absent: no matter. */
  naMaanden: aantal.optional(),
  /** What becomes of the indication (C23); absent: not arranged. */
  indicatie: z.enum(['blijft', 'nieuw', 'ruimhartig']).optional(),
  /** What it means for the income. */
  inkomen: z.array(z.strictObject({ wat: z.string(), ...herkomst })).default([]),
  ...herkomst,
});
export type RouteTerug = Omit<z.output<typeof Terug>, 'id'> & { id: string };

export const RouteShape = z.strictObject({
  /** How people call a role as in a sentence: "de klantmanager", "het team", "Pantar". */
  rollen: z.record(sleutel, z.string()).optional(),
  stappen: z
    .array(Stap)
    .min(1, 'noem minstens één stap')
    .max(60, 'een route heeft hoogstens zestig stappen; maak er een regeling bij'),
  /** The steps of the way that most is drawn along, from a begin on; absent: at each step the first outcome. */
  gewoneWeg: z.strictObject({ stappen: stapLijst, ...herkomst }).optional(),
  /** The way back; an empty list of ways with a source is "niet geregeld". */
  terug: z
    .array(Terug)
    .max(20, 'noem hoogstens twintig wegen terug')
    .default([])
    .transform((wegen): RouteTerug[] => wegen.map((weg, i) => ({ ...weg, id: weg.id ?? `terug-${i + 1}` }))),
});
export type Route = z.output<typeof RouteShape>;

/** The steps that are a decision themselves: who decides, decides over the outcome. Of any other, over the start. */
const IS_BESLISSING: ReadonlySet<StapSoort> = new Set([
  'aanmelding',
  'gesprek',
  'verkenning',
  'ladder',
  'toets',
  'keuze',
  'plan',
  'besluit',
  'verzoek',
  'advies',
  'goedkeuring',
  'overleg',
  'evaluatie',
  'signaal',
  'bestemming',
]);

/** Whether the deciders of a step decide over its start or over its outcome. */
export const beslistOver = (stap: Pick<RouteStap, 'soort' | 'besluit'>): 'begin' | 'uitkomst' =>
  stap.besluit?.over ?? (IS_BESLISSING.has(stap.soort) ? 'uitkomst' : 'begin');

/** The route as the resident reads it: its steps, outcomes and duties in the words that are said to him. */
export const voorInwoner = (route: Route): Route => {
  const uit = (uitgang: Uitgang): Uitgang => ({ ...uitgang, wat: uitgang.watInwoner ?? uitgang.wat });
  return {
    ...route,
    stappen: route.stappen.map((stap) => ({
      ...stap,
      naam: stap.naamInwoner ?? stap.naam,
      uit: stap.uit.map(uit),
      plichten: stap.plichten.map((plicht) => ({ ...plicht, naam: plicht.naamInwoner ?? plicht.naam })),
    })),
    terug: route.terug.map((weg) => ({ ...weg, naar: weg.naar.map(uit) })),
  };
};

export const findStap = (route: Route, id: string): RouteStap | undefined => route.stappen.find((stap) => stap.id === id);

/** The ordinary way: as the file says it, otherwise from the first begin on the first outcome of each step, until that ends or goes round. */
export function gewoneWegVan(route: Route): string[] {
  if (route.gewoneWeg) return route.gewoneWeg.stappen;
  const weg: string[] = [];
  let stap = route.stappen.find(({ begin }) => begin) ?? route.stappen[0];
  while (stap && !weg.includes(stap.id)) {
    weg.push(stap.id);
    stap = findStap(route, eersteVervolg(route, stap) ?? '');
  }
  return weg;
}

/** What the first outcome leads to, by itself or because a step waits for it; what runs beside comes not after it. */
const eersteVervolg = (route: Route, { id, uit: [eerste] }: RouteStap): string | undefined =>
  eerste &&
  [
    ...eerste.naar,
    ...route.stappen
      .filter(({ na }) => na?.some((eis) => eis.stap === id && eis.uitkomst === eerste.uitkomst))
      .map((stap) => stap.id),
  ].find((een) => !findStap(route, een)?.naast?.includes(id));

/** Roles that are the same everywhere, as in a sentence. */
const OVERAL: Readonly<Record<string, string>> = {
  inwoner: 'de inwoner',
  aanbieder: 'de aanbieder',
  gemeente: 'de gemeente',
  consulent: 'de consulent',
  uwv: 'UWV',
  werkgever: 'de werkgever',
  school: 'de school',
  arbeidsdeskundige: 'de arbeidsdeskundige',
  'uitkerende-instantie': 'de uitkerende instantie',
  'loonwaarde-deskundige': 'de loonwaarde-deskundige',
};

/** Whether everybody knows who this is, without a word of the regeling. */
export const isOveral = (rol: string): boolean => Object.hasOwn(OVERAL, rol);

/** A role as in a sentence, as the regeling has it: "de klantmanager", "het wijkteam", "Pantar". What it gives no word for stands by its bare name. */
export const deNaam = (route: Pick<Route, 'rollen'>, rol: string): string =>
  (route.rollen && Object.hasOwn(route.rollen, rol) ? route.rollen[rol] : undefined) ??
  (Object.hasOwn(OVERAL, rol) ? OVERAL[rol] : undefined) ??
  rol.replaceAll('-', ' ');

/** As deNaam, by itself: "klantmanager". */
export const rolNaam = (route: Pick<Route, 'rollen'>, rol: string): string => deNaam(route, rol).replace(/^(?:de|het) /, '');

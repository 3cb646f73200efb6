// What a letter says, as data. Never markup: every text is set as it was typed.
import { z } from 'zod';
import { parseDatum } from '../kernel/datum.ts';
import { BRON_STATUSSEN } from '../kernel/uitkomst.ts';

/** The kinds of letters: the `soort` of the stored document, and the first word of its file. */
export const BRIEF_SOORTEN = [
  'beschikking',
  'afwijzing',
  'verlenging',
  'wijziging',
  'opschorting',
  'beeindiging',
  'intrekking',
  'herziening',
  'bezwaar-ontvangst',
  'bezwaar-beslissing',
  'verdaging',
  'uitnodiging',
  'advies',
  'plan',
  'overzicht',
  'overdracht',
  'terugkeer',
  'herinnering',
  'mededeling',
] as const;
export type BriefSoort = (typeof BRIEF_SOORTEN)[number];

/** The kinds in the words of lists. */
export const SOORT_WOORD: Readonly<Record<BriefSoort, string>> = {
  beschikking: 'Beschikking',
  afwijzing: 'Afwijzing',
  verlenging: 'Verlenging',
  wijziging: 'Wijziging',
  opschorting: 'Opschorting',
  beeindiging: 'Beëindiging',
  intrekking: 'Intrekking',
  herziening: 'Herziening',
  'bezwaar-ontvangst': 'Ontvangst van bezwaar',
  'bezwaar-beslissing': 'Beslissing op bezwaar',
  verdaging: 'Uitstel van de beslissing',
  uitnodiging: 'Uitnodiging',
  advies: 'Advies na oriëntatie',
  plan: 'Plan',
  overzicht: 'Overzicht',
  overdracht: 'Overdracht',
  terugkeer: 'Afspraak over terugkeer',
  herinnering: 'Herinnering',
  mededeling: 'Mededeling',
};

/** Of these a ground that is not met can carry nothing: they give what was asked. */
export const GEEFT: ReadonlySet<string> = new Set(['beschikking', 'verlenging']);

/** By post, or only in the resident's own page (Awb 2:14). */
export type Verzending = 'post' | 'digitaal';

/** The longest line in the window of the envelope (85 mm wide). */
export const ADRESREGEL = 45;

const regel = z.string().trim().min(1);
const adresregel = regel.max(ADRESREGEL);
const dag = z.string().refine((iso) => parseDatum(iso) !== undefined, 'geen datum (jjjj-mm-dd)');

// Pieces keep their spaces: they stand in one sentence.
const stuk = z.string().min(1);
/** A sentence or more; what must stand out is a piece of its own. */
export const Tekst = z.union([regel, z.array(z.union([stuk, z.object({ sterk: stuk })])).min(1)]);
export type Tekst = z.output<typeof Tekst>;

/** A name with its value, as in “Periode: 1 januari tot en met 30 juni”. */
const rij = z.object({ kop: regel, waarde: z.union([Tekst, z.object({ punten: z.array(regel).min(1) })]) });

/** A paragraph, a list, numbered steps, names with values, or a table of texts (each row as long as `koppen`). */
export const Blok = z.union([
  Tekst,
  z.object({ punten: z.array(Tekst).min(1) }),
  z.object({ nummers: z.array(Tekst).min(1) }),
  z.object({ rijen: z.array(rij).min(1) }),
  z
    .object({ tabel: z.object({ koppen: z.array(regel).min(1), rijen: z.array(z.array(z.string())).min(1) }) })
    .refine(
      ({ tabel }) => tabel.rijen.every((een) => een.length === tabel.koppen.length),
      'een rij met te veel of te weinig vakken',
    ),
]);
export type Blok = z.output<typeof Blok>;

const grond = z.object({
  regel,
  bron: regel,
  status: z.enum(BRON_STATUSSEN),
  tekst: regel,
  /** null: a condition that is still open. */
  voldaan: z.boolean().nullable(),
});

/** What one can do against it. `uiterlijk` is the last day, moved to a working day where the Algemene termijnenwet says so. */
const rechtsmiddel = z.discriminatedUnion('soort', [
  z.object({
    soort: z.literal('bezwaar'),
    uiterlijk: dag,
    adres: z.array(adresregel).min(1),
    digitaal: regel.nullable().default(null),
  }),
  // Without an address the letter says whom to ask which court it is.
  z.object({ soort: z.literal('beroep'), uiterlijk: dag, bij: regel, adres: z.array(adresregel) }),
]);
export type Rechtsmiddel = z.input<typeof rechtsmiddel>;

/** The formal part of a letter that carries a besluit. */
const besluit = z.object({
  /** “Het college … kent je … toe.” */
  uitspraak: Tekst,
  feiten: z.array(rij).default([]),
  gronden: z.array(grond).min(1),
  /** AP29: from the law down to the chapter, as the regeling gives it. */
  grondslag: z.array(regel).min(1),
  /** null: nothing can be done against it apart from the decision itself. */
  rechtsmiddel: rechtsmiddel.nullable(),
});

/**
 * What an area writes for a letter of its kind: all texts in Dutch, to the resident in B1 with `je`. Names, addresses, colours, signature and
 * date are added by the house. `samenvatting` answers what, from when, what must you do, whom can you call; it stands on top in a box.
 */
export const BriefInhoud = z.object({
  onderwerp: regel,
  /** Sentences between the salutation and the box. */
  inleiding: z.array(Tekst).default([]),
  samenvatting: z.array(z.object({ vraag: regel, antwoord: z.array(Blok).min(1) })).min(1),
  delen: z.array(z.object({ kop: regel, blokken: z.array(Blok).min(1) })).default([]),
  besluit: besluit.nullable().default(null),
});
export type BriefInhoud = z.input<typeof BriefInhoud>;

/** Whom to call, in the box. The house fills in who and which number: the same as further on in the letter. */
export const BEL_VRAAG = { vraag: 'Wie kun je bellen?', antwoord: ['Bel je contactpersoon.'] };

/** All that is printed; kept as it is beside the bytes. `datum` is the day of sending, jjjj-mm-dd. */
export const Briefdata = z
  .object({
    soort: z.enum(BRIEF_SOORTEN),
    gemeente: z.object({
      /** Without the word gemeente: “Apeldoorn”. */
      naam: regel,
      postadres: z.array(adresregel).min(1).max(3),
      telefoon: regel,
      site: regel,
      kleur: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'geen kleur (#rrggbb)'),
      /** Kept with the letter: another logo changes no letter that was sent. */
      logo: z.object({ svg: regel, tekst: regel, naamErbij: z.boolean() }).nullable().default(null),
    }),
    inwoner: z.object({ naam: adresregel, aanhef: regel, adres: z.array(adresregel).max(4) }),
    datum: dag,
    kenmerk: regel,
    inhoud: BriefInhoud,
    /** AP16: who decides by mandate, named by function; `namens` as gemeente.yaml has it. */
    ondertekening: z.object({ namens: regel, naam: regel, functie: regel }),
    contact: z.object({ naam: regel, telefoon: regel, bereikbaar: regel.nullable() }),
    /** Free and independent support (Wmo 2015 art. 2.2.4). */
    clientondersteuning: z.object({ naam: regel, telefoon: regel.nullable(), site: regel.nullable() }).nullable(),
    /** The besluit that the letter is about. */
    besluitId: z.int().positive().nullable().default(null),
    /** To an organisation about the resident: what helps a resident is not in it, and the window has its address. */
    zakelijk: z.boolean().default(false),
    /** For the heirs of a resident who died. */
    erven: z.boolean().default(false),
    /** Printed across each page, so that a preview is never taken for the letter. */
    voorbeeld: z.boolean().default(false),
    verzending: z.enum(['post', 'digitaal']).default('post'),
  })
  .superRefine((brief, context) => {
    const fout = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (brief.verzending === 'post' && brief.inwoner.adres.length < 2)
      fout(['inwoner', 'adres'], 'een brief met de post heeft een adres');
    const { besluit: formeel } = brief.inhoud;
    if (formeel && GEEFT.has(brief.soort) && formeel.gronden.some(({ voldaan }) => voldaan === false))
      fout(['inhoud', 'besluit', 'gronden'], 'een grond waaraan niet is voldaan');
    const verzonden = parseDatum(brief.datum);
    const uiterlijk = formeel?.rechtsmiddel ? parseDatum(formeel.rechtsmiddel.uiterlijk) : undefined;
    // Awb 6:7 and 6:8: six weeks that start on the day after; the Algemene termijnenwet only ever moves the end later.
    if (verzonden && uiterlijk && verzonden.until(uiterlijk, { largestUnit: 'days' }).days < 42)
      fout(['inhoud', 'besluit', 'rechtsmiddel', 'uiterlijk'], 'korter dan zes weken');
  });
export type Briefdata = z.output<typeof Briefdata>;
export type BriefdataInvoer = z.input<typeof Briefdata>;

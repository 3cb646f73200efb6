import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { dagNaam, datum, isoDatum, parseDatum, toonDatum } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { BRON_STATUSSEN, type BronStatus } from '../../kernel/uitkomst.ts';
import { renderPdf, unprintableIn } from '../../platform/pdf/index.ts';

const regel = z.string().trim().min(1);
/** What fits on one line in the window of the envelope (85 mm wide). */
const adresregel = regel.max(45);
const dag = z.string().refine((iso) => parseDatum(iso) !== undefined, 'geen datum (jjjj-mm-dd)');
const trede = z.object({ nummer: z.int().min(1).max(6), naam: regel });

/** A ground that is not met cannot carry a decision that grants something; null is a condition that is still open. */
const grond = z.object({
  regel,
  bron: regel,
  status: z.enum(BRON_STATUSSEN),
  tekst: regel,
  voldaan: z.boolean().nullable(),
});

/**
 * All that the letter says and that is not the same for everybody. Texts come from the besluit and the regeling; the letter
 * itself adds none that no source gives. `minutenPerWeek` in minuten, dates as jjjj-mm-dd.
 */
export const BeschikkingBrief = z
  .object({
    gemeente: z.object({
      /** Without the word gemeente: "Apeldoorn". */
      naam: regel,
      postadres: z.array(adresregel).min(1).max(3),
      telefoon: regel,
      site: regel,
      kleur: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'geen kleur (#rrggbb)'),
    }),
    inwoner: z.object({
      naam: adresregel,
      aanhef: regel,
      adres: z.array(adresregel).min(2).max(4),
    }),
    /** Day on which the decision is made known by sending this letter; the objection term counts from the day after. */
    datum: dag,
    beschikkingnummer: regel,
    onderwerp: regel,
    besluit: z.object({
      product: z.object({ naam: regel, uitleg: regel.nullable() }),
      aanbieder: regel,
      periode: z.object({ van: dag, tot: dag }),
      /** null for an ontwikkeling without agreed hours: then the letter names none. */
      minutenPerWeek: z.int().positive().nullable(),
      startTrede: trede,
      /** null for a werkplek without a goal trede. */
      doelTrede: trede.nullable(),
      doelen: z.array(regel).min(1),
      /** Why, to the resident, in B1 with `je`: whole sentences. */
      waarom: z.array(regel).min(1),
      gronden: z.array(grond.refine((g) => g.voldaan !== false, 'een grond waaraan niet is voldaan')).min(1),
      /** AP29: from the law down to the chapter, as the regeling gives it. */
      grondslag: z.array(regel).min(1),
    }),
    /** AP16: who decides by mandate, named by function. */
    ondertekening: z.object({ naam: regel, functie: regel }),
    /** `uiterlijk` is the last day, moved to a working day by the Algemene termijnenwet where needed. */
    bezwaar: z.object({ uiterlijk: dag, adres: z.array(adresregel).min(1), digitaal: regel.nullable() }),
    contact: z.object({ naam: regel, telefoon: regel, bereikbaar: regel.nullable() }),
    /** A preview: printed across each page, so that it is never taken for the decision itself. */
    voorbeeld: z.boolean().default(false),
    clientondersteuning: z.object({ naam: regel, telefoon: regel.nullable(), site: regel.nullable() }).nullable(),
  })
  .superRefine((brief, context) => {
    const { van, tot } = brief.besluit.periode;
    if (tot < van) context.addIssue({ code: 'custom', path: ['besluit', 'periode', 'tot'], message: 'ligt voor het begin' });
    const verzonden = parseDatum(brief.datum);
    const uiterlijk = parseDatum(brief.bezwaar.uiterlijk);
    if (!verzonden || !uiterlijk) return;
    // Awb 6:7 and 6:8: six weeks that start on the day after; the Algemene termijnenwet only ever moves the end later.
    const dagen = verzonden.until(uiterlijk, { largestUnit: 'days' }).days;
    if (dagen < 42) context.addIssue({ code: 'custom', path: ['bezwaar', 'uiterlijk'], message: 'korter dan zes weken' });
  });
export type BeschikkingBrief = z.input<typeof BeschikkingBrief>;

/** The force of a source in the words of the letter (regels.md §0). */
const KRACHT: Record<BronStatus, string> = {
  wet: 'wet',
  besluit: 'besluit van de gemeente',
  productbeschrijving: 'productbeschrijving',
  voorstel: 'voorstel',
  praktijk: 'praktijkbeschrijving',
  keuze: 'eigen keuze, niet in de bron',
};

function voluit(iso: string): string {
  const d = datum(iso);
  return `${dagNaam(d)} ${toonDatum(d)}`;
}

function tredeTekst(waarde: { nummer: number; naam: string }): string {
  return `trede ${waarde.nummer}: ${waarde.naam}`;
}

/** WCAG contrast of a colour (#rrggbb) with white, 1 to 21. */
export function contrastMetWit(kleur: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const deel = Number.parseInt(kleur.slice(at, at + 2), 16) / 255;
    return deel <= 0.04045 ? deel / 12.92 : ((deel + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

/** Near black: headings take it when the municipality's own colour cannot be read on white (WCAG 1.4.3). */
const DONKER = '#1f2328';

/** What the template prints: everything formatted, so that the template only lays out. Throws a ZodError on a missing field. */
export function beschikkingData(invoer: BeschikkingBrief) {
  const brief = BeschikkingBrief.parse(invoer);
  const { besluit } = brief;
  const dagNaBekendmaking = datum(brief.datum).add({ days: 1 });
  return {
    ...brief,
    titel: `${brief.onderwerp} (${brief.beschikkingnummer})`,
    jaarMaandDag: [datum(brief.datum).year, datum(brief.datum).month, datum(brief.datum).day],
    datum: toonDatum(datum(brief.datum)),
    kleurTekst: contrastMetWit(brief.gemeente.kleur) >= 4.5 ? brief.gemeente.kleur : DONKER,
    periode: { van: voluit(besluit.periode.van), tot: voluit(besluit.periode.tot) },
    periodeKort: `${toonDatum(datum(besluit.periode.van))} tot en met ${toonDatum(datum(besluit.periode.tot))}`,
    uren: besluit.minutenPerWeek === null ? null : `${toonUren(besluit.minutenPerWeek)} uur per week`,
    startTrede: tredeTekst(besluit.startTrede),
    doelTrede: besluit.doelTrede === null ? null : tredeTekst(besluit.doelTrede),
    gronden: besluit.gronden.map((g) => ({ tekst: g.tekst, bron: g.bron, kracht: KRACHT[g.status], open: g.voldaan === null })),
    bezwaar: { ...brief.bezwaar, vanaf: toonDatum(dagNaBekendmaking), uiterlijk: voluit(brief.bezwaar.uiterlijk) },
  };
}

const WAT_ONTBREEKT: Record<string, string> = {
  inwoner: 'de naam of het adres van de inwoner',
  ondertekening: 'de naam of de functie van wie het besluit nam',
  contact: 'de naam van wie de inwoner kan bellen',
  besluit: 'gegevens van het besluit',
  gemeente: 'gegevens van de gemeente',
};

/** Why this letter cannot be set from what is stored, in words for the employee; none when it can. */
export function waaromGeenBrief(brief: BeschikkingBrief): string[] {
  const gelezen = BeschikkingBrief.safeParse(brief);
  if (!gelezen.success) {
    const delen = new Set(gelezen.error.issues.map(({ path }) => WAT_ONTBREEKT[String(path[0])] ?? 'een gegeven'));
    return [
      `De brief kan niet worden gemaakt: ${[...delen].join(' en ')} ontbreekt of past niet. Vul dat eerst aan in het dossier.`,
    ];
  }
  const tekens = unprintableIn(JSON.stringify(brief));
  if (tekens.length === 0) return [];
  return [
    `De brief kan niet worden gemaakt: deze tekens kunnen niet worden afgedrukt: ${tekens.join(' ')}. Kijk naar de naam en het adres van de inwoner, en pas die eerst aan.`,
  ];
}

let template: string | undefined;

/**
 * The beschikking as tagged PDF, 1 or 2 pages, byte-equal for the same brief. Rejects with a ZodError that names the missing
 * or wrong field, or with a PdfError (for instance for a character that cannot be printed).
 */
export async function renderBeschikking(brief: BeschikkingBrief): Promise<Uint8Array> {
  template ??= readFileSync(new URL('./beschikking.typ', import.meta.url), 'utf8');
  return renderPdf({ template, data: beschikkingData(brief) });
}

/** `beschikking-B-2026-000123-2026-11-23.pdf`: a name without personal data for downloads. */
export function bestandsnaam(brief: Pick<BeschikkingBrief, 'beschikkingnummer' | 'datum'>): string {
  const nummer = brief.beschikkingnummer.replace(/[^0-9A-Za-z-]+/g, '-');
  return `beschikking-${nummer}-${isoDatum(datum(brief.datum))}.pdf`;
}

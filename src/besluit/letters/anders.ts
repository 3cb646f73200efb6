// What the letter of every besluit but a toekenning says. Pure: the same besluit gives the same letter.
import { z } from 'zod';
import { type Gemeente, getProduct, type Regeling } from '../../beleid/index.ts';
import { alineas, BriefInhoud, type BriefSoort } from '../../brief/index.ts';
import { type Datum, isNa, plusDagen, toonDatum, vroegste } from '../../kernel/datum.ts';
import { type Periode, toonPeriode } from '../../kernel/periode.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import { mogelijkRegels } from '../anders.ts';
import type { Middel } from '../rechtsmiddel.ts';
import { samenZinnen } from '../samen.ts';
import type { BesluitSoort } from '../soorten.ts';
import { middelAntwoord, voluit } from './beschikking.ts';
import { briefGronden, rechtsmiddelBij } from './brief.ts';

/** What an area that recorded the besluit wants in the letter beside what is always there; in `feiten.brief`. */
export const BriefDeel = z
  .object({
    onderwerp: z.string().optional(),
    samenvatting: z.array(z.object({ vraag: z.string(), antwoord: z.array(z.string()).min(1) })).default([]),
    feiten: z.array(z.object({ kop: z.string(), waarde: z.string() })).default([]),
    delen: BriefInhoud.shape.delen,
    /** Instead of “Het college … verlengt voor jou …”. */
    uitspraak: z.string().optional(),
  })
  .catch({ samenvatting: [], feiten: [], delen: [] });
export const LetterFeiten = z.looseObject({
  brief: BriefDeel.optional(),
  mogelijk: z
    .array(z.object({ naam: z.string(), hoe: z.string() }))
    .catch([])
    .optional(),
  vervangt: z.number().optional(),
  /** Who decided along, as the receipt keeps it. */
  samen: z.array(z.object({ wie: z.string(), naam: z.string(), hoe: z.string(), op: z.string() })).optional(),
});

export type AnderBesluit = {
  soort: Exclude<BesluitSoort, 'toekenning'>;
  gemeente: Gemeente;
  regeling: Regeling;
  product: string;
  aanbieder: string | null;
  periode: Periode | null;
  ingang: Datum | null;
  motivering: string;
  gronden: readonly Grond[];
  feiten: unknown;
  middel: Middel;
};

const ONDERWERP: Readonly<Record<AnderBesluit['soort'], (product: string) => string>> = {
  afwijzing: (product) => `Je krijgt ${product} niet`,
  verlenging: (product) => `${product} wordt verlengd`,
  wijziging: (product) => `${product} verandert`,
  opschorting: (product) => `${product} staat tijdelijk stil`,
  beeindiging: (product) => `${product} stopt`,
  intrekking: (product) => `Het besluit over ${product} geldt niet meer`,
  herziening: (product) => `Nieuw besluit over ${product}`,
};

const UITSPRAAK: Readonly<Record<AnderBesluit['soort'], string>> = {
  afwijzing: 'wijst je aanvraag af om',
  verlenging: 'verlengt voor jou',
  wijziging: 'wijzigt voor jou',
  opschorting: 'schort voor jou op:',
  beeindiging: 'beëindigt voor jou',
  intrekking: 'trekt het besluit in over',
  herziening: 'neemt een nieuw besluit over',
};

const WAT: Readonly<Record<AnderBesluit['soort'], (product: string) => string>> = {
  afwijzing: (product) => `Je krijgt ${product} niet.`,
  verlenging: (product) => `Je mag langer gebruikmaken van ${product}.`,
  wijziging: (product) => `Er verandert iets aan ${product}.`,
  opschorting: (product) => `${product} staat een tijd stil.`,
  beeindiging: (product) => `${product} stopt.`,
  intrekking: (product) => `Wij trekken het besluit over ${product} in. Het geldt niet meer.`,
  herziening: (product) => `Wij nemen een nieuw besluit over ${product}. Dat komt in de plaats van het oude.`,
};

/** Under which kind of letter it is kept. */
export const briefSoort = (soort: BesluitSoort): BriefSoort => (soort === 'toekenning' ? 'beschikking' : soort);

/** The letter of a besluit that is no toekenning (Awb 3:46, 6:23): in short on top, then the besluit with its grounds. */
export function andereInhoud(b: AnderBesluit): BriefInhoud {
  const product = getProduct(b.regeling, b.product).naam;
  const { brief, mogelijk = [], vervangt, samen = [] } = LetterFeiten.parse(b.feiten ?? {});
  const grond = briefGronden(b.regeling, geteld(b));
  const vast = [{ kop: 'Voorziening', waarde: product }, ...(b.aanbieder ? [{ kop: 'Aanbieder', waarde: b.aanbieder }] : [])];
  return {
    onderwerp: brief?.onderwerp ?? ONDERWERP[b.soort](product),
    inleiding: [
      'Wij hebben een besluit genomen over je ondersteuning. Hieronder lees je eerst kort wat dat voor je betekent. Daarna staat het hele besluit.',
    ],
    samenvatting: [
      // An area that says what changes in its own words says all of it: what, why, from when, what to do, whom to call.
      ...(brief && brief.samenvatting.length > 0
        ? []
        : [
            { vraag: b.soort === 'afwijzing' ? 'Wat is besloten?' : 'Wat verandert er?', antwoord: [WAT[b.soort](product)] },
            { vraag: 'Waarom?', antwoord: [alineas(b.motivering).join(' ')] },
            ...(b.ingang && b.soort !== 'afwijzing'
              ? [{ vraag: 'Vanaf wanneer?', antwoord: [`Vanaf ${voluit(b.ingang)}.`, ...laatsteDagZin(b)] }]
              : []),
          ]),
      ...(brief?.samenvatting ?? []).map(({ vraag, antwoord }) => ({ vraag, antwoord })),
      ...(samen.length > 0 ? [{ vraag: 'Wie besloten mee?', antwoord: samenZinnen(samen) }] : []),
      ...(b.soort === 'afwijzing'
        ? [
            {
              vraag: 'Wat kan wel?',
              antwoord:
                mogelijk.length === 0 ? ['Bel ons. Dan kijken we samen wat wel kan.'] : [{ punten: mogelijkRegels(mogelijk) }],
            },
          ]
        : []),
      ...((b.soort === 'intrekking' || b.soort === 'beeindiging') && !brief?.samenvatting.length
        ? [{ vraag: 'Wat moet je doen?', antwoord: ['Je hoeft niets te doen. Wil je erover praten? Bel ons.'] }]
        : []),
      {
        vraag: 'Niet mee eens?',
        antwoord: [middelAntwoord(b.middel)],
      },
    ],
    delen: brief?.delen ?? [],
    besluit: {
      uitspraak: brief?.uitspraak ?? [
        `Het college van burgemeester en wethouders van ${b.gemeente.naam} ${UITSPRAAK[b.soort]} `,
        { sterk: product },
        '.',
      ],
      feiten: [
        ...vast,
        ...(vervangt === undefined ? [] : [{ kop: 'Eerder besluit', waarde: `besluit ${vervangt}` }]),
        ...(b.periode && b.soort !== 'afwijzing' && b.soort !== 'intrekking' && !brief?.feiten.length
          ? [{ kop: 'Periode', waarde: toonPeriode(b.periode) }]
          : []),
        // An end has its last day among its own facts: the day after it beside that is read as another day.
        ...(b.ingang && b.soort !== 'afwijzing' && !(b.soort === 'beeindiging' && brief?.feiten.length)
          ? [{ kop: b.soort === 'intrekking' ? 'Geldt niet meer vanaf' : 'Vanaf', waarde: toonDatum(b.ingang) }]
          : []),
        ...eigenFeiten(brief, vast),
      ],
      gronden: grond.length > 0 ? grond : briefGronden(b.regeling, [terugval(b)]),
      grondslag: [...b.regeling.rechtsgrond.keten],
      rechtsmiddel: rechtsmiddelBij(b.gemeente, b.middel),
    },
  };
}

/** A change rests on what is known: what nobody asked yet is for who decides (K8), and to the resident it would read as a condition. */
const geteld = ({ soort, gronden }: AnderBesluit): readonly Grond[] =>
  soort === 'wijziging' ? gronden.filter(({ voldaan }) => voldaan !== null) : gronden;

/** A withdrawal while the toewijzing runs: until when he can go on. */
const laatsteDagZin = ({ soort, periode, ingang }: AnderBesluit): string[] =>
  soort === 'intrekking' && periode && ingang && isNa(ingang, periode.van)
    ? [`Je laatste dag is ${voluit(vroegste(plusDagen(ingang, -1), periode.tot))}.`]
    : [];

/** What an area says beside what is always said; a besluit of before says that a second time. */
export const eigenFeiten = (
  brief: z.output<typeof BriefDeel> | undefined,
  vast: readonly { waarde: string }[],
): { kop: string; waarde: string }[] =>
  (brief?.feiten ?? [])
    .filter(({ kop, waarde }) => kop !== 'Product' && !vast.some((een) => een.waarde === waarde))
    .map(({ kop, waarde }) => ({ kop, waarde }));

// A besluit whose grounds are all about our own work still says what it rests on: the reason that was given.
const terugval = (b: AnderBesluit): Grond => ({
  regel: 'besluit',
  bron: 'keuze',
  status: 'keuze',
  tekst: alineas(b.motivering).join(' '),
  voldaan: true,
});

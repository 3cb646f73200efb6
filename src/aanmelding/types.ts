import { z } from 'zod';
import { contactVelden, contactVolgorde, parseGeboren } from '../inwoner/index.ts';
import { parseBsn } from '../kernel/bsn.ts';
import { type Datum, isoDatum, parseDatumNl } from '../kernel/datum.ts';
import { Melder, melderTekst } from '../melding/index.ts';

/** Who reported: the same people as of a melding. */
export const AangemeldDoor = Melder;
export type AangemeldDoor = Melder;
export const aangemeldDoorTekst: Record<AangemeldDoor, string> = melderTekst;

const BSN_LEEG = 'Vul het BSN in: negen cijfers.';
const bsn = z.string({ error: BSN_LEEG }).transform((tekst, ctx) => {
  const waarde = parseBsn(tekst);
  if (waarde !== undefined) return waarde;
  const cijfers = tekst.replace(/[\s.-]/g, '');
  ctx.addIssue({
    code: 'custom',
    message:
      cijfers === ''
        ? BSN_LEEG
        : !/^\d+$/.test(cijfers)
          ? 'Een BSN bestaat alleen uit cijfers. Haal de andere tekens weg.'
          : cijfers.length !== 9
            ? `Een BSN heeft negen cijfers. Je vulde er ${cijfers.length} in.`
            : 'Dit BSN klopt niet. Kijk het na op het identiteitsbewijs: waarschijnlijk is een cijfer verwisseld.',
  });
  return z.NEVER;
});

const volledigeDag = (tekst: string): string | undefined => {
  const d = parseDatumNl(tekst);
  return d && isoDatum(d);
};

/** A day as people type it; comes out as an ISO date. */
const dag = (leeg: string, voorbeeld: string, lees = volledigeDag) =>
  z.string({ error: leeg }).transform((tekst, ctx) => {
    const iso = lees(tekst);
    if (iso !== undefined) return iso;
    ctx.addIssue({
      code: 'custom',
      message:
        tekst === '' ? leeg : `“${tekst.slice(0, 20)}” is geen dag die bestaat. Schrijf dd-mm-jjjj, bijvoorbeeld ${voorbeeld}.`,
    });
    return z.NEVER;
  });

const naam = (leeg: string) =>
  z
    .string({ error: leeg })
    .min(1, leeg)
    .max(100, 'Schrijf dit korter, in hoogstens 100 tekens.')
    .regex(/\p{L}/u, 'Schrijf een naam met letters.');

const kort = (hoogstens: number) =>
  z.string().max(hoogstens, `Schrijf dit korter, in hoogstens ${hoogstens} tekens.`).default('');

/** What is asked at the aanmelding. Dates come out as ISO text, the BSN as nine digits. */
export const AanmeldingForm = z.object({
  ontvangen_op: dag('Vul in op welke dag de aanmelding binnenkwam.', '31-01-2020'),
  aangemeld_door: AangemeldDoor,
  vraag: z
    .string({ error: 'Schrijf op wat de inwoner vraagt.' })
    .min(1, 'Schrijf op wat de inwoner vraagt, in zijn of haar eigen woorden.')
    .max(4000, 'Schrijf dit korter, in hoogstens 4000 tekens.'),
  bsn,
  voornaam: naam('Vul de voornaam in.'),
  voorvoegsel: z.string().max(20, 'Schrijf het voorvoegsel korter, bijvoorbeeld van der.').default(''),
  achternaam: naam('Vul de achternaam in.'),
  // 00-00-1958 is a day of which the year is known; how much is known is kept apart.
  geboortedatum: dag('Vul de geboortedatum in.', '01-05-1990', (tekst) => parseGeboren(tekst)?.datum),
  anderePersoon: z.string().default(''),
  // Who reported, when that is not the resident; what a melding says of it already is not asked again.
  melder_naam: kort(100),
  melder_organisatie: kort(100),
  melder_telefoon: kort(30).refine(
    (tekst) => tekst === '' || (/^\+?[\d\s().-]+$/.test(tekst) && /^\d{10,13}$/.test(tekst.replace(/\D/g, ''))),
    'Schrijf een telefoonnummer met tien cijfers, bijvoorbeeld 06 12345678.',
  ),
  melder_email: kort(200).refine(
    (tekst) => tekst === '' || /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(tekst),
    'Schrijf een e-mailadres met een apenstaartje en een punt, bijvoorbeeld naam@voorbeeld.nl.',
  ),
  eens: z.enum(['', 'ja', 'nee'], { error: 'Kies ja of nee.' }).default(''),
  eens_reden: kort(500),
  ...contactVelden,
});
export type AanmeldingForm = z.output<typeof AanmeldingForm>;

/** The fields in the order of the page. */
export const aanmeldingVolgorde: readonly string[] = [
  'ontvangen_op',
  'aangemeld_door',
  'vraag',
  'melder_naam',
  'melder_organisatie',
  'melder_telefoon',
  'melder_email',
  'eens',
  'eens_reden',
  'bsn',
  'voornaam',
  'voorvoegsel',
  'achternaam',
  'geboortedatum',
  'anderePersoon',
  ...contactVolgorde,
];

/** Facts that stop or start a clock of the Wmo; of each the latest counts. */
export const FeitSoort = z.enum([
  'ontvangst-bevestigd',
  'plan-uitgelegd',
  'geen-plan',
  'ondersteuning-aangeboden',
  'ondersteuning-antwoord',
  'identiteit',
  'onderzoek-afgerond',
  'verslag-gegeven',
  'aanvraag',
  'geen-aanvraag',
  'verdaging',
]);
export type FeitSoort = z.output<typeof FeitSoort>;

/** A stored fact; days are `jjjj-mm-dd`. */
export interface Feit {
  id: number;
  soort: FeitSoort;
  wat: 'vastgelegd' | 'ingetrokken';
  dag: string;
  keuze: string;
  tot: string | null;
  toelichting: string;
  documentId: number | null;
  door: string;
  vastgelegdOp: Date;
}

export interface NieuwFeit {
  soort: FeitSoort;
  dag: string;
  keuze: string;
  tot: string | undefined;
  toelichting: string;
}

/** What the clocks follow from. */
export interface AanmeldingFeiten {
  ontvangenOp: Datum;
  /** The whole dossier is done. */
  afgerond: boolean;
  /** In the order in which they were written down. */
  feiten: readonly Feit[];
  /** Days on which a plan of the resident came in, the first first. */
  plannen: readonly Datum[];
  /** Day on which the first besluit after the aanmelding was made known. */
  besluitOp: Datum | undefined;
}

export type KlokSoort =
  | 'ontvangst'
  | 'plan'
  | 'ondersteuning'
  | 'identiteit'
  | 'onderzoek'
  | 'verslag'
  | 'aanvraag'
  | 'beschikking';

/** One term or duty after an aanmelding. */
export interface Klok {
  soort: KlokSoort;
  naam: string;
  wie: 'gemeente' | 'inwoner';
  bron: string;
  /** The fact that stops it. */
  feit: FeitSoort | undefined;
  /** Undefined: the law gives no days, or the term has not begun. */
  uiterlijk: Datum | undefined;
  gedaanOp: Datum | undefined;
  /** `verstreken`: its day passed, and it may still be done. `vervallen`: no longer owed and not written down. */
  stand: 'open' | 'telaat' | 'gedaan' | 'telaat-gedaan' | 'verstreken' | 'nog-niet' | 'vervallen';
  /** Today is the how-manieth day of the term; the day of the event is 0. */
  dag?: number;
  /** Days until the last day; below zero it is past. */
  dagenOver?: number;
  tekst: string | undefined;
}

/** A day of a fact as typed. */
export const FeitForm = z.object({
  dag: dag('Vul de dag in.', '31-01-2020'),
  keuze: z.string().max(50, 'Kies een van de antwoorden.').default(''),
  tot: z
    .string()
    .default('')
    .transform((tekst, ctx) => {
      if (tekst === '') return undefined;
      const d = parseDatumNl(tekst);
      if (d) return isoDatum(d);
      ctx.addIssue({
        code: 'custom',
        message: `“${tekst.slice(0, 20)}” is geen dag die bestaat. Schrijf dd-mm-jjjj, bijvoorbeeld 22-12-2026.`,
      });
      return z.NEVER;
    }),
  toelichting: z.string().max(2000, 'Schrijf dit korter, in hoogstens 2000 tekens.').default(''),
});

const woorden = z.string().max(2000, 'Schrijf dit korter, in hoogstens 2000 tekens.').default('');
/** The plan of the resident: three questions, or one text. */
export const PlanForm = z.object({
  ik_wil: woorden,
  ik_kan: woorden,
  ik_heb_nodig: woorden,
  tekst: z.string().max(4000, 'Schrijf dit korter, in hoogstens 4000 tekens.').default(''),
});
export type PlanForm = z.output<typeof PlanForm>;

import { z } from 'zod';
import type { Datum } from '../kernel/datum.ts';

/** Why a dossier is closed (keuze: no source gives a list). */
export const SLUITREDENEN = {
  'doel-bereikt': 'De doelen zijn gehaald',
  werk: 'De inwoner heeft werk of een opleiding',
  'geen-behoefte': 'De inwoner wil of hoeft niet verder',
  verhuisd: 'De inwoner is verhuisd naar een andere gemeente',
  'andere-wet': 'De inwoner krijgt ondersteuning op een andere manier',
  'niet-bereikt': 'We krijgen geen contact meer',
  overleden: 'De inwoner is overleden',
  anders: 'Iets anders',
} as const;
export type Sluitreden = keyof typeof SLUITREDENEN;
export const SLUITREDEN_LIJST = [
  'doel-bereikt',
  'werk',
  'geen-behoefte',
  'verhuisd',
  'andere-wet',
  'niet-bereikt',
  'overleden',
  'anders',
] as const satisfies readonly Sluitreden[];

/** Why a dossier is not destroyed although the resident asks for it. `keuze`: no law names it in these words. */
export const WEIGERGRONDEN = {
  'ondersteuning-loopt': { tekst: 'Er loopt nog ondersteuning, of er wordt nog over besloten', bron: 'keuze' },
  bezwaar: { tekst: 'Er loopt een bezwaar of beroep, of dat kan nog', bron: 'keuze' },
  wet: { tekst: 'Een wet zegt dat we de gegevens moeten bewaren', bron: 'Wmo 2015 artikel 5.3.5, lid 2' },
  'belang-ander': {
    tekst: 'Bewaren is van groot belang voor iemand anders dan de inwoner',
    bron: 'Wmo 2015 artikel 5.3.5, lid 2',
  },
} as const;
export type Weigergrond = keyof typeof WEIGERGRONDEN;
export const WEIGERGROND_LIJST = [
  'ondersteuning-loopt',
  'bezwaar',
  'wet',
  'belang-ander',
] as const satisfies readonly Weigergrond[];
export const isWeigergrond = (tekst: string): tekst is Weigergrond => tekst in WEIGERGRONDEN;

/** A closing that holds. */
export interface Sluiting {
  id: number;
  reden: Sluitreden;
  toelichting: string;
  geslotenOp: Datum;
  laatsteOndersteuning: Datum | undefined;
  bewarenTot: Datum;
  bron: string;
  door: string;
  versie: number;
}

export type VerzoekStatus = 'open' | 'toegewezen' | 'geweigerd' | 'ingetrokken';

/** A resident asks to destroy the dossier. */
export interface Verzoek {
  id: number;
  toelichting: string;
  gevraagdOp: Datum;
  uiterlijk: Datum;
  status: VerzoekStatus;
  gronden: Weigergrond[];
  antwoord: string;
  beantwoordOp: Datum | undefined;
  versie: number;
}

export type VernietigingStatus = 'voorgesteld' | 'akkoord' | 'uitgevoerd' | 'afgewezen' | 'vervallen' | 'mislukt';
export const STATUS_TEKST: Record<VernietigingStatus, string> = {
  voorgesteld: 'Wacht op een tweede persoon',
  akkoord: 'Akkoord, wordt vernietigd',
  uitgevoerd: 'Vernietigd',
  afgewezen: 'Niet vernietigd',
  vervallen: 'Vervallen',
  mislukt: 'Niet gelukt',
};

/** What goes, and what stays without a name; rows of each table. */
export const Telling = z.object({
  rijen: z.record(z.string(), z.number()),
  zonderNaam: z.record(z.string(), z.number()),
  bestanden: z.number(),
  bytes: z.number(),
  /** Last day on which the hours and results under what was paid are kept; null: nothing of that is left. */
  financienTot: z.string().nullable().default(null),
});
export type Telling = z.output<typeof Telling>;

/** Of what was paid: the rows whose term is over, and until when the others stay. */
export const Grondslag = z.object({
  toewijzing: z.number(),
  uren: z.number(),
  resultaat: z.number(),
  tot: z.string().nullable(),
});
export type Grondslag = z.output<typeof Grondslag>;

/** What is in the way of closing, or only goes with it; where it is dealt with. */
export interface Openstaand {
  tekst: string;
  href: string;
}

/** What is known of a dossier that somebody wants to close. */
export interface SluitFeiten {
  inwonerId: number;
  lopend: readonly { id: number; naam: string }[];
  besluiten: readonly { id: number }[];
  onbetaald: readonly { toewijzingId: number; naam: string; maanden: number }[];
  /** Open steps of the werkvoorraad. `termijn`: a day is given for it. */
  stappen: readonly { soort: string; tekst: string; href: string; termijn: boolean }[];
}

export const SluitForm = z
  .object({
    reden: z.enum(SLUITREDEN_LIJST, 'Kies waarom je het dossier sluit.'),
    toelichting: z
      .string()
      .default('')
      .refine((tekst) => tekst.length <= 1000, 'Schrijf hoogstens 1000 tekens.'),
  })
  .refine(({ reden, toelichting }) => reden !== 'anders' || toelichting !== '', {
    path: ['toelichting'],
    message: 'Schrijf op waarom je het dossier sluit.',
  });
export type SluitForm = z.output<typeof SluitForm>;

const uitleg = (vraag: string) =>
  z
    .string()
    .default('')
    .refine((tekst) => tekst.length >= 5, vraag)
    .refine((tekst) => tekst.length <= 1000, 'Schrijf hoogstens 1000 tekens.');
export const HeropenForm = z.object({ heropenreden: uitleg('Schrijf op waarom je het dossier weer opent.') });
export const BesluitForm = z.object({
  besluit: z.enum(['akkoord', 'afwijzen'], 'Kies of je het eens bent.'),
  reden: uitleg('Schrijf op wat je hebt nagekeken.'),
});
export type BesluitForm = z.output<typeof BesluitForm>;
export const VraagForm = z.object({
  toelichting: z
    .string()
    .default('')
    .refine((tekst) => tekst.length <= 1000, 'Schrijf hoogstens 1000 tekens.'),
});
export const AntwoordForm = z.object({
  antwoord: z.enum(['toewijzen', 'weigeren'], 'Kies wat je antwoord is.'),
  uitleg: z
    .string()
    .default('')
    .refine((tekst) => tekst.length <= 1000, 'Schrijf hoogstens 1000 tekens.'),
});

/** The same for the resident. */
export const GROND_B1: Record<Weigergrond, string> = {
  'ondersteuning-loopt': 'Je krijgt nog hulp van ons. Of we moeten daar nog over beslissen.',
  bezwaar: 'Er loopt nog een bezwaar. Of je kunt nog bezwaar maken.',
  wet: 'Van de wet moeten we je gegevens bewaren.',
  'belang-ander': 'Iemand anders heeft deze gegevens echt nodig.',
};

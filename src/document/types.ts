import { z } from 'zod';

/** Kinds of documents that may be kept, with what is said about each. Copies of identity papers are none of them (keuze). */
export const SOORT_NAMEN = {
  diploma: 'Diploma of certificaat',
  plan: 'Plan',
  advies: 'Advies of rapport',
  verslag: 'Verslag van een gesprek',
  brief: 'Brief',
  medisch: 'Medisch stuk',
  anders: 'Iets anders',
} as const;
export type Soort = keyof typeof SOORT_NAMEN;
export const SOORTEN = ['diploma', 'plan', 'advies', 'verslag', 'brief', 'medisch', 'anders'] as const satisfies readonly Soort[];

/** Kinds of files that can be kept. */
export type Bestandsoort = 'pdf' | 'jpg' | 'png' | 'docx' | 'odt';

export const BESTANDSOORTEN: Record<Bestandsoort, { naam: string; mime: string }> = {
  pdf: { naam: 'PDF', mime: 'application/pdf' },
  jpg: { naam: 'foto (JPEG)', mime: 'image/jpeg' },
  png: { naam: 'afbeelding (PNG)', mime: 'image/png' },
  docx: { naam: 'Word', mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  odt: { naam: 'OpenDocument', mime: 'application/vnd.oasis.opendocument.text' },
};

/** What a municipality takes: a keuze of beheer. */
export interface UploadRegels {
  maxBytes: number;
  soorten: readonly Bestandsoort[];
}

/** A file that was looked into: what is kept, and whether a browser may show it. */
export interface Gekeurd {
  soort: Bestandsoort;
  inhoud: Uint8Array;
  /** A browser may show it; otherwise it can be downloaded only. */
  tonen: boolean;
  /** What the reader should know of the file, Dutch sentences. */
  bijzonderheden: string[];
}

/** Who may read a document besides the municipality. An aanbieder only when the resident reads it too (keuze). */
export interface Lezers {
  metInwoner: boolean;
  aanbiederId: number | null;
}

/** Whose side sent it. */
export type Herkomst = 'gemeente' | 'inwoner' | 'aanbieder';

/** A document as lists and pages show it; its bytes are read apart. */
export interface Dossierstuk extends Lezers {
  id: number;
  inwonerId: number;
  consulentId: number;
  soort: Soort;
  titel: string;
  bestandsnaam: string;
  type: string;
  bytes: number;
  sha256: string;
  tonen: boolean;
  scan: 'schoon' | 'niet-ingesteld';
  bijzonderheden: string;
  herkomst: Herkomst;
  door: string;
  aanbieder: string | null;
  toegevoegdOp: Date;
  /** Day until which it is kept, jjjj-mm-dd. */
  bewarenTot: string;
  bewarenBron: string;
  verborgen: { op: Date; door: string; reden: string } | undefined;
  vernietigdOp: Date | null;
  versie: number;
}

const soort = z.enum(SOORTEN, 'Kies wat voor document het is.');
const titel = z
  .string()
  .default('')
  .refine((tekst) => tekst.length <= 120, 'Maak de naam korter: hoogstens 120 tekens.');

/** What goes with a file of the municipality. `lezers` is gemeente, inwoner or the number of an aanbieder. */
export const StukForm = z.object({
  soort,
  titel,
  lezers: z.string('Kies wie dit mag lezen.').regex(/^(gemeente|inwoner|aanbieder-[1-9]\d{0,8})$/, 'Kies wie dit mag lezen.'),
});
export type StukForm = z.output<typeof StukForm>;

/** What a resident says of his file. */
export const EigenStukForm = z.object({ soort, titel });

export const VerbergForm = z.object({
  reden: z
    .string()
    .default('')
    .refine((tekst) => tekst.length >= 5, 'Schrijf op waarom je dit document weghaalt.')
    .refine((tekst) => tekst.length <= 300, 'Schrijf hoogstens 300 tekens.'),
});

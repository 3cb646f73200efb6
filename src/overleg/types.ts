import { z } from 'zod';

/** Who can take part. The municipality always does. */
export type Partij = 'inwoner' | 'gemeente' | 'aanbieder' | 'centrum';

/** Who takes part besides the municipality: at most one other organisation. */
export interface Partijen {
  metInwoner: boolean;
  aanbiederId: number | null;
  /** The orientation centre to which the resident was referred. */
  centrumId: number | null;
}

export interface Overleg extends Partijen {
  id: number;
  gemeenteId: number;
  inwonerId: number;
  consulentId: number;
  /** First and last name of the resident. */
  inwoner: string;
  voornaam: string;
  consulent: string;
  aanbieder: string | null;
  centrum: string | null;
  onderwerp: string;
  begonnenOp: Date;
  versie: number;
}

/** A line of a list: the thread with its latest message. */
export interface OverlegRegel extends Overleg {
  laatst: { van: Partij; op: Date; soort: 'bericht' | 'erbij' | 'klaar' } | undefined;
  /** Messages that the reader's side has not read. */
  ongelezen: number;
  aantal: number;
}

export interface Bericht extends Partijen {
  id: number;
  soort: 'bericht' | 'erbij' | 'klaar';
  van: Partij;
  tekst: string;
  door: string | null;
  namens: string | null;
  geschrevenOp: Date;
  gelezen: Record<Partij, Date | null>;
}

const tekst = z
  .string()
  .default('')
  .refine((waarde) => waarde.length >= 2, 'Schrijf je bericht.')
  .refine((waarde) => waarde.length <= 8000, 'Maak je bericht korter: hoogstens 8000 tekens.');

export const AntwoordForm = z.object({ tekst });
export const OverlegForm = z.object({
  onderwerp: z
    .string()
    .default('')
    .refine((waarde) => waarde.length >= 2, 'Schrijf waar het over gaat.')
    .refine((waarde) => waarde.length <= 120, 'Maak het onderwerp korter: hoogstens 120 tekens.'),
  tekst,
});

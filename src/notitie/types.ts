import { z } from 'zod';

/** `notitie` is read by the resident, `werknotitie` is not. */
export type NotitieSoort = 'notitie' | 'werknotitie';

export interface Notitie {
  soort: NotitieSoort;
  /** The number of the note; each version has the same. */
  reeks: number;
  versie: number;
  tekst: string;
  /** Why this version corrects the one before; '' for the first. */
  reden: string;
  door: string;
  doorId: number;
  vastgelegdOp: Date;
  /** When the first version was written. */
  begonnenOp: Date;
}

const tekst = z
  .string()
  .default('')
  .refine((waarde) => waarde.length >= 3, 'Schrijf de notitie.')
  .refine((waarde) => waarde.length <= 8000, 'Maak de notitie korter: hoogstens 8000 tekens.');

export const NotitieForm = z.object({ tekst });
export const VerbeterForm = z.object({
  tekst,
  reden: z
    .string()
    .default('')
    .refine((waarde) => waarde.length >= 3, 'Schrijf op waarom je de notitie verbetert.')
    .refine((waarde) => waarde.length <= 500, 'Maak de reden korter: hoogstens 500 tekens.'),
});

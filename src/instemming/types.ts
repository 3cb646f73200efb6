import { z } from 'zod';

export const INSTEMMING_ONDERWERPEN = ['doelen', 'uren'] as const;
export type InstemmingOnderwerp = (typeof INSTEMMING_ONDERWERPEN)[number];

/** One answer of the resident. */
export type Instemming = { akkoord: boolean; toelichting: string; gegevenOp: Date };

/** Hours of one day as they were sent in; with `vervallenOp` they no longer count. */
export type UrenRegel = { id: number; datum: string; minuten: number; vastgelegdOp: Date; vervallenOp: Date | null };

/** What counts as the answer on a week: `veranderd` when the hours changed after it was given. */
export type WeekAntwoord = 'open' | 'ja' | 'nee' | 'veranderd';

export const MAX_TOELICHTING = 2000;

/** The first question: agree or not. */
export const AntwoordForm = z.object({
  antwoord: z.enum(['ja', 'nee'], { error: 'Kies ja of nee.' }),
});

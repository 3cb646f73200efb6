import { z } from 'zod';
import { type Datum, datum, parseDatum } from '../kernel/datum.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';

/** A day as a case writes it. */
export const dag = z
  .string()
  .refine((tekst) => parseDatum(tekst) !== undefined, 'schrijf een dag die bestaat als jjjj-mm-dd')
  .transform((tekst): Datum => datum(tekst));

export const trede = z.custom<Trede>(isTrede, 'een trede is een heel getal van 1 tot en met 6');

/** What is wrong with the words of a case itself, each with the field. */
export const foutTekst = (waar: string, fout: z.ZodError): string[] =>
  fout.issues.map((issue) => `${[waar, ...issue.path].join('.')}: ${issue.message}`);

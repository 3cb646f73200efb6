import { z } from 'zod';

export const InstellingForm = z.object({
  waarde: z
    .string()
    .regex(/^\d{1,4}$/, 'Schrijf een heel getal.')
    .transform(Number),
  reden: z.string().min(1, 'Schrijf op waarom je dit wijzigt.').max(200, 'Maak de reden korter: hoogstens 200 letters.'),
});
export type InstellingForm = z.output<typeof InstellingForm>;

/** One change of a setting. */
export interface InstellingVersie {
  sleutel: string;
  versie: number;
  waarde: number;
  reden: string;
  door: string;
  vanaf: Date;
}

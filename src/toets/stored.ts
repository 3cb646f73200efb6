// A toets as it is kept: the facts with the answers as they were given, and the outcome. Read back with care: rows stay, shapes grow.
import { z } from 'zod';
import type { Grond } from '../kernel/uitkomst.ts';
import { GrondVorm, ToetsFeiten, type ToetsUitkomst, UitkomstVorm } from './types.ts';

/** The three answers of AP20 as they were given, apart from what the rule makes of them. */
const antwoord = z.enum(['ja', 'nee', 'weet-niet']);
const WilAntwoorden = z.object({ wilBijdragen: antwoord, wilWerken: antwoord, ondersteuningNodig: antwoord });
export type WilAntwoorden = z.output<typeof WilAntwoorden>;

export type BewaardeToets = { feiten: ToetsFeiten; antwoorden: WilAntwoorden | undefined; uitkomst: ToetsUitkomst };

/** The facts as JSON text for the database. */
export const feitenTekst = (feiten: ToetsFeiten, antwoorden: WilAntwoorden): string => JSON.stringify({ ...feiten, antwoorden });

/** Reads a row of the table back. Throws when it is no toets. */
export function leesToets(rij: { feiten: unknown; uitkomst: unknown }): BewaardeToets {
  const { antwoorden, ...feiten } = z.looseObject({ antwoorden: WilAntwoorden.optional() }).parse(rij.feiten);
  return { feiten: ToetsFeiten.parse(feiten), antwoorden, uitkomst: UitkomstVorm.parse(rij.uitkomst) };
}

/** The facts of a stored toets alone; undefined when they cannot be read any more. */
export const leesToetsFeiten = (feiten: unknown): ToetsFeiten | undefined => {
  const los = z.looseObject({}).safeParse(feiten);
  if (!los.success) return undefined;
  const { antwoorden: _, ...rest } = los.data;
  return ToetsFeiten.safeParse(rest).data;
};

/** Gronden as they are kept in a jsonb column. */
export const leesGronden = (waarde: unknown): Grond[] => z.array(GrondVorm).parse(waarde);

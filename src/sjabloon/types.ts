import { z } from 'zod';

export const WAARVOOR = { notitie: 'Notities', bericht: 'Berichten', besluit: 'Motivering van een besluit' } as const;
export type Waarvoor = keyof typeof WAARVOOR;
export const WAARVOOR_KEUZES = ['notitie', 'bericht', 'besluit'] as const satisfies readonly Waarvoor[];

/** What may be filled in, each with what it becomes. Anything else between braces is refused. */
export const INVULWOORDEN = {
  voornaam: 'voornaam van de inwoner',
  naam: 'voor- en achternaam van de inwoner',
  consulent: 'naam van de consulent',
  datum: 'de dag van vandaag',
  gemeente: 'naam van de gemeente',
  telefoon: 'telefoonnummer van de gemeente',
} as const;
export type Invulwoord = keyof typeof INVULWOORDEN;

export interface Sjabloon {
  /** The number of the template; each version has the same. */
  reeks: number;
  versie: number;
  naam: string;
  waarvoor: Waarvoor;
  teamId: number | null;
  team: string | null;
  tekst: string;
  vervallen: boolean;
  door: string;
  vastgelegdOp: Date;
}

export const SjabloonForm = z.object({
  naam: z.string().min(1, 'Geef het sjabloon een naam.').max(80, 'Maak de naam korter: hoogstens 80 tekens.'),
  waarvoor: z.enum(WAARVOOR_KEUZES, 'Kies waar je dit sjabloon voor gebruikt.'),
  team: z
    .string()
    .default('')
    .refine((tekst) => /^(|[1-9]\d{0,8})$/.test(tekst), 'Kies een team, of de hele gemeente.')
    .transform((tekst) => (tekst === '' ? null : Number(tekst))),
  tekst: z.string().min(10, 'Schrijf de tekst van het sjabloon.').max(4000, 'Maak de tekst korter: hoogstens 4000 tekens.'),
});
export type SjabloonForm = z.output<typeof SjabloonForm>;

import { z } from 'zod';

export interface Aanbieder {
  id: number;
  naam: string;
  agb: string;
  kvk: string;
  sector: string;
  postcode: string;
  woonplaats: string;
  telefoon: string;
  email: string;
  versie: number;
}

/** What can be changed of an organisation; the AGB code is what others know it by and stays. */
export type AanbiederGegevens = Omit<Aanbieder, 'id' | 'agb' | 'versie'>;

export interface AanbiederInLijst extends Aanbieder {
  /** Toewijzingen here that run. */
  lopend: number;
  /** Accounts that may log in. */
  accounts: number;
  /** There is a contract today. */
  contract: boolean;
  /** Its last day, as jjjj-mm-dd; without one it goes on. */
  contractTot: string | undefined;
}

const tekst = (leeg: string, lengte: number) =>
  z.string().min(1, leeg).max(lengte, `Maak de tekst korter: hoogstens ${lengte} letters.`);

const gegevens = {
  naam: tekst('Schrijf de naam op.', 100),
  kvk: z.string().regex(/^(\d{8})?$/, 'Een KVK-nummer heeft acht cijfers. Of laat het leeg.'),
  sector: tekst('Schrijf op wat voor werk er is.', 60),
  postcode: z
    .string()
    .transform((code) => code.replace(/\s/g, '').toUpperCase())
    .pipe(z.string().regex(/^[1-9]\d{3}[A-Z]{2}$/, 'Schrijf een postcode, bijvoorbeeld 7311 AB.')),
  woonplaats: tekst('Schrijf de plaats op.', 60),
  telefoon: z.string().regex(/^[\d+ ()-]{0,20}$/, 'Schrijf een telefoonnummer met cijfers. Of laat het leeg.'),
  email: z.union([z.literal(''), z.email('Schrijf een e-mailadres, bijvoorbeeld info@voorbeeld.nl. Of laat het leeg.')]),
};

export const AanbiederForm = z.object(gegevens);
export const NieuweAanbiederForm = z.object({
  agb: z.string().regex(/^\d{8}$/, 'Een AGB-code heeft acht cijfers.'),
  ...gegevens,
});

import { z } from 'zod';
import { contactVelden } from '../inwoner/index.ts';

export interface Aanbieder {
  id: number;
  naam: string;
  agb: string;
  kvk: string;
  rsin: string;
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
  rsin: z.string().regex(/^(\d{9})?$/, 'Een RSIN heeft negen cijfers. Of laat het leeg.'),
  sector: tekst('Schrijf op wat voor werk er is.', 60),
  postcode: contactVelden.postcode,
  woonplaats: tekst('Schrijf de plaats op.', 60),
  telefoon: contactVelden.telefoon,
  email: contactVelden.email,
};

export const AanbiederForm = z.object(gegevens);
export const NieuweAanbiederForm = z.object({
  agb: z.string().regex(/^\d{8}$/, 'Een AGB-code heeft acht cijfers.'),
  ...gegevens,
});

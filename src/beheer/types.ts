import { z } from 'zod';
import type { Datum } from '../kernel/datum.ts';
import type { Geldigheid } from '../kernel/periode.ts';

export type Medewerker = {
  id: number;
  naam: string;
  rol: 'consulent' | 'teammanager' | 'financien' | 'contractmanager' | 'beleid' | 'beheer';
  functie: string | undefined;
  actief: boolean;
  versie: number;
};

/** One line of the mandate register: a functie may do something from a day on, granted by somebody above it. */
export type Mandaat = {
  id: number;
  functie: string;
  verleendDoor: string;
  bereik: string;
  geldig: Geldigheid;
  bron: string;
};

export type MandaatVoorstel = Omit<Mandaat, 'id'>;

/** Who stands above the chain of the register (BR besluit 3). */
export const COLLEGE = 'college van burgemeester en wethouders';

/** In the choice of a functie: another one than those of the mandate register. */
export const ANDERE_FUNCTIE = 'anders';

export const MedewerkerForm = z
  .object({
    functie: z.string(),
    anders: z.string().max(80, 'Maak de functie korter: hoogstens 80 letters.'),
    actief: z.enum(['ja', 'nee'], { error: 'Kies of deze medewerker mag inloggen.' }),
  })
  .refine((form) => form.functie !== ANDERE_FUNCTIE || form.anders !== '', {
    path: ['anders'],
    message: 'Schrijf de functie op.',
  })
  .transform(({ functie, anders, actief }) => ({
    functie: (functie === ANDERE_FUNCTIE ? anders : functie) || null,
    actief: actief === 'ja',
  }));

export type LogboekFilter = {
  van: Datum | undefined;
  tot: Datum | undefined;
  gebruikerId: number | undefined;
  handeling: string | undefined;
};

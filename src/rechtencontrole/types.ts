import { z } from 'zod';

/** Rights that reach further than one's own work. */
export const RECHTEN = {
  beheer: 'Accounts, mandaten en instellingen beheren en het logboek lezen',
  teammanager: 'Alle dossiers van de gemeente lezen en inwoners verdelen',
  financien: 'Declaraties controleren en goedkeuren, maanden sluiten',
  contractmanager: 'Contracten en tarieven vastleggen',
  beleid: 'Het beleid en de cijfers van de gemeente lezen',
  mandaat: 'Besluiten nemen namens het college',
} as const;
export type Recht = keyof typeof RECHTEN;

/** Somebody who works at the municipality, with what decides on special rights. */
export interface Houder {
  id: number;
  naam: string;
  rol: string;
  functie: string | undefined;
  actief: boolean;
}

export interface BijzonderRecht {
  gebruikerId: number;
  recht: Recht;
}

export interface Controle {
  id: number;
  kwartaal: string;
  begonnenOp: Date;
  begonnenDoor: string;
  afgerondOp: Date | undefined;
  afgerondDoor: string | undefined;
}

export interface ControleRegel {
  id: number;
  gebruikerId: number;
  naam: string;
  recht: string;
  oordeel: 'blijft' | 'intrekken' | undefined;
  reden: string;
  door: string | undefined;
  op: Date | undefined;
}

export const OordeelForm = z
  .object({
    oordeel: z.enum(['blijft', 'intrekken'], { error: 'Kies of het recht blijft.' }),
    reden: z.string().max(200, 'Maak de reden korter: hoogstens 200 letters.'),
  })
  .refine(({ oordeel, reden }) => oordeel === 'blijft' || reden !== '', {
    path: ['reden'],
    message: 'Schrijf op waarom het recht weg moet.',
  });

import { z } from 'zod';
import type { Datum } from '../kernel/datum.ts';
import type { Trede } from '../kernel/trede.ts';

/** The answer on "is the place still right?". */
export const UITKOMSTEN = {
  goed: 'Ja, de plek is nog goed',
  twijfel: 'Twijfel: er moet iets anders',
  'niet-goed': 'Nee, de plek is niet meer goed',
} as const;
export type NazorgUitkomst = keyof typeof UITKOMSTEN;
const Uitkomst = z.enum(['goed', 'twijfel', 'niet-goed'], { error: 'Kies een antwoord.' });

/** What the questions follow on. */
export const AANLEIDINGEN = {
  trede: 'een stap omhoog op de ladder',
  overdracht: 'een overdracht',
  gesprek: 'een afspraak met de inwoner',
} as const;
export type NazorgAanleiding = keyof typeof AANLEIDINGEN;

export type NazorgStand = 'gepland' | 'open' | 'beantwoord' | 'op-te-volgen' | 'vervallen';

export interface Nazorgmoment {
  id: number;
  aanleiding: NazorgAanleiding;
  trede: Trede;
  begin: Datum;
  /** Months after `begin`. */
  maanden: number;
  datum: Datum;
  uitkomst: NazorgUitkomst | null;
  toelichting: string;
  antwoordOp: Datum | undefined;
  antwoordDoor: 'inwoner' | 'consulent' | null;
  hoe: 'zelf' | 'telefoon' | 'gesprek' | null;
  tredeToen: Trede | undefined;
  /** The step up held at that moment; null as long as nobody answered. */
  duurzaam: boolean | null;
  opgevolgdOp: Datum | undefined;
  opvolging: string;
  vervallenOp: Datum | undefined;
  vervallenReden: string;
  versie: number;
}

const vrij = (hoogstens: number) => z.string().max(hoogstens, `Maak het korter: hoogstens ${hoogstens} letters.`);

const vorm = { uitkomst: Uitkomst, toelichting: vrij(1000) };
const MIST = { path: ['toelichting'], message: 'Schrijf op wat er anders moet.' };

export const AntwoordForm = z.object(vorm).refine((f) => f.uitkomst === 'goed' || f.toelichting !== '', MIST);
/** As the consulent heard it. */
export const GehoordForm = z
  .object({ ...vorm, hoe: z.enum(['telefoon', 'gesprek'], { error: 'Kies hoe jullie elkaar spraken.' }) })
  .refine((f) => f.uitkomst === 'goed' || f.toelichting !== '', MIST);
export const OpvolgForm = z.object({
  opvolging: z
    .string()
    .min(1, 'Schrijf op wat je hebt gedaan of afgesproken.')
    .max(1000, 'Maak het korter: hoogstens 1000 letters.'),
});
export const VervalForm = z.object({
  reden: z.string().min(1, 'Schrijf op waarom we dit niet meer vragen.').max(1000, 'Maak het korter: hoogstens 1000 letters.'),
});

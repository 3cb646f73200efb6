import { z } from 'zod';

/** Data of which one of two dossiers stays; the other is kept beside. */
export const Veld = z.enum(['naam', 'geboortedatum', 'bsn', 'adres', 'telefoon', 'email', 'contact', 'uitkering']);
export type Veld = z.output<typeof Veld>;
export const veldTekst: Record<Veld, string> = {
  naam: 'Naam',
  geboortedatum: 'Geboortedatum',
  bsn: 'BSN',
  adres: 'Adres',
  telefoon: 'Telefoon',
  email: 'E-mailadres',
  contact: 'Contact, taal en lezen',
  uitkering: 'Uitkering',
};

/** Something of which there can be one only, and both dossiers have it: a table and the name of the rule. */
export const Weigering = z.object({ tabel: z.string(), regel: z.string() });
export type Weigering = z.output<typeof Weigering>;

export const Proef = z.object({ weigeringen: z.array(Weigering), rijen: z.record(z.string(), z.int()) });
export type Proef = z.output<typeof Proef>;

/** What undoing does: rows that go back, that go along with them, and that are no longer there. */
export const Terugproef = z.object({ weigeringen: z.array(z.string()), terug: z.int(), mee: z.int(), weg: z.int() });
export type Terugproef = z.output<typeof Terugproef>;

export type SamenvoegingStatus = 'voorgesteld' | 'uitgevoerd' | 'afgewezen' | 'ingetrokken' | 'teruggedraaid';
export const statusTekst: Record<SamenvoegingStatus, string> = {
  voorgesteld: 'Voorgesteld',
  uitgevoerd: 'Samengevoegd',
  afgewezen: 'Afgewezen',
  ingetrokken: 'Ingetrokken',
  teruggedraaid: 'Uit elkaar gehaald',
};

const reden = (leeg: string) => z.string({ error: leeg }).min(1, leeg).max(500, 'Schrijf dit korter, in hoogstens 500 tekens.');
const ander = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'Kies welk dossier.')
  .transform(Number);
export const VoorstelForm = z.object({
  ander,
  reden: reden('Schrijf op waarom het dezelfde persoon is. Wat heb je gezien of gevraagd?'),
});
export const NietForm = z.object({
  ander,
  nietreden: reden('Schrijf op hoe je weet dat het twee mensen zijn.'),
});
export const AfwijsForm = z.object({ afwijsreden: reden('Schrijf op waarom het twee mensen zijn.') });
export const RedenForm = z.object({ reden: reden('Schrijf op waarom.') });

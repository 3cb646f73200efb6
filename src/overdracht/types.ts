import { z } from 'zod';
import { type Datum, isoDatum, parseDatumNl } from '../kernel/datum.ts';

/** What can go along, each chosen by itself. Never the burgerservicenummer, the Zelfredzaamheid-Matrix or notes (keuze). */
export const MEE = {
  contact: 'Naam, geboortedatum en hoe je iemand bereikt',
  woorden: 'Wat de inwoner zelf schreef',
  treden: 'De treden op de ladder',
  doelen: 'De doelen waaraan wordt gewerkt',
  plekken: 'De plekken van nu en eerder',
  advies: 'Het advies van de oriëntatie',
  terugkeer: 'De afspraak over de weg terug',
  uitkering: 'Welke uitkering iemand heeft',
} as const;
export type MeeSoort = keyof typeof MEE;
export const isMee = (tekst: string): tekst is MeeSoort => Object.hasOwn(MEE, tekst);
/** Without it nobody knows who comes, so it always goes along. */
export const ALTIJD_MEE: MeeSoort = 'contact';

/** A party of the list that is no party of the municipality: at a move. */
export const ANDERE_GEMEENTE = 'andere-gemeente';

export interface Partij {
  sleutel: string;
  naam: string;
  bron: string;
}

export type OverdrachtStand =
  | 'gevraagd'
  | 'geweigerd'
  | 'toegestaan'
  | 'ingetrokken'
  | 'verstuurd'
  | 'aangenomen'
  | 'teruggegeven'
  | 'afgerond'
  | 'gestopt';

/** Something was told to the resident, or should have been. */
export const NA_VERSTUREN: readonly OverdrachtStand[] = [
  'ingetrokken',
  'verstuurd',
  'aangenomen',
  'teruggegeven',
  'afgerond',
  'gestopt',
];

/** What left, exactly: kept as it was, and printed from this. */
export const Pakket = z.object({
  titel: z.string(),
  gemeente: z.string(),
  partij: z.string(),
  opgesteld: z.string(),
  waarom: z.string(),
  contactpersoon: z.string(),
  delen: z.array(z.object({ kop: z.string(), regels: z.array(z.object({ kop: z.string(), waarde: z.string() })) })),
});
export type Pakket = z.output<typeof Pakket>;

export interface Overdracht {
  id: number;
  partij: string;
  partijNaam: string;
  partijBron: string;
  waarom: string;
  mee: MeeSoort[];
  gevraagdOp: Datum;
  door: string;
  toestemming: boolean | null;
  toestemmingMee: MeeSoort[];
  toestemmingOp: Datum | undefined;
  toestemmingDoor: 'inwoner' | 'consulent' | null;
  toestemmingReden: string;
  ingetrokkenOp: Datum | undefined;
  verstuurdOp: Datum | undefined;
  verstuurdHoe: string;
  antwoordTot: Datum | undefined;
  pakket: Pakket | undefined;
  uitkomst: 'aangenomen' | 'teruggegeven' | null;
  uitkomstOp: Datum | undefined;
  uitkomstTekst: string;
  vervolg: string;
  vervolgOp: Datum | undefined;
  gestoptOp: Datum | undefined;
  gestoptReden: string;
  /** Why a letter about it could not be made; empty: it was, or nothing was told yet. */
  teVertellen: string;
  verteldOp: Datum | undefined;
  verteldHoe: string;
  versie: number;
}

const langer = (hoogstens: number) => `Maak het korter: hoogstens ${hoogstens} letters.`;
const tekst = (leeg: string, hoogstens: number) => z.string().min(1, leeg).max(hoogstens, langer(hoogstens));
const vrij = (hoogstens: number) => z.string().max(hoogstens, langer(hoogstens));
/** A day as ISO text. */
const dag = (leeg: string) =>
  z.string({ error: leeg }).transform((waarde, ctx): string => {
    const gelezen = parseDatumNl(waarde);
    if (gelezen) return isoDatum(gelezen);
    ctx.addIssue({
      code: 'custom',
      message: waarde === '' ? leeg : 'Schrijf de datum als dag-maand-jaar, bijvoorbeeld 31-01-2020.',
    });
    return z.NEVER;
  });

export const NieuwForm = z
  .object({
    partij: tekst('Kies wie de inwoner overneemt.', 60),
    partij_naam: vrij(200),
    waarom: tekst('Schrijf op waarom. De inwoner en de andere partij lezen dit.', 2000),
  })
  .refine((f) => f.partij !== ANDERE_GEMEENTE || f.partij_naam !== '', {
    path: ['partij_naam'],
    message: 'Schrijf op naar welke gemeente de inwoner gaat.',
  });
export const ToestemmingForm = z
  .object({ akkoord: z.enum(['ja', 'nee'], { error: 'Kies ja of nee.' }), reden: vrij(1000) })
  .refine((f) => f.akkoord === 'ja' || f.reden !== '', { path: ['reden'], message: 'Schrijf op waarom niet.' });
/** How it left (keuze). */
export const LANGS = {
  mail: 'Met beveiligde mail',
  gesprek: 'In een gesprek met zijn drieën',
  post: 'Met de post, aangetekend',
  anders: 'Anders',
} as const;
export const VerstuurForm = z.object({
  langs: z.enum(['mail', 'gesprek', 'post', 'anders'], { error: 'Kies hoe je het doorgaf.' }),
  ontvanger: tekst('Schrijf op aan wie je het gaf: de naam en hoe je diegene bereikt.', 200),
  hoe: vrij(250),
  pakket: z.string(),
  antwoord_tot: dag('Vul in op welke dag er antwoord moet zijn.'),
});
export const AntwoordForm = z.object({
  uitkomst: z.enum(['aangenomen', 'teruggegeven'], { error: 'Kies wat de andere partij zei.' }),
  tekst: tekst('Schrijf op wie er verder gaat met de inwoner, of waarom het terugkomt.', 1000),
});
export const NavraagForm = z.object({
  hoe: tekst('Schrijf op wie je sprak en wat die zei.', 500),
  antwoord_tot: dag('Vul in op welke dag er nu antwoord moet zijn.'),
});
export const AfrondForm = z.object({
  vervolg: tekst('Schrijf op hoe het verder gaat met de inwoner.', 1000),
  /** Who of the other party goes on with the resident here; empty: who hands over stays. */
  naar: z.string().regex(/^([1-9]\d{0,8})?$/, 'Kies een naam uit de lijst.'),
});
export const VerteldForm = z.object({ hoe: tekst('Schrijf op hoe en wanneer je het vertelde.', 1000) });
export const StopForm = z.object({ reden: tekst('Schrijf op waarom de overdracht stopt.', 1000) });

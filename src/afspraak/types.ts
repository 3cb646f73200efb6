import { z } from 'zod';

/** What an appointment is for. No source lists the kinds: keuze. */
export const SOORTEN = {
  kennismaking: 'Kennismaking',
  onderzoeksgesprek: 'Onderzoeksgesprek',
  ladder: 'Gesprek over de ladder',
  plan: 'Gesprek over het plan',
  orientatie: 'Gesprek over oriëntatie',
  meelopen: 'Meeloopdag',
  proefdag: 'Proefdag',
  advies: 'Gesprek over het advies',
  voortgang: 'Voortgangsgesprek',
  evaluatie: 'Evaluatiegesprek',
  anders: 'Ander gesprek',
} as const;
export type AfspraakSoort = keyof typeof SOORTEN;

/** What the orientation centre makes appointments for: it begins, looks along and talks its advice over. No source lists the kinds: keuze. */
export const CENTRUM_SOORTEN: readonly AfspraakSoort[] = [
  'kennismaking',
  'orientatie',
  'meelopen',
  'proefdag',
  'advies',
  'anders',
];

/** Kinds that take a day and no hour. */
const DAGEN: ReadonlySet<string> = new Set<AfspraakSoort>(['meelopen', 'proefdag']);

/** How long an appointment of this kind takes unless it is said. */
export const gewoonlijk = (soort: string | undefined, uren: { minuten: number; dagMinuten: number }): number =>
  soort !== undefined && DAGEN.has(soort) ? uren.dagMinuten : uren.minuten;

export const VORMEN = {
  locatie: 'Op een adres',
  huisbezoek: 'Bij de inwoner thuis',
  telefoon: 'Telefonisch',
  video: 'Videogesprek',
} as const;
export type AfspraakVorm = keyof typeof VORMEN;

export type AfspraakStatus = 'voorgesteld' | 'vast' | 'afgezegd' | 'geweest' | 'niet-verschenen' | 'verwijderd';

/** Who speaks. Of the aanbieder it is the begeleider, of the municipality the consulent, of the orientation centre the adviser. */
export type Partij = 'consulent' | 'inwoner' | 'aanbieder' | 'centrum';

/**
 * Why somebody did not come, in three families: there was a reason, nobody knows, or it was us. What follows is a proposal to the consulent
 * and nothing happens by itself: no source ties a consequence to a missed talk (keuze).
 */
export const REDENEN = {
  ziek: { tekst: 'Ziek', familie: 'met-reden' },
  'laat-afgezegd': { tekst: 'Kort van tevoren afgezegd', familie: 'met-reden' },
  'geen-vervoer': { tekst: 'Kon niet komen (vervoer)', familie: 'met-reden' },
  zorg: { tekst: 'Zorg voor iemand anders', familie: 'met-reden' },
  vergeten: { tekst: 'Vergeten', familie: 'zonder-bericht' },
  onbekend: { tekst: 'Reden onbekend', familie: 'zonder-bericht' },
  'door-ons': { tekst: 'Wij waren er niet', familie: 'door-ons' },
} as const;
export type NietReden = keyof typeof REDENEN;
export type NietFamilie = (typeof REDENEN)[NietReden]['familie'];

export const OPVOLGINGEN = {
  gebeld: 'Gebeld, geschreven of langsgegaan',
  'nieuwe-afspraak': 'Nieuwe afspraak gemaakt',
  'niet-nodig': 'Niets nodig',
} as const;
export type Opvolging = keyof typeof OPVOLGINGEN;

/** What of an appointment an act may change, and so what taking it back restores. Moments in ISO 8601. */
export interface AfspraakStand {
  status: AfspraakStatus;
  begin: string | null;
  minuten: number;
  vorm: AfspraakVorm;
  plaats: string;
  reden: NietReden | null;
  toelichtingUitkomst: string;
  opvolging: Opvolging | null;
  opvolgingOp: string | null;
  opvolgingToelichting: string;
}
export const AfspraakStandVorm = z.object({
  status: z.enum(['voorgesteld', 'vast', 'afgezegd', 'geweest', 'niet-verschenen', 'verwijderd']),
  begin: z.string().nullable(),
  minuten: z.number(),
  vorm: z.enum(['locatie', 'huisbezoek', 'telefoon', 'video']),
  plaats: z.string(),
  reden: z.enum(['onbekend', 'ziek', 'laat-afgezegd', 'geen-vervoer', 'zorg', 'vergeten', 'door-ons']).nullable(),
  toelichtingUitkomst: z.string(),
  opvolging: z.enum(['gebeld', 'nieuwe-afspraak', 'niet-nodig']).nullable(),
  opvolgingOp: z.string().nullable(),
  opvolgingToelichting: z.string(),
});

/** An appointment with the names that the reader may know. */
export interface Afspraak {
  id: number;
  gemeenteId: number;
  inwonerId: number;
  consulentId: number;
  toewijzingId: number | null;
  aanbiederId: number | null;
  begeleiderId: number | null;
  uid: string;
  soort: AfspraakSoort;
  vorm: AfspraakVorm;
  plaats: string;
  toelichting: string;
  metInwoner: boolean;
  /** The orientation that an appointment with the centre belongs to. */
  orientatieId: number | null;
  centrumId: number | null;
  adviseurId: number | null;
  /** The centre made it; otherwise the consulent did. */
  vanCentrum: boolean;
  metConsulent: boolean;
  begin: Date | null;
  minuten: number;
  status: AfspraakStatus;
  reden: NietReden | null;
  toelichtingUitkomst: string;
  opvolging: Opvolging | null;
  opvolgingOp: string | null;
  opvolgingToelichting: string;
  naId: number | null;
  volgnummer: number;
  herinnerInwoner: boolean;
  herinnerAanbieder: boolean;
  herinnerConsulent: boolean;
  herinnerCentrum: boolean;
  versie: number;
  naam: string;
  telefoon: string;
  consulent: string;
  consulentTelefoon: string | null;
  aanbieder: string | null;
  begeleider: string | null;
  centrum: string | null;
  adviseur: string | null;
  adviseurTelefoon: string | null;
}

/** Who comes, and who made it. */
export type Partijen = Pick<Afspraak, 'metInwoner' | 'aanbiederId' | 'centrumId' | 'metConsulent' | 'vanCentrum'>;

export interface Moment {
  id: number;
  ronde: number;
  begin: Date;
  van: Partij;
}
export interface Antwoord {
  momentId: number;
  van: Partij;
  kan: boolean;
}
/** Who was told what, and how the mail stands; `geen`: there was no address. */
export interface Bericht {
  aan: Partij;
  soort: string;
  op: Date;
  mail: 'geen' | 'wacht' | 'mislukt' | 'verstuurd' | 'vervallen-nieuwer' | 'vervallen-overleden' | 'vervallen-te-laat';
}
export interface Gebeurtenis {
  id: number;
  wat: string;
  toelichting: string;
  van: Partij;
  door: string | null;
  op: Date;
  ervoor: unknown;
}

const tekst = (max: number) =>
  z
    .string()
    .default('')
    .refine((waarde) => waarde.length <= max, `Schrijf hoogstens ${max} tekens.`);

/** What is asked for a new appointment. Days and times are read by the rules. */
export const AfspraakForm = z.object({
  soort: z.enum(
    [
      'kennismaking',
      'onderzoeksgesprek',
      'ladder',
      'plan',
      'orientatie',
      'meelopen',
      'proefdag',
      'advies',
      'voortgang',
      'evaluatie',
      'anders',
    ],
    'Kies waar de afspraak over gaat.',
  ),
  hoe: z.enum(['vast', 'voorstel'], 'Kies of je één moment vastlegt of momenten voorstelt.'),
  vorm: z.enum(['locatie', 'huisbezoek', 'telefoon', 'video'], 'Kies hoe jullie elkaar spreken.'),
  plaats: tekst(300),
  toelichting: tekst(2000),
  wie: z.string().default(''),
});
export type AfspraakForm = z.output<typeof AfspraakForm>;

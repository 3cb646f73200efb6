import { z } from 'zod';
import type { Datum } from '../kernel/datum.ts';

/** What the centre did when it saw or heard something. No source lists the kinds: keuze. */
export const OBSERVATIES = {
  gesprek: 'Gesprek',
  meelopen: 'Meegelopen',
  proefdag: 'Proefdag op een werkplek',
  test: 'Test of vragenlijst',
} as const;
export const ObservatieSoort = z.enum(['gesprek', 'meelopen', 'proefdag', 'test'], { error: 'Kies wat het was.' });

/** What came of an advice (keuze; AR20 names the first three roads). */
export const GEVOLGEN = {
  toewijzing: 'Een plek of een ontwikkeltraject',
  'algemene-voorziening': 'Iets in de buurt, zonder besluit',
  'betaald-werk': 'Betaald werk',
  opleiding: 'Een opleiding',
  'nieuwe-orientatie': 'Een nieuwe oriëntatie',
  geen: 'Nu niets, met de reden erbij',
} as const;
export const Gevolg = z.enum(['toewijzing', 'algemene-voorziening', 'betaald-werk', 'opleiding', 'nieuwe-orientatie', 'geen'], {
  error: 'Kies wat er van het advies kwam.',
});
export type Gevolg = z.infer<typeof Gevolg>;

/** Where an orientation stands. Follows from its days and its advice (rules.ts). */
export type OrientatieStand =
  | 'gevraagd'
  | 'afgewezen'
  | 'verwezen'
  | 'gepland'
  | 'gestart'
  | 'geadviseerd'
  | 'besproken'
  | 'afgerond'
  | 'gestopt';

export interface Advies {
  id: number;
  nummer: number;
  werkplek: string;
  opleiding: string;
  vervolg: string;
  categorie: string | null;
  kort: string;
  gegevenOp: Datum;
  door: string;
  besprokenOp: Datum | null;
  akkoord: boolean | null;
  akkoordReden: string;
  akkoordDoor: 'inwoner' | 'consulent' | null;
}

export interface Observatie {
  id: number;
  datum: Datum;
  soort: keyof typeof OBSERVATIES;
  tekst: string;
  door: string;
}

/** One orientation with its advices, latest first. */
export interface Orientatie {
  id: number;
  gemeenteId: number;
  inwonerId: number;
  regelingId: number;
  product: string;
  gevraagdDoor: 'inwoner' | 'consulent';
  gevraagdOp: Datum;
  /** In the words of who asked. */
  vraag: string;
  /** In the words of who referred, when those are others. */
  opdracht: string;
  afgewezenOp: Datum | null;
  afgewezenReden: string;
  aanbiederId: number | null;
  centrum: string | null;
  /** The access of the centre that came with the referral (src/toegang). */
  toegangId: number | null;
  verwezenOp: Datum | null;
  /** The appointment for the kennismaking that goes on or was; of an older one only a day and a text below. */
  kennismaking: { id: number; begin: Date | null; minuten: number } | null;
  kennismakingOp: Datum | null;
  kennismakingWaar: string;
  gestartOp: Datum | null;
  gestoptOp: Datum | null;
  gestoptReden: string;
  gevolg: Gevolg | null;
  gevolgOp: Datum | null;
  /** What the resident reads of what came of it. */
  gevolgVerteld: string;
  versie: number;
  adviezen: Advies[];
}

/** What the centre writes down of the wishes, possibilities and perspective of a resident (AP34). */
export interface Bevinding {
  wensen: string;
  mogelijkheden: string;
  perspectief: string;
}

const tekst = (leeg: string, hoogstens: number) =>
  z.string().min(1, leeg).max(hoogstens, `Maak het korter: hoogstens ${hoogstens} letters.`);
const vrij = (hoogstens: number) => z.string().max(hoogstens, `Maak het korter: hoogstens ${hoogstens} letters.`);

export const VraagForm = z.object({ vraag: tekst('Schrijf op wat je wilt uitzoeken.', 2000) });
export const VerwijzingForm = z
  .object({
    centrum: z.string().regex(/^[1-9]\d{0,8}$/, 'Kies een oriëntatiecentrum.'),
    vraag: tekst('Schrijf op wat het centrum moet uitzoeken.', 2000),
    uitkering: z.string(),
    zrm: z.string(),
    toestemming: z.string(),
  })
  .refine((f) => (f.uitkering !== 'ja' && f.zrm !== 'ja') || f.toestemming === 'ja', {
    path: ['toestemming'],
    message: 'Vink aan dat de inwoner dit goed vindt, of deel het niet.',
  });
export const AfwijzingForm = z.object({ reden: tekst('Schrijf op waarom niet. De inwoner leest dit.', 1000) });
export const BevindingForm = z.object({ wensen: vrij(4000), mogelijkheden: vrij(4000), perspectief: vrij(4000) });
export const ObservatieForm = z.object({ soort: ObservatieSoort, tekst: tekst('Schrijf op wat je zag of hoorde.', 4000) });
export const AdviesForm = z.object({
  werkplek: tekst('Schrijf op welke werkplek of welk soort werk past.', 3000),
  opleiding: tekst('Schrijf op wat de inwoner kan leren. Is er niets, schrijf dat dan.', 3000),
  vervolg: tekst('Schrijf op wat de volgende stappen zijn.', 3000),
  kort: tekst('Schrijf het advies kort op voor de inwoner.', 1500),
  categorie: z.string().max(200),
});
export type AdviesInvoer = z.infer<typeof AdviesForm>;
export const BesprekingForm = z
  .object({ akkoord: z.enum(['ja', 'nee'], { error: 'Kies of de inwoner het eens is met het advies.' }), reden: vrij(1000) })
  .refine((f) => f.akkoord === 'ja' || f.reden !== '', { path: ['reden'], message: 'Schrijf op waarom niet.' });
export const GevolgForm = z
  .object({ gevolg: Gevolg, toelichting: vrij(1000) })
  .refine((f) => f.gevolg !== 'geen' || f.toelichting !== '', { path: ['toelichting'], message: 'Schrijf op waarom.' });
export const StopForm = z.object({ reden: tekst('Schrijf op waarom de oriëntatie stopt.', 1000) });
export const PlaatsenForm = z.object({
  plaatsen: z.string().regex(/^\d{1,3}$/, 'Vul een heel getal in van 0 tot en met 999.'),
});

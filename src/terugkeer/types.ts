import { z } from 'zod';
import { type Datum, isoDatum, parseDatumNl } from '../kernel/datum.ts';
import { parseTrede, type Trede } from '../kernel/trede.ts';

/** What a step back does to income (L4): told beforehand, and never a reason to refuse it. */
/** Who decides on a way back when no source says it (keuze), in the words of staff. */
export const BESLIST_SAMEN = 'De inwoner en de consulent samen';

export const INKOMEN = {
  gelijk: 'Het inkomen blijft gelijk',
  minder: 'Het inkomen wordt lager',
  meer: 'Het inkomen wordt hoger',
  onbekend: 'Nog niet bekend',
} as const;
export type Inkomen = keyof typeof INKOMEN;
const InkomenKeuze = z.enum(['gelijk', 'minder', 'meer', 'onbekend'], { error: 'Kies wat het doet met het inkomen.' });

/** What becomes of the indication on the way back (C23). */
export const INDICATIE = {
  blijft: 'De indicatie blijft gelden',
  nieuw: 'Er is een nieuwe indicatie nodig',
  ruimhartig: 'Er komt ruimhartig een nieuwe indicatie, maar niet vanzelf',
} as const;
export type Indicatie = keyof typeof INDICATIE;

/** What a step back opens. */
export const VERVOLG = {
  gesprek: 'Gesprek over hoe het verder gaat',
  orientatie: 'Nieuwe oriëntatie',
  toets: 'Toets opnieuw doen',
  ondersteuning: 'Beslissen over wat nu loopt',
  inkomen: 'Inkomen en uitkering regelen',
  vertellen: 'Zelf vertellen: er kon geen brief komen',
} as const;
export type VervolgSoort = keyof typeof VERVOLG;
export const isVervolg = (tekst: string): tekst is VervolgSoort => Object.hasOwn(VERVOLG, tekst);

/** What the regeling says of the way back (route.terug). */
export interface Terugweg {
  /** A source arranges it; otherwise people choose (AP44). */
  geregeld: boolean;
  in: string;
  naar: { wat: string; soort: VervolgSoort | undefined }[];
  wie: readonly string[];
  /** How many more tries before this way back. */
  pogingen: number | undefined;
  indicatie: Indicatie | undefined;
  bron: string;
  toelichting: string;
}

export type AfspraakStand = 'afgezien' | 'wacht' | 'geldt' | 'oneens' | 'vervallen' | 'vervangen' | 'gebruikt';

/** One version of the agreement; of one that nobody wanted only `afgezien` says something. */
export interface Terugkeerafspraak {
  id: number;
  nummer: number;
  bijTrede: Trede;
  afgezien: string;
  terugTrede: Trede | undefined;
  terugNaar: string;
  tot: Datum | undefined;
  beslist: string;
  indicatie: Indicatie | undefined;
  indicatieBron: string;
  indicatieReden: string;
  inkomen: Inkomen | undefined;
  inkomenToelichting: string;
  gemaaktOp: Datum;
  door: string;
  akkoord: boolean | null;
  akkoordReden: string;
  akkoordOp: Datum | undefined;
  akkoordDoor: 'inwoner' | 'consulent' | null;
  vervangenOp: Datum | undefined;
  gebruiktOp: Datum | undefined;
  versie: number;
}

export interface Vervolg {
  id: number;
  soort: VervolgSoort;
  bron: string;
  tot: Datum | undefined;
  gedaanOp: Datum | undefined;
  gedaanHoe: string;
  /** It was done elsewhere in the dossier after the step back. */
  blijktGedaan: boolean;
  versie: number;
}

export interface Terugstap {
  id: number;
  datum: Datum;
  vanTrede: Trede;
  naarTrede: Trede;
  poging: number;
  inkomen: Inkomen;
  inkomenToelichting: string;
  metAfspraak: boolean;
  motivering: string;
  door: string;
  vervolg: Vervolg[];
}

/** A place that runs while somebody steps back. */
export interface LopendePlek {
  id: number;
  product: string;
  regelingId: number;
  aanbieder: string;
}

const langer = (hoogstens: number) => `Maak het korter: hoogstens ${hoogstens} letters.`;
const tekst = (leeg: string, hoogstens: number) => z.string().min(1, leeg).max(hoogstens, langer(hoogstens));
const vrij = (hoogstens: number) => z.string().max(hoogstens, langer(hoogstens));

const trede = (leeg: string) =>
  z.string({ error: leeg }).transform((waarde, ctx): Trede => {
    const gelezen = parseTrede(waarde);
    if (gelezen !== undefined) return gelezen;
    ctx.addIssue({ code: 'custom', message: leeg });
    return z.NEVER;
  });

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

export const AfspraakForm = z.object({
  terug_trede: trede('Kies naar welke trede de inwoner terug kan.'),
  terug_naar: tekst('Schrijf op waar de inwoner naar terug kan, bijvoorbeeld de oude plek.', 500),
  tot: dag('Vul in tot en met wanneer de afspraak geldt.'),
  beslist: tekst('Schrijf op wie beslist of de inwoner terug gaat.', 200),
  indicatie: z.enum(['blijft', 'nieuw', 'ruimhartig'], { error: 'Kies wat er met de indicatie gebeurt.' }),
  indicatie_reden: vrij(1000),
  inkomen: InkomenKeuze,
  inkomen_toelichting: vrij(1000),
});
export type AfspraakForm = z.output<typeof AfspraakForm>;

export const AfgezienForm = z.object({ reden: tekst('Schrijf op waarom er geen afspraak komt.', 1000) });

export const AkkoordForm = z
  .object({ akkoord: z.enum(['ja', 'nee'], { error: 'Kies ja of nee.' }), reden: vrij(1000) })
  .refine((f) => f.akkoord === 'ja' || f.reden !== '', { path: ['reden'], message: 'Schrijf op wat er niet klopt.' });

export const StapForm = z.object({
  datum: dag('Vul in vanaf welke dag de inwoner terug is.'),
  naar_trede: trede('Kies naar welke trede de inwoner terug gaat.'),
  motivering: tekst('Schrijf op waarom deze trede nu past. Een schuldvraag hoort er niet bij.', 4000),
  inkomen: InkomenKeuze,
  inkomen_toelichting: vrij(1000),
});
export type StapForm = z.output<typeof StapForm>;

export const GedaanForm = z.object({ hoe: tekst('Schrijf op hoe het is gedaan, of waarom het niet meer nodig is.', 1000) });

import { z } from 'zod';
import { isoDatum, parseDatumNl } from '../kernel/datum.ts';
import { parseTrede, type Trede } from '../kernel/trede.ts';
import { BRON_STATUSSEN, type Grond } from '../kernel/uitkomst.ts';
import { ANTWOORDEN, type Antwoord } from './voorstel.ts';

/** One ladderbepaling as it stands in the dossier. */
export interface Bepaling {
  id: number;
  /** ISO date. */
  peildatum: string;
  trede: Trede;
  perspectief: Trede | undefined;
  termijn: 'binnen-een-jaar' | 'later' | undefined;
  /** ISO date: by when, as far as a day was named. */
  perspectiefOp?: string | undefined;
  motivering: string;
  onderbouwing: string;
  door: string;
  herkomst: 'consulent' | 'levering';
  regelingId: number | undefined;
  vastgelegdOp: Date;
  /** The determination that this one corrects, and why. */
  corrigeert?: number | undefined;
  correctieReden?: string;
  /** Until when it was held to be true; undefined: it still is. */
  vervallenOp?: Date | undefined;
}

/** What a determination rests on besides its motivation. */
export interface Onderbouwing {
  antwoorden: Record<string, Antwoord>;
  voorstel: { trede: Trede; hoogstens: Trede } | undefined;
  gronden: Grond[];
  afwijking: string;
  sprong: string;
  /** ISO date. */
  gesprekOp: string | undefined;
  aanwezig: Aanwezig[];
  aanwezigWie: string;
  documenten: { id: number; titel: string; soort: string; toegevoegdOp: Date }[];
}

export const AntwoordenBewaard = z.record(z.string(), z.enum(ANTWOORDEN));
export const GrondenBewaard = z.array(
  z.object({
    regel: z.string(),
    bron: z.string(),
    status: z.enum(BRON_STATUSSEN),
    tekst: z.string(),
    voldaan: z.boolean().nullable(),
  }),
);

/** Who was there when it was talked about. Names stand apart, and need not be given. */
export const AANWEZIG = ['inwoner', 'naaste', 'aanbieder', 'collega', 'wijkteam', 'school', 'ander'] as const;
export type Aanwezig = (typeof AANWEZIG)[number];
export const aanwezigTekst: Record<Aanwezig, string> = {
  inwoner: 'De inwoner',
  naaste: 'Familie of een naaste',
  aanbieder: 'De aanbieder',
  collega: 'Een collega',
  wijkteam: 'Het wijkteam',
  school: 'De school',
  ander: 'Iemand anders',
};
/** "De inwoner, het wijkteam"; `zelf`: as the resident reads it, "Jij, het wijkteam". */
export const aanwezigZin = (wie: readonly Aanwezig[], zelf = false): string =>
  wie
    .map((een) => (zelf && een === 'inwoner' ? 'Jij' : aanwezigTekst[een]))
    .map((tekst, nr) => (nr === 0 ? tekst : tekst.charAt(0).toLowerCase() + tekst.slice(1)))
    .join(', ');
export const isAanwezig = (tekst: string): tekst is Aanwezig => AANWEZIG.some((een) => een === tekst);

export const Termijn = z.enum(['binnen-een-jaar', 'later', 'niet-te-zeggen'], { error: 'Kies wanneer dat kan zijn.' });
export type Termijn = z.output<typeof Termijn>;
export const termijnTekst: Record<Termijn, string> = {
  'binnen-een-jaar': 'Binnen een jaar',
  later: 'Later dan een jaar',
  'niet-te-zeggen': 'Nog niet te zeggen',
};

const PEIL_LEEG = 'Vul in op welke dag deze trede geldt.';
const MOTIVERING_LEEG =
  'Schrijf op wat je zag en hoorde: waarom past deze trede? Zonder motivering kan de bepaling niet worden vastgelegd.';
const langst = (tekens: number) => `Schrijf dit korter, in hoogstens ${tekens} tekens.`;

const dag = (leeg: string | undefined) =>
  z.string(leeg === undefined ? undefined : { error: leeg }).transform((tekst, ctx): string => {
    if (tekst === '' && leeg === undefined) return '';
    const d = parseDatumNl(tekst);
    if (d) return isoDatum(d);
    ctx.addIssue({
      code: 'custom',
      message:
        tekst === '' && leeg !== undefined
          ? leeg
          : `“${tekst.slice(0, 20)}” is geen dag die bestaat. Schrijf dd-mm-jjjj, bijvoorbeeld 31-01-2020.`,
    });
    return z.NEVER;
  });

/** What is asked to determine a trede. Days come out as ISO text, '' when none was given. */
export const BepalingForm = z.object({
  peildatum: dag(PEIL_LEEG),
  trede: z.string({ error: 'Kies een trede.' }).transform((tekst, ctx): Trede => {
    const trede = parseTrede(tekst);
    if (trede !== undefined) return trede;
    ctx.addIssue({ code: 'custom', message: 'Kies een trede.' });
    return z.NEVER;
  }),
  motivering: z.string({ error: MOTIVERING_LEEG }).min(1, MOTIVERING_LEEG).max(4000, langst(4000)),
  onderbouwing: z.string().max(2000, langst(2000)).default(''),
  perspectief: z
    .string()
    .default('')
    .transform((tekst) => parseTrede(tekst)),
  termijn: Termijn,
});
export type BepalingForm = z.output<typeof BepalingForm>;

/** What the flow of pages asks besides. */
export const OnderbouwingForm = z.object({
  afwijking: z.string().max(2000, langst(2000)).default(''),
  sprong: z.string().max(2000, langst(2000)).default(''),
  gesprek_op: dag(undefined).default(''),
  aanwezig_wie: z.string().max(200, langst(200)).default(''),
  perspectief_op: dag(undefined).default(''),
  reden: z.string().max(2000, langst(2000)).default(''),
});
export type OnderbouwingForm = z.output<typeof OnderbouwingForm>;

/** A determination as the flow of pages gives it: with answers, evidence, who was there. */
export type VolledigeBepaling = BepalingForm &
  OnderbouwingForm & {
    antwoorden: Record<string, Antwoord>;
    aanwezig: Aanwezig[];
    documenten: number[];
    /** The determination that this one corrects. */
    corrigeert: number | undefined;
  };

/** What was typed in a draft: as text, so that nothing is lost, however wrong it is. */
export const ConceptInhoud = z.object({
  velden: z.record(z.string(), z.string()),
  aanwezig: z.array(z.string()),
  documenten: z.array(z.string()),
});
export type ConceptInhoud = z.output<typeof ConceptInhoud>;

export interface Concept {
  inhoud: ConceptInhoud;
  /** The newest determination that was there when the draft began; 0: none. */
  basis: number;
  versie: number;
  begonnenOp: Date;
  gewijzigdOp: Date;
}

/** "Ik zie het anders": what the resident thinks, and what was answered. */
export interface InwonerKijk {
  id: number;
  bepalingId: number | undefined;
  zrmId: number | undefined;
  trede: Trede | undefined;
  tekst: string;
  gegevenOp: Date;
  antwoord: string;
  beantwoordOp: Date | undefined;
  beantwoordDoor: string;
}

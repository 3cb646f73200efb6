// The rows of a traject as they are kept, and what is typed on its forms.
import { z } from 'zod';
import { type Datum, isoDatum, parseDatumNl } from '../kernel/datum.ts';

/** How a word was said. */
export const HOE = {
  gesprek: 'In een gesprek',
  telefoon: 'Aan de telefoon',
  brief: 'Met een brief of mail',
} as const;
const isHoe = (tekst: string): tekst is keyof typeof HOE => Object.hasOwn(HOE, tekst);
/** Who said or wrote it down, and how. */
export const hoeTekst = (hoe: string | null, door: string): string =>
  hoe === 'zelf'
    ? `${door === '' ? '' : `${door} `}zei het zelf`
    : hoe !== null && isHoe(hoe)
      ? `opgeschreven${door === '' ? '' : ` door ${door}`}: ${HOE[hoe].toLowerCase()}`
      : '';

export const INDICATIE_TEKST = {
  blijft: 'De indicatie blijft gelden',
  nieuw: 'Er is een nieuwe indicatie nodig',
  ruimhartig: 'Er komt ruimhartig een nieuwe indicatie, maar niet vanzelf',
} as const;
export type Indicatie = keyof typeof INDICATIE_TEKST;

export const INKOMEN_TEKST = {
  gelijk: 'Het inkomen blijft gelijk',
  minder: 'Het inkomen wordt lager',
  meer: 'Het inkomen wordt hoger',
  onbekend: 'Nog niet bekend',
} as const;
export type Inkomen = keyof typeof INKOMEN_TEKST;

export interface TrajectRij {
  id: number;
  regelingId: number;
  begonnenOp: Datum;
  beeindigdOp: Datum | undefined;
  /** When that was written down; undefined: it runs, a record ended it, or it was not kept. */
  eindeMoment?: Date | undefined;
  uitkomst: string;
  toelichting: string;
  /** When it went over to another version, and why; the first first. */
  overgezet: readonly { op: Datum; reden: string }[];
  versie: number;
}

/** Somebody at the table: the key of the role in the route, and who it was. */
export const Aanwezig = z.object({ wie: z.string(), naam: z.string() });
export type Aanwezig = z.output<typeof Aanwezig>;

export interface StapRij {
  id: number;
  trajectId: number;
  stap: string;
  nummer: number;
  poging: number;
  /** Lies before those who decide; `begonnenOp` is then the day that is meant. */
  voorgesteld: boolean;
  ingetrokkenOp: Datum | undefined;
  ingetrokkenReden: string;
  begonnenOp: Datum;
  eindeGepland: Datum | undefined;
  aanbiederId: number | undefined;
  aanbieder: string;
  waar: string;
  /** Hours a week, when they matter. */
  uren: number | undefined;
  toelichting: string;
  afwijking: string;
  via: string;
  volgtOp: string | undefined;
  /** Answers to the conditions of the money of the step, by key. */
  voorwaarden: Readonly<Record<string, boolean>>;
  terug: string;
  indicatie: Indicatie | undefined;
  /** The days of the new indication, as people wrote them down with the way back. */
  indicatieVan: Datum | undefined;
  indicatieTot: Datum | undefined;
  inkomen: Inkomen | undefined;
  inkomenToelichting: string;
  door: string;
  verlengd: number;
  verlengingReden: string;
  /** Who was at the table; undefined: nobody wrote it down. */
  tafel: readonly Aanwezig[] | undefined;
  /** Why a toewijzing goes on beside this work. */
  plekDoor: string;
  geeindigdOp: Datum | undefined;
  uitkomst: string;
  uitkomstToelichting: string;
  uitkomstAfwijking: string;
  /** The outcome leads to a next step of the route. */
  leidtVerder: boolean;
  /** When it was written down. */
  vastgelegdOp: Date;
  versie: number;
}

export interface OordeelRij {
  id: number;
  stapId: number;
  wie: string;
  aanbiederId: number | undefined;
  gevraagdAan: number | undefined;
  gevraagdAanNaam: string;
  gevraagdOp: Datum;
  /** The outcome that it is about; empty: whether the step begins, or a choice that is still to be made. */
  voor: string;
  oordeel: boolean | undefined;
  reden: string;
  hoe: string | null;
  gegevenOp: Datum | undefined;
  gegevenDoor: string;
  vervallen: boolean;
  versie: number;
}

export interface VerzoekRij {
  id: number;
  stapId: number;
  derde: string;
  derdeNaam: string;
  vraag: string;
  wens: string;
  metInwoner: boolean;
  gevraagdOp: Datum;
  antwoordTot: Datum | undefined;
  antwoord: string;
  antwoordTekst: string;
  /** Percentage. */
  loonwaarde: number | undefined;
  antwoordOp: Datum | undefined;
  bewijsId: number | undefined;
  bewijs: string;
  gestoptOp: Datum | undefined;
  gestoptReden: string;
  versie: number;
}

/** What a resident may know of a question to a third party. */
export type EigenVerzoek = Pick<VerzoekRij, 'stapId' | 'derdeNaam' | 'gevraagdOp' | 'antwoordTot' | 'antwoordOp'>;

export interface PlichtRij {
  id: number;
  stapId: number;
  sleutel: string;
  nr: number;
  naam: string;
  wie: string;
  dag: Datum | undefined;
  bron: string;
  stand: 'open' | 'gedaan' | 'ontheven' | 'vervallen';
  op: Datum | undefined;
  hoe: string;
  versie: number;
  /** The day before the last move, and why it moved; empty: it never moved. */
  wasDag: Datum | undefined;
  verschovenReden: string;
}

export interface GeldRij {
  id: number;
  stapId: number;
  sleutel: string;
  naam: string;
  aan: 'aanbieder' | 'werkgever' | 'inwoner' | 'gemeente';
  ontvanger: string;
  betaler: string;
  soort: 'betaling' | 'verrekening';
  van: Datum;
  tot: Datum;
  /** Eurocent; negative when it comes back. */
  bedrag: number;
  bron: string;
  /** What it was computed from, in words. */
  herleid: string[];
  stand: 'klaar' | 'goedgekeurd' | 'afgekeurd' | 'uitgevoerd' | 'vervallen';
  beoordeeldOp: Datum | undefined;
  reden: string;
  uitvoerId: number | undefined;
  versie: number;
}

/** The resident, as rows of his traject need him. */
export interface Houder {
  id: number;
  gemeente_id: number;
  consulent_id: number;
}

const langer = (hoogstens: number) => `Maak het korter: hoogstens ${hoogstens} letters.`;
const tekst = (leeg: string, hoogstens: number) => z.string().min(1, leeg).max(hoogstens, langer(hoogstens));
const vrij = (hoogstens: number) => z.string().max(hoogstens, langer(hoogstens)).default('');

const lees = (waarde: string, leeg: string, ctx: z.RefinementCtx): string => {
  const gelezen = parseDatumNl(waarde);
  if (gelezen) return isoDatum(gelezen);
  ctx.addIssue({
    code: 'custom',
    message: waarde === '' ? leeg : 'Schrijf de datum als dag-maand-jaar, bijvoorbeeld 31-01-2020.',
  });
  return '';
};
/** A day as ISO text. */
const dag = (leeg: string) =>
  z
    .string()
    .default('')
    .transform((waarde, ctx) => lees(waarde, leeg, ctx));
const dagOfNiets = z
  .string()
  .default('')
  .transform((waarde, ctx): string | undefined => (waarde === '' ? undefined : lees(waarde, '', ctx)));

const getalOfNiets = (wat: string, hoogstens: number) =>
  z
    .string()
    .default('')
    .transform((waarde, ctx): number | undefined => {
      if (waarde === '') return undefined;
      if (/^\d{1,3}$/.test(waarde) && Number(waarde) <= hoogstens) return Number(waarde);
      ctx.addIssue({ code: 'custom', message: `${wat}: vul een heel getal in van 0 tot en met ${hoogstens}.` });
      return undefined;
    });

const id = z
  .string()
  .default('')
  .transform((waarde) => (/^[1-9]\d{0,8}$/.test(waarde) ? Number(waarde) : undefined));

export const BeginForm = z.object({
  op: dag('Vul in op welke dag de stap begint.'),
  einde: dagOfNiets,
  aanbieder: id,
  waar: vrij(200),
  uren: getalOfNiets('Uren per week', 60),
  toelichting: vrij(2000),
  reden: vrij(2000),
});
export type BeginForm = z.output<typeof BeginForm>;

/** Of a place that runs beside work: does it end, on which day, or why does it go on; `later`: a colleague who may decides. */
export const PlekForm = z.object({
  plek: z.enum(['eindigt', 'door', 'later'], { error: 'Kies of de plek eindigt of doorloopt.' }),
  plek_einde: dagOfNiets,
  plek_door: vrij(500),
});

const inkomen = z.enum(['gelijk', 'minder', 'meer', 'onbekend'], { error: 'Kies wat het doet met het inkomen.' });

export const TerugForm = z.object({
  op: dag('Vul in vanaf welke dag de inwoner terug is.'),
  einde: dagOfNiets,
  aanbieder: id,
  waar: vrij(200),
  uren: getalOfNiets('Uren per week', 60),
  toelichting: tekst('Schrijf op waarom deze stap nu past. Een schuldvraag hoort er niet bij.', 2000),
  reden: vrij(2000),
  /** Not asked when the route says it; `geen`: the step does not rest on one. */
  indicatie: z
    .enum(['blijft', 'nieuw', 'ruimhartig', 'geen'], { error: 'Kies wat er met de indicatie gebeurt.' })
    .transform((een) => (een === 'geen' ? undefined : een)),
  indicatie_van: dagOfNiets,
  indicatie_tot: dagOfNiets,
  inkomen,
  inkomen_toelichting: vrij(1000),
});

export const EindeForm = z.object({
  uitkomst: tekst('Kies wat er uit deze stap kwam.', 60),
  op: dag('Vul in wat de laatste dag van de stap is.'),
  toelichting: vrij(2000),
  reden: vrij(2000),
});

export type EindeForm = z.output<typeof EindeForm>;

export const VerlengForm = z.object({
  tot: dag('Vul in wat de nieuwe laatste dag is.'),
  reden: tekst('Schrijf op waarom de stap langer duurt.', 2000),
});

export const OordeelForm = z
  .object({
    oordeel: z.enum(['ja', 'nee'], { error: 'Kies ja of nee.' }),
    hoe: z.enum(['gesprek', 'telefoon', 'brief'], { error: 'Kies hoe het is gezegd.' }).optional(),
    reden: vrij(2000),
  })
  .refine((f) => f.oordeel === 'ja' || f.reden !== '', { path: ['reden'], message: 'Schrijf op waarom niet.' });

export const VerzoekForm = z.object({
  derde_naam: tekst('Schrijf op aan wie je het vraagt.', 200),
  vraag: tekst('Schrijf op wat je vraagt.', 2000),
  wens: vrij(2000),
  met_inwoner: z.enum(['ja', 'nee'], { error: 'Kies of je dit samen met de inwoner vraagt.' }),
  gevraagd: dag('Vul in wanneer je het vroeg.'),
  antwoord_tot: dagOfNiets,
});

export const AntwoordForm = z.object({
  antwoord: z.enum(['positief', 'negatief', 'anders'], { error: 'Kies wat het antwoord is.' }),
  tekst: tekst('Schrijf op wat er werd geantwoord.', 2000),
  loonwaarde: getalOfNiets('Loonwaarde in procenten', 100),
  ontvangen: dag('Vul in op welke dag het antwoord kwam.'),
  bewijs: id,
});

export const StopForm = z.object({ reden: tekst('Schrijf op waarom het verzoek stopt.', 1000) });

export const PlichtForm = z.object({
  wat: z.enum(['gedaan', 'ontheven'], { error: 'Kies of het is gedaan of niet nodig is.' }),
  op: dag('Vul in op welke dag het is gedaan.'),
  hoe: tekst('Schrijf op hoe het is gedaan, of waarom het niet nodig is.', 1000),
});

export const EigenPlichtForm = PlichtForm.pick({ op: true, hoe: true });

/** "1.234,56" or "50" → eurocent. */
export const leesBedrag = (getypt: string): number | undefined => {
  const kaal = getypt.replace(/^€\s*/, '');
  if (!/^(\d{1,6}|\d{1,3}(\.\d{3})+)(,\d{1,2})?$/.test(kaal)) return undefined;
  const [heel = '', deel = ''] = kaal.replaceAll('.', '').split(',');
  return Number(heel) * 100 + Number(deel.padEnd(2, '0'));
};

export const GeldForm = z.object({
  van: dag('Vul in vanaf welke dag.'),
  tot: dag('Vul in tot en met welke dag.'),
  ontvanger: tekst('Schrijf op wie het geld krijgt.', 200),
  bedrag: z
    .string()
    .default('')
    .transform((waarde, ctx) => {
      const cent = leesBedrag(waarde);
      if (cent !== undefined && cent > 0) return cent;
      ctx.addIssue({ code: 'custom', message: 'Vul een bedrag in euro in, bijvoorbeeld 48,50.' });
      return 0;
    }),
  herleid: tekst('Schrijf op waar het bedrag vandaan komt.', 1000),
});

/** Where a letter to an employer goes: lines of an envelope window. */
export const WerkgeverForm = z.object({
  naam: tekst('Vul de naam van de werkgever in.', 45),
  tav: vrij(38),
  straat: tekst('Vul de straat met het huisnummer in, of de postbus.', 45),
  postcode: z
    .string()
    .transform((waarde) => waarde.toUpperCase().replace(/^(\d{4})\s*([A-Z]{2})$/, '$1 $2'))
    .refine(
      (waarde) => /^[1-9]\d{3} [A-Z]{2}$/.test(waarde),
      'Schrijf de postcode als vier cijfers en twee letters, bijvoorbeeld 1315 HR.',
    ),
  plaats: tekst('Vul de plaats in.', 36),
});
export type WerkgeverForm = z.output<typeof WerkgeverForm>;

export const AfkeurForm = z.object({ reden: tekst('Schrijf op waarom dit niet wordt betaald.', 1000) });

import { z } from 'zod';
import { type Datum, parseDatumNl } from '../kernel/datum.ts';
import type { Geldigheid } from '../kernel/periode.ts';

/** The roles of employees of the municipality; never inwoner or systeem. */
export const STAFROLLEN = ['consulent', 'teammanager', 'financien', 'contractmanager', 'beleid', 'beheer'] as const;
export type Stafrol = (typeof STAFROLLEN)[number];
export const isStafrol = (rol: string): rol is Stafrol => STAFROLLEN.some((een) => een === rol);

/** Somebody with an account: an employee of the municipality, or of an aanbieder that it has a contract with. */
export type Medewerker = {
  id: number;
  naam: string;
  rol: Stafrol | 'aanbieder' | 'orientatie';
  aanbiederId: number | undefined;
  aanbieder: string | undefined;
  functie: string | undefined;
  telefoon: string;
  email: string;
  actief: boolean;
  /** A login hangs on the account; without it the person still has to be invited. */
  gekoppeld: boolean;
  laatsteDag: Datum | undefined;
  laatstIngelogd: Date | undefined;
  versie: number;
};

/** A line of the list: with what is true today. */
export type MedewerkerInLijst = Medewerker & {
  teams: string[];
  afwezig: { tot: Datum | undefined; vervanger: string | undefined } | undefined;
  uitnodiging: { id: number; verlooptOp: Date; verlopen: boolean } | undefined;
};

/** Which employees the list shows. `hier` are all who work here now. */
export const STANDEN = ['hier', 'afwezig', 'nog-niet', 'lang-niet', 'vertrekt', 'uit', 'alle'] as const;
export type StandFilter = (typeof STANDEN)[number];

export type MedewerkerFilter = {
  zoek: string;
  rol: Stafrol | undefined;
  team: number | undefined;
  stand: StandFilter;
  zonderFunctie: boolean;
  /** Accounts of aanbieders instead of employees; of one of them when it is a number. */
  aanbieders: boolean;
  aanbieder: number | undefined;
};

/** What beheer writes of a person. */
export type Persoonsgegevens = { naam: string; functie: string | null; telefoon: string; email: string };

export type Team = { id: number; naam: string; geldig: Geldigheid; versie: number };
export type Teamlid = {
  id: number;
  teamId: number;
  team: string;
  gebruikerId: number;
  naam: string;
  functie: string | undefined;
  leidt: boolean;
  geldig: Geldigheid;
};
export type Functie = { id: number; naam: string; geldig: Geldigheid; aantal: number };

/** From, to and who takes over; never why. */
export type Afwezigheid = {
  id: number;
  gebruikerId: number;
  naam: string;
  vervangerId: number | undefined;
  vervanger: string | undefined;
  vervangerTelefoon: string | undefined;
  /** Where it stands that they replace each other by themselves (AL8); empty: somebody arranged it. */
  vervangerBron: string;
  periode: Geldigheid;
};

/** Where a colleague works and whether they are there. */
export type Bereikbaar = { team: string | undefined; afwezig: Afwezigheid | undefined; laatsteDag: Datum | undefined };

export type Vertrek = {
  id: number;
  gebruikerId: number;
  naam: string;
  laatsteDag: Datum;
  /** 0: the queue of who has no consulent; undefined: there was nothing to hand over. */
  naarId: number | undefined;
  naar: string | undefined;
  uitgevoerd: boolean;
  overgedragen: number | undefined;
};

/** What moves when somebody else takes over a caseload: numbers, beheer knows nobody of them. */
export type Caseload = {
  aangemeld: number;
  inOnderzoek: number;
  inTraject: number;
  afgerond: number;
  toewijzingen: number;
  doelen: number;
  zonderBesluit: number;
  zonderBrief: number;
  ongelezen: number;
  resultaten: number;
};

/** A stored state of what beheer changes, oldest first when there are more. */
export type Versie = { soort: string; objectId: number; inhoud: Record<string, unknown>; door: string | undefined; op: Date };

export const HANDELINGEN = ['beschikking-verlenen', 'beschikking-weigeren', 'beschikking-intrekken'] as const;
export type Handeling = (typeof HANDELINGEN)[number];

/**
 * One line of the mandate register (AP16, AP30): a functie, or somebody by name, may do one thing from a day on, granted by who stands
 * above. Exactly one of `functie` and `gebruikerId` is there.
 */
export type Mandaat = {
  id: number;
  functie: string | undefined;
  gebruikerId: number | undefined;
  /** Of `gebruikerId`. */
  naam: string | undefined;
  verleendDoor: string;
  handeling: Handeling;
  /** Keys of products; undefined: all maatwerk of the regeling. */
  producten: string[] | undefined;
  /** Eurocent; undefined: the source sets no limit. */
  totBedrag: number | undefined;
  /** May be passed on (Awb 10:9). */
  ondermandaat: boolean;
  bereik: string;
  geldig: Geldigheid;
  bron: string;
  bronOp: Datum | undefined;
  bronPlaats: string;
  eindeReden: string;
  versie: number;
};

export type MandaatVoorstel = Omit<Mandaat, 'id' | 'naam' | 'eindeReden' | 'versie'>;

/** Who signed how often under a mandate. */
export type Getekend = { mandaatId: number; gebruikerId: number; naam: string; aantal: number; eerste: Datum; laatste: Datum };

/** Who stands above the chain of the register (BR besluit 3). */
export const COLLEGE = 'college van burgemeester en wethouders';

export const GEEN_DAG = 'Schrijf een dag die bestaat, bijvoorbeeld 1-1-2027.';

/** A day as people type it. */
export const dagveld = (melding: string = GEEN_DAG) =>
  z.string().transform((tekst, ctx) => {
    const gelezen = parseDatumNl(tekst);
    if (gelezen) return gelezen;
    ctx.addIssue(melding);
    return z.NEVER;
  });
/** A day, or nothing. */
export const dagOfLeeg = z.union([z.literal('').transform(() => null), dagveld(`${GEEN_DAG} Of laat het leeg.`)]);

const kort = (leeg: string, hoogstens: number) =>
  z.string().min(1, leeg).max(hoogstens, `Maak de tekst korter: hoogstens ${hoogstens} letters.`);
const telefoon = z
  .string()
  .regex(/^$|^[+(]?\d[\d ()+-]{5,19}$/, 'Schrijf een telefoonnummer, bijvoorbeeld 055 580 21 00. Of laat het leeg.');
const email = z
  .string()
  .max(254, 'Dit mailadres is te lang.')
  .transform((adres) => adres.toLowerCase())
  .refine((adres) => adres === '' || z.email().safeParse(adres).success, {
    message: 'Dit is geen mailadres. Schrijf bijvoorbeeld naam@organisatie.nl.',
  });

export const PersoonForm = z.object({
  naam: kort('Schrijf de naam op.', 100),
  functie: z
    .string()
    .max(80, 'Kies een functie uit de lijst.')
    .transform((tekst) => tekst || null),
  telefoon,
  email,
});

export const NieuwForm = PersoonForm.extend({
  bij: z.enum(['gemeente', 'aanbieder'], { error: 'Kies waar deze persoon werkt.' }),
  rol: z.string(),
  aanbieder: z.string(),
  team: z.string(),
  uitnodigen: z.string(),
}).superRefine((form, ctx) => {
  if (form.bij === 'gemeente' && !isStafrol(form.rol)) ctx.addIssue({ code: 'custom', path: ['rol'], message: 'Kies een rol.' });
  if (form.bij === 'aanbieder' && !/^(centrum-)?[1-9]\d{0,8}$/.test(form.aanbieder))
    ctx.addIssue({ code: 'custom', path: ['aanbieder'], message: 'Kies de organisatie.' });
  if (form.uitnodigen === 'ja' && form.email === '')
    ctx.addIssue({ code: 'custom', path: ['email'], message: 'Zonder mailadres kan er geen uitnodiging weg. Schrijf het op.' });
});

export const MandaatForm = z
  .object({
    aan: z.enum(['functie', 'naam'], { error: 'Kies of het mandaat bij een functie hoort of op naam staat.' }),
    functie: z.string().max(80, 'Kies een functie uit de lijst.'),
    medewerker: z.string(),
    verleendDoor: z.string().min(1, 'Kies wie het mandaat verleent.').max(80, 'Kies wie het mandaat verleent.'),
    handelingen: z.array(z.enum(HANDELINGEN)).min(1, 'Kies minstens één soort besluit.'),
    producten: z.array(z.string()),
    totBedrag: z.union(
      [
        z.literal('').transform(() => undefined),
        z
          .string()
          .regex(/^\d{1,7}(,\d{2})?$/)
          .transform((tekst) => Math.round(Number(tekst.replace(',', '.')) * 100)),
      ],
      { error: 'Schrijf een bedrag in euro, bijvoorbeeld 5000 of 1600,00. Of laat het leeg.' },
    ),
    ondermandaat: z.enum(['ja', 'nee'], { error: 'Kies of het mandaat mag worden doorgegeven.' }),
    bereik: kort('Schrijf op waarvoor het mandaat is.', 200),
    van: dagveld(),
    tot: dagOfLeeg,
    bron: kort('Noem het besluit waar dit mandaat in staat.', 200),
    bronOp: dagOfLeeg,
    bronPlaats: z.string().max(300, 'Maak de tekst korter: hoogstens 300 letters.'),
  })
  .superRefine((form, ctx) => {
    if (form.aan === 'functie' && form.functie === '')
      ctx.addIssue({ code: 'custom', path: ['functie'], message: 'Kies een functie.' });
    if (form.aan === 'naam' && !/^[1-9]\d{0,8}$/.test(form.medewerker))
      ctx.addIssue({ code: 'custom', path: ['medewerker'], message: 'Kies de medewerker.' });
    if (form.totBedrag === 0)
      ctx.addIssue({ code: 'custom', path: ['totBedrag'], message: 'Schrijf een bedrag boven nul, of laat het leeg.' });
  });

export const BronForm = z.object({
  bereik: kort('Schrijf op waarvoor het mandaat is.', 200),
  bron: kort('Noem het besluit waar dit mandaat in staat.', 200),
  bronOp: dagOfLeeg,
  bronPlaats: z.string().max(300, 'Maak de tekst korter: hoogstens 300 letters.'),
});

export const AfwezigheidForm = z.object({
  medewerker: z.string().regex(/^[1-9]\d{0,8}$/, 'Kies wie er afwezig is.'),
  van: dagveld(),
  tot: dagOfLeeg,
  vervanger: z.string().regex(/^$|^[1-9]\d{0,8}$/, 'Kies een vervanger uit de lijst, of laat het leeg.'),
});

export type LogboekFilter = {
  van: Datum | undefined;
  tot: Datum | undefined;
  gebruikerId: number | undefined;
  handeling: string | undefined;
};

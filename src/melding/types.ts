import { z } from 'zod';
import { isoDatum, parseDatumNl } from '../kernel/datum.ts';

/** Who reports. */
export const Melder = z.enum(
  ['inwoner', 'naaste', 'wijkteam', 'school', 'werkgever', 'aanbieder', 'huisarts', 'gemeente', 'anders'],
  { error: 'Kies wie de inwoner heeft aangemeld.' },
);
export type Melder = z.output<typeof Melder>;
export const melderTekst: Record<Melder, string> = {
  inwoner: 'De inwoner zelf',
  naaste: 'Familie of een naaste',
  wijkteam: 'Het wijkteam',
  school: 'Een school',
  werkgever: 'Een werkgever',
  aanbieder: 'Een aanbieder',
  huisarts: 'De huisarts of een andere zorgverlener',
  gemeente: 'De gemeente',
  anders: 'Iemand anders',
};

export const Sluitreden = z.enum(
  ['dubbel', 'andere-gemeente', 'niet-bereikt', 'wil-niet', 'ander-loket', 'ingetrokken', 'geen-hulpvraag'],
  { error: 'Kies waarom je de melding sluit.' },
);
export type Sluitreden = z.output<typeof Sluitreden>;
export const sluitredenTekst: Record<Sluitreden, string> = {
  dubbel: 'Dezelfde melding is er al',
  'andere-gemeente': 'De inwoner woont in een andere gemeente',
  'niet-bereikt': 'De inwoner is niet te bereiken',
  'wil-niet': 'De inwoner wil geen ondersteuning',
  'ander-loket': 'Een ander loket helpt de inwoner',
  ingetrokken: 'Wie meldde trok de melding in',
  'geen-hulpvraag': 'Het was een vraag, geen melding van behoefte aan ondersteuning',
};

/** How whoever reported was answered. */
export const Terugkoppeling = z.enum(['mail', 'telefoon', 'niet-nodig', 'niet-bereikt'], {
  error: 'Kies hoe je degene die meldde antwoord geeft.',
});
export type Terugkoppeling = z.output<typeof Terugkoppeling>;
export const terugkoppelingTekst: Record<Terugkoppeling, string> = {
  mail: 'Per mail',
  telefoon: 'Aan de telefoon',
  'niet-nodig': 'Niet nodig',
  'niet-bereikt': 'Niet bereikt',
};

export type MeldingStatus = 'nieuw' | 'in-behandeling' | 'aangemeld' | 'gesloten';

const kort = (hoogstens: number) =>
  z.string().max(hoogstens, `Schrijf dit korter, in hoogstens ${hoogstens} tekens.`).default('');
const naam = (leeg: string) =>
  z
    .string({ error: leeg })
    .min(1, leeg)
    .max(100, 'Schrijf dit korter, in hoogstens 100 tekens.')
    .regex(/\p{L}/u, 'Schrijf een naam met letters.');
const telefoon = kort(30).refine(
  (tekst) => tekst === '' || (/^\+?[\d\s().-]+$/.test(tekst) && /^\d{10,13}$/.test(tekst.replace(/\D/g, ''))),
  'Schrijf een telefoonnummer met tien cijfers, bijvoorbeeld 06 12345678.',
);
const email = kort(200).refine(
  (tekst) => tekst === '' || /^[^\s@<>"',;:()[\]\\]+@[^\s@<>"',;:()[\]\\]+\.[^\s@.<>"',;:()[\]\\]{2,}$/.test(tekst),
  'Schrijf een e-mailadres met een apenstaartje en een punt, bijvoorbeeld naam@voorbeeld.nl.',
);

/** What is asked of whoever reports. The BSN is not: a third party does not have to know it. The birth date comes out as ISO text, '' is not known. */
export const MeldingForm = z.object({
  wie: z.enum(Melder.options, { error: 'Kies wie je bent.' }),
  toestemming: z.enum(['', 'ja', 'nee'], { error: 'Kies ja of nee.' }).default(''),
  toestemming_reden: kort(500),
  melder_naam: kort(100),
  melder_organisatie: kort(100),
  melder_telefoon: telefoon,
  melder_email: email,
  mail: z.enum(['', 'ja'], { error: 'Zet het vinkje aan of uit.' }).default(''),
  voornaam: naam('Vul de voornaam in.'),
  voorvoegsel: kort(20),
  achternaam: naam('Vul de achternaam in.'),
  geboortedatum: z
    .string()
    .default('')
    .transform((tekst, ctx) => {
      if (tekst === '') return '';
      const dag = parseDatumNl(tekst);
      if (dag) return isoDatum(dag);
      ctx.addIssue({
        code: 'custom',
        message: `“${tekst.slice(0, 20)}” is geen dag die bestaat. Schrijf dd-mm-jjjj, bijvoorbeeld 01-05-1990.`,
      });
      return z.NEVER;
    }),
  postcode: kort(7)
    .refine(
      (tekst) => tekst === '' || /^[1-9]\d{3} ?[a-z]{2}$/i.test(tekst),
      'Schrijf de postcode als vier cijfers en twee letters, bijvoorbeeld 7311 AB.',
    )
    .transform((tekst) => (tekst === '' ? '' : `${tekst.slice(0, 4)} ${tekst.slice(-2).toUpperCase()}`)),
  woonplaats: z
    .string({ error: 'Vul de woonplaats in.' })
    .min(1, 'Vul de woonplaats in.')
    .max(100, 'Schrijf dit korter, in hoogstens 100 tekens.'),
  telefoon,
  email,
  contact: z.enum(['bellen', 'appen', 'mailen', 'brief', 'via-begeleider'], { error: 'Kies hoe we contact kunnen opnemen.' }),
  contact_toelichting: kort(200),
  vraag: z
    .string({ error: 'Schrijf op waar hulp bij nodig is.' })
    .min(1, 'Schrijf op waar hulp bij nodig is. Een paar woorden is genoeg.')
    .max(4000, 'Schrijf dit korter, in hoogstens 4000 tekens.'),
});
export type MeldingForm = z.output<typeof MeldingForm>;
export type MeldingVeld = keyof MeldingForm;

/** What a consulent says when a melding is closed. */
export const SluitForm = z.object({
  reden: Sluitreden,
  toelichting: z.string().max(2000, 'Schrijf dit korter, in hoogstens 2000 tekens.').default(''),
  terugkoppeling: Terugkoppeling,
});
export type SluitForm = z.output<typeof SluitForm>;

/** A melding in a list of the team. */
export interface MeldingRij {
  id: number;
  kenmerk: string;
  status: MeldingStatus;
  melderSoort: Melder;
  voornaam: string | null;
  voorvoegsel: string | null;
  achternaam: string | null;
  woonplaats: string | null;
  vraag: string;
  ontvangenOp: string;
  consulentId: number;
  consulent: string;
  inwonerId: number | null;
  sluitreden: Sluitreden | null;
  terugkoppeling: Terugkoppeling | null;
  totaal: number;
}

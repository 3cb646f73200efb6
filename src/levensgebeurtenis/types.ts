import { z } from 'zod';
import { contactVelden, UitkeringAntwoord } from '../inwoner/index.ts';
import { isoDatum, parseDatumNl } from '../kernel/datum.ts';

export const GebeurtenisSoort = z.enum(['verhuizing', 'verhuizing-weg', 'overlijden', 'aow', 'uitkering', 'detentie'], {
  error: 'Kies wat er is gebeurd.',
});
export type GebeurtenisSoort = z.output<typeof GebeurtenisSoort>;
export const soortTekst: Record<GebeurtenisSoort, string> = {
  verhuizing: 'Verhuisd binnen de gemeente',
  'verhuizing-weg': 'Verhuisd naar een andere gemeente',
  overlijden: 'Overleden',
  aow: 'AOW-leeftijd bereikt',
  uitkering: 'Andere uitkering',
  detentie: 'In detentie',
};
export const datumVraag: Record<GebeurtenisSoort, string> = {
  verhuizing: 'Vanaf welke dag woont iemand daar?',
  'verhuizing-weg': 'Vanaf welke dag woont iemand daar?',
  overlijden: 'Op welke dag is iemand overleden?',
  aow: 'Op welke dag bereikt iemand de AOW-leeftijd?',
  uitkering: 'Vanaf welke dag is de uitkering anders?',
  detentie: 'Vanaf welke dag zit iemand vast?',
};

/** Where an event comes from. */
export const herkomstTekst = {
  consulent: 'Ingevoerd door een consulent',
  brp: 'Gezien in de BRP',
  berekend: 'Berekend uit de geboortedatum',
} as const;

/** What goes with an event: an address, a municipality, a benefit. */
export const Gegevens = z.object({
  straat: z.string().optional(),
  huisnummer: z.string().optional(),
  postcode: z.string().optional(),
  woonplaats: z.string().optional(),
  gemeente: z.string().optional(),
  uitkering: UitkeringAntwoord.optional(),
  /** Until when it is expected to last, ISO. */
  tot: z.string().optional(),
});
export type Gegevens = z.output<typeof Gegevens>;

const dag = (leeg: string) =>
  z.string({ error: leeg }).transform((tekst, ctx) => {
    const d = parseDatumNl(tekst);
    if (d) return isoDatum(d);
    ctx.addIssue({
      code: 'custom',
      message:
        tekst === '' ? leeg : `“${tekst.slice(0, 20)}” is geen dag die bestaat. Schrijf dd-mm-jjjj, bijvoorbeeld 31-01-2020.`,
    });
    return z.NEVER;
  });
const toelichting = z.string().max(1000, 'Schrijf dit korter, in hoogstens 1000 tekens.').default('');
const algemeen = { datum: dag('Vul de dag in.'), toelichting };

/** What is asked of each kind of event. */
export const GebeurtenisForm = z.discriminatedUnion(
  'soort',
  [
    z.object({
      soort: z.literal('verhuizing'),
      ...algemeen,
      straat: contactVelden.straat,
      huisnummer: contactVelden.huisnummer,
      postcode: contactVelden.postcode,
      woonplaats: contactVelden.woonplaats,
    }),
    z.object({
      soort: z.literal('verhuizing-weg'),
      ...algemeen,
      gemeente: z.string().min(1, 'Vul in naar welke gemeente.').max(100, 'Schrijf dit korter, in hoogstens 100 tekens.'),
    }),
    z.object({ soort: z.literal('overlijden'), ...algemeen }),
    z.object({ soort: z.literal('aow'), ...algemeen }),
    z.object({ soort: z.literal('uitkering'), ...algemeen, uitkering: UitkeringAntwoord }),
    z.object({
      soort: z.literal('detentie'),
      ...algemeen,
      tot: z
        .string()
        .default('')
        .transform((tekst, ctx): string | undefined => {
          if (tekst === '') return undefined;
          const d = parseDatumNl(tekst);
          if (d) return isoDatum(d);
          ctx.addIssue({ code: 'custom', message: `“${tekst.slice(0, 20)}” is geen dag die bestaat. Schrijf dd-mm-jjjj.` });
          return z.NEVER;
        }),
    }),
  ],
  { error: 'Kies wat er is gebeurd.' },
);
export type GebeurtenisForm = z.output<typeof GebeurtenisForm>;

export type VoorstelSoort =
  | 'adres'
  | 'toewijzing-beeindigen'
  | 'uitkering-wijzigen'
  | 'overlijden-vastleggen'
  | 'afspraken-afzeggen'
  | 'overdracht'
  | 'dossier-afronden'
  | 'gesprek';

/** One thing that an event asks, with where that stands. */
export interface Voorstel {
  soort: VoorstelSoort;
  toewijzingId?: number;
  /** The day it should count from, ISO; the consulent may take another. */
  dag?: string;
  gegevens?: Gegevens;
  tekst: string;
  /** Place in the source, or why it is a choice. */
  grond: string;
  /** No source says it so: a choice of this product. */
  keuze: boolean;
}

export type VoorstelStatus = 'open' | 'gepland' | 'voorgelegd' | 'uitgevoerd' | 'niet-nodig' | 'hersteld' | 'zelf-herstellen';
export const voorstelStatusTekst: Record<VoorstelStatus, string> = {
  open: 'Nog beslissen',
  gepland: 'Gaat vanzelf in',
  voorgelegd: 'Wacht op een besluit',
  uitgevoerd: 'Gedaan',
  'niet-nodig': 'Niet nodig',
  hersteld: 'Teruggezet',
  'zelf-herstellen': 'Zelf herstellen',
};

/** What stood there before a proposal was done, so that it can be put back. */
export const Vorige = z.object({
  adres: z.object({ straat: z.string(), huisnummer: z.string(), postcode: z.string(), woonplaats: z.string() }).optional(),
  toewijzing: z.object({ status: z.enum(['toegewezen', 'geaccepteerd', 'gestart']), reden: z.string() }).optional(),
  uitkering: z.object({ oud: z.int().nullable(), nieuw: z.int().nullable() }).optional(),
  status: z.enum(['aangemeld', 'in-onderzoek', 'in-traject', 'afgerond']).optional(),
});
export type Vorige = z.output<typeof Vorige>;

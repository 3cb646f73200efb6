import { z } from 'zod';
import type { BesluitSoort } from '../besluit/index.ts';
import type { Datum } from '../kernel/datum.ts';
import type { Minuten } from '../kernel/minuten.ts';
import type { Trede } from '../kernel/trede.ts';
import { GrondVorm, type ToetsFeiten } from '../toets/index.ts';

export const OMZETTING_SOORTEN = ['aanbieder-stopt', 'nieuwe-versie', 'tarief', 'wet', 'anders'] as const;
export const OmzettingSoort = z.enum(OMZETTING_SOORTEN, { error: 'Kies wat er verandert.' });
export type OmzettingSoort = z.output<typeof OmzettingSoort>;

export const SOORT_TEKST: Readonly<Record<OmzettingSoort, { naam: string; uitleg: string }>> = {
  'aanbieder-stopt': {
    naam: 'Een aanbieder stopt',
    uitleg: 'Per inwoner een andere aanbieder met contract in de buurt, of opnieuw bespreken.',
  },
  'nieuwe-versie': {
    naam: 'Een nieuwe versie van de regeling',
    uitleg: 'Per inwoner: blijft onder de oude versie, of gaat over, met wat er dan schuift.',
  },
  tarief: {
    naam: 'Tarieven indexeren',
    uitleg: 'Alle tarieven met een percentage omhoog of omlaag vanaf een dag. Gaat niet over inwoners.',
  },
  wet: {
    naam: 'De AOW-leeftijd verandert',
    uitleg: 'Wie eindigt nu te laat of te vroeg? Per inwoner een nieuwe laatste dag.',
  },
  anders: { naam: 'Iets anders', uitleg: 'Een eigen reden: bespreken met iedereen, of eindigen op een dag.' },
};

export type OmzettingStatus = 'opstellen' | 'nagaan' | 'bezig' | 'gestopt' | 'klaar' | 'weggelegd';
export const STATUS_TEKST: Readonly<Record<string, string>> = {
  opstellen: 'Wordt opgesteld',
  nagaan: 'Na te gaan',
  bezig: 'Wordt uitgevoerd',
  gestopt: 'Gestopt',
  klaar: 'Klaar',
  weggelegd: 'Weggelegd',
};

const dag = z.string();
/** What is done with one toewijzing. Days are jjjj-mm-dd. */
export const Keuze = z.discriminatedUnion('daad', [
  /** Goes on at another aanbieder from `van`. */
  z.object({ daad: z.literal('aanbieder'), aanbiederId: z.int(), naam: z.string(), nabij: z.string(), van: dag }),
  /** Ends on this last day. */
  z.object({ daad: z.literal('einde'), op: dag }),
  z.object({ daad: z.literal('verlengen'), tot: dag }),
  /** Goes on under another version of the regeling. */
  z.object({ daad: z.literal('overzetten'), regelingId: z.int(), versie: z.string() }),
  /** The consulent talks to the inwoner and does by hand what is needed. */
  z.object({ daad: z.literal('bespreken') }),
  /** Held back: a besluit about it is not made known yet. */
  z.object({ daad: z.literal('wacht') }),
  /** Nothing changes. */
  z.object({ daad: z.literal('blijft') }),
]);
export type Keuze = z.output<typeof Keuze>;

const Verschilrij = z.object({
  naam: z.string(),
  oud: z.string().nullable(),
  nieuw: z.string().nullable(),
  reden: z.string(),
});

/** What the rules propose for one toewijzing, why, and what else may be chosen. */
export const Voorstel = z.object({
  keuze: Keuze,
  waarom: z.string(),
  regel: z.string(),
  bron: z.string(),
  andere: z.array(Keuze),
  /** Days that move with `keuze`, or with the other choice when it is to stay. */
  verschil: z.array(Verschilrij),
  /** Another version: the toets and the terms under it. */
  gronden: z.array(GrondVorm).optional(),
});
export type Voorstel = z.output<typeof Voorstel>;

/** voorgelegd: accepted by who may not sign it, and put before somebody who may. */
export type Stand = 'open' | 'akkoord' | 'weggelaten' | 'voorgelegd';
export type Uitkomst = 'gedaan' | 'bespreken' | 'blijft' | 'overgeslagen' | 'mislukt';

/** Why and for whom; what a row is proposed from. */
export interface Omzetting {
  id: number;
  soort: OmzettingSoort;
  reden: string;
  /** aanbieder-stopt and an end: the last day; else the first day on which it holds. */
  dag: Datum;
  nagaanTot: Datum;
  aanbiederId: number | undefined;
  aanbieder: string | undefined;
  product: string | undefined;
  regelingId: number | undefined;
  van: Datum | undefined;
  tot: Datum | undefined;
  /** AOW age that was reckoned with before, in months. */
  oudeAowMaanden: number | undefined;
  /** Hundredths of a percent. */
  honderdsten: number | undefined;
  bron: string;
  daad: 'einde' | 'bespreken' | undefined;
  status: OmzettingStatus;
  versie: number;
  doorId: number;
  door: string;
}

/** What is known of one toewijzing. */
export interface Geval {
  id: number;
  versie: number;
  product: string;
  regelingId: number;
  aanbiederId: number;
  aanbieder: string;
  looptijd: { van: Datum; tot: Datum };
  /** The length changed before: extended, suspended or shortened. */
  veranderd: boolean;
  /** As it was decided first. */
  besloten: { van: Datum; tot: Datum };
  startTrede: Trede | undefined;
  doelTrede: Trede | undefined;
  minutenPerWeek: Minuten | null;
  /** The facts of the toets that it was granted on. */
  toets: ToetsFeiten | undefined;
  opschortingen: readonly { van: Datum; tot: Datum }[];
  /** Last day on which it stands still, when it does. */
  opgeschortTot: Datum | undefined;
  verlengd: number;
  begonnenOp: Datum | undefined;
  toegewezenOp: Datum;
  laatsteUren: Datum | undefined;
  resultaat: boolean;
  /** A besluit about it that the inwoner does not know of yet. */
  nogBekend: { soort: BesluitSoort; op: Datum } | undefined;
  geboren: Datum;
  woont: { postcode: string; woonplaats: string };
}

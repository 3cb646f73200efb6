import { z } from 'zod';
import type { Datum } from '../kernel/datum.ts';
import type { Periode } from '../kernel/periode.ts';
import type { Trede } from '../kernel/trede.ts';

export const HOE_GAAT_HET = { goed: 'Goed', wisselend: 'Wisselend', moeilijk: 'Moeilijk' } as const;
export type HoeGaatHet = keyof typeof HOE_GAAT_HET;
export const HOE_WAARDEN = ['goed', 'wisselend', 'moeilijk'] as const satisfies readonly HoeGaatHet[];
export const HOE_UITLEG: Record<HoeGaatHet, string> = {
  goed: 'Het loopt zoals afgesproken.',
  wisselend: 'Sommige dingen lukken, andere nog niet.',
  moeilijk: 'Er is extra hulp of een gesprek nodig.',
};

export const VOLGENDE_TREDE = { ja: 'Ja', 'nog-niet': 'Nog niet', 'niet-te-zeggen': 'Nog niet te zeggen' } as const;
export type VolgendeTrede = keyof typeof VOLGENDE_TREDE;

const keuze = <T extends string>(van: Record<T, string>, tekst: string) =>
  z.custom<T>((waarde) => typeof waarde === 'string' && Object.hasOwn(van, waarde), tekst);

/** What is asked of an aanbieder. `datum` is checked against the toewijzing in the rules. */
export const VoortgangForm = z.object({
  datum: z.string().default(''),
  hoe_gaat_het: keuze(HOE_GAAT_HET, 'Kies hoe het gaat: goed, wisselend of moeilijk.'),
  tekst: z
    .string()
    .default('')
    .refine((tekst) => tekst.length >= 10, 'Schrijf in een paar zinnen wat goed gaat en wat lastig is.')
    .refine((tekst) => tekst.length <= 4000, 'Schrijf hoogstens 4000 tekens.'),
  volgende_trede: keuze(VOLGENDE_TREDE, 'Kies of een volgende trede mogelijk is.'),
  volgende_stap: z
    .string()
    .default('')
    .refine((tekst) => tekst.length <= 2000, 'Schrijf hoogstens 2000 tekens.'),
});
export type VoortgangForm = z.output<typeof VoortgangForm>;

/** A toewijzing as its aanbieder may know it: name of the resident, no BSN, no benefit. */
export interface ToewijzingKop {
  id: number;
  nummer: number;
  gemeenteId: number;
  inwonerId: number;
  consulentId: number;
  aanbiederId: number;
  naam: string;
  consulent: string;
  product: string;
  productNaam: string;
  regelingId: number;
  looptijd: Periode;
  status: 'toegewezen' | 'geaccepteerd' | 'gestart' | 'geweigerd' | 'beeindigd';
  startTrede: Trede | undefined;
  doelTrede: Trede | undefined;
  /** The resident went on at another aanbieder (src/wijziging). */
  verderElders: boolean;
}

export interface Voortgang {
  id: number;
  toewijzingId: number;
  inwonerId: number;
  naam: string;
  aanbieder: string;
  door: string;
  product: string;
  regelingId: number;
  datum: Datum;
  hoeGaatHet: HoeGaatHet;
  tekst: string;
  volgendeTrede: VolgendeTrede | null;
  volgendeStap: string;
  gelezenOp: Date | null;
  vastgelegdOp: Date;
}

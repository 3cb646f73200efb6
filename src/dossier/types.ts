import type { Datum } from '../kernel/datum.ts';

/** One thing in the timeline, in words. `straks`: planned. */
export interface Moment {
  datum: Datum;
  titel: string;
  tekst?: string | undefined;
  link?: { href: string; tekst: string } | undefined;
  soort: 'geweest' | 'straks';
}

export type ToewijzingStatus = 'toegewezen' | 'geaccepteerd' | 'gestart' | 'geweigerd' | 'beeindigd';

export const toewijzingStatusTekst: Record<ToewijzingStatus, string> = {
  toegewezen: 'Wacht op de aanbieder',
  geaccepteerd: 'Aangenomen',
  gestart: 'Gestart',
  geweigerd: 'Niet aangenomen',
  beeindigd: 'Beëindigd',
};

export const hoeGaatHetTekst = { goed: 'Het gaat goed', wisselend: 'Het gaat wisselend', moeilijk: 'Het gaat moeilijk' } as const;

export const afwezigTekst = {
  ziek: 'Ziek',
  vakantie: 'Vakantie',
  afspraak: 'Afspraak',
  'andere-reden': 'Andere reden',
  onbekend: 'Reden onbekend',
} as const;

// What a besluit can be, in the policy's words, and which mandate each asks for.
import { z } from 'zod';

export const BESLUIT_SOORTEN = [
  'toekenning',
  'afwijzing',
  'verlenging',
  'wijziging',
  'opschorting',
  'beeindiging',
  'intrekking',
  'herziening',
] as const;
export const BesluitSoort = z.enum(BESLUIT_SOORTEN);
export type BesluitSoort = z.output<typeof BesluitSoort>;

/** Acts of the mandate register (AP16, AP30). */
export const MandaatHandeling = z.enum(['beschikking-verlenen', 'beschikking-weigeren', 'beschikking-intrekken']);
export type MandaatHandeling = z.output<typeof MandaatHandeling>;

/**
 * The act that the signer needs a mandate for. The source names granting only; that a change, a prolongation and a suspension are granting
 * too, and an end is withdrawing, is a choice of ours.
 */
export function handelingVoor(soort: BesluitSoort): MandaatHandeling {
  switch (soort) {
    case 'toekenning':
    case 'verlenging':
    case 'wijziging':
    case 'opschorting':
    case 'herziening':
      return 'beschikking-verlenen';
    case 'afwijzing':
      return 'beschikking-weigeren';
    case 'beeindiging':
    case 'intrekking':
      return 'beschikking-intrekken';
  }
}

/** "Toekenning", "Beëindiging": as it stands on screen. */
export const SOORT_NAAM: Readonly<Record<BesluitSoort, string>> = {
  toekenning: 'Toekenning',
  afwijzing: 'Afwijzing',
  verlenging: 'Verlenging',
  wijziging: 'Wijziging',
  opschorting: 'Opschorting',
  beeindiging: 'Beëindiging',
  intrekking: 'Intrekking',
  herziening: 'Herziening',
};

/** Name of a stored kind. */
export const soortNaam = (soort: string): string => {
  const gelezen = BesluitSoort.safeParse(soort);
  return gelezen.success ? SOORT_NAAM[gelezen.data] : soort;
};

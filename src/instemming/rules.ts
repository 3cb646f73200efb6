import type { Instemming, UrenRegel, WeekAntwoord } from './types.ts';

/** The hours of a week that count now. */
export const geldendeUren = (regels: readonly UrenRegel[]): UrenRegel[] => regels.filter((regel) => regel.vervallenOp === null);

/**
 * What the resident looked at, short enough for a form: another hour row or goal makes another text. Minutes stand in it because an
 * aanbieder that corrects a day must not get an answer on what it was before.
 */
export const standVanUren = (regels: readonly UrenRegel[]): string =>
  geldendeUren(regels)
    .map(({ id, minuten }) => `${id}.${minuten}`)
    .sort()
    .join('-');

/** As `standVanUren`, for the goals of a toewijzing. */
export const standVanDoelen = (doelen: readonly { id: number; tekst: string }[]): string =>
  doelen
    .map(({ id, tekst }) => `${id}.${[...tekst].reduce((som, teken) => (som * 31 + (teken.codePointAt(0) ?? 0)) % 1_000_003, 7)}`)
    .sort()
    .join('-');

/** The answer on a week: one that was given before the hours changed no longer counts. */
export const weekAntwoord = (antwoord: Instemming | undefined, regels: readonly UrenRegel[]): WeekAntwoord => {
  if (!antwoord) return 'open';
  const gewijzigd = regels.some(
    ({ vastgelegdOp, vervallenOp }) =>
      vastgelegdOp > antwoord.gegevenOp || (vervallenOp !== null && vervallenOp > antwoord.gegevenOp),
  );
  if (gewijzigd) return 'veranderd';
  return antwoord.akkoord ? 'ja' : 'nee';
};

/** Days within which a resident hears about goals that he does not agree with. No source says it: as K7 for hours (keuze). */
export const REACTIE_DOELEN_DAGEN = 14;

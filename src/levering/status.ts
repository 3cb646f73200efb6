import { z } from 'zod';

/** Where a delivery is: in the queue, being loaded, loaded, or not loaded. */
export const LeveringStatus = z.enum(['wacht', 'bezig', 'klaar', 'mislukt']);
export type LeveringStatus = z.output<typeof LeveringStatus>;
export const leveringStatusTekst: Record<LeveringStatus, string> = {
  wacht: 'Wacht op verwerking',
  bezig: 'Wordt verwerkt',
  klaar: 'Verwerkt',
  mislukt: 'Niet gelukt',
};

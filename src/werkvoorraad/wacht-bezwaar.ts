// What an objection waits for, and what a court asks, in the words of the lists.
import type { WachtFeit } from './types.ts';

/** Of each kind what has to be done. */
export const WACHT_BEZWAAR = {
  'bezwaar-bevestigen': () => 'Ontvangst van het bezwaar bevestigen',
  'bezwaar-behandelen': () => 'Beslissen op het bezwaar',
  'bezwaar-opnieuw': () => 'Opnieuw beslissen op het bezwaar: de rechter vroeg dat',
  'tussenuitspraak-herstellen': () => 'Een gebrek herstellen: de rechter vroeg dat',
  'uitspraak-aanvullen': () => 'Vastleggen wat de rechter vraagt',
  'uitspraak-uitvoeren': () => 'De uitspraak van de rechter uitvoeren',
  'bezwaar-versturen': () => 'Beslissing op het bezwaar bekendmaken',
  'bezwaar-herzien': () => 'Nieuw besluit nemen: het bezwaar is gegrond',
} satisfies Partial<Record<WachtFeit['soort'], (wie: string) => string>>;

/** It is about an objection: that goes on, whatever became of the dossier. */
export const isBezwaar = (soort: string): boolean => soort in WACHT_BEZWAAR;

import type { BadgeSoort, IconNaam } from '../web/index.ts';

export type DeclaratieStatus = 'concept' | 'ingediend' | 'gecontroleerd' | 'goedgekeurd';
export type RegelStatus = 'open' | 'akkoord' | 'afgewezen';
/** Law a line is paid from. Werkt mee is a maatwerkvoorziening under the Wmo; nothing in the sources says otherwise (keuze). */
export type Wet = 'wmo' | 'participatiewet';
export const STANDAARD_WET: Wet = 'wmo';

type Label = { tekst: string; soort: BadgeSoort; icoon?: IconNaam };

/** What a status is called, by who reads it. */
export const DECLARATIE_STATUS: Record<DeclaratieStatus, Label> = {
  concept: { tekst: 'Concept', soort: 'neutraal', icoon: 'pencil' },
  ingediend: { tekst: 'Ingediend', soort: 'info' },
  gecontroleerd: { tekst: 'Gecontroleerd', soort: 'aandacht' },
  goedgekeurd: { tekst: 'Goedgekeurd voor betaling', soort: 'goed' },
};

export const REGEL_STATUS: Record<RegelStatus, Label> = {
  open: { tekst: 'Nog niet beoordeeld', soort: 'neutraal' },
  akkoord: { tekst: 'Akkoord', soort: 'goed' },
  afgewezen: { tekst: 'Afgewezen', soort: 'telaat', icoon: 'circle-x' },
};

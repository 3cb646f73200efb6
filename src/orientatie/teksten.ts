// Words of the orientation on the screens.
import type { Gevolg, OrientatieStand } from './types.ts';

export const STAND_TEKST: Record<OrientatieStand, string> = {
  gevraagd: 'Gevraagd',
  afgewezen: 'Niet verwezen',
  verwezen: 'Verwezen',
  gepland: 'Kennismaking gepland',
  gestart: 'Bezig',
  geadviseerd: 'Advies gegeven',
  besproken: 'Advies besproken',
  afgerond: 'Afgerond',
  gestopt: 'Gestopt',
};

/** The same for the resident, as a whole sentence in B1. */
export const STAND_B1: Record<OrientatieStand, string> = {
  gevraagd: 'Je hebt om een oriëntatie gevraagd. Je contactpersoon kijkt ernaar en laat je iets weten.',
  afgewezen: 'Je contactpersoon heeft je niet verwezen.',
  verwezen: 'Je bent aangemeld bij het centrum. Het centrum neemt contact met je op.',
  gepland: 'Je kennismaking met het centrum is gepland.',
  gestart: 'Je oriëntatie is bezig.',
  geadviseerd: 'Je advies is klaar. Je contactpersoon bespreekt het met je.',
  besproken: 'Je contactpersoon heeft het advies met je besproken.',
  afgerond: 'Je oriëntatie is klaar.',
  gestopt: 'Je oriëntatie is gestopt.',
};

export const GEVOLG_B1: Record<Gevolg, string> = {
  toewijzing: 'Je kreeg een plek of een traject.',
  'algemene-voorziening': 'Je doet mee met iets in de buurt.',
  'betaald-werk': 'Je hebt betaald werk.',
  opleiding: 'Je volgt een opleiding.',
  'nieuwe-orientatie': 'Je doet nog een oriëntatie.',
  geen: 'Er volgt nu niets.',
};

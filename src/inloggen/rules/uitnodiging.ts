import type { Reden } from '../../kernel/resultaat.ts';
import type { Uitgenodigde } from '../types.ts';

/** Why somebody cannot be invited; none: go ahead. */
export const uitnodigRedenen = (wie: Uitgenodigde, actorId: number): Reden[] => {
  if (wie.gebruikerId === actorId) return [{ tekst: 'Je kunt jezelf niet uitnodigen: je bent al ingelogd.' }];
  if (wie.gekoppeld) return [{ tekst: `${wie.naam} kan al inloggen. Een uitnodiging is niet nodig.` }];
  if (!wie.actief) return [{ tekst: `Het account van ${wie.naam} staat uit. Zet het eerst aan.` }];
  return [];
};

/** How long the link of the command line can be used, in uren (keuze): it is handed over at once. */
export const BEHEERDER_UREN = 24;

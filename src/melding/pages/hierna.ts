// What happens after a melding, who does it and when: the same words for everybody who reports.
import type { Gemeente } from '../../beleid/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';

/** Dagen within which somebody takes a melding, where beheer chose nothing (src/instelling; keuze). */
export const OPPAKKEN_STANDAARD = 3;

/** Who gives free client support (Wmo 2015 art. 2.2.4), as the municipality names it; without a name its own number. */
export const ondersteuningBij = (gemeente: Gemeente): { naam: string; telefoon: string } =>
  gemeente.clientondersteuning ?? { naam: `gemeente ${gemeente.naam}`, telefoon: gemeente.telefoon.waarde };

export const hiernaVan = (o: {
  gemeente: Gemeente;
  oppakkenTot: Datum;
  onderzoekTot: Datum | undefined;
  planTot: Datum | undefined;
}): { wat: string; wie: string; wanneer: string }[] => {
  const hulp = ondersteuningBij(o.gemeente);
  return [
    {
      wat: 'We lezen de melding en nemen contact op.',
      wie: `Een consulent van gemeente ${o.gemeente.naam}`,
      wanneer: `uiterlijk op ${toonDatum(o.oppakkenTot)}`,
    },
    {
      wat: 'Wie hulp nodig heeft, mag zelf een plan maken: wat wil ik, wat kan ik, wat heb ik nodig? Een paar zinnen is genoeg.',
      wie: 'Degene om wie het gaat',
      wanneer: o.planTot
        ? `liefst tot en met ${toonDatum(o.planTot)}, later mag ook`
        : 'liefst binnen zeven dagen, later mag ook',
    },
    {
      wat: `Een onafhankelijke cliëntondersteuner kan meedenken en meegaan. Dat is gratis. Bel ${hulp.naam}: ${hulp.telefoon}.`,
      wie: 'Degene om wie het gaat',
      wanneer: 'wanneer je wilt',
    },
    {
      wat: 'We praten met elkaar over wat er nodig is. Dat heet het onderzoek.',
      wie: 'De consulent en degene om wie het gaat',
      wanneer: o.onderzoekTot ? `klaar uiterlijk op ${toonDatum(o.onderzoekTot)}` : 'klaar binnen zes weken',
    },
  ];
};

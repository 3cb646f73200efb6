import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Regeling } from '../../beleid/regeling.ts';
import {
  alineas,
  type BriefdataInvoer,
  type BriefInhoud,
  bestandsnaam,
  briefhoofd,
  opEenRegel,
  renderBrief,
} from '../../brief/index.ts';
import { isoDatum, toonDatum } from '../../kernel/datum.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { categorieVoorInwoner, uitTeZoeken } from '../rules.ts';
import type { Advies, Orientatie } from '../types.ts';

/** The written advice: short for the resident on top, then its three parts (AP10). */
export const adviesInhoud = (o: {
  orientatie: Orientatie;
  advies: Advies;
  naam: string;
  telefoon: string;
  regeling: Regeling;
}): BriefInhoud => {
  const { advies, orientatie } = o;
  const centrum = orientatie.centrum ?? 'het oriëntatiecentrum';
  const gewoon = advies.categorie === null ? '' : categorieVoorInwoner(o.regeling, advies.categorie);
  return {
    onderwerp: `Advies na de oriëntatie van ${o.naam}`,
    inleiding: [
      `Je was bij ${centrum} om uit te zoeken welk werk bij je past. Dit is het advies van ${advies.door}, van ${toonDatum(advies.gegevenOp)}.${advies.nummer > 1 ? ` Het is advies ${advies.nummer}.` : ''}`,
    ],
    samenvatting: [
      { vraag: 'Wat is het advies?', antwoord: alineas(advies.kort) },
      ...(advies.categorie === null
        ? []
        : [
            {
              vraag: 'Waar komt het op uit?',
              antwoord: [`${hoofdletter(gewoon)}${gewoon === advies.categorie ? '' : ` (${advies.categorie})`}.`],
            },
          ]),
      {
        vraag: 'Wat gebeurt er nu?',
        antwoord: [
          'Je contactpersoon bij de gemeente bespreekt dit advies met je. Ben je het er niet mee eens, zeg dat dan.',
          `Vragen? Bel de gemeente: ${o.telefoon}.`,
        ],
      },
    ],
    delen: [
      { kop: 'Wat we hebben uitgezocht', blokken: alineas(uitTeZoeken(orientatie)) },
      { kop: 'Passende werkplek of werk', blokken: alineas(advies.werkplek) },
      { kop: 'Leren en opleiding', blokken: alineas(advies.opleiding) },
      { kop: 'Volgende stappen', blokken: alineas(advies.vervolg) },
    ],
  };
};

/** The advice as tagged PDF. The centre does not know an address, so the window holds the name only. The same advice gives the same bytes. */
export const adviesPdf = async (o: { beleid: BeleidInHuis; orientatie: Orientatie; advies: Advies; naam: string }) => {
  const { advies, orientatie } = o;
  const gemeente = o.beleid.gemeente(orientatie.gemeenteId);
  const brief: BriefdataInvoer = {
    ...briefhoofd(gemeente),
    soort: 'advies',
    inwoner: { naam: opEenRegel(o.naam), aanhef: `Beste ${o.naam}`, adres: [] },
    datum: isoDatum(advies.gegevenOp),
    kenmerk: `O-${orientatie.id}-${advies.nummer}`,
    inhoud: adviesInhoud({
      ...o,
      telefoon: gemeente.telefoon.waarde,
      regeling: o.beleid.regelingMetId(orientatie.regelingId).regeling,
    }),
    ondertekening: {
      namens: orientatie.centrum ?? 'het oriëntatiecentrum',
      naam: advies.door,
      functie: 'oriëntatiecentrum',
    },
    contact: { naam: `de gemeente ${gemeente.naam}`, telefoon: gemeente.telefoon.waarde, bereikbaar: null },
    verzending: 'digitaal',
  };
  return {
    inhoud: await renderBrief(brief),
    type: 'application/pdf',
    naam: bestandsnaam({ ...brief, datum: brief.datum }),
    tonen: true,
  };
};

// "Ik zie het anders": the words of the resident beside what was determined, and the answer of the consulent.
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { acties, badge, form, foutVan, type Html, html, kaart, knop, stapel, tekstvak } from '../../web/index.ts';
import type { InwonerKijk } from '../types.ts';

/** A card with what the resident wrote; `antwoordOp` makes the form with which it is answered. */
export const kijkKaart = (
  kijken: readonly InwonerKijk[],
  o: {
    antwoordOp?: { actie: (kijkId: number) => string; sleutel: () => string } | undefined;
    fouten?: readonly Reden[];
    getypt?: string;
    vandaag: Datum;
  },
): Html | false =>
  kijken.length > 0 &&
  kaart({
    titel: 'De inwoner ziet het anders',
    inhoud: stapel(...kijken.map((kijk) => eenKijk(kijk, o))),
  });

const eenKijk = (kijk: InwonerKijk, o: Parameters<typeof kijkKaart>[1]): Html =>
  stapel(
    html`<p>${kijk.beantwoordOp ? badge('goed', 'Beantwoord') : badge('aandacht', 'Wacht op antwoord')}</p><p>Op ${toonDatum(dagTotVandaag(kijk.gegevenOp, o.vandaag))}${kijk.trede !== undefined && html`, vindt zelf: <strong>trede ${kijk.trede}</strong>`}:</p><blockquote><p>${kijk.tekst}</p></blockquote>`,
    kijk.beantwoordOp
      ? html`<p>Antwoord van ${kijk.beantwoordDoor || 'de gemeente'}, ${toonDatum(dagTotVandaag(kijk.beantwoordOp, o.vandaag))}:</p><p>${kijk.antwoord}</p>`
      : o.antwoordOp &&
          form({
            actie: o.antwoordOp.actie(kijk.id),
            sleutel: o.antwoordOp.sleutel(),
            naam: 'Antwoord aan de inwoner',
            inhoud: html`${tekstvak({
              naam: 'antwoord',
              label: 'Jouw antwoord',
              hint: 'Bespreek het eerst. De inwoner leest dit, ook als jullie het niet eens worden.',
              regels: 3,
              maximum: 2000,
              waarde: o.getypt,
              fout: foutVan(o.fouten ?? [], 'antwoord'),
            })}${acties(knop({ tekst: 'Verstuur het antwoord', icoon: 'send' }))}`,
          }),
  );

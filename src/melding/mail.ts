// What whoever reported gets by mail: a number, what happens next, and nothing about whom it is about. Pure.
import type { Gemeente } from '../beleid/index.ts';
import { type Datum, toonDatum } from '../kernel/datum.ts';
import type { MailInhoud } from '../platform/mail/index.ts';

export interface MeldingMail {
  onderwerp: string;
  inhoud: MailInhoud;
}

const afzender = (gemeente: Gemeente): string[] => [`Gemeente ${gemeente.naam}`, gemeente.telefoon.waarde];

/** Wmo 2015 art. 2.3.2 lid 1: the municipality confirms that the melding came in. */
export const bevestigingMail = (o: {
  gemeente: Gemeente;
  kenmerk: string;
  oppakkenTot: Datum;
  onderzoekTot: Datum | undefined;
  adres: string;
}): MeldingMail => ({
  onderwerp: `We hebben je melding ontvangen (${o.kenmerk})`,
  inhoud: {
    aanhef: 'Dag,',
    alineas: [
      `We hebben je melding ontvangen. Het nummer is ${o.kenmerk}.`,
      `Een consulent van de gemeente leest de melding uiterlijk op ${toonDatum(o.oppakkenTot)} en neemt daarna contact op.`,
      ...(o.onderzoekTot ? [`Het onderzoek is uiterlijk klaar op ${toonDatum(o.onderzoekTot)}.`] : []),
    ],
    knop: { tekst: 'Kijk hoe het met de melding staat', href: o.adres },
    slot: [`Vragen? Bel ${o.gemeente.telefoon.waarde} en noem het nummer. In deze mail staan geen persoonlijke gegevens.`],
    afzender: afzender(o.gemeente),
  },
});

/** That the melding was looked at. What became of it is between the municipality and the resident. */
export const antwoordMail = (o: { gemeente: Gemeente; kenmerk: string; uitkomst: 'aangemeld' | 'gesloten' }): MeldingMail => ({
  onderwerp: `Je melding ${o.kenmerk} is afgehandeld`,
  inhoud: {
    aanhef: 'Dag,',
    alineas: [
      `We hebben je melding ${o.kenmerk} bekeken.`,
      o.uitkomst === 'aangemeld'
        ? 'De gemeente gaat er verder mee. Dat doen we samen met degene over wie de melding gaat.'
        : 'We gaan niet verder met deze melding.',
      'Meer mogen we je niet vertellen zonder toestemming van degene over wie de melding gaat. Vraag het gerust aan die persoon zelf.',
    ],
    slot: [`Vragen? Bel ${o.gemeente.telefoon.waarde} en noem het nummer.`],
    afzender: afzender(o.gemeente),
  },
});

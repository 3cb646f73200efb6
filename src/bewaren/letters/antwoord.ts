import type { BriefInhoud } from '../../brief/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { GROND_B1, type Weigergrond } from '../types.ts';

/** The letter that answers a request to destroy (Wmo 2015 art. 5.3.5): yes and what happens then, or no with each ground. */
export const antwoordInhoud = (o: {
  gevraagdOp: Datum;
  toewijzen: boolean;
  gronden: readonly Weigergrond[];
  /** In the words of who answers; may be empty with a yes. */
  uitleg: string;
}): BriefInhoud => ({
  onderwerp: o.toewijzen ? 'We gooien je gegevens weg' : 'We gooien je gegevens niet weg',
  inleiding: [`Op ${toonDatum(o.gevraagdOp)} vroeg je ons om je gegevens weg te gooien. Dit is ons antwoord.`],
  samenvatting: o.toewijzen
    ? [
        { vraag: 'Wat is het antwoord?', antwoord: [[{ sterk: 'Ja.' }, ' We gooien je dossier weg.']] },
        {
          vraag: 'Wat gebeurt er nu?',
          antwoord: [
            'Eerst kijkt nog één persoon het na. Daarna is alles weg. Dat kan niet terug.',
            'Je kunt dan niet meer inloggen. Wil je nog iets bewaren? Maak dan nu een kopie op je eigen pagina.',
          ],
        },
        ...(o.uitleg === '' ? [] : [{ vraag: 'Wat zeggen we er nog bij?', antwoord: [o.uitleg] }]),
      ]
    : [
        { vraag: 'Wat is het antwoord?', antwoord: [[{ sterk: 'Nee.' }, ' We bewaren je gegevens.']] },
        { vraag: 'Waarom niet?', antwoord: [...o.gronden.map((grond) => GROND_B1[grond]), o.uitleg] },
        {
          vraag: 'Ben je het er niet mee eens?',
          antwoord: ['Praat met je contactpersoon. Je kunt ook een klacht sturen naar de Autoriteit Persoonsgegevens.'],
        },
      ],
  delen: [
    {
      kop: 'Wat zegt de wet?',
      blokken: [
        'Je mag vragen om je dossier te laten vernietigen. Daar moeten we binnen drie maanden op antwoorden (Wet maatschappelijke ondersteuning 2015, artikel 5.3.5).',
      ],
    },
  ],
});

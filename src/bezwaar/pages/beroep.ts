// What follows a decision on an objection: that the resident went to the court, and what the court said.
import { datum, toonDatum } from '../../kernel/datum.ts';
import { datumveld, type Html, html, kaart, keuzerondjes, tekstvak, tekstveld } from '../../web/index.ts';
import type { BezwaarRij } from '../queries.ts';
import { beslissingTekst } from '../types.ts';
import type { Daad } from './daden.ts';

type Veld = (naam: string, anders?: string) => { naam: string; waarde: string | undefined; fout: string | undefined };

/** Adds what can be kept of a beroep, and what the court's word asks of us. */
export const beroepDaden = (b: BezwaarRij, daden: Daad[], eerst: Html[], veld: Veld): void => {
  if (b.beroep_op === null) {
    daden.push({
      deel: 'beroep',
      titel: 'De inwoner gaat in beroep',
      uitleg:
        'Tegen deze beslissing, en tegen het nieuwe besluit dat eruit volgt, kan beroep bij de rechtbank (Awb artikel 7:1 en 8:1). Kwam het beroep bij ons binnen, stuur het dan meteen door met de dag van ontvangst erop. De inwoner krijgt daar een brief over (Awb artikel 6:15).',
      velden: html`${datumveld({ ...veld('beroepOp'), label: 'Op welke dag kwam het binnen?', hint: 'Bij de rechtbank, of bij ons als je het doorstuurt. Bijvoorbeeld 31-01-2020' })}${keuzerondjes(
        {
          ...veld('beroepLangs'),
          label: 'Hoe weet je het?',
          keuzes: [
            { waarde: 'rechtbank', tekst: 'De rechtbank liet het weten' },
            { waarde: 'doorgestuurd', tekst: 'Het kwam bij ons binnen, en ik stuur het door naar de rechtbank' },
          ],
        },
      )}${tekstveld({ ...veld('beroepNummer'), label: 'Zaaknummer van de rechtbank', verplicht: false, maximum: 40 })}`,
      knop: 'Leg het beroep vast',
      brief: true,
    });
    return;
  }
  if (b.uitspraak === null) {
    daden.push({
      deel: 'uitspraak',
      titel: 'De rechtbank besliste',
      velden: html`${keuzerondjes({
        ...veld('uitspraak'),
        label: 'Wat besliste de rechtbank?',
        keuzes: [
          { waarde: 'gegrond', tekst: beslissingTekst.gegrond, uitleg: 'De inwoner kreeg gelijk.' },
          { waarde: 'ongegrond', tekst: beslissingTekst.ongegrond, uitleg: 'De beslissing blijft zoals zij is.' },
          { waarde: 'niet-ontvankelijk', tekst: beslissingTekst['niet-ontvankelijk'] },
          { waarde: 'ingetrokken', tekst: beslissingTekst.ingetrokken },
        ],
      })}${datumveld({ ...veld('uitspraakOp'), label: 'Dag van de uitspraak', hint: 'Bijvoorbeeld 31-01-2020' })}${tekstvak({ ...veld('uitspraakTekst'), label: 'Wat moet de gemeente nu doen?', hint: 'Kort, wat in de uitspraak staat. Doe de uitspraak zelf bij de documenten.', regels: 3, maximum: 2000 })}`,
      knop: 'Leg de uitspraak vast',
      nu: true,
    });
    return;
  }
  if (b.uitspraak === 'gegrond' && b.uitspraak_op !== null)
    eerst.push(
      kaart({
        titel: 'De rechtbank gaf de inwoner gelijk',
        inhoud: html`<p>Uitspraak van ${toonDatum(datum(b.uitspraak_op))}. Doe wat daarin staat: ${b.uitspraak_tekst}</p>`,
      }),
    );
};

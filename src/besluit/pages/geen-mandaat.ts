// Before somebody decides who may not: why, where that stands, who may, and how it goes on.
import type { Reden } from '../../kernel/resultaat.ts';
import { type Html, html, melding, uitklap } from '../../web/index.ts';

/** A notice with the reasons of `findBevoegdheid`; `verder`: how it goes on from here. */
export const geenMandaatMelding = (redenen: readonly Reden[], verder?: string): Html =>
  melding({
    soort: 'waarschuwing',
    titel: 'Je hebt geen mandaat',
    inhoud: html`${redenen.map(
      ({ tekst, bron, achtergrond }) =>
        html`<p>${tekst}</p>${uitklap(
          'Waarom?',
          html`${achtergrond !== undefined && html`<p>${achtergrond}</p>`}${bron !== undefined && html`<p>${bron}</p>`}`,
        )}`,
    )}${verder && html`<p>${verder}</p>`}`,
  });

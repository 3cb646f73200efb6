import { toonGeld } from '../../kernel/geld.ts';
import { html, tabel } from '../../web/index.ts';
import type { Regeling } from '../regeling.ts';
import { type Deel, inWoorden, opsomming } from './bron.ts';

/** What no source decides: what we chose (K1–K8), and what is left open. */
export const keuzesDelen = (regeling: Regeling): Deel[] => {
  const extra = (sleutel: string): string[] => {
    const { K3, K4, K5, K6, K7 } = regeling.keuzes;
    switch (sleutel) {
      case 'K3':
        return [`staat ${K3.aan ? 'aan' : 'uit'}`];
      case 'K4':
        return [`verlenging in de prijs: ${inWoorden(K4.verlengingInPrijs)}`];
      case 'K5':
        return [
          `doel niet behaald: ${toonGeld(K5.nietBehaald)}`,
          `lager dan afgesproken: ${K5.lager.replace('-', ' ')}`,
          `hoger dan afgesproken: ${K5.hoger.replace('-', ' ')}`,
          `bevestigd door de ${K5.bevestigdDoor}`,
        ];
      case 'K6':
        return [`onbekend telt als nul: ${inWoorden(K6.onbekendIsNul)}`];
      case 'K7':
        return [
          `budget waarschuwt bij ${K7.budgetWaarschuwing}%`,
          `plek verborgen na ${K7.plekVerbergenNaDagen} dagen`,
          `nazorg na ${K7.nazorgMaanden.join(', ')} maanden`,
          `betwiste uren na ${K7.betwisteUrenDagen} dagen afgehandeld`,
          `een plicht ${K7.plichtVooruitWeken} weken vooraf in de werkvoorraad`,
          `navraag binnen ${K7.navraagDagen} dagen`,
          `vervolg kiezen ${K7.eindeVooruitWeken} weken voor het einde`,
        ];
      default:
        return [];
    }
  };
  return [
    {
      id: 'keuzes',
      titel: 'Niet in de bron: gekozen',
      plekken: ['keuzes'],
      inhoud: html`<p>Geen bron beslist dit. De gemeente kan elke keuze aanpassen in een nieuwe versie van de regeling.</p>${tabel(
        {
          caption: 'Keuzes',
          kolommen: [{ kop: 'Keuze' }, { kop: 'Wat het systeem doet' }, { kop: 'Ingesteld' }],
          rijen: Object.entries(regeling.keuzes).map(([sleutel, k]) => [
            `${sleutel} ${k.naam}`,
            k.uitleg,
            extra(sleutel).join('; '),
          ]),
        },
      )}`,
    },
    {
      id: 'niet-geregeld',
      titel: 'Niet geregeld',
      plekken: ['nietGeregeld'],
      inhoud: html`<p>Hierover zwijgen de bronnen. Het systeem vult niets in en leent niets van een andere gemeente.</p>${opsomming(regeling.nietGeregeld.map((n) => n.tekst))}`,
    },
  ];
};

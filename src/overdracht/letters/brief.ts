// What the resident reads of a hand-over. Pure.
import { alineas, type BriefInhoud } from '../../brief/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { MEE, type MeeSoort } from '../types.ts';

/** It was sent: to whom, what went along, and by when there is an answer. */
export const verstuurdInhoud = (o: {
  partij: string;
  waarom: string;
  mee: readonly MeeSoort[];
  antwoordTot: Datum;
}): BriefInhoud => ({
  onderwerp: `Wij vroegen ${o.partij} om met je verder te gaan`,
  inleiding: [`Je vond het goed dat wij je gegevens delen met ${o.partij}. Dat hebben wij nu gedaan.`],
  samenvatting: [
    {
      vraag: 'Wat gebeurt er nu?',
      antwoord: [`${o.partij} kijkt of zij met je verder kan. Wij horen dat uiterlijk op ${toonDatum(o.antwoordTot)}.`],
    },
    { vraag: 'Wat deelden wij?', antwoord: [{ punten: o.mee.map((soort) => `${MEE[soort]}.`) }] },
    {
      vraag: 'Wie is nu je contactpersoon?',
      antwoord: ['Dat blijft dezelfde, tot de ander het heeft overgenomen. Je valt niet tussen wal en schip.'],
    },
    { vraag: 'Wat moet je doen?', antwoord: ['Je hoeft niets te doen. Wil je niet meer dat wij delen? Bel ons.'] },
  ],
  delen: [{ kop: 'Waarom', blokken: alineas(o.waarom) }],
});

/** What the other party said. */
export const antwoordInhoud = (o: { partij: string; aangenomen: boolean; tekst: string; op: Datum }): BriefInhoud => ({
  onderwerp: o.aangenomen ? `${o.partij} gaat met je verder` : `${o.partij} kan niet met je verder`,
  inleiding: [`Op ${toonDatum(o.op)} kregen wij antwoord van ${o.partij}.`],
  samenvatting: [
    {
      vraag: 'Wat is het antwoord?',
      antwoord: [
        o.aangenomen
          ? `${o.partij} neemt je begeleiding over.`
          : `${o.partij} kan je begeleiding niet overnemen. Je blijft bij ons.`,
      ],
    },
    {
      vraag: 'Wat gebeurt er nu?',
      antwoord: [
        o.aangenomen
          ? `${o.partij} neemt contact met je op. Wij vragen je later hoe het gaat.`
          : 'Je contactpersoon praat met je over wat wel kan.',
      ],
    },
    { vraag: 'Wat moet je doen?', antwoord: ['Je hoeft niets te doen. Hoor je niets, of heb je vragen? Bel ons.'] },
  ],
  delen: o.tekst === '' ? [] : [{ kop: 'Wat zij schreven', blokken: alineas(o.tekst) }],
});

// What is still to be settled in a concept: each thing with the line of the file where that is done.
import type { OpenPunt, OpenSoort } from '../../beleid/index.ts';
import { acties, type Html, html, kaart, leegBlok, link, linkKnop, metOnder, stapel, tabel, zacht } from '../../web/index.ts';
import { adres } from './onderdelen.ts';
import type { Stand } from './stand.ts';

/** In the order in which a municipality settles them. */
const ALLE: readonly OpenSoort[] = [
  'schrijven',
  'besluit',
  'rol',
  'beslisser',
  'termijn',
  'bedrag',
  'aanbieder',
  'uitkomst',
  'terug',
  'vraag',
  'naam',
  'bron',
];

const SOORTEN: Readonly<Record<OpenSoort, { titel: string; tekst: string }>> = {
  schrijven: {
    titel: 'Wat de gemeente zelf schrijft',
    tekst: 'Zolang dit er staat, kan de versie niet worden klaargezet.',
  },
  besluit: { titel: 'Het besluit', tekst: 'Waar de regeling op rust, en wie namens het college beslist.' },
  rol: { titel: 'Wie is wie', tekst: 'Functies die in de route staan en die elke gemeente anders noemt.' },
  beslisser: { titel: 'Wie beslist', tekst: 'Stappen en producten waarbij niet staat wie erover gaat.' },
  termijn: { titel: 'Termijnen', tekst: 'Stappen zonder termijn. Dat mag: dan eindigt de stap als mensen dat zeggen.' },
  bedrag: { titel: 'Bedragen en wie betaalt', tekst: 'Bedragen van een andere gemeente zijn niet overgenomen.' },
  aanbieder: {
    titel: 'Aanbieders, codes en contracten',
    tekst: 'Wie het uitvoert. Een contract legt de contractmanager vast, als de versie is geactiveerd.',
  },
  uitkomst: { titel: 'Uitkomsten zonder vervolg', tekst: 'Dat mag: dan beslissen mensen, en zij schrijven op waarom.' },
  terug: { titel: 'De weg terug', tekst: 'Wat er kan als het niet lukt.' },
  vraag: {
    titel: 'De tien vragen',
    tekst: 'Schrijf een antwoord bij vragen in het bestand, met een bron. Een vraag zonder antwoord is niet geregeld.',
  },
  naam: { titel: 'Namen van de andere gemeente', tekst: 'In deze teksten staat nog een naam van daar.' },
  bron: {
    titel: 'Overgenomen waarden zonder eigen bron',
    tekst: 'De bron van een andere gemeente is hier geen bron. Tot je er een eigen bron bij zet, staat er keuze.',
  },
};

export const openDeel = ({ concept, open, rol }: Stand): Html => {
  if (open.length === 0) return leegBlok({ titel: 'Er is niets meer te regelen.' });
  const per = Map.groupBy(open, ({ soort }) => soort);
  const rij = ({ wat, hoe, regel }: OpenPunt): [Html, Html] => [
    metOnder(wat, hoe),
    link(`${adres(concept, '/bestand')}#regel-${regel}`, `regel ${regel}`, `in het bestand: ${wat}`),
  ];
  return stapel(
    kaart({
      titel: 'Nog te regelen',
      inhoud: html`<p>Wat je openlaat, heet “niet geregeld”: het systeem vult niets in en leent niets van een andere gemeente. Je wijzigt het bestand in je eigen tekstprogramma; elke regel hieronder wijst de plaats aan.</p><ul>${ALLE.flatMap(
        (soort) => {
          const aantal = per.get(soort)?.length ?? 0;
          return aantal === 0 ? [] : [html`<li>${link(`#open-${soort}`, SOORTEN[soort].titel)} ${zacht(String(aantal))}</li>`];
        },
      )}</ul>${acties(
        concept.status === 'concept' &&
          rol === 'beleid' &&
          linkKnop({ tekst: 'Pas het bestand aan', href: adres(concept, '/wijzigen'), icoon: 'edit', soort: 'primair' }),
        linkKnop({ tekst: 'Hoe regelen anderen dit?', href: '/beleid/naast-elkaar', icoon: 'clipboard-list' }),
      )}`,
    }),
    ALLE.map((soort) => {
      const { titel, tekst } = SOORTEN[soort];
      const punten = per.get(soort) ?? [];
      return (
        punten.length > 0 &&
        kaart({
          titel,
          id: `open-${soort}`,
          inhoud: html`<p>${tekst}</p>${tabel({
            caption: titel,
            kolommen: [{ kop: 'Wat' }, { kop: 'Waar', zonderLabel: true }],
            rijen: punten.map(rij),
          })}`,
        })
      );
    }),
  );
};

// A route of a regeling, and the same route with where somebody is. Nobody in it exists.
import * as w from '../src/web/index.ts';
import { consulent, menuConsulent } from './gallery-frame.ts';

const { html } = w;

const knopen: readonly w.RouteKnoop[] = [
  {
    id: 'gesprek',
    naam: 'Gesprek',
    onder: 'consulent beslist',
    begin: true,
    uit: [
      { wat: 'verder', naar: ['advies'] },
      { wat: 'iets anders', naar: [], einde: true },
    ],
  },
  {
    id: 'advies',
    naam: 'Advies over beschut werk',
    onder: 'UWV beslist',
    uit: [
      { wat: 'positief', naar: ['proef'] },
      { wat: 'negatief', naar: [] },
    ],
  },
  {
    id: 'proef',
    naam: 'Proefperiode',
    onder: '8 weken',
    hoogstens: 3,
    uit: [
      { wat: 'in dienst', naar: ['dienst'] },
      { wat: 'de plek past niet', naar: ['proef'] },
      { wat: 'na de laatste poging', naar: ['dagbesteding'] },
    ],
  },
  {
    id: 'dienst',
    naam: 'Dienstverband bij de aanbieder of een andere werkgever',
    uit: [
      { wat: 'regulier werk', naar: [], einde: true },
      { wat: 'het werk stopt', naar: ['dagbesteding', 'gesprek'] },
    ],
  },
  {
    id: 'dagbesteding',
    naam: 'Dagbesteding',
    uit: [
      { wat: 'weer verder', naar: ['gesprek'] },
      { wat: 'blijft', naar: [], einde: true },
    ],
  },
];
const terug = [{ in: 'terugval', vanaf: ['dienst'], naar: [{ wat: 'terug naar de dagbesteding', naar: ['dagbesteding'] }] }];
const gewoneWeg = ['gesprek', 'advies', 'proef', 'dienst'];
const staten: Record<string, Partial<w.RouteKnoop>> = {
  gesprek: { staat: 'gedaan' },
  advies: { staat: 'gedaan' },
  proef: { staat: 'nu', keren: 2 },
  dienst: { staat: 'rest' },
  dagbesteding: { staat: 'kan' },
};
const gekozen = new Set(['verder', 'positief', 'de plek past niet']);

export const route = w.page({
  ...consulent,
  titel: 'Route',
  menu: menuConsulent('Inwoners'),
  inhoud: html`${w.kop({ titel: 'Route' })}${w.stapel(
    w.kaart({
      titel: 'De weg van de inwoner',
      inhoud: w.routebeeld({
        naam: 'De weg van de inwoner',
        knopen,
        gewoneWeg,
        gewoneUit: 'gekozen, niet in de bron',
        terug,
        fouten: new Map([['dienst', ['de stap dienst loopt dood']]]),
      }),
    }),
    w.kaart({
      titel: 'Waar Jan nu is',
      inhoud: w.routebeeld({
        naam: 'De route van Jan',
        gewoneWeg,
        terug,
        knopen: knopen.map((knoop) => ({
          ...knoop,
          ...staten[knoop.id],
          uit: knoop.uit.map((uit) => ({ ...uit, gekozen: gekozen.has(uit.wat) })),
        })),
      }),
    }),
  )}`,
});

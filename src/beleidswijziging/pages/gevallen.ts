import type { GevalUitkomst } from '../../gevallen/index.ts';
import {
  acties,
  badge,
  form,
  type Html,
  html,
  kaart,
  knop,
  leegBlok,
  linkKnop,
  metOnder,
  stapel,
  tabel,
  uitklap,
} from '../../web/index.ts';
import type { Concept } from '../types.ts';
import { adres } from './onderdelen.ts';

const DEEL: Record<GevalUitkomst['deel'], string> = {
  toets: 'toets',
  besluit: 'besluit',
  termijnen: 'termijnen en plichten',
  bedragen: 'bedrag',
  inhoud: 'tekst',
  route: 'route',
};

const tabelVan = (naam: string, rijen: readonly GevalUitkomst[]): Html =>
  tabel({
    caption: naam,
    kolommen: [{ kop: 'Geval' }, { kop: 'Soort' }, { kop: 'Uitkomst' }],
    rijen: rijen.map((geval) => [
      metOnder(geval.geval, `regel ${geval.regels.join(', ')}`),
      DEEL[geval.deel],
      geval.verschillen.length === 0
        ? badge('goed', 'zoals afgesproken')
        : html`${badge('aandacht', 'anders dan afgesproken')}<ul>${geval.verschillen.map((tekst) => html`<li>${tekst}</li>`)}</ul>`,
    ]),
  });

/** For who may begin the agreed cases of a route, and the cases that a concept has, to read and mend. */
export interface GevallenWerk {
  sleutel: string;
  kanBeginnen: boolean;
  /** It is a regeling of its own: there is no version before it. */
  zonderVoorganger: boolean;
}

const beginForm = (concept: Concept, { sleutel }: GevallenWerk): Html =>
  kaart({
    titel: 'Spreek af wat de route zegt',
    inhoud: html`<p>Er zijn nog geen voorbeeldgevallen. Het systeem schrijft er een voor elke stap van de route: wie beslist, tot wanneer, welke plichten en welk geld, wat mag volgen en wat de weg terug is. Zoals het nu in het bestand staat.</p><p>Lees ze daarna met de mensen die het werk doen. Wijzigt iemand later de route, dan staat hier welk geval anders uitkomt.</p>${form(
      {
        actie: adres(concept, '/gevallen'),
        sleutel,
        versie: concept.versie,
        inhoud: acties(knop({ tekst: 'Maak gevallen van de route', icoon: 'route' })),
      },
    )}`,
  });

/** The agreed cases under the concept: what differs first. */
export const gevallenDeel = (uitkomsten: readonly GevalUitkomst[], concept: Concept, werk?: GevallenWerk): Html => {
  if (uitkomsten.length === 0)
    return werk?.kanBeginnen
      ? beginForm(concept, werk)
      : leegBlok({ titel: 'Bij deze regeling horen nog geen voorbeeldgevallen.' });
  const mis = uitkomsten.filter(({ verschillen }) => verschillen.length > 0);
  const goed = uitkomsten.filter(({ verschillen }) => verschillen.length === 0);
  return stapel(
    kaart({
      titel: mis.length === 0 ? 'Alle voorbeeldgevallen komen uit zoals afgesproken' : 'Anders dan afgesproken',
      inhoud: html`<p>De voorbeeldgevallen zijn doorgerekend${werk?.zonderVoorganger ? '' : ' alsof deze versie al gold in de tijd van haar voorganger'}. ${mis.length} van de ${uitkomsten.length} komen anders uit.${
        mis.length > 0 &&
        concept.faalReden === '' &&
        ' Hoort dat zo, omdat het beleid verandert? Schrijf dat op bij het klaarzetten, of lever aangepaste voorbeeldgevallen in. Anders klopt het bestand niet.'
      }</p>${concept.faalReden !== '' && html`<p><strong>Reden:</strong> ${concept.faalReden}</p>`}${mis.length > 0 && tabelVan('Gevallen die anders uitkomen', mis)}${
        werk !== undefined &&
        acties(
          linkKnop({
            tekst: 'Download de voorbeeldgevallen',
            href: adres(concept, '/gevallen/bestand'),
            icoon: 'download',
            soort: 'stil',
            download: true,
          }),
        )
      }`,
    }),
    goed.length > 0 &&
      uitklap(`${goed.length} gevallen komen uit zoals afgesproken`, tabelVan('Gevallen zoals afgesproken', goed)),
  );
};

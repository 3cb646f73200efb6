import type { GevalUitkomst } from '../../gevallen/index.ts';
import { badge, type Html, html, kaart, leegBlok, metOnder, stapel, tabel, uitklap } from '../../web/index.ts';
import type { Concept } from '../types.ts';

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

/** The agreed cases under the concept: what differs first. */
export const gevallenDeel = (uitkomsten: readonly GevalUitkomst[], concept: Concept): Html => {
  if (uitkomsten.length === 0) return leegBlok({ titel: 'Bij deze regeling horen nog geen voorbeeldgevallen.' });
  const mis = uitkomsten.filter(({ verschillen }) => verschillen.length > 0);
  const goed = uitkomsten.filter(({ verschillen }) => verschillen.length === 0);
  return stapel(
    kaart({
      titel: mis.length === 0 ? 'Alle voorbeeldgevallen komen uit zoals afgesproken' : 'Anders dan afgesproken',
      inhoud: html`<p>De voorbeeldgevallen zijn doorgerekend alsof deze versie al gold in de tijd van haar voorganger. ${mis.length} van de ${uitkomsten.length} komen anders uit.${
        mis.length > 0 &&
        concept.faalReden === '' &&
        ' Hoort dat zo, omdat het beleid verandert? Schrijf dat op bij het klaarzetten, of lever aangepaste voorbeeldgevallen in. Anders klopt het bestand niet.'
      }</p>${concept.faalReden !== '' && html`<p><strong>Reden:</strong> ${concept.faalReden}</p>`}${mis.length > 0 && tabelVan('Gevallen die anders uitkomen', mis)}`,
    }),
    goed.length > 0 &&
      uitklap(`${goed.length} gevallen komen uit zoals afgesproken`, tabelVan('Gevallen zoals afgesproken', goed)),
  );
};

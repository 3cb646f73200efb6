// Parts that the page of the aanbieder and that of the consulent share.
import { explainBron, findProduct, type Regeling } from '../beleid/index.ts';
import { toonDatum } from '../kernel/datum.ts';
import type { Trede } from '../kernel/trede.ts';
import { type BadgeSoort, badge, type Html, html, lijst, uitklap, zacht } from '../web/index.ts';
import { tredeTekst } from './rules.ts';
import { type Akkoord, akkoordTekst, type Melding } from './types.ts';

const soortVan = (akkoord: Akkoord): BadgeSoort => (akkoord === null ? 'aandacht' : akkoord ? 'goed' : 'telaat');

export const akkoordBadge = (akkoord: Akkoord): Html => badge(soortVan(akkoord), akkoordTekst(akkoord));

export const alineas = (tekst: string): Html | false =>
  tekst !== '' && html`${tekst.split(/\n+/).map((alinea) => html`<p>${alinea}</p>`)}`;

/** AP21: what the regeling asks of the end of this product, with its source. */
export const toetssteen = (regeling: Regeling, product: string): Html => {
  const resultaat = findProduct(regeling, product)?.resultaat;
  if (!resultaat) return html`<p>De regeling noemt voor dit product geen resultaat.</p>`;
  return html`<p>${resultaat.waarde}</p><p>${zacht(explainBron(regeling, resultaat.bron)?.tekst ?? resultaat.bron)}</p>`;
};

/** "trede 4: onbetaald werk", or that no goal was agreed. */
export const doelTekst = (regeling: Regeling, doel: Trede | undefined): string =>
  doel === undefined ? 'Er is geen doeltrede afgesproken' : tredeTekst(regeling, doel);

/** What was reported before and why the municipality did not agree. */
export const eerdereMeldingen = (regeling: Regeling, eerdere: readonly Melding[]): Html =>
  eerdere.length === 0
    ? html``
    : uitklap(
        eerdere.length === 1 ? 'Bekijk de eerdere melding' : `Bekijk de ${eerdere.length} eerdere meldingen`,
        html`${eerdere.map((m) =>
          lijst([
            { kop: 'Datum', waarde: toonDatum(m.datum) },
            { kop: 'Bereikte trede', waarde: tredeTekst(regeling, m.bereikteTrede) },
            { kop: 'Onderbouwing', waarde: alineas(m.onderbouwing) },
            { kop: 'Gemeente', waarde: akkoordTekst(m.akkoord) },
            { kop: 'Reden', waarde: alineas(m.akkoordReden) },
          ]),
        )}`,
      );

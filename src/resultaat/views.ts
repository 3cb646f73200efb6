// Parts that the page of the aanbieder and that of the consulent share.
import { explainBron, findProduct, type Regeling } from '../beleid/index.ts';
import { toonDatum } from '../kernel/datum.ts';
import { toonGeld } from '../kernel/geld.ts';
import type { Trede } from '../kernel/trede.ts';
import { type BadgeSoort, badge, type Html, html, lijst, uitklap, zacht } from '../web/index.ts';
import { isGerealiseerd, trajectPrijs, tredeTekst } from './rules.ts';
import { type Akkoord, akkoordTekst, type Melding, type ResultaatRij } from './types.ts';

const soortVan = (akkoord: Akkoord): BadgeSoort => (akkoord === null ? 'aandacht' : akkoord ? 'goed' : 'telaat');

export const akkoordBadge = (akkoord: Akkoord): Html => badge(soortVan(akkoord), akkoordTekst(akkoord));

export const alineas = (tekst: string): Html | false =>
  tekst !== '' && html`${tekst.split(/\n+/).map((alinea) => html`<p>${alinea}</p>`)}`;

/** What the result is worth (AP8, AP33, K5). */
export const betekenis = (regeling: Regeling, r: ResultaatRij): string => {
  if (r.akkoord === false) return 'Zolang de gemeente niet akkoord is met het resultaat, wordt er niets betaald.';
  const gehaald = isGerealiseerd(regeling, r.doelTrede, r.bereikteTrede);
  if (gehaald === undefined) return 'Er is geen doeltrede afgesproken, dus er is geen prijs te betalen.';
  if (!gehaald) return `De doeltrede is niet gehaald: er wordt ${toonGeld(regeling.keuzes.K5.nietBehaald)} betaald.`;
  const prijs = trajectPrijs(regeling, r.product, r.contractTarief);
  return prijs === undefined
    ? 'De doeltrede is gehaald. Er is geen tarief bekend voor dit traject.'
    : `De doeltrede is gehaald: de prijs van het traject, ${toonGeld(prijs)}, mag worden gedeclareerd.`;
};

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

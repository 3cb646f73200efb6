import type { Datum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Bevinding, StandLogboek } from '../../logboek/index.ts';
import { type Html, html, link, melding, zacht } from '../../web/index.ts';

const GENOEMD = 5;

const wat = (bevindingen: readonly Bevinding[]): Html => {
  const rest = bevindingen.length - GENOEMD;
  return html`<ul>${bevindingen.slice(0, GENOEMD).map(({ tekst }) => html`<li>${tekst}</li>`)}${rest > 0 && html`<li>En nog ${rest}.</li>`}</ul>`;
};

/** Up to where the logboek is sealed, and what the last check found. */
export const zegel = ({ verzegeling, controle }: StandLogboek, vandaag: Datum): Html => {
  const tot = verzegeling
    ? `Verzegeld tot ${toonMoment(verzegeling.moment, vandaag)}.`
    : 'Nog niet verzegeld: dat gebeurt elke vijf minuten.';
  if (!controle) return html`<p>${zacht(`${tot} Nog niet gecontroleerd: dat gebeurt elke nacht.`)}</p>`;
  const wanneer = toonMoment(controle.klaarOp, vandaag);
  if (controle.heel) {
    return html`<p>${zacht(`${tot} Laatst gecontroleerd op ${wanneer}: ${controle.regels.toLocaleString('nl-NL')} regels, niemand heeft ze veranderd.`)}</p>`;
  }
  const alleenLaat = controle.bevindingen.every(({ soort }) => soort === 'onverzegeld');
  return alleenLaat
    ? melding({
        soort: 'waarschuwing',
        titel: 'Het logboek wordt niet verzegeld',
        inhoud: html`<p>Gevonden op ${wanneer}. Kijk bij ${link('/beheer/taken', 'Taken')} of het verzegelen mislukt.</p>${wat(controle.bevindingen)}<p>${tot}</p>`,
      })
    : melding({
        soort: 'fout',
        titel: 'Het logboek klopt niet met zijn verzegeling',
        inhoud: html`<p>Gevonden op ${wanneer}. Iemand heeft buiten het systeem om regels veranderd, of de verzegeling. Meld dit meteen aan wie over de beveiliging gaat.</p>${wat(controle.bevindingen)}<p>${tot}</p>`,
      });
};

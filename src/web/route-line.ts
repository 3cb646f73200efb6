// Where somebody is on a route, at one look: what was done, what runs, what can come, and the way back.
import { type Html, html, type Inhoud, verborgen } from './html.ts';
import { type IconNaam, icon } from './icons.ts';

export type RoutelijnDeel = {
  soort: 'gedaan' | 'nu' | 'straks' | 'terug';
  titel: Inhoud;
  onder?: Inhoud;
};

const TEKEN: Readonly<Record<RoutelijnDeel['soort'], { icoon?: IconNaam; woord: string }>> = {
  gedaan: { icoon: 'check', woord: 'Gedaan: ' },
  nu: { woord: '' },
  straks: { woord: '' },
  terug: { icoon: 'arrow-back-up', woord: '' },
};

/** From what was done down to the way back. */
export const routelijn = (delen: readonly RoutelijnDeel[]): Html =>
  html`<ol class="wm-routelijn">${delen.map(({ soort, titel, onder }) => {
    const { icoon, woord } = TEKEN[soort];
    return html`<li class="wm-routelijn__deel wm-routelijn__deel--${soort}"><span class="wm-routelijn__teken" aria-hidden="true">${icoon && icon(icoon)}</span><div><p>${woord !== '' && verborgen(woord)}${titel}</p>${onder && html`<div class="wm-routelijn__onder">${onder}</div>`}</div></li>`;
  })}</ol>`;

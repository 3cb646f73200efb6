// Where the resident is on the route, at one look and in his words: what was done, what runs, what can come, and that he can go back.
import { hoofdletter } from '../../kernel/tekst.ts';
import { badge, type Html, html, type RoutelijnDeel, routelijn } from '../../web/index.ts';
import { of } from '../rules/index.ts';
import type { Stand, Trajectstap } from '../types.ts';
import { inEenZin, straksVan } from './kort.ts';
import { stapNaam } from './lees.ts';

/** So many steps that were done stand in the line; the page has them all below. */
const LAATSTE = 3;

/** `gedaan`: the oldest first, with what came out of it in words; `nu`: with what is told of it; `terug`: where one can go back to. */
export const waarJeBent = (
  stand: Stand,
  o: {
    gedaan: readonly { stap: Trajectstap; uitkomst: string }[];
    nu: readonly { stap: Trajectstap; onder: Html }[];
    terug: readonly string[];
  },
): Html => {
  const { stappen, einden } = straksVan(stand);
  const straks = stappen.map((stap) => stapNaam(stand, stap));
  // “De gemeente beslist of je route is klaar” would read as one thing.
  const klaar = straks.length > 0 ? ' Je route kan ook klaar zijn.' : 'Je route is klaar.';
  const zin = straks.length > 0 ? `${hoofdletter(inEenZin(straks))}.` : '';
  return routelijn([
    ...o.gedaan.slice(-LAATSTE).map(
      ({ stap, uitkomst }): RoutelijnDeel => ({
        soort: 'gedaan',
        titel: stapNaam(stand, stap.stap),
        ...(uitkomst === '' ? {} : { onder: html`<p>${hoofdletter(uitkomst)}.</p>` }),
      }),
    ),
    ...o.nu.map(
      ({ stap, onder }): RoutelijnDeel => ({
        soort: 'nu',
        titel: html`<strong>${stapNaam(stand, stap.stap)}</strong> ${badge('info', 'Loopt nu')}`,
        onder,
      }),
    ),
    ...(straks.length + einden.length > 0
      ? [
          {
            soort: 'straks' as const,
            titel: 'Hierna kan komen:',
            onder: html`<p>${zin}${einden.length > 0 && klaar}</p>`,
          },
        ]
      : []),
    {
      soort: 'terug',
      titel: 'Lukt het niet?',
      onder: html`<p>${o.terug.length > 0 ? `Je kunt terug: ${of(o.terug)}.` : 'Zeg het tegen je contactpersoon.'}</p>`,
    },
  ]);
};

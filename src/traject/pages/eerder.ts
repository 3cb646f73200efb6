// A traject that is over, on the tab Route.
import { toonDatum, vroegste } from '../../kernel/datum.ts';
import { type Html, html } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { type Gelezen, stappenToen } from '../actions/load-traject.ts';
import { isRecord } from '../rules/index.ts';
import { STOPT, type Trajectstap } from '../types.ts';
import { adviesZin, keerTekst, type RouteSettings, stapNaam, uitkomstInZin } from './lees.ts';
import type { RouteGelezen } from './vervolg.ts';

/** After the advice of an oriëntatie the resident chose nothing. */
export const isNiets = (t: Trajectstap): boolean => t.uitkomst === STOPT && isRecord(t);

/**
 * A traject that is over: from when to when (of one day that day), and what was done in it in the words of its own route. The row of the traject
 * begins with its first step that is no place of a toewijzing; the place may have been there long before, and counts.
 */
export const eerderTraject = (
  s: RouteSettings,
  c: PageContext,
  g: RouteGelezen,
  gemeenteId: number,
  t: Gelezen['trajecten'][number],
): Html => {
  const { route } = s.beleid.regelingMetId(t.regelingId).regeling;
  const stappen = stappenToen(s.beleid, g, t, { gemeenteId, vandaag: c.vandaag });
  const begin = stappen.reduce((vroegst, stap) => vroegste(vroegst, stap.begonnenOp), t.begonnenOp);
  const tussen = [...new Set([begin, t.beeindigdOp ?? begin].map(toonDatum))].join(' tot en met ');
  return html`<h3>${tussen}</h3>${t.toelichting && html`<p>${t.toelichting}</p>`}${
    route &&
    stappen.length > 0 &&
    html`<ol>${stappen
      .toSorted((een, ander) => een.nummer - ander.nummer)
      .map((stap) => {
        const waar = g.stappen.find(({ id }) => String(id) === stap.id)?.waar;
        const eind = [
          uitkomstInZin({ route }, stap.stap, stap.uitkomst),
          stap.geeindigdOp ? `(${toonDatum(stap.geeindigdOp)})` : '',
        ];
        return html`<li>${stapNaam({ route }, stap.stap)}${keerTekst({ route }, stap)}: ${eind.filter((deel) => deel !== '').join(' ')}${waar && `, ${waar}`}${isNiets(stap) && `.${adviesZin({ route }, stap)} ${stap.afwijking ?? ''}`}</li>`;
      })}</ol>`
  }`;
};

// What only the demo has: cards of the people one can be, and the day on which a municipality lives.
import { kaart } from './blocks.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';

/** Cards of people whom a visitor can be; a press posts `persona`. */
export function personas(o: {
  actie: string;
  naar: string;
  personas: readonly { id: string; naam: string; rolnaam: string; dag: string }[];
}): Html {
  return html`<ul class="wm-personas">${o.personas.map(
    (persona) =>
      html`<li>${kaart({
        titel: persona.naam,
        inhoud: html`<p class="wm-persona__rol">${persona.rolnaam}</p><p>${persona.dag}</p><form class="wm-form-kaal" method="post" action="${o.actie}"><input type="hidden" name="naar" value="${o.naar}"><button class="wm-knop" type="submit" name="persona" value="${persona.id}"><span>Ga verder als ${persona.naam}</span></button></form>`,
      })}</li>`,
  )}</ul>`;
}

/** Above every page of who walks along in a municipality with a day of its own. */
export function demoDag(o: { gemeente: string; dag: string }): Html {
  return html`<div class="wm-demo"><p class="wm-omslag">${icon('calendar')}<span>Demo: in ${o.gemeente} is het vandaag <strong>${o.dag}</strong></span></p></div>`;
}

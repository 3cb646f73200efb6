// The personas of the demo: cards with a button each.
import { kaart } from './blocks.ts';
import { type Html, html } from './html.ts';

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

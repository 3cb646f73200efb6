// What stands around a form: errors on top, the step, the check before sending, the confirmation after it.
import { kop, lijst } from './blocks.ts';
import type { VeldFout } from './form.ts';
import { type Html, html, type Inhoud, niets, veiligAdres, veldId } from './html.ts';
import { icon } from './icons.ts';

/**
 * All errors on top of the page, each a link to its field, in the words that stand at the field. Prints nothing without errors.
 * The page itself gets `fout: true`, so that its title starts with "Fout:". An error without field is text only.
 */
export function foutSamenvatting(fouten: readonly VeldFout[], titel = 'Er klopt iets niet'): Html {
  if (fouten.length === 0) return niets;
  return html`<div class="wm-samenvatting" role="alert" tabindex="-1" data-wm-fouten><h2>${icon('alert-circle')}<span>${titel}</span></h2><ul>${fouten.map(
    (fout) => html`<li>${!fout.veld ? fout.tekst : html`<a href="#${veldId(fout.veld)}">${fout.tekst}</a>`}</li>`,
  )}</ul></div>`;
}

/** "Stap 2 van 4" with a bar; above the question. */
export function stappen(o: { stap: number; van: number; naam?: string }): Html {
  return html`<div class="wm-stappen"><label for="stappen">Stap ${o.stap} van ${o.van}${o.naam !== undefined && `: ${o.naam}`}</label><progress id="stappen" max="${o.van}" value="${o.stap}"></progress></div>`;
}

/** "Controleer je antwoorden": each answer with a link to change it. Stands in a card; the form to send follows it. */
export function controleer(rijen: readonly { vraag: string; antwoord: Inhoud; wijzig?: string | undefined }[]): Html {
  return html`<div class="wm-kaart">${lijst(rijen.map((rij) => ({ kop: rij.vraag, waarde: rij.antwoord, wijzig: rij.wijzig })))}</div>`;
}

/**
 * The page after an important act: what was done, and what happens next, who does it and when.
 * `kenmerk` is what somebody may quote on the telephone.
 */
export function bevestiging(o: {
  titel: string;
  onder?: Inhoud;
  kenmerk?: { label: string; waarde: string };
  hierna: readonly { wat: Inhoud; wie: string; wanneer: string }[];
  inhoud?: Inhoud;
  acties?: Inhoud;
}): Html {
  return html`<div class="wm-bevestiging">${icon('circle-check')}<div>${kop({ titel: o.titel, onder: o.onder })}${
    o.kenmerk && html`<p class="wm-bevestiging__kenmerk">${o.kenmerk.label}: <strong>${o.kenmerk.waarde}</strong></p>`
  }</div></div><section class="wm-kaart" aria-labelledby="hierna"><h2 id="hierna">Wat gebeurt er nu?</h2><ol class="wm-hierna">${o.hierna.map(
    (stap) => html`<li><p>${stap.wat}</p><p class="wm-zacht">${stap.wie} · ${stap.wanneer}</p></li>`,
  )}</ol></section>${o.inhoud}${o.acties && html`<div class="wm-acties">${o.acties}</div>`}`;
}

/** One question on a page: back link, step and form under each other, narrow. */
export function vraagpagina(o: { terug?: string; terugNaar?: string; stap?: Html; fouten?: Html; inhoud: Inhoud }): Html {
  return html`${o.terug !== undefined && html`<p class="wm-terug"><a href="${veiligAdres(o.terug)}">${icon('chevron-left')}<span>${o.terugNaar ?? 'Vorige'}</span></a></p>`}${o.stap}${o.fouten}${o.inhoud}`;
}

// A letter on the screen: the sheet as it will be posted, and its box in short.
import { type Html, html, type Inhoud, klassen } from './html.ts';

/** The sheet of a letter beside the form that makes it. `voorbeeld` says in words and by its edge that it was not sent. */
export function briefblad(o: {
  /** Without the word gemeente. */
  gemeente: string;
  bereik: readonly string[];
  adres: readonly string[];
  datum: string;
  kenmerk: string;
  voorbeeld: boolean;
  inhoud: Inhoud;
}): Html {
  const regels = (teksten: readonly string[]) => teksten.map((tekst, nr) => html`${nr > 0 && html`<br>`}${tekst}`);
  return html`<article class="${klassen('wm-brief', o.voorbeeld && 'wm-brief--voorbeeld')}" aria-label="${o.voorbeeld ? 'Voorbeeld van de brief' : 'De brief'}">${
    o.voorbeeld && html`<p class="wm-brief__merk">Voorbeeld, nog niet verstuurd</p>`
  }<div class="wm-brief__hoofd"><p><strong>Gemeente ${o.gemeente}</strong></p><p>${regels(o.bereik)}</p></div><div class="wm-brief__hoofd"><p>${regels(o.adres)}</p><p>${o.datum}<br>Kenmerk ${o.kenmerk}</p></div>${o.inhoud}</article>`;
}

/** What a letter says in short, above all else. */
export function inHetKort(o: { kop: Html; inhoud: Inhoud }): Html {
  return html`<section class="wm-kort">${o.kop}${o.inhoud}</section>`;
}

/** A form with its letter: beside each other when there is room; on a phone the letter stands below, and a link above leads to it. */
export function metBrief(o: { inhoud: Inhoud; brief: Inhoud; linkTekst?: string }): Html {
  return html`<p class="wm-brief__naar"><a href="#brief">${o.linkTekst ?? 'Lees de brief die hieruit komt'}</a></p><div class="wm-metbrief"><div class="wm-stapel">${o.inhoud}</div><div class="wm-metbrief__brief" id="brief" tabindex="-1">${o.brief}</div></div>`;
}

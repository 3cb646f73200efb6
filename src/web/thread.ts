// What people write to each other and hand in: who reads it, messages, pictures.
import { attrs, type Html, html, type Inhoud, klassen, veiligAdres } from './html.ts';
import { type IconNaam, icon } from './icons.ts';

/** A picture that somebody handed in, as large as the page allows. `alt` says what it is; it leads to the picture by itself. */
export function afbeelding(o: { src: string; alt: string }): Html {
  const src = veiligAdres(o.src);
  return html`<p class="wm-afbeelding"><a href="${src}"><img src="${src}" alt="${o.alt}"></a></p>`;
}

/** What somebody wrote, in paragraphs and lines as it was typed. */
export function geschreven(tekst: string): Html {
  return html`${tekst
    .split(/\n{2,}/)
    .filter((alinea) => alinea.trim() !== '')
    .map((alinea) => html`<p>${alinea.split('\n').map((regel, nr) => html`${nr > 0 && html`<br>`}${regel}`)}</p>`)}`;
}

/**
 * What Enter in a text field does, in a form where another button comes before the real one: a browser takes the first. Not seen and not
 * reached by keyboard or voice.
 */
export function standaardknop(o?: { naam: string; waarde: string }): Html {
  return html`<button type="submit" hidden${attrs({ name: o?.naam, value: o?.waarde })}>Verder</button>`;
}

/** Who will read what is typed below: a sign and words, right above the field. `wie` are the readers, `niet` who will not. */
export function wieLeest(o: {
  icoon: IconNaam;
  titel: string;
  wie: readonly Inhoud[];
  niet?: Inhoud;
  inhoud?: Inhoud;
  besloten?: boolean;
}): Html {
  return html`<div class="${klassen('wm-lezers', o.besloten && 'wm-lezers--besloten')}" role="note">${icon(o.icoon)}<div><p><strong>${o.titel}</strong></p><ul>${o.wie.map((een) => html`<li>${een}</li>`)}</ul>${o.niet && html`<p>${o.niet}</p>`}${o.inhoud}</div></div>`;
}

/** One message in a thread: who, when, the text. `eigen` stands to the right; told in words too. */
export function bericht(o: { van: Inhoud; wanneer: Inhoud; inhoud: Inhoud; onder?: Inhoud; eigen?: boolean; id?: string }): Html {
  return html`<li class="${klassen('wm-bericht', o.eigen && 'wm-bericht--eigen')}"${attrs({ id: o.id })}><p><strong>${o.van}</strong><br><span class="wm-zacht">${o.wanneer}</span></p><div>${o.inhoud}</div>${o.onder && html`<p class="wm-zacht">${o.onder}</p>`}</li>`;
}

/** Something that happened in a thread, such as a party that was added. */
export function berichtGebeurtenis(inhoud: Inhoud): Html {
  return html`<li class="wm-bericht wm-bericht--gebeurtenis"><p>${icon('info-circle')} ${inhoud}</p></li>`;
}

/** Messages, the oldest first. */
export function berichten(lijst: readonly Html[]): Html {
  return html`<ol class="wm-berichten">${lijst}</ol>`;
}

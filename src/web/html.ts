// The base of every component: escaped templates, safe attributes, safe addresses, ids of fields.
import { html, raw } from 'hono/html';

export { html };

/** What every component returns and `c.html()` takes. Everything put into an `html` template is escaped, save another `Html`. */
export type Html = ReturnType<typeof html>;

/** What may stand inside an element. Strings and numbers are escaped; false, null and undefined print nothing. */
export type Inhoud = string | number | Html | false | null | undefined | readonly Inhoud[];

export const niets: Html = raw('');

type AttribuutWaarde = string | number | boolean | null | undefined;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeText(tekst: string): string {
  return tekst.replace(/[&<>"']/g, (teken) => ESCAPES[teken] ?? teken);
}

/** ` name="value"` for each attribute: true prints the bare name; false, null and undefined print nothing. */
export function attrs(attributen: Record<string, AttribuutWaarde>): Html {
  let uit = '';
  for (const [naam, waarde] of Object.entries(attributen)) {
    if (waarde === true) uit += ` ${naam}`;
    else if (waarde !== false && waarde !== null && waarde !== undefined) uit += ` ${naam}="${escapeText(String(waarde))}"`;
  }
  return raw(uit);
}

/** Class attribute value of the names that hold. Only files in src/web call this: pages have no class names. */
export function klassen(...namen: (string | false | undefined)[]): string {
  return namen.filter(Boolean).join(' ');
}

const SCHEMA = /^[a-z][a-z0-9+.-]*:/i;
const TOEGESTAAN = /^(https?|mailto|tel):/i;

/**
 * Makes an address harmless: own paths, `https:`, `mailto:` and `tel:` pass, all else (`javascript:`, `data:`, `//elders`) becomes `#`.
 * Templates escape, but do not judge an address.
 */
export function veiligAdres(adres: string): string {
  // Browsers drop control characters and spaces before they read the scheme; so do we.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  const kaal = adres.replace(/[\u0000-\u0020]/g, '');
  if (/^[/\\]{2}/.test(kaal)) return '#';
  return SCHEMA.test(kaal) && !TOEGESTAAN.test(kaal) ? '#' : adres;
}

/** Id of the input of a field; the error summary links to it. `uren[12][3]` → `veld-uren-12-3`. */
export function veldId(naam: string): string {
  return `veld-${naam.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/-$/, '')}`;
}

/** An id part from any text: "Wat nu moet" → "wat-nu-moet". */
export function slug(tekst: string): string {
  const kaal = tekst
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return kaal === '' ? 'deel' : kaal;
}

/** Text for screen readers only. */
export function verborgen(tekst: string): Html {
  return html`<span class="wm-onzichtbaar">${tekst}</span>`;
}

export { raw };

// The base of every component: escaped templates, safe attributes, safe addresses, ids of fields.

/**
 * What every component returns: markup that is escaped already. Only `html`, `apart` and `raw` make it, so that everything else that is put
 * into a template is escaped. Our own and not hono's: a list of fifty rows is some thousands of these, and this one is a plain object.
 */
export class Html {
  #voor: string[] | undefined = undefined;
  #slot: string;
  #tekens: number;
  constructor(tekst: string, tekens = 0) {
    this.#slot = tekst;
    this.#tekens = tekens;
  }

  /** The markup in parts, in order: what was set apart, and what stands between. */
  get delen(): readonly string[] {
    return this.#voor === undefined ? [this.#slot] : [...this.#voor, this.#slot];
  }

  /** The markup as one text. */
  get tekst(): string {
    return this.#voor === undefined ? this.#slot : this.#voor.join('') + this.#slot;
  }
  toString(): string {
    return this.tekst;
  }

  /** Which signs of signs.ts it points at, a bit each: the page draws those once. */
  get tekens(): number {
    return this.#tekens;
  }

  static van(delen: readonly string[], waarden: readonly (Inhoud | true)[]): Html {
    const uit = new Html(delen[0] ?? '');
    for (let i = 0; i < waarden.length; i++) {
      uit.#voeg(waarden[i]);
      uit.#slot += delen[i + 1] ?? '';
    }
    return uit;
  }

  static apart(deel: Html): Html {
    const uit = new Html('', deel.#tekens);
    uit.#voor = [deel.tekst];
    return uit;
  }

  #voeg(waarde: Inhoud | true): void {
    if (typeof waarde === 'string') this.#slot += escapeText(waarde);
    else if (waarde instanceof Html) {
      this.#tekens |= waarde.#tekens;
      if (waarde.#voor === undefined) this.#slot += waarde.#slot;
      else {
        this.#voor ??= [];
        this.#voor.push(this.#slot, ...waarde.#voor);
        this.#slot = waarde.#slot;
      }
    } else if (typeof waarde === 'number') this.#slot += String(waarde);
    else if (typeof waarde === 'object' && waarde !== null) for (const een of waarde) this.#voeg(een);
  }
}

/** Markup from a text that is known to be safe. Only files in src/web call this, with texts of our own. */
export const raw = (tekst: string, tekens = 0): Html => new Html(tekst, tekens);

/** What may stand inside an element. Strings and numbers are escaped; false, null and undefined print nothing. */
export type Inhoud = string | number | Html | false | null | undefined | readonly Inhoud[];

/** A template: texts and numbers in it are escaped, `Html` is not, lists are put behind each other, and nothing prints nothing. */
export function html(delen: TemplateStringsArray, ...waarden: readonly (Inhoud | true)[]): Html {
  return Html.van(delen, waarden);
}

/**
 * Keeps a row of a long list apart until the page goes out. One name with a letter outside Latin-1 makes the whole of a text twice as wide in
 * memory; now it widens one row.
 */
export const apart = (deel: Html): Html => Html.apart(deel);

export const niets: Html = raw('');

type AttribuutWaarde = string | number | boolean | null | undefined;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const TE_ESCAPEN = /[&<>"']/;

function escapeText(tekst: string): string {
  return !TE_ESCAPEN.test(tekst) ? tekst : tekst.replace(/[&<>"']/g, (teken) => ESCAPES[teken] ?? teken);
}

/** ` name="value"` for each attribute: true prints the bare name; false, null and undefined print nothing. */
export function attrs(attributen: Record<string, AttribuutWaarde>): Html {
  let uit = '';
  for (const naam in attributen) {
    const waarde = attributen[naam];
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
/** What nearly every address is: a path of our own, and nothing in it that a browser would leave out. */
const EIGEN_PAD = /^\/(?![/\\])[!-~]*$/;

/**
 * Makes an address harmless: own paths, `https:`, `mailto:` and `tel:` pass, all else (`javascript:`, `data:`, `//elders`) becomes `#`.
 * Templates escape, but do not judge an address.
 */
export function veiligAdres(adres: string): string {
  if (EIGEN_PAD.test(adres)) return adres;
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

/** A line that says where its reader works: on the screen, not on the paper that another gets. */
export const alleenScherm = (inhoud: Inhoud): Html => html`<p class="wm-scherm">${inhoud}</p>`;

/** Text for screen readers only. */
export function verborgen(tekst: string): Html {
  return html`<span class="wm-onzichtbaar">${tekst}</span>`;
}

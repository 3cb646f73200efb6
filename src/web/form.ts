// Forms: the frame with its hidden fields, and the fields. Errors stand at the field and, in the same words, in `foutSamenvatting`.
import { attrs, type Html, html, type Inhoud, klassen, veiligAdres, veldId } from './html.ts';
import { type IconNaam, icon } from './icons.ts';

/** One thing that is wrong: the name of the field (none: it is about the whole) and what to do about it, a sentence. A `Reden` fits. */
export type VeldFout = { veld?: string | undefined; tekst: string };

/** The error of one field, to give to that field: `fout: foutVan(fouten, 'geboortedatum')`. */
export function foutVan(fouten: readonly VeldFout[], veld: string): string | undefined {
  return fouten.find((fout) => fout.veld === veld)?.tekst;
}

/**
 * A form that posts. `sleutel` is the key of this showing of the form (idempotency and CSRF), null only where nobody is logged in and nothing
 * is kept; `versie` is the version of the record that is edited. They go along as `_sleutel` and `_versie`. `bestanden` for uploads.
 * Buttons stand in `inhoud`, with `acties(knop(…))`.
 */
export function form(o: {
  actie: string;
  sleutel: string | null;
  versie?: string | number | undefined;
  inhoud: Inhoud;
  bestanden?: boolean;
  naam?: string;
  /** Values that go along unseen, for a check page; as pairs when a name may come twice. */
  verborgen?: Readonly<Record<string, string>> | readonly (readonly [naam: string, waarde: string])[];
  /** Buttons in a row of a table: no space of its own. */
  kaal?: boolean;
}): Html {
  const a = attrs({ enctype: o.bestanden && 'multipart/form-data', 'aria-label': o.naam });
  return html`<form class="${o.kaal ? 'wm-form-kaal' : 'wm-form'}" method="post" action="${veiligAdres(o.actie)}" novalidate${a}>${o.sleutel !== null && verborgenVeld('_sleutel', o.sleutel)}${o.versie !== undefined && verborgenVeld('_versie', o.versie)}${(isParen(o.verborgen) ? o.verborgen : Object.entries(o.verborgen ?? {})).map(([naam, waarde]) => verborgenVeld(naam, waarde))}${o.inhoud}</form>`;
}

type Paren = readonly (readonly [naam: string, waarde: string])[];
const isParen = (verborgen: Readonly<Record<string, string>> | Paren | undefined): verborgen is Paren => Array.isArray(verborgen);

function verborgenVeld(naam: string, waarde: string | number): Html {
  return html`<input type="hidden" name="${naam}" value="${waarde}">`;
}

/** A form that filters: GET, so that the filter stands in the address. Fields beside each other. `icoon`: for one that shows something else. */
export function filters(o: {
  actie: string;
  velden: Inhoud;
  knop?: string;
  icoon?: IconNaam;
  verborgen?: Readonly<Record<string, string>>;
}): Html {
  return html`<form class="wm-filters" method="get" action="${veiligAdres(o.actie)}">${Object.entries(o.verborgen ?? {}).map(([naam, waarde]) => verborgenVeld(naam, waarde))}${o.velden}<button type="submit" class="wm-knop wm-knop--tweede">${icon(o.icoon ?? 'filter')}<span>${o.knop ?? 'Filter'}</span></button></form>`;
}

/** What every field takes. A field is asked for unless `verplicht` is false: then "(hoeft niet)" stands behind its label. */
export type Veld = {
  naam: string;
  label: string;
  hint?: Inhoud;
  waarde?: string | number | null | undefined;
  fout?: string | undefined;
  verplicht?: boolean;
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search';
  /** Width to the expected answer: 4 characters for a year, 10 for a date. */
  breedte?: 4 | 10 | 20;
  /** Makes the label the h1 of a page with one question. */
  paginakop?: boolean;
};

function beschrijving(o: { naam: string; hint?: Inhoud; fout?: string | undefined }): string | undefined {
  const id = veldId(o.naam);
  return klassen(Boolean(o.hint) && `${id}-hint`, o.fout !== undefined && `${id}-fout`) || undefined;
}

function hintEnFout(o: { naam: string; hint?: Inhoud; fout?: string | undefined }): Html {
  const id = veldId(o.naam);
  return html`${o.hint && html`<p class="wm-hint" id="${id}-hint">${o.hint}</p>`}${
    o.fout !== undefined && html`<p class="wm-fout" id="${id}-fout">${icon('alert-circle', 'Fout:')}<span>${o.fout}</span></p>`
  }`;
}

function labelTekst(o: { label: string; verplicht?: boolean }): Html {
  return html`${o.label}${o.verplicht === false && html` <span class="wm-hoeft-niet">(hoeft niet)</span>`}`;
}

function omlijst(o: Veld, veld: Html): Html {
  const label = html`<label class="wm-label" for="${veldId(o.naam)}">${labelTekst(o)}</label>`;
  return html`<div class="${klassen('wm-veld', o.fout !== undefined && 'wm-veld--fout')}">${o.paginakop ? html`<h1 class="wm-vraag">${label}</h1>` : label}${hintEnFout(o)}${veld}</div>`;
}

function veldAttrs(o: Veld) {
  return {
    id: veldId(o.naam),
    name: o.naam,
    autocomplete: o.autocomplete,
    'aria-describedby': beschrijving(o),
    'aria-invalid': o.fout !== undefined && 'true',
    'aria-required': o.verplicht === true && 'true',
  };
}

function invoer(o: Veld, type: string, extra: Record<string, string | number | undefined> = {}): Html {
  const breedte = o.breedte && `wm-invoer--${o.breedte}`;
  const a = attrs({ ...veldAttrs(o), inputmode: o.inputmode, value: o.waarde ?? '', ...extra });
  return html`<input class="${klassen('wm-invoer', breedte)}" type="${type}"${a}>`;
}

/** One line of text. `type` only changes the keyboard of a phone and what the browser fills in. */
export function tekstveld(o: Veld & { type?: 'text' | 'email' | 'tel' | 'search'; maximum?: number }): Html {
  return omlijst(o, invoer(o, o.type ?? 'text', { maxlength: o.maximum }));
}

/** More lines of text; `regels` is its height. */
export function tekstvak(o: Veld & { regels?: number; maximum?: number }): Html {
  const a = attrs({ ...veldAttrs(o), rows: o.regels ?? 4, maxlength: o.maximum });
  // A line break right after the tag is dropped by browsers, so one is given: a text that starts with one is kept.
  return omlijst(o, html`<textarea class="wm-invoer"${a}>\n${o.waarde ?? ''}</textarea>`);
}

/** A day as text, dd-mm-jjjj. Give back what was typed, also when it is no date. */
export function datumveld(o: Veld): Html {
  const hint = o.hint ?? 'Bijvoorbeeld 31-01-2020';
  const veld: Veld = { inputmode: 'text', breedte: 10, autocomplete: 'off', ...o, hint };
  return omlijst(veld, invoer(veld, 'text'));
}

/** A number as text (comma decimals may be typed); `eenheid` stands behind it: "uur per week". */
export function getalveld(o: Veld & { eenheid?: string }): Html {
  const veld: Veld = { inputmode: 'decimal', breedte: 4, autocomplete: 'off', ...o };
  const kaal = invoer(veld, 'text');
  return omlijst(
    veld,
    o.eenheid === undefined ? kaal : html`<span class="wm-met-eenheid">${kaal}<span>${o.eenheid}</span></span>`,
  );
}

/** A file to hand in. The form needs `bestanden: true`. `camera`: a telephone opens its camera, any other machine its files. */
export function bestandveld(o: Veld & { soorten?: string; meer?: boolean; camera?: boolean }): Html {
  const a = attrs({ ...veldAttrs(o), accept: o.soorten, multiple: o.meer, capture: o.camera && 'environment' });
  return omlijst(o, html`<input class="wm-invoer wm-invoer--bestand" type="file"${a}>`);
}

export type Optie = { waarde: string; tekst: string; uit?: boolean };

/** A select, for more than seven answers or where space is short; otherwise `keuzerondjes`. `leeg` is the text of no choice. */
export function keuzelijst(o: Veld & { opties: readonly Optie[]; leeg?: string }): Html {
  const gekozen = String(o.waarde ?? '');
  const leeg = o.leeg !== undefined && html`<option value="">${o.leeg}</option>`;
  return omlijst(
    o,
    html`<select class="wm-invoer wm-invoer--lijst"${attrs(veldAttrs(o))}>${leeg}${o.opties.map(
      (optie) =>
        html`<option${attrs({ value: optie.waarde, selected: optie.waarde === gekozen, disabled: optie.uit })}>${optie.tekst}</option>`,
    )}</select>`,
  );
}

export type Keuze = {
  waarde: string;
  tekst: Inhoud;
  /** Under the answer: what it means, such as the criteria of a trede. */
  uitleg?: Inhoud;
  uit?: boolean;
};

/** One answer out of a few, each with its explanation. The error summary links to the first. */
export function keuzerondjes(o: Veld & { keuzes: readonly Keuze[]; naastElkaar?: boolean }): Html {
  return keuzes(o, 'radio', [String(o.waarde ?? '')]);
}

/** As many answers as are read at a glance (keuze). */
const OP_EEN_BLIK = 7;

/** One answer out of a number that is not known beforehand: to tick while there are few, else a list, which a phone shows by itself. */
export function kiesEen(o: Veld & { opties: readonly Optie[]; leeg: string }): Html {
  const { opties, leeg, ...veld } = o;
  return opties.length > OP_EEN_BLIK ? keuzelijst({ ...veld, opties, leeg }) : keuzerondjes({ ...veld, keuzes: opties });
}

/** Any number of answers; they arrive under one name. `waarden` are the chosen ones. */
export function vinkjes(
  o: Omit<Veld, 'waarde'> & { keuzes: readonly Keuze[]; waarden?: readonly string[]; naastElkaar?: boolean },
): Html {
  return keuzes(o, 'checkbox', o.waarden ?? []);
}

function keuzes(
  o: Veld & { keuzes: readonly Keuze[]; naastElkaar?: boolean },
  type: 'radio' | 'checkbox',
  gekozen: readonly string[],
): Html {
  const id = veldId(o.naam);
  const inhoud = html`<div class="${klassen('wm-keuzes', o.naastElkaar && 'wm-keuzes--naast')}">${o.keuzes.map((keuze, nr) => {
    const eigen = nr === 0 ? id : `${id}-${nr + 1}`;
    const a = attrs({
      id: eigen,
      name: o.naam,
      value: keuze.waarde,
      checked: gekozen.includes(keuze.waarde),
      disabled: keuze.uit,
      'aria-describedby': keuze.uitleg ? `${eigen}-uitleg` : undefined,
    });
    return html`<div class="wm-keuze"><input type="${type}"${a}><label for="${eigen}">${keuze.tekst}</label>${keuze.uitleg && html`<div class="wm-keuze__uitleg" id="${eigen}-uitleg">${keuze.uitleg}</div>`}</div>`;
  })}</div>`;
  return veldgroep({ ...o, inhoud });
}

/** A single box to tick ("Ik ga akkoord"); arrives as `ja`. */
export function vinkje(o: Omit<Veld, 'waarde'> & { aan?: boolean; waarde?: never }): Html {
  const a = attrs({ ...veldAttrs({ ...o, naam: o.naam }), value: 'ja', checked: o.aan });
  return html`<div class="${klassen('wm-veld', o.fout !== undefined && 'wm-veld--fout')}">${o.fout !== undefined && hintEnFout({ naam: o.naam, fout: o.fout })}<div class="wm-keuze"><input type="checkbox"${a}><label for="${veldId(o.naam)}">${o.label}</label>${o.hint && html`<div class="wm-keuze__uitleg" id="${veldId(o.naam)}-hint">${o.hint}</div>`}</div></div>`;
}

/** A box before the name in a row of a list, to choose that row; arrives under `naam` with all others that are ticked. */
export function kiesvak(o: { naam: string; waarde: string | number; label: string; aan: boolean; inhoud: Inhoud }): Html {
  return html`<div class="wm-kies"><input type="checkbox"${attrs({ name: o.naam, value: o.waarde, 'aria-label': o.label, checked: o.aan })}><div>${o.inhoud}</div></div>`;
}

/** Fields that belong together, under one question. */
export function veldgroep(o: {
  naam: string;
  label: string;
  hint?: Inhoud;
  fout?: string | undefined;
  verplicht?: boolean;
  paginakop?: boolean;
  inhoud: Inhoud;
}): Html {
  const legend = o.paginakop ? html`<h1 class="wm-vraag">${labelTekst(o)}</h1>` : labelTekst(o);
  return html`<fieldset class="${klassen('wm-veld', 'wm-veldgroep', o.fout !== undefined && 'wm-veld--fout')}"${attrs({ 'aria-describedby': beschrijving(o) })}><legend class="wm-label">${legend}</legend>${hintEnFout(o)}${o.inhoud}</fieldset>`;
}

/** Short fields beside each other (postcode and number); under each other on a phone. */
export function naastElkaar(...velden: Inhoud[]): Html {
  return html`<div class="wm-naast">${velden}</div>`;
}

// The blocks a page is built of: heading, cards, columns, tabs, messages, lists.
import { attrs, type Html, html, type Inhoud, klassen, niets, slug, veiligAdres, verborgen } from './html.ts';
import { type IconNaam, icon } from './icons.ts';

export type KnopSoort = 'primair' | 'tweede' | 'stil' | 'gevaar';

/** A submit button. Inside `form`; `naam`/`waarde` tell the action which button it was; `actie` posts elsewhere. */
export function knop(o: {
  tekst: string;
  soort?: KnopSoort;
  icoon?: IconNaam;
  naam?: string;
  waarde?: string;
  actie?: string;
  /** Read after the text, for a list of equal buttons: "Keur goed" + "regel 4". */
  extra?: string | undefined;
}): Html {
  const a = attrs({ name: o.naam, value: o.waarde, formaction: o.actie && veiligAdres(o.actie) });
  return html`<button type="submit" class="wm-knop wm-knop--${o.soort ?? 'primair'}"${a}>${o.icoon && icon(o.icoon)}<span>${o.tekst}${o.extra && verborgen(` ${o.extra}`)}</span></button>`;
}

/**
 * A link that looks like a button; for going somewhere, never for changing something. `download` for files, `nieuwTabblad` (said in
 * words) only where leaving the page would lose what stands on it.
 */
export function linkKnop(o: {
  tekst: string;
  href: string;
  soort?: KnopSoort;
  icoon?: IconNaam;
  icoonNa?: IconNaam;
  download?: boolean;
  nieuwTabblad?: boolean;
  extra?: string | undefined;
}): Html {
  const a = attrs({
    download: o.download,
    target: o.nieuwTabblad && '_blank',
    rel: o.nieuwTabblad && 'noopener',
  });
  return html`<a class="wm-knop wm-knop--${o.soort ?? 'tweede'}" href="${veiligAdres(o.href)}"${a}>${o.icoon && icon(o.icoon)}<span>${o.tekst}${o.nieuwTabblad && ' (nieuw tabblad)'}${o.extra && verborgen(` ${o.extra}`)}</span>${o.icoonNa && icon(o.icoonNa)}</a>`;
}

/** A plain link; `extra` is read after the text ("Wijzig" + "telefoon"). */
export function link(href: string, tekst: Inhoud, extra?: string): Html {
  return html`<a href="${veiligAdres(href)}">${tekst}${extra && verborgen(` ${extra}`)}</a>`;
}

/** A telephone number to tap, on one line. */
export function telefoonLink(nummer: string): Html {
  return link(`tel:${nummer.replace(/[^\d+]/g, '')}`, nummer.replaceAll(' ', '\u00a0'));
}

/** A row of buttons or links, also at the end of a form. */
export function acties(...knoppen: Inhoud[]): Html {
  return html`<div class="wm-acties">${knoppen}</div>`;
}

/** The h1 of a page with a line under it and its actions beside it. Once a page, first in `inhoud`. */
export function kop(o: { titel: Inhoud; onder?: Inhoud; acties?: Inhoud }): Html {
  return html`<div class="wm-kop"><div><h1>${o.titel}</h1>${o.onder && html`<p class="wm-kop__onder">${o.onder}</p>`}</div>${o.acties && html`<div class="wm-acties">${o.acties}</div>`}</div>`;
}

/** A white card with a heading (h2 unless `niveau` 3). `acties` stand beside the heading. */
export function kaart(o: { titel?: string | undefined; inhoud: Inhoud; niveau?: 2 | 3; acties?: Inhoud; id?: string }): Html {
  const id = o.titel === undefined ? undefined : (o.id ?? `kaart-${slug(o.titel)}`);
  const titel = o.titel && (o.niveau === 3 ? html`<h3 id="${id}">${o.titel}</h3>` : html`<h2 id="${id}">${o.titel}</h2>`);
  const boven = o.acties ? html`<div class="wm-kaart__kop">${titel}<div class="wm-acties">${o.acties}</div></div>` : titel;
  const element = attrs(id === undefined ? { id: o.id } : { 'aria-labelledby': id });
  if (id === undefined) return html`<div class="wm-kaart"${element}>${boven}${o.inhoud}</div>`;
  return html`<section class="wm-kaart"${element}>${boven}${o.inhoud}</section>`;
}

/**
 * A card of which the heading and one line of what is in it stay, for a long page that is looked through on a phone. It opens on a tap, when its
 * address is followed (`#id`), where the reader asked for all of it (`open`), and on paper.
 */
export function vouwkaart(o: {
  titel: string;
  id: string;
  inhoud: Inhoud;
  kort?: string | undefined;
  acties?: Inhoud;
  open?: boolean;
}): Html {
  return html`<section class="wm-kaart wm-kaart--vouw" aria-labelledby="${o.id}"><details class="wm-uitklap"${attrs({ open: o.open })}><summary><h2 id="${o.id}">${o.titel}</h2>${o.kort !== undefined && html`<span>${o.kort}</span>`}</summary><div>${o.acties && html`<div class="wm-acties">${o.acties}</div>`}${o.inhoud}</div></details></section>`;
}

/** Wide content with a narrow column beside it; under each other on a phone. `gelijk` makes both as wide. */
export function kolommen(o: { breed: Inhoud; smal: Inhoud; gelijk?: boolean }): Html {
  return html`<div class="${klassen('wm-kolommen', o.gelijk && 'wm-kolommen--gelijk')}"><div class="wm-stapel">${o.breed}</div><div class="wm-stapel">${o.smal}</div></div>`;
}

/** Blocks under each other with the usual space between. */
export function stapel(...blokken: Inhoud[]): Html {
  return html`<div class="wm-stapel">${blokken}</div>`;
}

export type TegelSoort = 'neutraal' | 'aandacht' | 'telaat' | 'goed';

const TEGEL_ICOON: Record<TegelSoort, IconNaam> = {
  neutraal: 'inbox',
  aandacht: 'clock',
  telaat: 'alert-triangle',
  goed: 'circle-check',
};

/** Counters that are links to the list that they count. */
export function tegels(
  lijst: readonly {
    aantal: number | string;
    tekst: string;
    href: string;
    soort?: TegelSoort;
    icoon?: IconNaam;
    huidig?: boolean;
  }[],
): Html {
  return html`<ul class="wm-tegels">${lijst.map((t) => {
    const soort = t.soort ?? 'neutraal';
    return html`<li><a class="wm-tegel wm-tegel--${soort}" href="${veiligAdres(t.href)}"${attrs({ 'aria-current': t.huidig && 'true' })}><strong>${t.aantal}</strong> <span>${t.tekst}</span>${icon(t.icoon ?? TEGEL_ICOON[soort])}</a></li>`;
  })}</ul>`;
}

/**
 * Parts of one thing, each with its own address. `naam` is read aloud: "Onderdelen van het dossier".
 * With `paneel` the content of the current part stands in a card that is joined to the tabs.
 */
export function tabs(o: {
  naam: string;
  tabs: readonly Tab[];
  /** A second row below the current tab, when that has parts of its own. */
  onder?: { naam: string; tabs: readonly Tab[] } | undefined;
  paneel?: Inhoud;
}): Html {
  const rij = html`<nav class="${klassen('wm-tabs', Boolean(o.paneel) && 'wm-tabs--paneel')}" aria-label="${o.naam}"><ul>${o.tabs.map(tab)}</ul></nav>${
    o.onder && html`<nav class="wm-onderdelen" aria-label="${o.onder.naam}"><ul>${o.onder.tabs.map(tab)}</ul></nav>`
  }`;
  return o.paneel ? html`<div>${rij}<div class="wm-tabs__paneel">${o.paneel}</div></div>` : rij;
}

interface Tab {
  tekst: string;
  href: string;
  huidig?: boolean;
  aantal?: number | string | undefined;
}

const tab = (t: Tab): Html =>
  html`<li><a href="${veiligAdres(t.href)}"${attrs({ 'aria-current': t.huidig && 'page' })}>${t.tekst}${t.aantal !== undefined && html` <span class="wm-teller">${t.aantal}</span>`}</a></li>`;

export type MeldingSoort = 'info' | 'succes' | 'waarschuwing' | 'fout';

const MELDING: Record<MeldingSoort, { icoon: IconNaam; woord: string }> = {
  info: { icoon: 'info-circle', woord: 'Let op' },
  succes: { icoon: 'circle-check', woord: 'Gelukt' },
  waarschuwing: { icoon: 'alert-triangle', woord: 'Waarschuwing' },
  fout: { icoon: 'alert-circle', woord: 'Fout' },
};

/** A message in the page. Success is announced by a screen reader; errors of a form belong in `foutSamenvatting`. */
export function melding(o: { soort: MeldingSoort; titel?: string; inhoud?: Inhoud; niveau?: 2 | 3 }): Html {
  const { icoon, woord } = MELDING[o.soort];
  const titel = o.titel && (o.niveau === 3 ? html`<h3>${o.titel}</h3>` : html`<h2>${o.titel}</h2>`);
  const rol = attrs({ role: o.soort === 'succes' && 'status' });
  return html`<div class="wm-melding wm-melding--${o.soort}"${rol}>${icon(icoon, woord)}<div>${titel}${tekst(o.inhoud)}</div></div>`;
}

// Bare text becomes a paragraph, so that callers may give either.
function tekst(inhoud: Inhoud): Html {
  if (inhoud === undefined || inhoud === null || inhoud === false || inhoud === '') return niets;
  const isHtml = typeof inhoud === 'object';
  return isHtml ? html`${inhoud}` : html`<p>${inhoud}</p>`;
}

/** Name and value pairs. `wijzig` puts a link at the end of the row, `wijzigTekst` names it ("Wijzig"); `knop` a button of a form around it. */
export function lijst(
  rijen: readonly { kop: string; waarde: Inhoud; wijzig?: string | undefined; wijzigTekst?: string; knop?: Html }[],
  o: { smal?: boolean } = {},
): Html {
  return html`<dl class="${klassen('wm-lijst', o.smal && 'wm-lijst--smal')}">${rijen.map(
    (rij) =>
      html`<div class="wm-lijst__rij"><dt>${rij.kop}</dt><dd>${leeg(rij.waarde) ? html`<span class="wm-zacht">niet ingevuld</span>` : rij.waarde}</dd>${
        rij.wijzig !== undefined &&
        html`<dd class="wm-lijst__wijzig">${link(rij.wijzig, rij.wijzigTekst ?? 'Wijzig', rij.kop.toLowerCase())}</dd>`
      }${rij.knop && html`<dd class="wm-lijst__wijzig">${rij.knop}</dd>`}</div>`,
  )}</dl>`;
}

function leeg(waarde: Inhoud): boolean {
  return waarde === '' || waarde === null || waarde === undefined || waarde === false;
}

/** Short tasks or news in a card: a link or text, a soft line under it and a badge at the end. */
export function takenlijst(
  taken: readonly { titel: Inhoud; href?: string; onder?: Inhoud; status?: Inhoud }[],
  alsLeeg = 'Er staat niets klaar.',
): Html {
  if (taken.length === 0) return html`<p class="wm-zacht">${alsLeeg}</p>`;
  return html`<ul class="wm-taken" data-wm-lijst>${taken.map(
    (taak) =>
      html`<li><div>${taak.href === undefined ? taak.titel : link(taak.href, taak.titel)}${taak.onder && html`<small>${taak.onder}</small>`}</div>${taak.status}</li>`,
  )}</ul>`;
}

/** Something that opens on a click, without JavaScript; printed open. */
export function uitklap(samenvatting: string, inhoud: Inhoud, o: { open?: boolean } = {}): Html {
  return html`<details class="wm-uitklap"${attrs({ open: o.open })}><summary>${samenvatting}</summary><div>${inhoud}</div></details>`;
}

/**
 * The keys of this page, each with what it does, and a button to switch them off (WCAG 2.1.4). Once a page, under a list with `toetsen`;
 * `?` opens it. It shows itself where the script runs, for without it no key does anything.
 */
export function sneltoetsen(toetsen: readonly (readonly [toets: string, doet: string])[]): Html {
  return html`<details class="wm-uitklap wm-toetsen" data-wm-toetsuitleg hidden><summary>Sneltoetsen</summary><div><dl>${toetsen.map(
    ([toets, doet]) => html`<div><dt>${toets}</dt><dd>${doet}</dd></div>`,
  )}</dl><p>In een veld doen deze toetsen niets bijzonders: daar typ je gewoon.</p><button type="button" class="wm-knop wm-knop--tweede" hidden data-wm-toetsen>Sneltoetsen uitzetten</button></div></details>`;
}

/** Softer text, for what is beside the point. */
export function zacht(inhoud: Inhoud): Html {
  return html`<span class="wm-zacht">${inhoud}</span>`;
}

/** Main text with a soft line under it, for cells of a table. */
export function metOnder(boven: Inhoud, onder: Inhoud, o: { telaat?: boolean } = {}): Html {
  return o.telaat ? html`${boven}<small class="wm-laat">${onder}</small>` : html`${boven}<small>${onder}</small>`;
}

/**
 * How many new messages there are, as a link; shows itself where the script runs and there are any. For a page that is read so often that it
 * does not ask. `aantal` is the address that answers with the number, as text.
 */
export function ongelezen(o: { href: string; aantal: string }): Html {
  return html`<p hidden data-wm-ongelezen="${veiligAdres(o.aantal)}">${icon('message')} <a href="${veiligAdres(o.href)}"></a></p>`;
}

/** A link back, above the heading of a page with one question. */
export function terug(href: string, tekst = 'Terug'): Html {
  return html`<p class="wm-terug"><a href="${veiligAdres(href)}">${icon('chevron-left')}<span>${tekst}</span></a></p>`;
}

/** Nothing to show: says why, and what can be done. */
export function leegBlok(o: { titel: string; inhoud?: Inhoud; acties?: Inhoud }): Html {
  return html`<div class="wm-leeg"><p class="wm-leeg__titel">${o.titel}</p>${tekst(o.inhoud)}${o.acties && html`<div class="wm-acties">${o.acties}</div>`}</div>`;
}

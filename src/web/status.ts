// Small signs: status, amount, hours, progress, the force of a source.

import { toonGeld } from '../kernel/geld.ts';
import type { BronStatus, Grond, UitkomstWaarde } from '../kernel/uitkomst.ts';
import { attrs, type Html, html, type Inhoud, klassen, veldId } from './html.ts';
import { type IconNaam, icon } from './icons.ts';
import { repeatedIcon } from './signs.ts';

export type BadgeSoort = 'neutraal' | 'info' | 'aandacht' | 'telaat' | 'goed';

const BADGE_ICOON: Record<BadgeSoort, IconNaam> = {
  neutraal: 'minus',
  info: 'info-circle',
  aandacht: 'clock',
  telaat: 'alert-triangle',
  goed: 'circle-check',
};

/** A status: always word + icon + shape, so that colour is never all there is. */
export function badge(soort: BadgeSoort, tekst: string, icoon: IconNaam = BADGE_ICOON[soort]): Html {
  return html`<span class="wm-badge wm-badge--${soort}">${repeatedIcon(icoon) ?? icon(icoon)}${tekst}</span>`;
}

/** An amount of eurocents in figures of equal width: 160000 → € 1.600,00. */
export function bedrag(eurocent: number): Html {
  return html`<span class="wm-cijfers">${toonGeld(eurocent)}</span>`;
}

/** Progress of `waarde` in `max`, with its words beside it: for an import, or hours within the volume. */
export function voortgangsbalk(o: { label: string; waarde: number; max: number; tekst?: Inhoud; naam?: string }): Html {
  const id = veldId(o.naam ?? o.label);
  const max = Math.max(o.max, 1);
  return html`<div class="wm-voortgang"><label for="${id}">${o.label}</label><progress id="${id}"${attrs({ max, value: Math.min(Math.max(o.waarde, 0), max) })}></progress><span class="wm-voortgang__tekst">${o.tekst ?? `${Math.round((Math.min(o.waarde, max) / max) * 100)}%`}</span></div>`;
}

/** What the force of a source is called on screen (regels.md §0: every rule shows the status of its source). */
export const BRON_WOORD: Record<BronStatus, string> = {
  wet: 'wet',
  besluit: 'besluit van de gemeente',
  productbeschrijving: 'productbeschrijving',
  voorstel: 'voorstel',
  praktijk: 'volgens praktijkbeschrijving',
  keuze: 'keuze, niet in de bron',
};

/** The force of a source as a small sign. */
export function bronStatus(status: BronStatus): Html {
  return html`<span class="wm-bron wm-bron--${status}">${BRON_WOORD[status]}</span>`;
}

const UITKOMST: Record<UitkomstWaarde, { soort: BadgeSoort; tekst: string; icoon: IconNaam }> = {
  passend: { soort: 'goed', tekst: 'Ja, past', icoon: 'circle-check' },
  'niet-passend': { soort: 'neutraal', tekst: 'Nee, past niet', icoon: 'circle-x' },
  'onder-voorwaarde': { soort: 'aandacht', tekst: 'Onder voorwaarde', icoon: 'question-mark' },
};

/** The outcome of a rule or a toets as a badge. */
export function uitkomstBadge(uitkomst: UitkomstWaarde): Html {
  const { soort, tekst, icoon } = UITKOMST[uitkomst];
  return badge(soort, tekst, icoon);
}

/**
 * The reasons of an outcome: each with its answer (ja, nee, nog niet bekend), the text, the place in the source and the force of that
 * source. Takes the gronden of the kernel as they are. With `som` they are the steps of an amount: nobody asked a question that "ja"
 * answers, so only a step that made it less says so.
 */
export function gronden(lijst: readonly Grond[], { som = false }: { som?: boolean | undefined } = {}): Html {
  return html`<ul class="${klassen('wm-gronden', som && 'wm-gronden--som')}">${lijst.map((grond) => {
    const [woord, icoon, soort]: [string, IconNaam, string] =
      grond.voldaan === null
        ? ['Nog niet bekend', 'question-mark', 'open']
        : grond.voldaan
          ? ['Ja', 'check', 'ja']
          : [som ? 'Hierdoor minder' : 'Nee', som ? 'arrow-down' : 'x', 'nee'];
    const antwoord =
      som && grond.voldaan ? '' : html`<span class="wm-grond__antwoord">${icon(icoon)}<span>${woord}</span></span>`;
    return html`<li class="wm-grond wm-grond--${soort}">${antwoord}<div><p>${grond.tekst}</p><p class="wm-grond__bron">${grond.bron === '' ? '' : html`<span>${grond.bron}</span> `}${bronStatus(grond.status)} <span class="wm-zacht">regel ${grond.regel}</span></p></div></li>`;
  })}</ul>`;
}

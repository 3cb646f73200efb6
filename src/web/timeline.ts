import { type Datum, isoDatum, toonDatum } from '../kernel/datum.ts';
import { attrs, type Html, html, type Inhoud, klassen } from './html.ts';

export type Gebeurtenis = {
  datum: Datum;
  titel: Inhoud;
  inhoud?: Inhoud;
  /** `straks`: planned, not done yet; `nu`: the latest, or what is waited for. */
  soort?: 'geweest' | 'nu' | 'straks';
};

/** What happened and what will, newest first as the caller gives it. */
export function tijdlijn(gebeurtenissen: readonly Gebeurtenis[], o: { leeg?: string } = {}): Html {
  if (gebeurtenissen.length === 0) return html`<p class="wm-zacht">${o.leeg ?? 'Er is nog niets gebeurd.'}</p>`;
  return html`<ol class="wm-tijdlijn">${gebeurtenissen.map(
    (g) =>
      html`<li${attrs({ class: klassen(g.soort === 'nu' && 'wm-tijdlijn__nu', g.soort === 'straks' && 'wm-tijdlijn__straks') || undefined })}><p class="wm-tijdlijn__dag"><time datetime="${isoDatum(g.datum)}">${toonDatum(g.datum)}</time>${g.soort === 'straks' && ' · gepland'}</p><h3>${g.titel}</h3>${g.inhoud && html`<div>${g.inhoud}</div>`}</li>`,
  )}</ol>`;
}

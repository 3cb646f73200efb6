// How a value is shown with the place it comes from, the force of that source and what was chosen around it.
import type { Trede } from '../../kernel/trede.ts';
import { bronStatus as bronTeken, type Html, html, type Inhoud, zacht } from '../../web/index.ts';
import { bronStatus } from '../explain.ts';
import { type Regeling, type SoortTermijn, tredeNaam } from '../regeling.ts';

/** How a term is said with its kind: an average is never a limit (regels.md §0). */
export const TERMIJN: Record<SoortTermijn, (tekst: string) => string> = {
  vast: (tekst) => `${tekst}, vast`,
  maximum: (tekst) => `ten hoogste ${tekst}`,
  minimum: (tekst) => `ten minste ${tekst}`,
  gemiddeld: (tekst) => `gemiddeld ${tekst} (geen grens)`,
  uitgangspunt: (tekst) => `${tekst} als uitgangspunt`,
};

const WOORDEN: Record<string, string> = {
  'aow-leeftijd': 'de AOW-leeftijd',
  groot: 'groot',
  'bijdragen-of-werken': 'wil bijdragen of werken',
  'goedkeuring-uitkerende-instantie': 'de uitkerende instantie keurt goed',
  resultaat: 'op resultaat',
  'gemaakte-uren': 'gemaakte uren',
  geen: 'geen',
};

export const inWoorden = (waarde: unknown): string => {
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  if (Array.isArray(waarde)) return waarde.map(inWoorden).join(', ');
  return WOORDEN[String(waarde)] ?? String(waarde);
};

type Herkomst = { bron: string; keuze?: string | undefined; toelichting?: string | undefined };

/** The place in the source with its force, and what was chosen around it. */
export const herkomst = (regeling: Regeling, o: Herkomst): Html =>
  html`${zacht(html`${o.bron === 'keuze' ? '' : `${o.bron} `}${bronTeken(bronStatus(regeling, o.bron))}`)}${
    o.toelichting !== undefined && html`<br>${o.toelichting}`
  }${o.keuze !== undefined && html`<br>Niet in de bron: gekozen. ${o.keuze}`}`;

export const metBron = (regeling: Regeling, waarde: Inhoud, o: Herkomst): Html => html`${waarde}<br>${herkomst(regeling, o)}`;

export const gewogen = (regeling: Regeling, naam: string, o: ({ waarde: unknown } & Herkomst) | undefined, eenheid = '') =>
  o === undefined ? [] : [{ kop: naam, waarde: metBron(regeling, `${inWoorden(o.waarde)}${eenheid}`, o) }];

export const treden = (regeling: Regeling, lijstje: readonly Trede[]): string =>
  lijstje.map((trede) => `${trede} (${tredeNaam(regeling, trede).toLowerCase()})`).join(', ');

export const maanden = (aantal: number): string => (aantal === 1 ? '1 maand' : `${aantal} maanden`);

export const opsomming = (regels: readonly Inhoud[]): Html => html`<ul>${regels.map((regel) => html`<li>${regel}</li>`)}</ul>`;

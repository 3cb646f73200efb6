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
  inspanning: 'op inspanning',
  trede: 'op de trede',
  'onduidelijk-wat-inwoner-wil-en-kan': 'als onduidelijk is wat de inwoner wil en kan',
  eenmaal: 'eenmaal',
  telkens: 'telkens opnieuw',
};

export const inWoorden = (waarde: unknown): string => {
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  if (Array.isArray(waarde)) return waarde.map(inWoorden).join(', ');
  return WOORDEN[String(waarde)] ?? String(waarde);
};

type Herkomst = {
  bron: string;
  keuze?: string | undefined;
  toelichting?: string | undefined;
  tegenspraak?: readonly { bron: string; tekst: string }[] | undefined;
};

/** A part of the document, with the places in the file where it stands (`producten.wm-werkplek-3`). */
export interface Deel {
  id: string;
  titel: string;
  inhoud: Html;
  plekken: readonly string[];
}

const bronMetKracht = (regeling: Regeling, bron: string): Html =>
  html`${bron === 'keuze' ? '' : `${bron} `}${bronTeken(bronStatus(regeling, bron))}`;

/** The place in the source with its force, what was chosen around it, and what another source says of it. */
export const herkomst = (regeling: Regeling, o: Herkomst): Html =>
  html`${zacht(bronMetKracht(regeling, o.bron))}${o.toelichting !== undefined && html`<br>${o.toelichting}`}${
    o.keuze !== undefined && html`<br>Niet in de bron: gekozen. ${o.keuze}`
  }${o.tegenspraak?.map(
    (ander) =>
      html`<br>Een andere tekst zegt het anders: “${ander.tekst}” ${zacht(bronMetKracht(regeling, ander.bron))}. Wat hierboven staat is hoe we het lezen.`,
  )}`;

export const metBron = (regeling: Regeling, waarde: Inhoud, o: Herkomst): Html => html`${waarde}<br>${herkomst(regeling, o)}`;

/** What no source says, in those words: it is never filled in from elsewhere. */
export const NIET_GEREGELD = zacht('niet geregeld');

export const gewogen = (regeling: Regeling, naam: string, o: ({ waarde: unknown } & Herkomst) | undefined, eenheid = '') =>
  o === undefined ? [] : [{ kop: naam, waarde: metBron(regeling, `${inWoorden(o.waarde)}${eenheid}`, o) }];

/** As gewogen, and when the regeling is silent that is shown. */
export const gewogenOf = (regeling: Regeling, naam: string, o: ({ waarde: unknown } & Herkomst) | undefined, eenheid = '') =>
  o === undefined ? [{ kop: naam, waarde: NIET_GEREGELD }] : gewogen(regeling, naam, o, eenheid);

export const treden = (regeling: Regeling, lijstje: readonly Trede[]): string =>
  lijstje.map((trede) => `${trede} (${tredeNaam(regeling, trede).toLowerCase()})`).join(', ');

export const maanden = (aantal: number): string => (aantal === 1 ? '1 maand' : `${aantal} maanden`);

export const opsomming = (regels: readonly Inhoud[]): Html => html`<ul>${regels.map((regel) => html`<li>${regel}</li>`)}</ul>`;

/** "lokale-toegang", "inwoner" → "lokale toegang en inwoner". */
export const namen = (sleutels: readonly string[]): string =>
  sleutels
    .map((sleutel) => sleutel.replaceAll('-', ' '))
    .join(', ')
    .replace(/, ([^,]*)$/, ' en $1');

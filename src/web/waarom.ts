// "Waarom?": opens beside an outcome, a date, a duty or an amount what it rests on and what would have changed it.
import type { Grond } from '../kernel/uitkomst.ts';
import type { WatAls } from '../kernel/wat-als.ts';
import { attrs, type Html, html, type Inhoud, klassen, verborgen } from './html.ts';
import { icon } from './icons.ts';
import { gronden } from './status.ts';

export interface WaaromInhoud {
  /** What is explained, read after "Waarom?" and printed ahead of the answer: "eindigt het op 21 mei 2027". */
  over: string;
  /** With `bron` as people read it. */
  gronden: readonly Grond[];
  /** The grounds are the steps of an amount, not conditions that are met or not. */
  som?: boolean;
  /** A sum or a sentence ahead of the grounds. */
  inhoud?: Inhoud;
  /** Which version of which regeling was used. */
  versie?: Inhoud;
  /** What would have changed it; empty: nothing that stands alone would have. Absent: it was not computed. */
  watAls?: readonly WatAls[] | undefined;
  /** Where more of it stands. */
  meer?: Inhoud;
  open?: boolean;
  /** On paper only when somebody opened it: where there are many on one page. */
  alsGeopend?: boolean;
}

/** Works without JavaScript, by keyboard and by voice; printed open, with its question, unless `alsGeopend`. */
export function waarom(o: WaaromInhoud): Html {
  return html`<details class="${klassen('wm-waarom', o.alsGeopend && 'wm-waarom--als-geopend')}"${attrs({ open: o.open })}><summary>${icon('help')}<span>Waarom?${verborgen(` ${o.over}`)}</span></summary><div><p class="wm-waarom__over">Waarom ${o.over}?</p>${o.inhoud}${
    o.gronden.length > 0 && gronden(o.gronden, { som: o.som })
  }${o.watAls && anders(o.watAls)}${o.versie && html`<p class="wm-waarom__versie">${o.versie}</p>`}${o.meer && html`<p>${o.meer}</p>`}</div></details>`;
}

function anders(lijst: readonly WatAls[]): Html {
  if (lijst.length === 0)
    return html`<p class="wm-waarom__kop">Wat had dit anders gemaakt?</p><p>Niets dat op zichzelf staat: één ander feit geeft dezelfde uitkomst.</p>`;
  return html`<p class="wm-waarom__kop">Wat had dit anders gemaakt?</p><ul class="wm-waarom__anders">${lijst.map(
    ({ met, dan }) => html`<li>${met}: <strong>${dan}</strong></li>`,
  )}</ul>`;
}

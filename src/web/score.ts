// Scores of an instrument: a row for each subject with its answers beside each other, a change in word and arrow, and a small line.
import { attrs, type Html, html, type Inhoud, klassen, veldId, verborgen } from './html.ts';
import { icon } from './icons.ts';

export type ScoreKeuze = { waarde: string; kort: string; tekst: string };

/** One subject: radio buttons in one row under the words of the head, and what may be written beside it. */
export type ScoreRij = {
  naam: string;
  label: string;
  waarde?: string | undefined;
  /** What stood there the time before, as text. */
  vorige?: Inhoud;
  fout?: string | undefined;
  /** Texts beside the score, in a part that opens. */
  velden?: Inhoud;
  open?: boolean;
  veldenTekst: string;
};

/**
 * Quick scoring: tab goes from row to row, arrows choose. On a wide screen the words of the answers stand once, above; on a phone beside
 * each answer.
 */
export function scoreTabel(o: { naam: string; keuzes: readonly ScoreKeuze[]; rijen: readonly ScoreRij[] }): Html {
  return html`<div class="wm-scores"><div class="wm-scores__kop" aria-hidden="true"><span></span>${o.keuzes.map(
    (keuze) => html`<span><strong>${keuze.kort}</strong> ${keuze.tekst}</span>`,
  )}</div>${o.rijen.map((rij) => {
    const id = veldId(rij.naam);
    const fout = rij.fout !== undefined;
    return html`<fieldset class="${klassen('wm-score', fout && 'wm-veld--fout')}"${attrs({ 'aria-describedby': fout ? `${id}-fout` : undefined })}><legend><span class="wm-score__naam">${rij.label}</span>${rij.vorige && html`<span class="wm-score__vorige">${verborgen(', ')}${rij.vorige}</span>`}</legend>${
      fout && html`<p class="wm-fout" id="${id}-fout">${icon('alert-circle', 'Fout:')}<span>${rij.fout}</span></p>`
    }<div class="wm-score__keuzes">${o.keuzes.map((keuze, nr) => {
      const eigen = nr === 0 ? id : `${id}-${nr + 1}`;
      const a = attrs({ id: eigen, name: rij.naam, value: keuze.waarde, checked: (rij.waarde ?? '') === keuze.waarde });
      return html`<div class="wm-score__keuze"><input type="radio"${a}><label for="${eigen}"><span>${keuze.kort}</span> <span class="wm-score__woord">${keuze.tekst}</span></label></div>`;
    })}</div>${rij.velden && html`<details class="wm-uitklap wm-score__meer"${attrs({ open: rij.open })}><summary>${rij.veldenTekst}${verborgen(` bij ${rij.label}`)}</summary><div>${rij.velden}</div></details>`}</fieldset>`;
  })}</div>`;
}

export type Richting = 'hoger' | 'lager' | 'gelijk';
const PIJL = { hoger: 'arrow-up', lager: 'arrow-down', gelijk: 'minus' } as const;

/** A change as an arrow with its words; up and down look alike but for the arrow. */
export function verandering(richting: Richting, tekst: string): Html {
  return html`<span class="wm-verandering">${icon(PIJL[richting])}<span>${tekst}</span></span>`;
}

/** A line of some scores over time, for a cell of a table. The words beside it say the same, so it is left out when read aloud. */
export function lijntje(o: { waarden: readonly number[]; min: number; max: number }): Html {
  if (o.waarden.length < 2) return html``;
  const stap = 76 / (o.waarden.length - 1);
  const punten = o.waarden.map((waarde, nr) => ({
    x: Math.round(4 + nr * stap),
    y: Math.round(26 - ((waarde - o.min) / Math.max(o.max - o.min, 1)) * 22),
  }));
  const laatste = punten.at(-1);
  return html`<svg class="wm-lijntje" viewBox="0 0 84 30" aria-hidden="true"><path d="M${punten.map(({ x, y }) => `${x} ${y}`).join('L')}"/>${punten.map(({ x, y }) => html`<circle${attrs({ cx: x, cy: y, r: x === laatste?.x ? 4 : 2.5 })}/>`)}</svg>`;
}

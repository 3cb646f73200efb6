// The weekly grid of an aanbieder: a row for each toewijzing, a cell for each day, sums at both ends.
import { parseUren, toonUren } from '../kernel/minuten.ts';
import { attrs, type Html, html, type Inhoud, klassen, veiligAdres, veldId } from './html.ts';
import { icon } from './icons.ts';

export type RoosterDag = {
  /** "ma 16" */
  kop: string;
  /** "nov" */
  onder?: string;
  /** "maandag 16 november", read aloud at each field. */
  naam: string;
};

export type RoosterCel = {
  /** Name of the input. */
  naam: string;
  /** What was typed or stored: "3,5", "2:30" or empty. Given back as it was. */
  waarde?: string | undefined;
  /** The words of the error summary. */
  fout?: string | undefined;
  /** Nothing may be filled in here, and why: "na het einde van de toewijzing", "toekomst". */
  dicht?: string | undefined;
  /** The hours stand fast (they were sent in): printed as text, counted in the sums, no field. */
  vast?: boolean | undefined;
};

export type RoosterRij = {
  naam: string;
  href?: string;
  /** "16 uur per week · Werkt mee op trede 3" */
  onder?: Inhoud;
  /** As many as there are days. */
  cellen: readonly RoosterCel[];
  /** The reason of absence; without it the row has none. `vast`: it was sent in and is printed as text. */
  afwezig?: { naam: string; waarde?: string | undefined; fout?: string | undefined; vast?: boolean | undefined } | undefined;
  /** A remark on the row as a whole, in words: "meer dan afgesproken". */
  let?: string | undefined;
  /** How many minutes a dagdeel is, where "1d" may be typed (NI1). */
  dagdeel?: number | undefined;
};

/**
 * The grid, inside a `form`. The names of the inputs are the caller's; the sums are computed here and, with JavaScript, while typing.
 * What is no number counts as nothing in the sums: the action says what is wrong with it. `alleenLezen` prints text instead of fields.
 */
export function urenrooster(o: {
  caption: string;
  dagen: readonly RoosterDag[];
  rijen: readonly RoosterRij[];
  redenen: readonly { waarde: string; tekst: string }[];
  kop?: string;
  kopAfwezig?: string;
  /** The choice of no absence; "Nee" fits the heading "Afwezig". */
  nietAfwezig?: string;
  alleenLezen?: boolean;
  leeg?: Inhoud;
}): Html {
  if (o.rijen.length === 0) return html`<div class="wm-leeg"><p>${o.leeg ?? 'Er zijn in deze week geen toewijzingen.'}</p></div>`;
  const afwezig = o.kopAfwezig ?? 'Afwezig';
  const metAfwezig = o.rijen.some((rij) => rij.afwezig !== undefined);
  const perDag = o.dagen.map((_, dag) => som(o.rijen.map((rij) => rij.cellen[dag])));
  const klasse = klassen('wm-uren', `wm-uren--${o.dagen.length > 5 ? 7 : 5}`, o.alleenLezen && 'wm-uren--lezen');
  return html`<div class="wm-urenvak"><table class="${klasse}" role="table" data-wm-uren><caption class="wm-onzichtbaar">${o.caption}</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${o.kop ?? 'Inwoner'}</th>${o.dagen.map(
    (dag) =>
      html`<th scope="col" role="columnheader">${dag.kop}${dag.onder !== undefined && html`<small>${dag.onder}</small>`}</th>`,
  )}<th scope="col" role="columnheader">Totaal</th>${metAfwezig && html`<th scope="col" role="columnheader" class="wm-uren__afwezig">${afwezig}</th>`}</tr></thead><tbody role="rowgroup">${o.rijen.map(
    (rij) => roosterRij(rij, o, metAfwezig ? afwezig : undefined),
  )}</tbody><tfoot role="rowgroup"><tr role="row"><th scope="row" role="rowheader">Alle inwoners</th>${perDag.map(
    (minuten, dag) =>
      html`<td role="cell" data-label="${o.dagen[dag]?.kop}"><span data-wm-som-dag="${dag}">${toonUren(minuten)}</span></td>`,
  )}<td role="cell" data-label="Week"><span data-wm-som-week>${toonUren(perDag.reduce((a, b) => a + b, 0))}</span></td>${metAfwezig && html`<td role="cell" class="wm-uren__niets"></td>`}</tr></tfoot></table></div>`;
}

function roosterRij(
  rij: RoosterRij,
  o: {
    dagen: readonly RoosterDag[];
    redenen: readonly { waarde: string; tekst: string }[];
    alleenLezen?: boolean;
    nietAfwezig?: string;
  },
  afwezig: string | undefined,
): Html {
  const fouten = [
    ...rij.cellen.map((cel) => [cel.naam, cel.fout] as const),
    [rij.afwezig?.naam ?? '', rij.afwezig?.fout] as const,
  ];
  return html`<tr role="row" data-wm-rij${attrs({ 'data-wm-dagdeel': rij.dagdeel })}><th scope="row" role="rowheader">${rij.href === undefined ? rij.naam : html`<a href="${veiligAdres(rij.href)}">${rij.naam}</a>`}${rij.onder && html`<small>${rij.onder}</small>`}${rij.let !== undefined && html`<small class="wm-uren__let">${icon('alert-triangle')}${rij.let}</small>`}${fouten.map(
    ([naam, fout]) =>
      fout !== undefined &&
      html`<span class="wm-fout" id="${veldId(naam)}-fout">${icon('alert-circle', 'Fout:')}<span>${inRij(fout, rij.naam)}</span></span>`,
  )}</th>${o.dagen.map((dag, nr) => {
    const cel = rij.cellen[nr];
    return html`<td role="cell" data-label="${dag.kop}">${cel && roosterCel(cel, `${rij.naam}, ${dag.naam}, uren`, nr, o.alleenLezen, rij.dagdeel !== undefined)}</td>`;
  })}<td role="cell" class="wm-uren__totaal" data-label="Totaal"><span data-wm-som-rij>${toonUren(som(rij.cellen))}</span></td>${
    afwezig !== undefined &&
    html`<td role="cell" class="wm-uren__afwezig" data-label="${afwezig}">${rij.afwezig && reden(rij.afwezig, `${afwezig}, ${rij.naam}`, o.redenen, o.nietAfwezig ?? 'Nee', o.alleenLezen || rij.afwezig.vast)}</td>`
  }</tr>`;
}

/** In the summary a fault begins with whose row it is; in the row itself the name stands above it. */
function inRij(fout: string, naam: string): string {
  const kop = `${naam}, `;
  if (!fout.startsWith(kop)) return fout;
  return `${fout.slice(kop.length, kop.length + 1).toUpperCase()}${fout.slice(kop.length + 1)}`;
}

/** `letters`: "1d" may be typed, so a telephone shows all its keys. */
function roosterCel(cel: RoosterCel, label: string, dag: number, alleenLezen = false, letters = false): Html {
  if (cel.dicht !== undefined) return html`<span class="wm-uren__dicht" title="${cel.dicht}">${icon('minus', cel.dicht)}</span>`;
  if (alleenLezen) return html`<span class="wm-cijfers">${cel.waarde}</span>`;
  if (cel.vast) return html`<data class="wm-cijfers" value="${cel.waarde}" data-wm-dag="${dag}">${cel.waarde}</data>`;
  const a = attrs({
    id: veldId(cel.naam),
    name: cel.naam,
    value: cel.waarde ?? '',
    'aria-label': label,
    'aria-invalid': cel.fout !== undefined && 'true',
    'aria-describedby': cel.fout !== undefined && `${veldId(cel.naam)}-fout`,
    'data-wm-dag': dag,
  });
  return html`<input class="wm-uren__cel" type="text" inputmode="${letters ? 'text' : 'decimal'}" autocomplete="off"${a}>`;
}

function reden(
  veld: { naam: string; waarde?: string | undefined; fout?: string | undefined },
  label: string,
  redenen: readonly { waarde: string; tekst: string }[],
  niet: string,
  alleenLezen = false,
): Html {
  if (alleenLezen) return html`${redenen.find((r) => r.waarde === veld.waarde)?.tekst ?? niet}`;
  const a = attrs({
    id: veldId(veld.naam),
    name: veld.naam,
    'aria-label': label,
    'aria-invalid': veld.fout !== undefined && 'true',
    'aria-describedby': veld.fout !== undefined && `${veldId(veld.naam)}-fout`,
  });
  return html`<select class="wm-invoer wm-invoer--lijst"${a}><option value="">${niet}</option>${redenen.map(
    (r) => html`<option${attrs({ value: r.waarde, selected: r.waarde === veld.waarde })}>${r.tekst}</option>`,
  )}</select>`;
}

function som(cellen: readonly (RoosterCel | undefined)[]): number {
  let minuten = 0;
  for (const cel of cellen) {
    // What is not shown does not count.
    const gelezen = parseUren(cel?.dicht === undefined ? (cel?.waarde ?? '') : '');
    if (gelezen.ok) minuten += gelezen.waarde;
  }
  return minuten;
}

/** The bar under a grid or a list: what was kept at the left, buttons at the right. */
export function actiebalk(o: { tekst?: Inhoud; acties: Inhoud }): Html {
  return html`<div class="wm-actiebalk"><div>${o.tekst}</div><div class="wm-acties">${o.acties}</div></div>`;
}

// Tables that become cards on a phone, and the pages of a long list.
import { apart, attrs, Html, html, type Inhoud, raw, veiligAdres, verborgen } from './html.ts';
import { icon } from './icons.ts';

export type Kolom = {
  kop: string;
  /** Numbers and amounts: `eind`. */
  uitlijning?: 'begin' | 'eind';
  /** Makes the header a link that sorts; `richting` when the table is sorted by this column now. */
  sorteer?: { href: string; richting?: 'oplopend' | 'aflopend' | undefined };
  /** The column says nothing on a phone: its header is not repeated (buttons, links). */
  zonderLabel?: boolean;
  /** Its cells say themselves what they are (a status, a link): on a phone without a label, and so without a box around them. */
  vanzelf?: boolean;
};

/**
 * A table. The first cell of each row names the row. On a phone each row becomes a card with the headers as labels.
 * `caption` says what the table holds; it is read aloud and shown with `toonCaption`. `leeg` stands there when there are no rows.
 * `voet` is a row of totals. With `toetsen`, j and k walk through the links of the rows.
 */
export function tabel(o: {
  caption: string;
  kolommen: readonly Kolom[];
  rijen: readonly (readonly Inhoud[])[];
  leeg?: Inhoud;
  voet?: readonly Inhoud[];
  toonCaption?: boolean;
  toetsen?: boolean;
}): Html {
  if (o.rijen.length === 0) return html`<div class="wm-leeg"><p>${o.leeg ?? 'Er staat hier nog niets.'}</p></div>`;
  // What stands around the cells is the same in each row: made once a table, for a list may have a thousand cells.
  const klasse = ({ uitlijning }: Pick<Kolom, 'uitlijning'>) => attrs({ class: uitlijning === 'eind' && 'wm-eind' });
  const begin = o.kolommen.map((kolom, nr) =>
    nr === 0
      ? `<tr><th scope="row"${klasse(kolom)}>`
      : `<td${klasse(kolom)}${attrs({ 'data-label': kolom.zonderLabel || kolom.vanzelf ? undefined : kolom.kop })}>${kolom.vanzelf ? '' : '<div>'}`,
  );
  const eind = o.kolommen.map(({ vanzelf }, nr) => (nr === 0 ? '</th>' : vanzelf ? '</td>' : '</div></td>'));
  const vol = begin.map((td, nr) => (nr === 0 ? td : `${eind[nr - 1] ?? ''}${td}`));
  vol.push(`${eind.at(-1) ?? ''}</tr>`);
  const rij = (cellen: readonly Inhoud[]) =>
    apart(
      cellen.length === begin.length && !cellen.some(isLeeg)
        ? Html.van(vol, cellen)
        : html`${cellen.map((cel, nr) => {
            const voor = begin[nr] ?? '<td>';
            return isLeeg(cel) && nr > 0
              ? raw(`${voor.replace('<div>', '')}</td>`)
              : html`${raw(voor)}${cel}${raw(eind[nr] ?? '</td>')}`;
          })}</tr>`,
    );
  // Rows that are shown as cards lose their meaning in some browsers: werktmee.js gives them their roles.
  return html`<div class="wm-tabelvak"><table class="wm-tabel"${attrs({ 'data-wm-lijst': o.toetsen })}><caption${attrs({ class: !o.toonCaption && 'wm-onzichtbaar' })}>${o.caption}</caption><thead><tr>${o.kolommen.map(kolomkop)}</tr></thead><tbody>${o.rijen.map(rij)}</tbody>${o.voet && html`<tfoot>${rij(o.voet)}</tfoot>`}</table></div>`;
}

// An empty cell stays empty: on a phone its label is left out with it.
function isLeeg(cel: Inhoud): boolean {
  return cel === '' || cel === null || cel === undefined || cel === false;
}

function kolomkop(kolom: Kolom): Html {
  const { sorteer } = kolom;
  const a = attrs({
    class: kolom.uitlijning === 'eind' && 'wm-eind',
    'aria-sort': sorteer?.richting && (sorteer.richting === 'oplopend' ? 'ascending' : 'descending'),
  });
  if (!sorteer) return html`<th scope="col"${a}>${kolom.zonderLabel ? verborgen(kolom.kop) : kolom.kop}</th>`;
  const pijl = sorteer.richting === undefined ? 'arrows-sort' : sorteer.richting === 'oplopend' ? 'arrow-up' : 'arrow-down';
  return html`<th scope="col"${a}><a href="${veiligAdres(sorteer.href)}">${verborgen('Sorteer op ')}${kolom.kop}${icon(pijl)}</a></th>`;
}

/** How many there are and what is shown, above a list; announced when it changes. */
export function telling(tekst: Inhoud): Html {
  return html`<p class="wm-telling" role="status">${tekst}</p>`;
}

/** Links to the pages of a list. `href` makes the address of a page (1 is the first). Prints nothing for a single page. */
export function paginering(o: { pagina: number; paginas: number; href: (pagina: number) => string; naam?: string }): Html {
  if (o.paginas <= 1) return html``;
  const toon = [...new Set([1, o.pagina - 1, o.pagina, o.pagina + 1, o.paginas])]
    .filter((p) => p >= 1 && p <= o.paginas)
    .sort((a, b) => a - b);
  const naar = (p: number, tekst: Inhoud, rel?: string) =>
    html`<a href="${veiligAdres(o.href(p))}"${attrs({ rel })}>${tekst}</a>`;
  return html`<nav class="wm-paginas" aria-label="${o.naam ?? "Pagina's"}"><ul>${o.pagina > 1 && html`<li>${naar(o.pagina - 1, html`${icon('chevron-left')}<span>Vorige</span>`, 'prev')}</li>`}${toon.map(
    (p, nr) => {
      const gat = nr > 0 && (toon[nr - 1] ?? p) < p - 1 && html`<li class="wm-paginas__gat" aria-hidden="true">…</li>`;
      return html`${gat}<li><a href="${veiligAdres(o.href(p))}"${attrs({ 'aria-current': p === o.pagina && 'page' })}>${verborgen('Pagina ')}${p}</a></li>`;
    },
  )}${o.pagina < o.paginas && html`<li>${naar(o.pagina + 1, html`<span>Volgende</span>${icon('chevron-right')}`, 'next')}</li>`}</ul></nav>`;
}

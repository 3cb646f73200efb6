// What changed, and where it stands in a file: for people who compare two versions of a text.
import { attrs, type Html, html, type Inhoud, klassen } from './html.ts';
import { icon } from './icons.ts';

/** Before and after, in words and not by colour alone. Without `oud` it is new, without `nieuw` it is gone. */
export function wasWordt(o: { oud?: Inhoud; nieuw?: Inhoud }): Html {
  const was = o.oud !== undefined;
  const wordt = o.nieuw !== undefined;
  return html`<div class="wm-waswordt">${was && html`<div class="wm-was"><span class="wm-waswordt__woord">${wordt ? 'Was' : 'Vervalt'}</span><div><del>${o.oud}</del></div></div>`}${wordt && html`<div class="wm-wordt"><span class="wm-waswordt__woord">${was ? 'Wordt' : 'Nieuw'}</span><div><ins>${o.nieuw}</ins></div></div>`}</div>`;
}

/** A line of a file; `fouten` stand under it, `id` makes it a place to link to. */
export type Bestandsregel = { nr: number; tekst: string; fouten?: readonly string[] | undefined; id?: string | undefined };

/** Lines of a file as it was written, with their numbers. Lines that are left out show as a gap. `naam` is read aloud. */
export function bestandsregels(o: { naam: string; regels: readonly Bestandsregel[] }): Html {
  return html`<ol class="wm-bestand" aria-label="${o.naam}">${o.regels.map((regel, nr) => {
    const vorige = o.regels[nr - 1]?.nr;
    const fout = regel.fouten !== undefined && regel.fouten.length > 0;
    const a = attrs({
      id: regel.id,
      value: regel.nr,
      class: klassen(fout && 'wm-bestand__mis', vorige !== undefined && regel.nr > vorige + 1 && 'wm-bestand__gat') || undefined,
    });
    return html`<li${a}><code>${regel.tekst === '' ? ' ' : regel.tekst}</code>${fout && regel.fouten?.map((tekst) => html`<p class="wm-bestand__fout">${icon('alert-circle', 'Fout')}<span>${tekst}</span></p>`)}</li>`;
  })}</ol>`;
}

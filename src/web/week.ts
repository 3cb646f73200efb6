import { type Html, html, type Inhoud, klassen, veiligAdres } from './html.ts';

export type WeekItem = {
  /** "10.00 tot 10.45 uur" */
  tijd: string;
  titel: Inhoud;
  href: string;
  onder?: Inhoud;
  status?: Inhoud;
};

/**
 * The days of a week beside each other, on a phone under each other. `notitie` says something of the whole day (a holiday, away); a day
 * without items says so. The day of today is told in words too.
 */
export function weekblad(o: {
  naam: string;
  dagen: readonly { titel: string; vandaag?: boolean; notitie?: Inhoud; items: readonly WeekItem[] }[];
}): Html {
  return html`<ol class="wm-week" aria-label="${o.naam}">${o.dagen.map(
    (dag) =>
      html`<li class="${klassen('wm-week__dag', dag.vandaag && 'wm-week__dag--nu')}"><h2>${dag.titel}${dag.vandaag && html` <span class="wm-week__nu">vandaag</span>`}</h2>${dag.notitie && html`<p class="wm-week__notitie">${dag.notitie}</p>`}${
        dag.items.length === 0
          ? html`<p class="wm-zacht">Geen afspraken</p>`
          : html`<ul>${dag.items.map(
              (item) =>
                html`<li class="wm-week__item"><p class="wm-week__tijd">${item.tijd}</p><p><a href="${veiligAdres(item.href)}">${item.titel}</a></p>${item.onder && html`<p class="wm-zacht">${item.onder}</p>`}${item.status && html`<p>${item.status}</p>`}</li>`,
            )}</ul>`
      }</li>`,
  )}</ol>`;
}

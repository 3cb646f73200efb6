// The same route as steps to fold: for a phone, and for who would rather read it as a list. The ordinary way lies open.
import { hoofdletter } from '../kernel/tekst.ts';
import { attrs, type Html, html, type Inhoud, klassen, veiligAdres } from './html.ts';
import { icon } from './icons.ts';
import type { RouteKnoop } from './route-layout.ts';
import { type Beeld, nummerTeken, stapNamen } from './route-parts.ts';

/** Of a traject only where it is lies open; of a route of nobody the ordinary way. */
export function routelijst(b: Beeld): Html {
  const gewoon = b.t.rijen.flatMap(({ cel }) => b.opId.get(cel.id) ?? []);
  const anders = b.knopen
    .filter((knoop) => !gewoon.includes(knoop))
    .toSorted((een, ander) => (b.t.nummer.get(een.id) ?? 0) - (b.t.nummer.get(ander.id) ?? 0));
  const vanIemand = b.knopen.some(({ staat }) => staat !== undefined);
  const open = (knoop: RouteKnoop): boolean =>
    (vanIemand ? knoop.staat === 'nu' : gewoon.includes(knoop)) || b.fouten?.has(knoop.id) === true;
  const terug = b.terug ?? [];
  return html`<p class="wm-route__kop">${b.woorden.gewoon}</p><ol class="wm-route__lijst wm-route__lijst--gewoon">${gewoon.map((knoop) => stap(b, knoop, open(knoop)))}</ol>${
    anders.length > 0 &&
    html`<p class="wm-route__kop">Andere stappen</p><ol class="wm-route__lijst">${anders.map((knoop) => stap(b, knoop, open(knoop)))}</ol>`
  }${
    terug.length > 0 &&
    html`<p class="wm-route__kop">${b.woorden.terug}</p><ul class="wm-route__lijst">${terug.map(
      (weg) =>
        html`<li class="wm-route__weg"><p><b>${weg.in}</b></p><p class="wm-route__onder">${weg.vanaf.length > 0 ? html`vanaf ${stapNamen(b, weg.vanaf)}` : b.woorden.overal}</p>${
          weg.naar.length === 0
            ? html`<p>niet geregeld</p>`
            : html`<ul>${weg.naar.map(({ wat, naar }) => html`<li>${wat}${naar.length > 0 && html`: ${stapNamen(b, naar)}`}</li>`)}</ul>`
        }</li>`,
    )}</ul>`
  }`;
}

function stap(b: Beeld, knoop: RouteKnoop, open: boolean): Html {
  const woord = knoop.staat === undefined ? '' : b.woorden.staat[knoop.staat];
  const naast = knoop.naast ?? [];
  const bij: Inhoud[] = [
    ...(knoop.begin ? [b.woorden.begin] : []),
    ...(knoop.onder === undefined ? [] : [`${hoofdletter(knoop.onder)}.`]),
    ...(knoop.hoogstens === undefined ? [] : [`Hoogstens ${knoop.hoogstens === 1 ? 'één keer' : `${knoop.hoogstens} keer`}.`]),
    ...(naast.length > 0 ? [html`Loopt naast ${stapNamen(b, naast)}.`] : []),
  ];
  return html`<li class="${klassen('wm-route__stap', `wm-route__stap--${knoop.staat ?? 'vast'}`)}"><details${attrs({ open })}><summary>${nummerTeken(b, knoop.id)} <span class="wm-route__stapnaam">${knoop.naam}</span>${woord !== '' && html` <span class="wm-route__staat">${woord}${knoop.keren !== undefined && knoop.keren > 1 ? ` (${knoop.keren} keer)` : ''}</span>`}${b.fouten?.has(knoop.id) && icon('alert-triangle')}</summary><div>${b.fouten
    ?.get(knoop.id)
    ?.map(
      (fout) => html`<p class="wm-route__fout">${icon('alert-triangle')}${fout}</p>`,
    )}${bij.length > 0 && html`<p>${bij.map((een, i) => html`${i > 0 && ' '}${een}`)}</p>`}<ul>${knoop.uit.map(
    (uit) =>
      html`<li class="${klassen(uit.gekozen && 'wm-route__gekozen')}">${uit.ernaast ? 'ernaast kan' : uit.wat}: ${uit.naar.length > 0 ? stapNamen(b, uit.naar) : uit.einde ? html`<b>${b.woorden.einde}</b>` : b.woorden.open}${uit.gekozen && ' (zo ging het)'}</li>`,
  )}</ul>${knoop.href !== undefined && html`<p><a href="${veiligAdres(knoop.href)}">Meer over deze stap</a></p>`}</div></details></li>`;
}

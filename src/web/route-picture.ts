// A route as a drawing: where it begins, what follows on what, where it ends, and on a traject where the inwoner is and what was tried.
// A drawing on a wide screen and on paper, a list on a phone; the list says every outcome in words.
import { hoofdletter } from '../kernel/tekst.ts';
import { uitklap } from './blocks.ts';
import { attrs, type Html, html, type Inhoud, klassen, veiligAdres } from './html.ts';
import { icon } from './icons.ts';
import { KNOOP, type Punt, type Tekening, tekenRoute } from './route-layout.ts';

/** gedaan: was there; nu: is there; kan: may follow now; rest: not now. Without a state it is a route of nobody. */
export type RouteStaat = 'gedaan' | 'nu' | 'kan' | 'rest';

export type RouteKnoop = {
  id: string;
  naam: string;
  /** One short line under the name: who decides, or the term. */
  onder?: string | undefined;
  begin?: boolean;
  /** A way back leads here. */
  terug?: boolean;
  /** How often it may be tried. */
  hoogstens?: number | undefined;
  staat?: RouteStaat | undefined;
  /** How often it was done. */
  keren?: number | undefined;
  href?: string | undefined;
  /** What can come out. Neither `naar` nor `einde`: people decide. */
  uit: readonly { wat: string; naar: readonly string[]; einde?: boolean; gekozen?: boolean }[];
};

export type RouteWeg = { in: string; naar: readonly string[]; vanaf: readonly string[] };

export type RoutebeeldGegevens = {
  /** "Route van Werkt mee": what the drawing is of. */
  naam: string;
  knopen: readonly RouteKnoop[];
  /** The ways back, in words. */
  terug?: readonly RouteWeg[];
  /** The page says every step in words itself: then the list is only for a phone. */
  zonderLijst?: boolean;
  /** The resident reads it: said to him, in his words. */
  aanInwoner?: boolean;
  /** What is wrong, by the id of a step: shown with it. */
  fouten?: ReadonlyMap<string, readonly string[]>;
};

type Woorden = {
  legenda: Readonly<Record<RouteStaat, string>>;
  staat: Readonly<Record<RouteStaat, string>>;
  kanEindigen: string;
  einde: string;
  open: string;
  terug: string;
  begin: string;
};

/** What the drawing says itself, of a route and to who goes it. */
const OVER: Woorden = {
  legenda: { gedaan: 'Gedaan', nu: 'Nu', kan: 'Kan nu', rest: 'Nu niet' },
  staat: { gedaan: 'Gedaan', nu: 'Hier is het traject nu', kan: 'Kan nu', rest: '' },
  kanEindigen: 'Hier kan het traject eindigen',
  einde: 'einde van het traject',
  open: 'de bron zegt niet wat volgt, mensen beslissen',
  terug: 'Hier komt een weg terug uit',
  begin: 'Hier kan het beginnen.',
};
const AAN: Woorden = {
  legenda: { gedaan: 'Dit deed je', nu: 'Hier ben je nu', kan: 'Dit kan nu', rest: 'Nu niet' },
  staat: { gedaan: 'Dit deed je', nu: 'Hier ben je nu', kan: 'Dit kan nu', rest: '' },
  kanEindigen: 'Hier kan je route klaar zijn',
  einde: 'dan is je route klaar',
  open: 'dan beslissen jullie samen wat je doet',
  terug: 'Hier kun je naar terug',
  begin: 'Hier begint een route.',
};
const woordenVan = ({ aanInwoner }: RoutebeeldGegevens): Woorden => (aanInwoner ? AAN : OVER);

export function routebeeld(o: RoutebeeldGegevens): Html {
  if (o.knopen.length === 0) return html`<p class="wm-zacht">Er is geen route.</p>`;
  const t = tekenRoute(
    o.knopen.map(({ id }) => id),
    o.knopen.filter(({ begin }) => begin).map(({ id }) => id),
    o.knopen.flatMap((knoop) => knoop.uit.flatMap(({ naar }) => naar.map((id) => ({ van: knoop.id, naar: id })))),
  );
  const lijst = routelijst(o, t);
  return html`<div class="wm-route">${tekening(o, t)}${legenda(o)}<div class="wm-route__smal">${lijst}</div>${!o.zonderLijst && html`<div class="wm-route__breed">${uitklap('Bekijk de route als lijst', lijst)}</div>`}</div>`;
}

// ── the drawing ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function tekening(o: RoutebeeldGegevens, t: Tekening): Html {
  const gelopen = new Set(
    o.knopen.flatMap((knoop) =>
      knoop.uit.filter(({ gekozen }) => gekozen).flatMap(({ naar }) => naar.map((id) => `${knoop.id} ${id}`)),
    ),
  );
  // A picture has no parts that can be used: with links in it, it is a group with a name.
  const role = o.knopen.some(({ href }) => href !== undefined) ? 'group' : 'img';
  return html`<div class="wm-route__vak"><svg class="wm-route__beeld"${attrs({ viewBox: `0 0 ${t.breed} ${t.hoog}`, width: t.breed, role, 'aria-label': inWoorden(o) })}>${t.lijnen.map(
    ({ van, naar, terug, punten }) =>
      html`<path class="${klassen('wm-route__lijn', terug && 'wm-route__lijn--terug', gelopen.has(`${van} ${naar}`) && 'wm-route__lijn--gelopen')}" d="${terug ? omheen(punten) : omlaag(punten)}"/>${pijlpunt(punten, terug)}`,
  )}${o.knopen.map((knoop) => knoopVan(knoop, t.plek.get(knoop.id), o.fouten?.get(knoop.id)))}</svg></div>`;
}

const r = Math.round;

/** From row to row, upright where it leaves and arrives. */
function omlaag(punten: readonly Punt[]): string {
  return punten
    .map((punt, i) => {
      const vorige = punten[i - 1];
      if (!vorige) return `M${r(punt.x)} ${r(punt.y)}`;
      const midden = r((vorige.y + punt.y) / 2);
      return `C${r(vorige.x)} ${midden} ${r(punt.x)} ${midden} ${r(punt.x)} ${r(punt.y)}`;
    })
    .join('');
}

/** Around the outside with round corners. */
function omheen([a, b, c, d]: readonly Punt[]): string {
  if (!a || !b || !c || !d) return '';
  const bocht = Math.min(12, Math.abs(b.y - c.y) / 2, Math.abs(b.x - d.x));
  const op = Math.sign(c.y - b.y);
  return `M${r(a.x)} ${r(a.y)}H${r(b.x - bocht)}Q${r(b.x)} ${r(b.y)} ${r(b.x)} ${r(b.y + op * bocht)}V${r(c.y - op * bocht)}Q${r(c.x)} ${r(c.y)} ${r(c.x - bocht)} ${r(c.y)}H${r(d.x)}`;
}

function pijlpunt(punten: readonly Punt[], terug: boolean): Html {
  const punt = punten.at(-1);
  if (!punt) return html``;
  const [x, y] = [r(punt.x), r(punt.y)];
  const d = terug ? `M${x + 8} ${y - 5}L${x} ${y}L${x + 8} ${y + 5}` : `M${x - 5} ${y - 8}L${x} ${y}L${x + 5} ${y - 8}`;
  return html`<path class="${klassen('wm-route__punt', terug && 'wm-route__punt--terug')}" d="${d}"/>`;
}

const TEKENS_NAAM = 22;
const TEKENS_ONDER = 30;

/** Lines of so many characters, at most two; what does not fit ends with an ellipsis. */
function breek(tekst: string): string[] {
  const regels: string[] = [];
  for (const woord of tekst.split(' ')) {
    const vorige = regels.at(-1);
    if (vorige !== undefined && `${vorige} ${woord}`.length <= TEKENS_NAAM) regels[regels.length - 1] = `${vorige} ${woord}`;
    else regels.push(woord);
  }
  return regels.length <= 2 ? regels : [regels[0] ?? '', kort(regels.slice(1).join(' '), TEKENS_NAAM)];
}

const kort = (tekst: string, n: number): string => (tekst.length <= n ? tekst : `${tekst.slice(0, n - 1).trimEnd()}…`);

function knoopVan(knoop: RouteKnoop, plek: Punt | undefined, fouten: readonly string[] | undefined): Html {
  if (!plek) return html``;
  const links = r(plek.x - KNOOP.breed / 2);
  const boven = r(plek.y - KNOOP.hoog / 2);
  const naam = breek(knoop.naam);
  const onder = knoop.onder === undefined || naam.length > 1 ? undefined : kort(knoop.onder, TEKENS_ONDER);
  const regels = naam.length + (onder === undefined ? 0 : 1);
  const begin = boven + KNOOP.hoog / 2 - (regels - 1) * 9.5 + 5;
  const x = r(plek.x);
  const eindigt = knoop.uit.some(({ einde }) => einde);
  const open = knoop.uit.some(({ einde, naar }) => !einde && naar.length === 0);
  const teller = knoop.hoogstens === undefined ? knoop.keren : knoop.hoogstens;
  const tekens = html`${knoop.begin && html`<g class="wm-route__begin"><circle cx="${x}" cy="${boven - 17}" r="6"/><text x="${x + 12}" y="${boven - 12}">Begin</text><path d="M${x} ${boven - 11}V${boven}"/></g>`}${
    eindigt &&
    html`<g class="wm-route__vlag"><path d="M${links + KNOOP.breed - 20} ${boven + 10}V${boven - 14}"/><path d="M${links + KNOOP.breed - 20} ${boven - 14}h17l-4 6 4 6h-17z"/></g>`
  }${open && html`<g class="wm-route__open"><circle cx="${links + 16}" cy="${boven + KNOOP.hoog}" r="10"/><text x="${links + 16}" y="${boven + KNOOP.hoog + 5}" text-anchor="middle">?</text></g>`}${
    knoop.terug &&
    html`<g class="wm-route__terug"><circle cx="${links}" cy="${boven + 14}" r="10"/><path d="M${links + 4} ${boven + 17}v-1a4 4 0 0 0-4-4h-4M${links - 1} ${boven + 9}l-3 3 3 3"/></g>`
  }${teller !== undefined && (knoop.hoogstens !== undefined || teller > 1) && html`<text class="wm-route__keer"${attrs({ x: links + KNOOP.breed - 8, y: boven + KNOOP.hoog - 8, 'text-anchor': 'end' })}>${knoop.hoogstens === undefined || knoop.keren === undefined ? `${teller}×` : `${knoop.keren} van ${teller}`}</text>`}`;
  const vak = html`<rect${attrs({ x: links, y: boven, width: KNOOP.breed, height: KNOOP.hoog, rx: 9 })}/>${naam.map(
    (regel, i) =>
      html`<text class="wm-route__naam"${attrs({ x, y: r(begin + i * 19), 'text-anchor': 'middle' })}>${regel}</text> `,
  )}${onder !== undefined && html`<text class="wm-route__onder"${attrs({ x, y: r(begin + naam.length * 19), 'text-anchor': 'middle' })}>${onder}</text>`}`;
  const klas = klassen('wm-route__knoop', `wm-route__knoop--${knoop.staat ?? 'vast'}`, fouten && 'wm-route__knoop--fout');
  return html`<g class="${klas}">${knoop.href === undefined ? vak : html`<a href="${veiligAdres(knoop.href)}">${vak}</a>`}<g aria-hidden="true">${tekens}</g></g>`;
}

function inWoorden(o: RoutebeeldGegevens): string {
  const namen = (welke: readonly RouteKnoop[]): string => welke.map(({ naam }) => naam).join(', ');
  const begin = o.knopen.filter((knoop) => knoop.begin);
  const einde = o.knopen.filter(({ uit }) => uit.some((een) => een.einde));
  const nu = o.knopen.filter(({ staat }) => staat === 'nu');
  const delen = [
    `${o.naam}: ${o.knopen.length === 1 ? '1 stap' : `${o.knopen.length} stappen`}`,
    ...(nu.length > 0 ? [`nu: ${namen(nu)}`] : []),
    ...(begin.length > 0 ? [`begint bij ${namen(begin)}`] : []),
    ...(einde.length > 0 ? [`kan eindigen na ${namen(einde)}`] : []),
  ];
  return `${delen.join('; ')}. ${o.zonderLijst ? 'Hieronder staat wat op wat volgt' : 'De lijst zegt wat op wat volgt'}.`;
}

function legenda(o: RoutebeeldGegevens): Html {
  const woorden = woordenVan(o);
  const staten = (['gedaan', 'nu', 'kan', 'rest'] as const).filter((staat) => o.knopen.some((knoop) => knoop.staat === staat));
  const heeft = (welke: (knoop: RouteKnoop) => boolean): boolean => o.knopen.some(welke);
  const items: Inhoud[] = [
    ...staten.map((staat) => html`<span class="wm-vak wm-vak--route-${staat}"></span>${woorden.legenda[staat]}`),
    ...(heeft(({ uit }) => uit.some(({ einde }) => einde)) ? [html`${icon('flag')}${woorden.kanEindigen}`] : []),
    ...(heeft(({ uit }) => uit.some(({ einde, naar }) => !einde && naar.length === 0))
      ? [html`<span class="wm-route__teken">?</span>${hoofdletter(woorden.open)}`]
      : []),
    ...(heeft(({ terug }) => terug === true) ? [html`${icon('arrow-back-up')}${woorden.terug}`] : []),
    ...(heeft(({ hoogstens }) => hoogstens !== undefined)
      ? [html`<span class="wm-route__teken">3×</span>Zo vaak mag het hoogstens`]
      : []),
  ];
  return html`<ul class="wm-legenda wm-route__breed" aria-hidden="true">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

// ── in words ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function routelijst(o: RoutebeeldGegevens, t: Tekening): Html {
  const woorden = woordenVan(o);
  const naamVan = new Map(o.knopen.map(({ id, naam }) => [id, naam]));
  const opId = new Map(o.knopen.map((knoop) => [knoop.id, knoop]));
  const naar = (ids: readonly string[]): Html =>
    html`${ids.map((id, i) => html`${i === 0 ? '' : i === ids.length - 1 ? ' of ' : ', '}<b>${naamVan.get(id) ?? id}</b>`)}`;
  const stap = (knoop: RouteKnoop): Html => {
    const woord = knoop.staat === undefined ? '' : woorden.staat[knoop.staat];
    const bij: Inhoud[] = [
      ...(knoop.begin ? [woorden.begin] : []),
      ...(woord === '' ? [] : [`${woord}${knoop.keren !== undefined && knoop.keren > 1 ? ` (${knoop.keren} keer)` : ''}.`]),
      ...(knoop.onder === undefined ? [] : [`${hoofdletter(knoop.onder)}.`]),
      ...(knoop.hoogstens === undefined ? [] : [`Hoogstens ${knoop.hoogstens === 1 ? 'één keer' : `${knoop.hoogstens} keer`}.`]),
    ];
    return html`<li class="${klassen('wm-route__stap', `wm-route__stap--${knoop.staat ?? 'vast'}`)}"><p class="wm-route__stapnaam">${knoop.href === undefined ? knoop.naam : html`<a href="${veiligAdres(knoop.href)}">${knoop.naam}</a>`}</p>${
      bij.length > 0 && html`<p>${bij.map((een, i) => html`${i > 0 && ' '}${een}`)}</p>`
    }<ul>${knoop.uit.map(
      (uit) =>
        html`<li class="${klassen(uit.gekozen && 'wm-route__gekozen')}">${uit.wat}: ${uit.naar.length > 0 ? naar(uit.naar) : uit.einde ? html`<b>${woorden.einde}</b>` : woorden.open}${uit.gekozen && ' (zo ging het)'}</li>`,
    )}</ul>${o.fouten?.get(knoop.id)?.map((fout) => html`<p class="wm-route__fout">${icon('alert-triangle')}${fout}</p>`)}</li>`;
  };
  return html`<ol class="wm-route__lijst">${t.volgorde.flatMap((id) => opId.get(id) ?? []).map(stap)}</ol>${
    o.terug !== undefined &&
    o.terug.length > 0 &&
    html`<p><b>${o.aanInwoner ? 'Lukt een stap niet?' : 'De weg terug'}</b></p><ul>${o.terug.map(
      (weg) =>
        html`<li>${weg.in}${weg.vanaf.length > 0 && html` (vanaf ${naar(weg.vanaf)})`}: ${weg.naar.length > 0 ? naar(weg.naar) : 'niet geregeld'}</li>`,
    )}</ul>`
  }`;
}

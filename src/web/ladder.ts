// The participatieladder as a staircase (L1, L2): a drawing on a wide screen, steps under each other on a phone, a table in <details>.
// Shape, number, word and icon say the same as the colour. A step back looks like a step forward: neutral (L4).
import { type Datum, isoDatum, maandNaam, toonDatum, vergelijk } from '../kernel/datum.ts';
import type { Trede } from '../kernel/trede.ts';
import { uitklap } from './blocks.ts';
import { attrs, type Html, html, type Inhoud, klassen } from './html.ts';
import { icon } from './icons.ts';
import { sign } from './signs.ts';

export type LadderStap = { trede: Trede; datum: Datum; door?: string | undefined; motivering?: Inhoud };

export type LadderGegevens = {
  /** The six names of the regeling, in order. */
  treden: readonly { trede: Trede; naam: string }[];
  /** The ladderbepalingen; the latest is where the inwoner stands now. */
  verloop: readonly LadderStap[];
  doel?: { trede: Trede; wanneer?: string | undefined } | undefined;
  /** How far it may go later on. */
  perspectief?: Trede | undefined;
  /** Who stands on it: "Jan", or "Je" on the page of the inwoner. */
  wie?: string;
};

type Staat = 'nu' | 'doel' | 'eerder' | 'straks';
type Stand = { trede: Trede; naam: string; staat: Staat; sinds: Datum | undefined; doel: boolean; perspectief: boolean };

/** The whole: staircase, legend, sentence, and the history as a table. */
export function ladder(o: LadderGegevens): Html {
  const verloop = [...o.verloop].sort((a, b) => vergelijk(a.datum, b.datum));
  const standen = stand(o, verloop);
  const nu = verloop.at(-1);
  return html`<div class="wm-ladder">${trap(o, standen, verloop)}${smal(standen, o)}${legenda(standen)}<p>${zin(o, nu)}</p>${
    verloop.length > 0 && uitklap('Bekijk het verloop als tabel', verloopTabel(o, verloop))
  }</div>`;
}

function stand(o: LadderGegevens, verloop: readonly LadderStap[]): Stand[] {
  const nu = verloop.at(-1)?.trede;
  return o.treden.map(({ trede, naam }) => {
    const sinds = verloop.findLast((stap) => stap.trede === trede)?.datum;
    const doel = o.doel?.trede === trede;
    const eerder = sinds !== undefined || (nu !== undefined && trede < nu);
    const staat = trede === nu ? 'nu' : doel ? 'doel' : eerder ? 'eerder' : 'straks';
    return { trede, naam, staat, sinds, doel, perspectief: o.perspectief === trede && !doel };
  });
}

const naamVan = (o: LadderGegevens, trede: Trede) => o.treden.find((t) => t.trede === trede)?.naam.toLowerCase() ?? '';
const opTrede = (o: LadderGegevens, trede: Trede) => html`<strong>trede ${trede}: ${naamVan(o, trede)}</strong>`;

function zin(o: LadderGegevens, nu: LadderStap | undefined): Html {
  const wie = o.wie ?? 'De inwoner';
  const staat = nu
    ? html`${wie} staat sinds ${toonDatum(nu.datum)} op ${opTrede(o, nu.trede)}.`
    : html`Er is nog geen trede bepaald.`;
  const gehaald = o.doel !== undefined && nu !== undefined && nu.trede >= o.doel.trede;
  const doel = gehaald
    ? nu.trede === o.doel?.trede
      ? ' Dat was het doel: het is gehaald.'
      : o.doel && html` Het doel was ${opTrede(o, o.doel.trede)}: dat is gehaald.`
    : o.doel && html` Het doel is ${opTrede(o, o.doel.trede)}${o.doel.wanneer !== undefined && `, ${o.doel.wanneer}`}.`;
  const verder =
    o.perspectief !== undefined && o.perspectief !== o.doel?.trede && html` Het perspectief is ${opTrede(o, o.perspectief)}.`;
  return html`${staat}${doel}${verder}`;
}

// ── the drawing ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const BREED = 116;
const VLOER = 276;
const x = (trede: number) => 8 + (trede - 1) * BREED;
const midden = (trede: number) => x(trede) + 54;
const hoogte = (trede: number) => 46 + (trede - 1) * 30;
const bovenkant = (trede: number) => VLOER - hoogte(trede);

// The other months are shortened to their first three letters.
const KORT: Record<string, string> = { maart: 'mrt' };

/** "mei 2025" */
function maandJaar(d: Datum, kort: boolean): string {
  const naam = maandNaam(d.month);
  return `${kort && naam.length > 4 ? (KORT[naam] ?? naam.slice(0, 3)) : naam} ${d.year}`;
}

function trap(o: LadderGegevens, standen: readonly Stand[], verloop: readonly LadderStap[]): Html {
  const nu = verloop.at(-1);
  const bogen = bogenVan(verloop, standen);
  // Crop the air above what is highest: the last step, a flag, the figure or an arc (a curve reaches half way to its top).
  const boven = Math.min(
    bovenkant(6) - 8,
    ...standen.map(kruin),
    ...bogen.map((b) => Math.min(b.van.y, b.naar.y, (b.van.y + b.naar.y) / 4 + b.top.y / 2) - 8),
  );
  return html`<svg class="wm-trap" viewBox="0 ${boven} 712 ${340 - boven}" role="img" aria-label="${inWoorden(o, verloop)}">${standen.map(trede)}${bogen.map(boog)}${nu && figuur(nu.trede)}${standen.map(
    (s) =>
      s.doel
        ? vlag(s.trede, 'Doel', s.staat === 'nu', false)
        : s.perspectief
          ? vlag(s.trede, 'Perspectief', s.staat === 'nu', true)
          : '',
  )}</svg>`;
}

function inWoorden(o: LadderGegevens, verloop: readonly LadderStap[]): string {
  const nu = verloop.at(-1);
  const delen = [
    nu ? `nu op trede ${nu.trede}` : 'nog geen trede bepaald',
    o.doel && `doel trede ${o.doel.trede}`,
    o.perspectief !== undefined && `perspectief trede ${o.perspectief}`,
  ].filter(Boolean);
  const stappen = verloop.map((stap) => `${toonDatum(stap.datum)} trede ${stap.trede}`).join(', ');
  return `Participatieladder: ${delen.join(', ')}.${stappen === '' ? '' : ` Verloop: ${stappen}.`}`;
}

function trede(s: Stand): Html {
  const links = x(s.trede);
  const boven = bovenkant(s.trede);
  const regels = breek(s.naam);
  return html`<g class="wm-trede wm-trede--${s.staat}"><rect${attrs({ x: links, y: boven, width: BREED - 8, height: hoogte(s.trede), rx: 8 })}/><text class="wm-trede__nummer"${attrs({ x: links + 14, y: boven + 31 })}>${s.trede}</text>${
    s.sinds &&
    html`<text class="wm-trede__datum"${attrs({ x: links + 98, y: boven + 30, 'text-anchor': 'end' })}>${maandJaar(s.sinds, true)}</text>`
  }<text class="wm-trede__naam"${attrs({ x: midden(s.trede), y: VLOER + 23, 'text-anchor': 'middle' })}>${regels.map(
    (regel, nr) => html`<tspan${attrs({ x: midden(s.trede), dy: nr === 0 ? 0 : 18 })}>${regel}</tspan>`,
  )}</text></g>`;
}

// SVG does not wrap text: lines of at most fourteen characters, longer words alone on a line.
function breek(naam: string): string[] {
  const regels: string[] = [];
  for (const woord of naam.split(' ')) {
    const vorige = regels.at(-1);
    if (vorige !== undefined && `${vorige} ${woord}`.length <= 14) regels[regels.length - 1] = `${vorige} ${woord}`;
    else regels.push(woord);
  }
  return regels;
}

// The highest point of what stands on a step.
const kruin = (s: Stand) => bovenkant(s.trede) - (s.staat === 'nu' ? 80 : s.doel || s.perspectief ? 74 : 0);

type Boog = { van: { x: number; y: number }; naar: { x: number; y: number }; top: { x: number; y: number } };

// The last four moves as arcs; earlier ones stand in the table. A way back goes over the way there, so that both can be read.
function bogenVan(verloop: readonly LadderStap[], standen: readonly Stand[]): Boog[] {
  const nu = verloop.at(-1)?.trede;
  const moves = verloop
    .slice(1)
    .map((stap, nr) => ({ van: verloop[nr]?.trede ?? stap.trede, naar: stap.trede }))
    .filter((move) => move.van !== move.naar)
    .slice(-4);
  return moves.map((move, nr) => {
    const op = move.naar > move.van;
    const richting = op ? 1 : -1;
    // Somebody stands on the present step: arcs leave and arrive beside the figure.
    const van = { x: midden(move.van) + richting * (move.van === nu ? 36 : op ? 14 : 12), y: bovenkant(move.van) - 8 };
    const naar =
      move.naar === nu
        ? { x: midden(nu) - richting * 25, y: bovenkant(nu) - (op ? 26 : 34) }
        : { x: midden(move.naar) - richting * 36, y: bovenkant(move.naar) - 8 };
    const lift = (op ? 26 : 52) + Math.abs(move.naar - move.van) * 8 + (moves.length - 1 - nr) * 4;
    // Over the steps and flags between: half way the curve lies at a quarter of both ends and half of its top.
    const tussen = standen.filter((s) => (s.trede - move.van) * (s.trede - move.naar) < 0).map(kruin);
    const over = Math.min(...tussen) - (op ? 14 : 30);
    const top = Math.min(Math.min(van.y, naar.y) - lift, 2 * over - (van.y + naar.y) / 2);
    return { van, naar, top: { x: (van.x + naar.x) / 2, y: top } };
  });
}

function boog({ van, naar, top }: Boog): Html {
  const hoek = Math.atan2(naar.y - top.y, naar.x - top.x);
  const punt = (draai: number) =>
    `${Math.round(naar.x - 9 * Math.cos(hoek + draai))} ${Math.round(naar.y - 9 * Math.sin(hoek + draai))}`;
  return html`<path class="wm-boog"${attrs({ d: `M${van.x} ${van.y}Q${Math.round(top.x)} ${Math.round(top.y)} ${naar.x} ${naar.y}` })}/><path class="wm-boog__punt"${attrs({ d: `M${punt(0.55)}L${naar.x} ${naar.y}L${punt(-0.55)}` })}/>`;
}

function figuur(trede: Trede): Html {
  const plek = attrs({ transform: `translate(${midden(trede)},${bovenkant(trede) - 24})` });
  return html`<g class="wm-figuur"${plek}><circle r="12" cy="-15"/><path d="M-15 20c0-14 6-20 15-20s15 6 15 20z"/><text x="0" y="-36" text-anchor="middle">Nu</text></g>`;
}

// On the step where somebody stands already, the flag is planted at the right edge and waves to the left.
function vlag(trede: Trede, woord: string, naast: boolean, licht: boolean): Html {
  const plek = attrs({ transform: `translate(${midden(trede) + (naast ? 47 : 4)},${bovenkant(trede) - 48})` });
  const doek = naast ? 'M-2 4h-26l7 9-7 9h26z' : 'M2 4h30l-8 9 8 9H2z';
  return html`<g class="${klassen('wm-vlag', licht && 'wm-vlag--licht')}"${plek}><path class="wm-vlag__stok" d="M0 46V3"/><path class="wm-vlag__doek" d="${doek}"/><text x="${naast ? -30 : 6}" y="-6" text-anchor="${naast ? 'start' : 'middle'}">${woord}</text></g>`;
}

// ── on a phone ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function smal(standen: readonly Stand[], o: LadderGegevens): Html {
  return html`<ol class="wm-trap-smal" reversed>${standen.toReversed().map((s) => {
    const sinds = s.sinds && maandJaar(s.sinds, false);
    const gehaald = s.staat === 'nu';
    const doel =
      s.doel &&
      html`${icon('flag')}${gehaald ? 'Doel gehaald' : 'Doel'}${!gehaald && o.doel?.wanneer !== undefined && `, ${o.doel.wanneer}`}`;
    const onder: Inhoud[] = [
      s.staat === 'nu' && html`${icon('user')}Nu${sinds !== undefined && `, sinds ${sinds}`}`,
      doel,
      s.perspectief && html`${icon('flag')}Perspectief`,
      s.staat !== 'nu' && s.sinds && html`Eerder: ${sinds}`,
    ].filter(Boolean);
    return html`<li class="wm-trap-smal__trede wm-trap-smal__trede--${s.staat} wm-trap-smal__trede--${s.trede}"><span class="wm-trap-smal__nummer">${s.trede}</span><span><span class="wm-trap-smal__naam">${s.naam}</span>${onder.map((deel) => html`<span class="wm-trap-smal__onder">${deel}</span>`)}</span></li>`;
  })}</ol>`;
}

const LEGENDA: Record<Staat, string> = { eerder: 'Eerder of lager', nu: 'Nu', doel: 'Doel', straks: 'Nog niet' };

function legenda(standen: readonly Stand[]): Html {
  const gebruikt = (['eerder', 'nu', 'doel', 'straks'] as const).filter((staat) => standen.some((s) => s.staat === staat));
  return html`<ul class="wm-legenda" aria-hidden="true">${gebruikt.map((staat) => html`<li><span class="wm-vak wm-vak--${staat}"></span>${LEGENDA[staat]}</li>`)}</ul>`;
}

function verloopTabel(o: LadderGegevens, verloop: readonly LadderStap[]): Html {
  const metDoor = verloop.some((stap) => stap.door !== undefined);
  const metMotivering = verloop.some((stap) => stap.motivering);
  const rij = (stap: LadderStap, nr: number) => {
    const vorige = verloop[nr - 1]?.trede;
    const beweging =
      vorige === undefined
        ? 'Eerste bepaling'
        : vorige === stap.trede
          ? 'Gelijk gebleven'
          : `Van trede ${vorige} naar trede ${stap.trede}`;
    return html`<tr role="row"><th scope="row" role="rowheader"><time datetime="${isoDatum(stap.datum)}">${toonDatum(stap.datum)}</time></th><td role="cell" data-label="Trede"><div>${stap.trede}: ${naamVan(o, stap.trede)}</div></td><td role="cell" data-label="Beweging">${beweging}</td>${metDoor && html`<td role="cell" data-label="Bepaald door">${stap.door}</td>`}${metMotivering && html`<td role="cell" data-label="Motivering"><div>${stap.motivering}</div></td>`}</tr>`;
  };
  const th = (tekst: string) => html`<th scope="col" role="columnheader">${tekst}</th>`;
  return html`<div class="wm-tabelvak"><table class="wm-tabel" role="table"><caption class="wm-onzichtbaar">Verloop op de ladder</caption><thead role="rowgroup"><tr role="row">${th('Datum')}${th('Trede')}${th('Beweging')}${metDoor && th('Bepaald door')}${metMotivering && th('Motivering')}</tr></thead><tbody role="rowgroup">${verloop.map(rij).toReversed()}</tbody></table></div>`;
}

// ── in lists ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Six small bars with the numbers beside them, for a cell of a list: 3 → 5. */
export function miniLadder(o: { nu?: Trede | undefined; doel?: Trede | undefined }): Html {
  const sleutel = (o.nu ?? 0) * 10 + (o.doel ?? 0);
  let bekend = kleineLadders.get(sleutel);
  if (!bekend) {
    bekend = o.nu === undefined ? html`<span class="wm-zacht">nog niet bepaald</span>` : kleineLadder(o.nu, o.doel);
    kleineLadders.set(sleutel, bekend);
  }
  return bekend;
}

/** There are no more than 49 of them, and one stands in every row: each is made once. */
const kleineLadders = new Map<number, Html>();

function kleineLadder(nu: Trede, gewenst: Trede | undefined): Html {
  const label = `Trede ${nu} van 6${gewenst === undefined ? '' : `, doel trede ${gewenst}`}`;
  const doel = Array.from({ length: Math.max(0, (gewenst ?? nu) - nu) }, (_, i) => sign(`doel${nu + 1 + i}`));
  const naar = gewenst !== undefined && gewenst !== nu && html`<svg>${sign('arrow-right')}</svg>${gewenst}`;
  return html`<span class="wm-mini" role="img" aria-label="${label}"><svg>${sign(`nu${nu}`)}${doel}</svg><span><b>${nu}</b>${naar}</span></span>`;
}

// A route as a drawing: the ordinary way down, beside it what else can come out, on the left the ways back; on a traject where the inwoner is.
// A drawing on a wide screen and on paper, steps to fold on a phone (route-list.ts). It is text in boxes: nothing is cut, and it can be read aloud.
import { opsomming } from '../kernel/aantal.ts';
import { uitklap } from './blocks.ts';
import { type Html, html, type Inhoud, klassen, veiligAdres, verborgen } from './html.ts';
import { icon } from './icons.ts';
import { alleTakken, type Baan, type Cel, type RouteKnoop, type Tak, tekenRoute, type WegCel } from './route-layout.ts';
import { routelijst } from './route-list.ts';
import { type Beeld, nummerTeken, type RoutebeeldGegevens, stapNamen, woordenVan } from './route-parts.ts';

export function routebeeld(o: RoutebeeldGegevens): Html {
  if (o.knopen.length === 0) return html`<p class="wm-zacht">Er is geen route.</p>`;
  const b: Beeld = {
    ...o,
    t: tekenRoute(o.knopen, o.gewoneWeg, o.terug),
    woorden: woordenVan(o.aanInwoner),
    opId: new Map(o.knopen.map((knoop) => [knoop.id, knoop])),
  };
  const lijst = routelijst(b);
  return html`<div class="wm-route"><div class="wm-route__breed">${tekening(b)}${legenda(b)}</div><div class="wm-route__smal">${lijst}</div>${!o.zonderLijst && html`<div class="wm-route__breed wm-route__alslijst">${uitklap('Bekijk de route als lijst', lijst)}</div>`}</div>`;
}

/** The steps in the order of their numbers in the drawing: for who writes more of each under it. */
export const routeVolgorde = ({
  knopen,
  gewoneWeg,
  terug,
}: Pick<RoutebeeldGegevens, 'knopen' | 'gewoneWeg' | 'terug'>): string[] =>
  [...tekenRoute(knopen, gewoneWeg, terug).nummer].sort(([, een], [, ander]) => een - ander).map(([id]) => id);

/** With more steps than this it is printed smaller, so that it still fits on one sheet. */
const GROOT = 14;

function tekening(b: Beeld): Html {
  const { rijen, begin, los, banen } = b.t;
  const heeftTerug = rijen.some(({ wegen }) => wegen.length > 0);
  const naast = rijen.map(({ cel }) => (b.opId.get(cel.id)?.naast ?? []).join(' '));
  return html`<div class="${klassen('wm-route__tekening', heeftTerug && 'wm-route__tekening--terug', b.knopen.length > GROOT && 'wm-route__tekening--groot')}" role="group" aria-label="${inWoorden(b)}"><div class="wm-route__rij wm-route__koppen">${heeftTerug && html`<p class="wm-route__links">${b.woorden.terug}</p>${goot(banen, -1)}`}<p>${b.woorden.gewoon}</p><p>${b.woorden.anders}</p></div>${rijen.map(
    ({ cel, door, wegen }, nr) => {
      const samen = nr === 0 && begin.length > 0;
      const ernaast = naast[nr] !== '';
      return html`${
        ernaast &&
        naast[nr] !== naast[nr - 1] &&
        html`<div class="wm-route__rij">${heeftTerug && html`<div></div>${goot(banen, nr, true)}`}<div class="wm-route__gewoon wm-route__gewoon--naast"><p class="wm-route__naastkop">${naastTekst(b, cel.id)}</p></div></div>`
      }<div class="wm-route__rij">${
        heeftTerug && html`<div class="wm-route__links">${wegen.map((weg) => wegKaart(b, weg))}</div>${goot(banen, nr)}`
      }<div class="${klassen('wm-route__gewoon', ernaast && 'wm-route__gewoon--naast')}">${vak(b, cel.id, true)}${
        door || nr < rijen.length - 1
          ? html`<div class="${klassen('wm-route__door', `wm-route__door--${door?.soort ?? 'stap'}`, door?.gekozen && 'wm-route__door--gelopen')}">${samen && takLijst(b, cel, 1)}${door && html`<p>${watTekst(b, door)}</p>`}</div>${nr === rijen.length - 1 && door && html`<p class="wm-route__slot">${eindTeken(b, door.soort)}</p>`}`
          : samen && takLijst(b, cel, 1)
      }</div><div class="${klassen('wm-route__rechts', samen && 'wm-route__rechts--begin')}">${samen ? begin.map((een) => celVan(b, een)) : takLijst(b, cel, heeftTerug ? 2 : 3)}</div></div>`;
    },
  )}${
    los.length > 0 &&
    html`<div class="wm-route__los"><p>Hier leidt niets naartoe</p><div class="wm-route__rechts--begin">${los.map((een) => celVan(b, een))}</div></div>`
  }</div>`;
}

const naastTekst = (b: Beeld, id: string): Html =>
  html`${b.aanInwoner ? 'Dit loopt door' : 'Intussen loopt door'}: ${stapNamen(b, b.opId.get(id)?.naast ?? [])}`;

/** The box of a step. */
function vak(b: Beeld, id: string, gewoon: boolean): Html {
  const knoop = b.opId.get(id);
  if (!knoop) return html``;
  const fouten = b.fouten?.get(id);
  const staat = knoop.staat === undefined ? '' : b.woorden.legenda[knoop.staat];
  const { hoogstens, keren } = knoop;
  const keer =
    hoogstens !== undefined
      ? `${keren === undefined ? '' : `${keren} keer gedaan, `}hoogstens ${hoogstens} keer`
      : keren !== undefined && keren > 1
        ? `${keren} keer gedaan`
        : '';
  const letters = b.t.letters.get(id) ?? [];
  const naast = gewoon ? [] : (knoop.naast ?? []);
  const tekens = (ids: readonly string[]): Html => html`${ids.map((een, i) => html`${i > 0 && ' '}${nummerTeken(b, een)}`)}`;
  const bij: Inhoud[] = [
    ...(knoop.onder === undefined ? [] : [knoop.onder]),
    ...(keer === '' ? [] : [keer]),
    ...(naast.length > 0 ? [html`loopt naast ${tekens(naast)}`] : []),
    ...(knoop.magNaast && knoop.magNaast.length > 0 ? [html`kan naast ${tekens(knoop.magNaast)}`] : []),
  ];
  const naam = html`${nummerTeken(b, id)} <b class="wm-route__naam">${knoop.naam}</b>`;
  return html`<div class="${klassen('wm-route__knoop', `wm-route__knoop--${knoop.staat ?? 'vast'}`, gewoon && 'wm-route__knoop--gewoon', fouten && 'wm-route__knoop--fout', naast.length > 0 && 'wm-route__knoop--naast')}" data-stap="${id}">${
    knoop.begin && html`<p><span class="wm-route__begin">Begin</span></p>`
  }<p>${knoop.href === undefined ? naam : html`<a href="${veiligAdres(knoop.href)}">${naam}</a>`}</p>${
    knoop.staat !== undefined && knoop.staat !== 'rest' && html`<p class="wm-route__staat">${staat}</p>`
  }${bij.map((een) => html`<p class="wm-route__onder">${een}</p>`)}${letters.length > 0 && html`<p class="wm-route__letters">${letters.map((letter) => letterTeken(letter))}</p>`}${fouten?.map((fout) => html`<p class="wm-route__fout">${icon('alert-triangle')}${fout}</p>`)}</div>`;
}

/** The sign of a way back, by its letter. */
const letterTeken = (letter: string): Html => html`<span class="wm-route__letter">${icon('arrow-back-up')} ${letter}</span>`;

/** A step beside the ordinary way: what comes out of it under it, and one step that hangs on it straight below. */
function celVan(b: Beeld, cel: Cel, kolommen = 1): Html {
  const onder = cel.takken.flatMap((tak) => tak.cellen.map((een) => ({ tak, cel: een })));
  const [enige] = onder;
  if (onder.length > 1 && kolommen > 1)
    return html`<div class="wm-route__cel">${vak(b, cel.id, false)}${takLijst(b, cel, kolommen)}</div>`;
  const recht = onder.length === 1 ? enige : undefined;
  const regels = cel.takken.flatMap((tak) => [
    ...(tak === recht?.tak ? [] : tak.cellen.map((een) => takRegel(b, tak, celVan(b, een)))),
    ...verwijzend(b, tak, cel.id),
  ]);
  return html`<div class="wm-route__cel">${vak(b, cel.id, false)}${
    regels.length > 0 && html`<ul class="${klassen('wm-route__takken', recht && 'wm-route__takken--verder')}">${regels}</ul>`
  }${recht && html`<p class="${klassen('wm-route__af', lijnKlas(recht.tak))}">${watTekst(b, recht.tak)}</p>${celVan(b, recht.cel, kolommen)}`}</div>`;
}

const lijnKlas = ({ soort, gekozen }: Tak): string => klassen(`wm-route__lijn--${soort}`, gekozen && 'wm-route__lijn--gelopen');

/** What comes out of a step of the ordinary way: first what leads elsewhere, then the steps that hang on it, side by side. */
function takLijst(b: Beeld, { id, takken }: Cel, kolommen: number): Html | false {
  const cellen = takken.flatMap((tak) => tak.cellen.map((cel) => ({ tak, cel })));
  const groepen = Array.from({ length: Math.ceil(cellen.length / kolommen) }, (_, i) =>
    cellen.slice(i * kolommen, (i + 1) * kolommen),
  );
  return (
    takken.length > 0 &&
    html`<ul class="wm-route__takken">${takken.flatMap((tak) => verwijzend(b, tak, id))}${groepen.map(
      (groep) =>
        html`<li class="${klassen('wm-route__groep', `wm-route__groep--${kolommen}`)}">${groep.map(({ tak, cel }) => html`<div class="${klassen('wm-route__kolom', lijnKlas(tak))}"><p class="${klassen('wm-route__af', lijnKlas(tak))}">${watTekst(b, tak)}</p>${celVan(b, cel, groep.length === 1 ? kolommen : 1)}</div>`)}</li>`,
    )}</ul>`
  );
}

const takRegel = (b: Beeld, tak: Tak, doel: Html): Html =>
  html`<li class="${klassen('wm-route__tak', lijnKlas(tak))}"><span class="wm-route__wat">${watTekst(b, tak)}</span> ${doel}</li>`;

/** An outcome that leads to what stands elsewhere, to an end, or to people who decide. */
const verwijzend = (b: Beeld, tak: Tak, van: string | undefined): Html[] =>
  tak.soort === 'einde' || tak.soort === 'open'
    ? [takRegel(b, tak, eindTeken(b, tak.soort))]
    : tak.naar.length > 0
      ? [takRegel(b, tak, html`<span class="wm-route__naar">${verwijzing(b, tak.naar, van)}</span>`)]
      : [];

const watTekst = (b: Beeld, { wat, soort, gekozen }: Pick<Tak, 'wat' | 'soort' | 'gekozen'>): Html =>
  html`${soort === 'ernaast' ? (b.aanInwoner ? 'tegelijk kan' : 'loopt ernaast') : opsomming(wat, 'of')}${gekozen && html` ${icon('check')}${verborgen('zo ging het')}`}`;

const opNummer = (b: Beeld, ids: readonly string[]): string[] =>
  ids.toSorted((een, ander) => (b.t.nummer.get(een) ?? 0) - (b.t.nummer.get(ander) ?? 0));

/** Steps that stand elsewhere in the drawing: by number and name, with many only by number. */
function verwijzing(b: Beeld, ids: readonly string[], van: string | undefined): Html {
  const hier = van === undefined ? 0 : (b.t.nummer.get(van) ?? 0);
  const terug = ids.every((id) => (b.t.nummer.get(id) ?? 0) < hier);
  const [eerste] = ids;
  if (ids.length === 1 && eerste !== undefined && eerste === van)
    return html`<span aria-hidden="true">↑</span> nog een keer ${nummerTeken(b, eerste)}`;
  const pijl = html`<span aria-hidden="true">${van !== undefined && terug ? '↑' : '→'}</span> `;
  if (ids.length <= 2) return html`${pijl}${stapNamen(b, ids)}`;
  return html`${pijl}een van ${opNummer(b, ids).map((id, i) => html`${i > 0 && ' '}${nummerTeken(b, id)}`)}`;
}

const eindTeken = (b: Beeld, soort: Tak['soort']): Html =>
  soort === 'einde'
    ? html`<span class="wm-route__einde">${icon('flag')}${b.aanInwoner ? 'klaar' : 'einde'}</span>`
    : html`<span class="wm-route__open"><span class="wm-route__teken" aria-hidden="true">?</span>${b.aanInwoner ? 'samen beslissen' : 'mensen beslissen'}</span>`;

/** A way back with what it leads to. */
function wegKaart(b: Beeld, { letter, weg, takken }: WegCel): Html {
  const soort = weg.volgorde ? html`<p class="wm-route__onder">In deze volgorde:</p>` : html``;
  return html`<div class="${klassen('wm-route__weg', b.t.banen.some(({ letters }) => letters.includes(letter)) && 'wm-route__weg--lijn')}" data-weg="${letter}"><p>${letterTeken(letter)} <b>${weg.in}</b></p><p class="wm-route__onder">${
    weg.vanaf.length === 0
      ? b.woorden.overal
      : html`vanaf ${opNummer(b, weg.vanaf).map((id, i) => html`${i > 0 && ' '}${nummerTeken(b, id)}`)}`
  }</p>${soort}${takken.length === 0 ? html`<p class="wm-route__onder">niet geregeld</p>` : html`<ul class="wm-route__takken">${takken.flatMap((tak) => [...tak.cellen.map((cel) => takRegel(b, tak, celVan(b, cel))), ...verwijzend(b, tak, undefined)])}</ul>`}</div>`;
}

/** The dashed lines along a row; -1 is the row of the heads, that only keeps their width. `boven`: a row of its own above that of the step. */
const goot = (banen: readonly Baan[], nr: number, boven = false): Html =>
  html`<div class="wm-route__goot" aria-hidden="true">${banen.map((baan) => {
    const loopt = nr >= baan.van && nr <= baan.tot && !(boven && nr === baan.van);
    return html`<span class="${klassen(
      'wm-route__baan',
      loopt && 'wm-route__baan--loopt',
      loopt && nr === baan.van && 'wm-route__baan--van',
      loopt && !boven && nr === baan.tot && 'wm-route__baan--tot',
      loopt && baan.overal && 'wm-route__baan--overal',
      !boven && baan.bij.has(nr) && 'wm-route__baan--bij',
      !boven && baan.kaart.has(nr) && 'wm-route__baan--kaart',
    )}"></span>`;
  })}</div>`;

function inWoorden(b: Beeld): string {
  const lijst = (welke: readonly RouteKnoop[]): string => welke.map(({ naam }) => naam).join(', ');
  const begin = b.knopen.filter((knoop) => knoop.begin);
  const einde = b.knopen.filter(({ uit }) => uit.some((een) => een.einde));
  const nu = b.knopen.filter(({ staat }) => staat === 'nu');
  const delen = [
    `${b.naam}: ${b.knopen.length === 1 ? '1 stap' : `${b.knopen.length} stappen`}`,
    ...(nu.length > 0 ? [`nu: ${lijst(nu)}`] : []),
    ...(begin.length > 0 ? [`begint bij ${lijst(begin)}`] : []),
    ...(einde.length > 0 ? [`kan eindigen na ${lijst(einde)}`] : []),
  ];
  return `${delen.join('; ')}. ${b.zonderLijst ? 'Hieronder staat elke stap in woorden' : 'De lijst zegt wat op wat volgt'}.`;
}

/** What the lines and signs mean: those that are used, and no others. */
function legenda(b: Beeld): Html {
  const { rijen, banen, letters } = b.t;
  const alle = alleTakken(b.t);
  const lijn = (soort: string): Html => html`<span class="wm-route__streep wm-route__streep--${soort}"></span>`;
  const staten = (['gedaan', 'nu', 'kan', 'rest'] as const).filter((staat) => b.knopen.some((knoop) => knoop.staat === staat));
  const soorten = new Set([...alle.map(({ soort }) => soort), ...rijen.flatMap(({ door }) => door?.soort ?? [])]);
  const items: [boolean, Inhoud][] = [
    ...staten.map((staat): [boolean, Inhoud] => [
      true,
      html`<span class="wm-vak wm-vak--route-${staat}"></span>${b.woorden.legenda[staat]}`,
    ]),
    [rijen.length > 1, html`${lijn('gewoon')}${b.woorden.gewoon}${b.gewoneUit !== undefined && ` (${b.gewoneUit})`}`],
    [alle.length > 0, html`${lijn('anders')}${b.woorden.anders}`],
    [banen.length > 0 || rijen.some(({ wegen }) => wegen.length > 0), html`${lijn('terug')}${b.woorden.terug}`],
    [
      letters.size > 0,
      html`${letterTeken('A')}${b.aanInwoner ? 'Van hier kun je terug: kijk bij A' : 'Vanaf deze stap kan weg terug A'}`,
    ],
    [
      soorten.has('ernaast') || b.knopen.some(({ naast }) => naast !== undefined && naast.length > 0),
      html`<span class="wm-route__streep wm-route__streep--naast"></span>Loopt naast een andere stap`,
    ],
    [alle.some(({ naar }) => naar.length > 0), html`<span class="wm-route__nr">7</span>Verder bij stap 7`],
    [
      soorten.has('einde'),
      html`${icon('flag')}${b.aanInwoner ? 'Hier kan je route klaar zijn' : 'Hier kan het traject eindigen'}`,
    ],
    [
      soorten.has('open'),
      html`<span class="wm-route__teken">?</span>${b.aanInwoner ? 'Jullie beslissen samen wat je doet' : 'De bron zegt niet wat volgt, mensen beslissen'}`,
    ],
  ];
  return html`<ul class="wm-legenda" aria-hidden="true">${items.flatMap(([gebruikt, item]) => (gebruikt ? [html`<li>${item}</li>`] : []))}</ul>`;
}

// The way of the resident: drawn, and step by step with who decides, the term, the tries, the duties, the money and the way back.
import { hoofdletter } from '../../kernel/tekst.ts';
import { bronStatus as bronTeken, type Html, html, lijst, routebeeld, routeVolgorde, uitklap, zacht } from '../../web/index.ts';
import { bronStatus } from '../explain.ts';
import {
  findStap,
  geldTekst,
  type Regeling,
  type Route,
  type RouteStap,
  rolNaam,
  termijnTekst,
  verlengingTekst,
  wanneerTekst,
} from '../regeling.ts';
import { routebeeldVan } from '../route-beeld.ts';
import { type Deel, herkomst, metBron, NIET_GEREGELD } from './bron.ts';

const VORM: Record<NonNullable<RouteStap['besluit']>['vorm'], string> = {
  beschikking: ' met een beschikking',
  toewijzing: ' met een toewijzing',
  goedkeuring: ' met een goedkeuring',
  keuze: ' door zelf te kiezen',
  gezamenlijk: '',
  geen: '',
};

const DERDE: Record<NonNullable<RouteStap['derde']>, string> = {
  uwv: 'UWV',
  'loonwaarde-deskundige': 'een deskundige die de loonwaarde meet',
  'uitkerende-instantie': 'wie de uitkering betaalt',
  werkgever: 'de werkgever',
  school: 'de school',
  arbeidsdeskundige: 'een arbeidsdeskundige',
};

/** The route of a version: drawn, step by step, and back. */
export const routeInhoud = (regeling: Regeling, route: Route): Html => {
  const beeld = routebeeldVan(route, `De weg van de inwoner bij ${regeling.naam}`, { href: (stap) => `#stap-${stap}` });
  const stappen = routeVolgorde(beeld).flatMap((id) => findStap(route, id) ?? []);
  return html`${routebeeld({ ...beeld, zonderLijst: true })}<h3>Stap voor stap</h3><p>${zacht('De nummers en letters zijn die van de tekening.')}</p>${stappen.map(
    (stap, i) =>
      html`<h4 id="stap-${stap.id}">${i + 1}. ${stap.naam}</h4><p>${kortVan(route, stap).join('. ')}.</p>${uitklap(`Alles over “${stap.naam}”`, lijst(regelsVan(regeling, route, stap)))}`,
  )}<h3>De weg terug</h3>${
    route.terug.length === 0
      ? html`<p>${NIET_GEREGELD}</p>`
      : lijst(
          route.terug.map((weg, i) => ({
            kop: `${String.fromCharCode(65 + i)}. ${hoofdletter(weg.in)}`,
            waarde: metBron(regeling, terugTekst(regeling, route, weg), weg),
          })),
        )
  }`;
};

export const routeDeel = (regeling: Regeling, route: Route): Deel => ({
  id: 'route',
  titel: 'De weg van de inwoner',
  plekken: ['route'],
  inhoud: routeInhoud(regeling, route),
});

const naamVan = (route: Route, id: string): string => route.stappen.find((stap) => stap.id === id)?.naam ?? id;

const samen = (delen: readonly string[], woord = 'en'): string =>
  delen.length < 2 ? (delen[0] ?? '') : `${delen.slice(0, -1).join(', ')} ${woord} ${delen.at(-1)}`;

function beslistTekst(route: Route, besluit: NonNullable<RouteStap['besluit']>): string {
  const namen = (rollen: readonly string[], woord?: string): string =>
    samen(
      rollen.map((rol) => rolNaam(route, rol)),
      woord,
    );
  // Who decides with others is named with them.
  const alleen = besluit.wie.filter((rol) => !besluit.samen.includes(rol));
  const delen = [
    ...(alleen.length > 0 ? [namen(alleen, 'of')] : []),
    ...(besluit.samen.length > 0 ? [`${namen(besluit.samen)} samen`] : []),
  ];
  if (delen.length === 0)
    return besluit.vorm === 'geen' ? 'niemand hoeft te beslissen' : `wie beslist is niet geregeld; het gaat${VORM[besluit.vorm]}`;
  return `${samen(delen)}${VORM[besluit.vorm]}`;
}

/** What tells one step from the next at a glance: who does it, how long it takes, and who decides on it. */
function kortVan(route: Route, { wie, termijn, besluit }: RouteStap): string[] {
  const namen = samen(wie.map((rol) => rolNaam(route, rol)));
  return [
    `Wie: ${namen === '' ? 'niet geregeld' : namen}`,
    ...(termijn ? [`Termijn: ${termijnTekst(termijn)}`] : []),
    ...(besluit === undefined || besluit.vorm === 'geen' ? [] : [`Wie beslist: ${beslistTekst(route, besluit)}`]),
  ];
}

/** Everything that the file says of a step, and what it does not say where people would look for it. */
function regelsVan(regeling: Regeling, route: Route, stap: RouteStap): { kop: string; waarde: Html | string }[] {
  const namen = (rollen: readonly string[]): string => samen(rollen.map((rol) => rolNaam(route, rol)));
  const regel = (kop: string, waarde: Html | string | false): { kop: string; waarde: Html | string }[] =>
    waarde === false ? [] : [{ kop, waarde }];
  const { termijn, besluit, pogingen, uren } = stap;
  return [
    ...regel('Wanneer', stap.in !== undefined && stap.in),
    ...regel(
      'Eerst',
      stap.na !== undefined &&
        samen(
          stap.na.map(
            (eis) =>
              `${naamVan(route, eis.stap)}${eis.uitkomst === undefined ? '' : ` (${uitkomstWat(route, eis.stap, eis.uitkomst)})`}`,
          ),
          'of',
        ),
    ),
    ...regel(
      'Kan naast',
      stap.naast !== undefined &&
        samen(
          stap.naast.map((id) => naamVan(route, id)),
          'of',
        ),
    ),
    ...regel(
      'Wie',
      stap.wie.length === 0 ? NIET_GEREGELD : `${namen(stap.wie)}${stap.met.length > 0 ? `, met ${namen(stap.met)}` : ''}`,
    ),
    ...regel('Wie beslist', besluit !== undefined && beslistTekst(route, besluit)),
    ...regel('Gevraagd aan', stap.derde !== undefined && DERDE[stap.derde]),
    ...regel('Waar', stap.waar !== undefined && stap.waar),
    ...regel(
      'Termijn',
      termijn !== undefined &&
        (termijn === null
          ? NIET_GEREGELD
          : html`${termijnTekst(termijn)}${termijn.verlenging && html`<br>Verlengen: ${verlengingTekst(termijn.verlenging)}. ${herkomst(regeling, termijn.verlenging)}`}`),
    ),
    ...regel('Uren per week', uren !== undefined && metBron(regeling, `${uren.perWeek} (${uren.soort})`, uren)),
    ...regel(
      'Hoe vaak',
      pogingen !== undefined &&
        metBron(
          regeling,
          `hoogstens ${pogingen.hoogstens === 1 ? 'één keer' : `${pogingen.hoogstens} keer`}${pogingen.dan === undefined ? '' : `, dan ${naamVan(route, pogingen.dan)}`}`,
          pogingen,
        ),
    ),
    ...regel('Waarop wordt gekozen', stap.criteria !== undefined && metBron(regeling, samen(stap.criteria.lijst), stap.criteria)),
    ...regel('Onderdelen', stap.onderdelen !== undefined && metBron(regeling, samen(stap.onderdelen.lijst), stap.onderdelen)),
    ...regel(
      'Plichten',
      stap.plichten.length > 0 &&
        html`<ul>${stap.plichten.map(
          (plicht) =>
            html`<li>${plicht.naam}: ${rolNaam(route, plicht.wie)}${plicht.samenMet && html` met ${namen(plicht.samenMet)}`}, ${wanneerTekst(plicht)}${plicht.gevolg && html`. Gevolg: ${plicht.gevolg.waarde}`}<br>${herkomst(regeling, plicht)}</li>`,
        )}</ul>`,
    ),
    ...regel(
      'Geld',
      stap.geld.length > 0 &&
        html`<ul>${stap.geld.map((geld) => html`<li>${geld.naam}: ${geldTekst(geld)}<br>${herkomst(regeling, geld)}</li>`)}</ul>`,
    ),
    ...regel(
      'Wat eruit komt',
      stap.uit.length > 0 &&
        html`<ul>${stap.uit.map(
          (uit) =>
            html`<li>${uit.wat}${uit.als !== undefined && uit.als !== uit.wat && html` (als: ${uit.als})`}${uit.watInwoner !== undefined && zacht(html` “${uit.watInwoner}”`)}: ${
              uit.einde
                ? 'einde van het traject'
                : uit.naar.length > 0
                  ? samen(
                      uit.naar.map((id) => naamVan(route, id)),
                      'of',
                    )
                  : zacht('de bron zegt niet wat volgt, mensen beslissen')
            }${uit.naTermijn && ', pas als de termijn om is'}${uit.eerderMag && `, zonder reden vanaf ${wanneerTekst({ wanneer: { voorEinde: uit.eerderMag } })}`}${(uit.bron ?? uit.keuze) !== undefined && html`<br>${herkomst(regeling, { ...uit, bron: uit.bron ?? 'keuze' })}`}</li>`,
        )}</ul>`,
    ),
    ...regel('Tijdelijk', stap.tijdelijk === true && 'kan weer verlaten worden zonder nieuwe indicatie'),
    ...regel(
      'Voor de inwoner',
      html`<strong>${stap.naamInwoner ?? stap.naam}</strong>${stap.kortgezegd && html`<br>${metBron(regeling, stap.kortgezegd.waarde, stap.kortgezegd)}`}`,
    ),
    { kop: 'Bron', waarde: herkomst(regeling, stap) },
  ];
}

const uitkomstWat = (route: Route, stap: string, uitkomst: string): string =>
  route.stappen.find(({ id }) => id === stap)?.uit.find((uit) => uit.uitkomst === uitkomst)?.wat ?? uitkomst;

const INDICATIE = {
  blijft: 'De indicatie blijft gelden.',
  nieuw: 'Er is een nieuwe indicatie nodig.',
  ruimhartig: 'De indicatie wordt ruimhartig gegeven, maar niet vanzelf.',
} as const;

function terugTekst(regeling: Regeling, route: Route, weg: Route['terug'][number]): Html {
  const exits = weg.naar.map(
    ({ wat, naar }) =>
      html`<li>${wat}${
        naar.length > 0 &&
        html`: ${samen(
          naar.map((id) => naamVan(route, id)),
          'of',
        )}`
      }</li>`,
  );
  return html`${
    weg.vanaf &&
    html`<p>Vanaf ${samen(
      weg.vanaf.map((id) => naamVan(route, id)),
      'of',
    )}.</p>`
  }${
    weg.naar.length === 0
      ? NIET_GEREGELD
      : weg.volgorde
        ? html`<p>In deze volgorde:</p><ol>${exits}</ol>`
        : html`<ul>${exits}</ul>`
  }${weg.wie.length > 0 && html`<p>Wie: ${samen(weg.wie.map((rol) => rolNaam(route, rol)))}.</p>`}${
    weg.pogingen !== undefined && html`<p>Eerst nog ${weg.pogingen === 1 ? 'één poging' : `${weg.pogingen} pogingen`}.</p>`
  }<p>${weg.indicatie === undefined ? html`Indicatie: ${NIET_GEREGELD}.` : INDICATIE[weg.indicatie]}</p>${
    weg.inkomen.length > 0 &&
    html`<p>Wat het voor het inkomen betekent:</p><ul>${weg.inkomen.map((een) => html`<li>${een.wat} ${zacht(html`${een.bron === 'keuze' ? '' : `${een.bron} `}${bronTeken(bronStatus(regeling, een.bron))}`)}</li>`)}</ul>`
  }`;
}

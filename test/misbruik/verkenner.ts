/**
 * Finds the forms of the product as they stand on its pages: every declared route for every role and moment, the links on those pages,
 * and the pages that answer a form. A new route or form is found by itself.
 */
import type { Rol } from '../../src/platform/db/reader.ts';
import { pdfText } from '../../src/platform/pdf/index.ts';
import type { Bezoeker } from '../house.ts';
import { type Formulier, leesFormulieren, leesHtml, wisseltSessie } from './html.ts';
import { alsFormulier, bericht, ingevuld, KEUZES, type Keuze } from './invullen.ts';
import { gebreken } from './oordeel.ts';
import { type Antwoord, naamVan, routeZoeker, type Slagveld, stuur, type Vorm, vormen } from './slagveld.ts';
import type { Stand } from './standen.ts';
import { lang } from './verslag.ts';

/** What a person reads, also of a paper. */
export const tekstVan = (antwoord: Antwoord): string =>
  (antwoord.headers.get('content-type') ?? '').startsWith('application/pdf')
    ? pdfText(antwoord.bytes).join('').replace(/\s+/g, '')
    : antwoord.text;

export interface Doelwit {
  /** `POST /dossier/:inwoner/toets` */
  route: string;
  rol: Rol | 'niemand';
  wie: Bezoeker | undefined;
  formulier: Formulier;
  /** The button that was pressed, for a page with more. */
  knop: string | undefined;
  /** On which page it stands. */
  pagina: string;
  /** The way of filling by which it is accepted. */
  keuze: Keuze;
}

export interface Pagina {
  rol: Rol | 'niemand';
  wie: Bezoeker | undefined;
  route: string;
  pad: string;
  status: number;
  /** What is wrong with it. The page itself is not kept: thousands of them cost more than all else. */
  gebreken: string[];
  /** A BSN stands on it, or in its address. */
  metBsn: boolean;
}

export interface Kaart {
  doelwitten: Doelwit[];
  paginas: Pagina[];
  /** Declared POST routes without a form on any page that was found. */
  zonderFormulier: string[];
}

interface Wie {
  rol: Rol | 'niemand';
  wie: Bezoeker | undefined;
}

/** As many links to one address with other words in its query are followed, and as many to one kind of page. */
const PER_ADRES = lang ? 2 : 1;
const PER_SOORT = lang ? 8 : 4;
/** As many places of one form are tried. */
const KANDIDATEN = 6;
/** As many shapes of one form in the same hands, such as a questionnaire with other answers going along unseen: enough to come to its end. */
const VORMEN = 25;
/** What is for everybody is sent by who is not logged in, and by one who is. */
const OPENBAAR_DOOR: readonly string[] = ['niemand', 'consulent'];

const adressen = (vorm: Vorm, standen: readonly Stand[]): string[] => {
  const uit = new Set<string>();
  for (const { delen, waar } of standen) {
    let past = waar?.test(vorm.route.pad) ?? true;
    const pad = vorm.route.pad.replace(/:(\w+)(?:\{[^}]*\})?/g, (_, naam: string) => {
      past &&= naam in delen;
      return delen[naam] ?? '';
    });
    if (!past) continue;
    const zoek = Object.keys(vorm.bij).length > 0 ? `?${new URLSearchParams(vorm.bij)}` : '';
    uit.add(`${pad}${zoek}`);
  }
  // Such as a token: there is nobody in this world who has one.
  return uit.size > 0 ? [...uit] : [vorm.pad];
};

export const verken = async (slagveld: Slagveld, standen: readonly Stand[]): Promise<Kaart> => {
  const { world } = slagveld;
  const zoek = routeZoeker(world.h.web.routes);
  const { rows } = await world.h.owner.query<{ bsn: Buffer }>('select bsn_versleuteld as bsn from inwoner_persoon');
  const bsns = new Set(rows.map(({ bsn }) => world.h.bsn.ontsleutel(bsn)));
  /** Also one that stands amid other figures; looking for each of them on each page took longer than making the page. */
  const heeftBsn = (tekst: string): boolean =>
    tekst
      .match(/\d{9,}/g)
      ?.some((cijfers) => Array.from(cijfers, (_, i) => cijfers.slice(i, i + 9)).some((een) => bsns.has(een))) ?? false;
  /** The same form in more places: which of them can be sent now is seen by sending it. */
  const kandidaten = new Map<string, Doelwit[]>();
  /** How many shapes were found. */
  const gevormd = new Map<string, number>();
  const paginas: Pagina[] = [];
  const gezien = new Map<string, number>();

  /** Notes the forms of a page; gives the addresses that it leads to. */
  const lees = (van: Wie, pad: string, antwoord: Antwoord): string[] => {
    if (!(antwoord.headers.get('content-type') ?? '').includes('html')) return [];
    const verder: string[] = [];
    for (const formulier of leesFormulieren(antwoord.text)) {
      if (formulier.methode === 'get') {
        verder.push(`${formulier.actie}?${alsFormulier(ingevuld(formulier))}`);
        continue;
      }
      const route = zoek('POST', formulier.actie);
      if (!route || (route.rollen.length === 0 && route.pad !== '/uitloggen' && !OPENBAAR_DOOR.includes(van.rol))) continue;
      const knoppen = formulier.velden.filter((veld) => veld.soort === 'knop').flatMap((veld) => veld.opties);
      for (const knop of knoppen.length > 0 ? knoppen : [undefined]) {
        const namen = formulier.velden.map((veld) => veld.naam.replace(/\d+/g, '0'));
        const sleutel = `${van.rol} ${naamVan(route)} ${[...new Set(namen)].sort().join()} ${knop ?? ''}`;
        const hand = `${van.rol} ${formulier.actie.replace(/\?.*$/s, '').replace(/\d+/g, '0')} ${knop ?? ''}`;
        const nieuw = !kandidaten.has(sleutel);
        if (nieuw && (gevormd.get(hand) ?? 0) >= VORMEN) continue;
        if (nieuw) gevormd.set(hand, (gevormd.get(hand) ?? 0) + 1);
        const lijst = kandidaten.get(sleutel) ?? [];
        kandidaten.set(sleutel, lijst);
        if (lijst.length < KANDIDATEN && lijst.every((een) => een.formulier.actie !== formulier.actie || een.pagina !== pad))
          lijst.push({ rol: van.rol, wie: van.wie, route: naamVan(route), formulier, knop, pagina: pad, keuze: 0 });
      }
    }
    for (const { soort, naam, attributen } of leesHtml(antwoord.text)) {
      const link = soort === 'begin' && naam === 'a' ? (attributen.get('href') ?? '').replace(/#.*$/, '') : '';
      if (/^\/(?!\/)/.test(link)) verder.push(link);
    }
    return verder;
  };

  /** Every moment once; of the links of a page a few of each kind, for ten residents are one page. */
  const haal = async (van: Wie, begin: string, altijd = false): Promise<void> => {
    const rij = [{ pad: begin, altijd }];
    for (let nu = rij.shift(); nu; nu = rij.shift()) {
      const { pad } = nu;
      const route = zoek('GET', pad);
      if (!route || pad.length > 2000) continue;
      const vraag = [...new URL(pad, 'http://h').searchParams.keys()].sort().join();
      const zelfde = [`${van.rol} ${pad.replace(/\?.*/s, '')} ${vraag}`, `${van.rol} ${route.pad} ${vraag}`] as const;
      const precies = `${van.rol} ${pad}`;
      if (gezien.has(precies)) continue;
      if (!nu.altijd && ((gezien.get(zelfde[0]) ?? 0) >= PER_ADRES || (gezien.get(zelfde[1]) ?? 0) >= PER_SOORT)) continue;
      for (const sleutel of [precies, ...zelfde]) gezien.set(sleutel, (gezien.get(sleutel) ?? 0) + 1);
      const antwoord = await stuur(world, { methode: 'GET', pad, wie: van.wie });
      paginas.push({
        rol: van.rol,
        wie: van.wie,
        route: naamVan(route),
        pad,
        status: antwoord.status,
        gebreken: gebreken(antwoord, { status: [200, 303, 404, 403, 422], route: naamVan(route) }),
        metBsn: heeftBsn(`${pad} ${antwoord.location ?? ''} ${tekstVan(antwoord)}`),
      });
      for (const verder of lees(van, pad, antwoord)) rij.push({ pad: verder, altijd: false });
    }
  };

  for (const vorm of vormen(world, 'GET')) for (const pad of adressen(vorm, standen)) await haal(vorm, pad, true);
  /** Sends it as it should be sent; true when it is accepted. What it leads to is read, and then it is undone. */
  const probeer = async (een: Doelwit, keuze: Keuze): Promise<boolean> => {
    const na = await stuur(world, {
      methode: 'POST',
      pad: een.formulier.actie,
      wie: een.wie,
      ...bericht(een.formulier, [
        ...(een.wie ? [{ naam: '_sleutel', waarde: een.wie.sleutel() }] : []),
        ...ingevuld(een.formulier, een.knop, keuze),
      ]),
    });
    lees(een, een.formulier.actie, na);
    if (na.status === 303 && na.location) await haal(een, na.location);
    if ((await slagveld.sporen()).length > 0) await slagveld.herstel();
    return na.status === 200 || na.status === 303;
  };
  // What stands on a page of now comes first: a form that only shows after another was sent may be about something that is undone.
  const doelwitten: Doelwit[] = [];
  for (const lijst of kandidaten.values()) {
    let gekozen = lijst[0];
    for (const [een, keuze] of lijst.flatMap((kandidaat) => KEUZES.map((nr) => [kandidaat, nr] as const))) {
      if (wisseltSessie(een.formulier)) break;
      if (await probeer(een, keuze)) {
        gekozen = { ...een, keuze };
        break;
      }
    }
    if (gekozen) doelwitten.push(gekozen);
  }
  const gevonden = new Set(doelwitten.map((een) => een.route));
  return {
    doelwitten,
    paginas,
    // What programs send has no form: src/toets/openbaar.test.ts sends those everything.
    zonderFormulier: world.h.web.routes
      .filter((route) => route.methode === 'POST' && !route.pad.startsWith('/v1/') && !gevonden.has(naamVan(route)))
      .map(naamVan),
  };
};

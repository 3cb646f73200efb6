// Whether a route can be gone: no dead end, nothing out of reach, no circle that nobody stops. Pure; a fault says what to write instead.
import { beslistOver, findStap, type Route, type RouteStap } from './route.ts';

/** `pad` within the route: ['stappen', 3, 'uit', 0, 'naar']. */
export interface RouteFout {
  pad: (string | number)[];
  tekst: string;
}

/** One way from a step to another: by an outcome, because of `na`, or because the tries of what would follow are over. */
interface Pijl {
  van: RouteStap;
  naar: string;
  /** Absent: whatever comes out. */
  uitkomst?: string | undefined;
  pad: (string | number)[];
}

/**
 * What is wrong with a route. An empty list: from every step an end can be reached, or people who decide; every step can be reached; every
 * reference exists; what an outcome leads to can really be begun then.
 */
export function controleerRoute(route: Route): RouteFout[] {
  const verwijzingen = [...dubbelen(route), ...onbekenden(route)];
  // What hangs on a name that does not exist would be told as a dead end too: one slip is one fault.
  return verwijzingen.length > 0 ? verwijzingen : [...gaten(route), ...kringen(route)];
}

/** A route of before there was a begin: it is shown, and nothing computes with it. */
export const isOudeRoute = (route: Route): boolean => !route.stappen.some(({ begin }) => begin === true);

function dubbelen(route: Route): RouteFout[] {
  const fouten: RouteFout[] = [];
  const eenmaal = (namen: readonly string[], pad: (i: number) => (string | number)[], wat: string): void => {
    namen.forEach((naam, i) => {
      if (namen.indexOf(naam) < i) fouten.push({ pad: pad(i), tekst: `${wat} ${naam} staat er twee keer in` });
    });
  };
  eenmaal(
    route.stappen.map(({ id }) => id),
    (i) => ['stappen', i, 'id'],
    'de stap',
  );
  eenmaal(
    route.terug.map(({ id }) => id),
    (i) => ['terug', i, 'id'],
    'de weg terug',
  );
  route.stappen.forEach((stap, s) => {
    eenmaal(
      stap.uit.map(({ uitkomst }) => uitkomst),
      (i) => ['stappen', s, 'uit', i],
      'de uitkomst',
    );
    eenmaal(
      stap.plichten.map(({ sleutel }) => sleutel),
      (i) => ['stappen', s, 'plichten', i, 'sleutel'],
      'de plicht',
    );
    eenmaal(
      stap.geld.map(({ sleutel }) => sleutel),
      (i) => ['stappen', s, 'geld', i, 'sleutel'],
      'het bedrag',
    );
  });
  return fouten;
}

function onbekenden(route: Route): RouteFout[] {
  const ids = route.stappen.map(({ id }) => id);
  const fouten: RouteFout[] = [];
  const bestaat = (id: string, pad: (string | number)[]): void => {
    if (!ids.includes(id)) fouten.push({ pad, tekst: `er is geen stap ${id}; kies uit: ${ids.join(', ')}` });
  };
  route.stappen.forEach((stap, s) => {
    const bij = (...rest: (string | number)[]): (string | number)[] => ['stappen', s, ...rest];
    stap.uit.forEach(({ naar, einde }, i) => {
      for (const id of naar) bestaat(id, bij('uit', i, 'naar'));
      if (einde && naar.length > 0)
        fouten.push({
          pad: bij('uit', i, 'einde'),
          tekst: 'hier eindigt het traject en volgt er een stap; laat einde of naar weg',
        });
    });
    stap.naast?.forEach((id, i) => {
      bestaat(id, bij('naast', i));
    });
    stap.na?.forEach(({ stap: id, uitkomst }, i) => {
      bestaat(id, bij('na', i, 'stap'));
      const uit = findStap(route, id)?.uit.map((een) => een.uitkomst);
      if (uit && uitkomst !== undefined && !uit.includes(uitkomst))
        fouten.push({
          pad: bij('na', i, 'uitkomst'),
          tekst: `de stap ${id} heeft geen uitkomst ${uitkomst}; kies uit: ${uit.join(', ') || 'geen'}`,
        });
    });
    const dan = stap.pogingen?.dan;
    if (dan !== undefined) bestaat(dan, bij('pogingen', 'dan'));
    if (dan === stap.id)
      fouten.push({ pad: bij('pogingen', 'dan'), tekst: 'na de laatste poging kan dit niet de stap zelf zijn' });
    const { termijn } = stap;
    if (termijn?.minstens !== undefined && termijn.minstens > termijn.aantal)
      fouten.push({
        pad: bij('termijn', 'minstens'),
        tekst: `is meer dan aantal (${termijn.aantal}); schrijf hoogstens ${termijn.aantal}`,
      });
  });
  route.terug.forEach((weg, t) => {
    weg.vanaf?.forEach((id, i) => {
      bestaat(id, ['terug', t, 'vanaf', i]);
    });
    weg.naar.forEach(({ naar }, i) => {
      for (const id of naar) bestaat(id, ['terug', t, 'naar', i, 'naar']);
    });
  });
  return fouten;
}

/** Every way from step to step, those of the way back left out. */
function pijlenVan(route: Route): Pijl[] {
  const pijlen = route.stappen.flatMap((van, s) => [
    ...van.uit.flatMap(({ uitkomst, naar }, i) =>
      naar.map((id): Pijl => ({ van, naar: id, uitkomst, pad: ['stappen', s, 'uit', i, 'naar'] })),
    ),
    ...route.stappen.flatMap((naar, n) =>
      (naar.na ?? []).flatMap(({ stap, uitkomst }, i): Pijl[] =>
        stap === van.id ? [{ van, naar: naar.id, uitkomst, pad: ['stappen', n, 'na', i] }] : [],
      ),
    ),
  ]);
  const danPijlen = pijlen.flatMap((pijl): Pijl[] => {
    const dan = findStap(route, pijl.naar)?.pogingen?.dan;
    return dan === undefined ? [] : [{ ...pijl, naar: dan, pad: [...padVan(route, pijl.naar), 'pogingen', 'dan'] }];
  });
  return [...pijlen, ...danPijlen];
}

const padVan = (route: Route, id: string): (string | number)[] => ['stappen', route.stappen.findIndex((stap) => stap.id === id)];

/** All that can be reached from `begin` along `volgt`. */
function bereik(begin: Iterable<string>, volgt: (id: string) => readonly string[]): Set<string> {
  const gezien = new Set(begin);
  for (const id of gezien) for (const volgende of volgt(id)) gezien.add(volgende);
  return gezien;
}

function gaten(route: Route): RouteFout[] {
  const begin = route.stappen.filter((stap) => stap.begin === true).map(({ id }) => id);
  if (begin.length === 0)
    return [
      { pad: ['stappen', 0], tekst: 'de route begint nergens; zet “begin: true” bij elke stap waar een inwoner kan beginnen' },
    ];
  const leeg = route.stappen.flatMap((stap, s): RouteFout[] =>
    stap.uit.length > 0
      ? []
      : [
          {
            pad: ['stappen', s],
            tekst: `de stap ${stap.id} heeft geen uit en loopt dood; noem wat eruit komt, met naar of “einde: true” (of alleen wat, dan beslissen mensen)`,
          },
        ],
  );
  const achteruit = Map.groupBy(pijlenVan(route), ({ naar }) => naar);
  const eindigt = route.stappen
    .filter(({ uit }) => uit.some(({ einde, naar }) => einde || naar.length === 0))
    .map(({ id }) => id);
  const uitweg = bereik([...eindigt, ...route.stappen.filter(({ uit }) => uit.length === 0).map(({ id }) => id)], (id) =>
    (achteruit.get(id) ?? []).map(({ van }) => van.id),
  );
  const { bereikt, dood } = verken(route);
  // Where the way is cut, what lies behind it is out of reach too.
  const nietBereikt = leeg.length + dood.length > 0 ? [] : route.stappen.filter(({ id }) => !bereikt.has(id));
  return [
    ...leeg,
    ...dood,
    ...nietBereikt.map(({ id, na }) => ({
      pad: [...padVan(route, id), 'id'],
      tekst: `niets leidt naar de stap ${id}${na ? ` als gebeurd is wat bij na staat (${eisen(na)})` : ''}; noem haar bij een uit, of zet “begin: true”`,
    })),
    ...route.stappen
      .filter(({ id }) => !uitweg.has(id))
      .map(({ id }) => ({
        pad: [...padVan(route, id), 'uit'],
        tekst: `vanaf de stap ${id} komt niemand bij een einde; geef een uitkomst “einde: true” of een andere weg`,
      })),
  ];
}

type Na = NonNullable<RouteStap['na']>;
const eisen = (na: Na): string =>
  na.map(({ stap, uitkomst }) => (uitkomst === undefined ? stap : `${stap} met uitkomst ${uitkomst}`)).join(' of ');
const atoom = ({ stap, uitkomst }: Na[number]): string => `${stap}/${uitkomst ?? ''}`;

/** As many places with what happened before as are looked at: enough for any route that people draw, and no upload takes longer. */
const MEESTE = 20_000;

/**
 * Goes every way, and remembers of what happened only that which some `na` asks. Gives the steps that somebody can come to, and the
 * outcomes after which nothing that they lead to can begin.
 */
function verken(route: Route): { bereikt: Set<string>; dood: RouteFout[] } {
  const gevraagd = new Set(route.stappen.flatMap(({ na }) => (na ?? []).map(atoom)));
  const stapOp = new Map(route.stappen.map((stap) => [stap.id, stap]));
  const bereikt = new Set<string>();
  const gezien = new Set<string>();
  const dood = new Map<string, RouteFout>();
  const wachtrij: { id: string; feiten: readonly string[] }[] = [];
  const kom = (id: string, feiten: readonly string[]): boolean => {
    const { na } = stapOp.get(id) ?? {};
    if (na && !na.some((eis) => feiten.includes(atoom(eis)))) return false;
    const sleutel = `${id} ${feiten.join(' ')}`;
    if (!gezien.has(sleutel) && gezien.size < MEESTE) {
      gezien.add(sleutel);
      bereikt.add(id);
      wachtrij.push({ id, feiten });
    }
    return true;
  };
  const metFeit = (feiten: readonly string[], ...nieuw: string[]): readonly string[] =>
    [...new Set([...feiten, ...nieuw.filter((feit) => gevraagd.has(feit))])].sort();
  for (const stap of route.stappen) if (stap.begin) kom(stap.id, []);
  for (const { id, feiten } of wachtrij) {
    const stap = stapOp.get(id);
    if (!stap) continue;
    const lopend = metFeit(feiten, `${id}/`);
    // What runs beside this step can begin while it runs.
    for (const ander of route.stappen)
      if (ander.naast?.includes(id) && ander.na?.some((eis) => eis.stap === id)) kom(ander.id, lopend);
    stap.uit.forEach((uitgang, i) => {
      const daarna = metFeit(lopend, `${id}/${uitgang.uitkomst}`);
      const langs = [
        ...uitgang.naar,
        ...route.stappen
          .filter(({ na }) => na?.some((eis) => eis.stap === id && (eis.uitkomst ?? uitgang.uitkomst) === uitgang.uitkomst))
          .map((ander) => ander.id),
      ];
      const gelukt = langs.map((naar) => {
        const { dan } = stapOp.get(naar)?.pogingen ?? {};
        // When the tries are over, what fits then has to be open as well.
        if (dan !== undefined && !kom(dan, daarna) && kom(naar, daarna))
          dood.set(`${naar} dan`, {
            pad: [...padVan(route, naar), 'pogingen', 'dan'],
            tekst: `na de laatste poging kan ${dan} niet beginnen: daarvoor moet eerst ${eisen(stapOp.get(dan)?.na ?? [])} er zijn`,
          });
        return kom(naar, daarna);
      });
      if (uitgang.naar.length > 0 && !gelukt.includes(true)) {
        const kan = uitgang.naar.map((naar) => `${naar} vraagt ${eisen(stapOp.get(naar)?.na ?? [])}`).join('; ');
        dood.set(`${id} ${i}`, {
          pad: [...padVan(route, id), 'uit', i, 'naar'],
          tekst: `na “${uitgang.wat}” loopt het soms dood: ${kan}, en dat hoeft hier niet gebeurd te zijn; zet die stap ertussen, vul “na” daar aan, of noem nog een stap`,
        });
      }
    });
    for (const weg of route.terug)
      if (weg.vanaf === undefined || weg.vanaf.includes(id))
        for (const exit of weg.naar) for (const naar of exit.naar) kom(naar, lopend);
  }
  return { bereikt, dood: [...dood.values()] };
}

/** Whether somebody or a number of tries stops who goes round. */
const houdtTegen = (stap: RouteStap): boolean =>
  stap.pogingen !== undefined ||
  (stap.besluit !== undefined && stap.besluit.wie.length + stap.besluit.samen.length > 0) ||
  (beslistOver(stap) === 'uitkomst' && stap.wie.length > 0);

function kringen(route: Route): RouteFout[] {
  const vrij = new Set(route.stappen.filter((stap) => !houdtTegen(stap)).map(({ id }) => id));
  const volgt = Map.groupBy(
    pijlenVan(route).filter(({ van, naar }) => vrij.has(van.id) && vrij.has(naar)),
    ({ van }) => van.id,
  );
  return route.stappen.flatMap((stap, s): RouteFout[] => {
    if (!vrij.has(stap.id)) return [];
    const buren = (id: string): string[] => (volgt.get(id) ?? []).map(({ naar }) => naar);
    const kring = bereik(buren(stap.id), buren);
    // Of one circle the first step is named.
    const eerste = route.stappen.find(({ id }) => kring.has(id) && bereik(buren(id), buren).has(stap.id))?.id;
    if (!kring.has(stap.id) || eerste !== stap.id) return [];
    return [
      {
        pad: ['stappen', s, 'uit'],
        tekst: `wie bij ${stap.id} is, kan daar zonder einde opnieuw komen; zet pogingen bij een stap van die kring, of laat iemand beslissen (besluit)`,
      },
    ];
  });
}

// Whether a route can be gone: no dead end, nothing out of reach, no circle that nobody stops. Pure; a fault says what to write instead.
import { beslistOver, findStap, type Route, type RouteStap } from './route.ts';
import { eisen, verken, vervolgOp } from './route-verken.ts';

/** `pad` within the route: ['stappen', 3, 'uit', 0, 'naar']. */
export interface RouteFout {
  pad: (string | number)[];
  tekst: string;
}

/**
 * What is wrong with a route. An empty list: from every step an end can be reached, or people who decide; every step can be reached; every
 * reference exists; what an outcome leads to can really be begun then.
 */
export function controleerRoute(route: Route): RouteFout[] {
  const verwijzingen = [...dubbelen(route), ...onbekenden(route)];
  // What hangs on a name that does not exist would be told as a dead end too: one slip is one fault.
  return verwijzingen.length > 0 ? verwijzingen : [...gaten(route), ...kringen(route), ...naastDeWeg(route)];
}

/** Where the ordinary way that the file names cannot be gone so. */
function naastDeWeg(route: Route): RouteFout[] {
  const weg = route.gewoneWeg?.stappen ?? [];
  return weg.flatMap((id, i): RouteFout[] => {
    const stap = findStap(route, id);
    if (!stap) return [];
    const pad = ['gewoneWeg', 'stappen', i];
    if (i === 0)
      return stap.begin
        ? []
        : [{ pad, tekst: `de gewone weg begint bij ${id}, en daar begint geen route; noem een stap met “begin: true”` }];
    const vorige = findStap(route, weg[i - 1] ?? '');
    const kan = vorige && [
      ...new Set([...vorige.uit.flatMap((uitgang) => vervolgOp(route, vorige.id, uitgang)), ...ernaast(route, vorige.id)]),
    ];
    return !kan || kan.includes(id)
      ? []
      : [{ pad, tekst: `na ${vorige.id} kan ${id} niet volgen; kies uit: ${kan.join(', ') || 'niets'}` }];
  });
}

/** What can begin while this step runs. */
const ernaast = (route: Route, id: string): string[] =>
  route.stappen
    .filter(({ naast, na }) => naast?.includes(id) && na?.some((eis) => eis.stap === id && eis.uitkomst === undefined))
    .map((stap) => stap.id);

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
  eenmaal(route.gewoneWeg?.stappen ?? [], (i) => ['gewoneWeg', 'stappen', i], 'de stap');
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
  route.gewoneWeg?.stappen.forEach((id, i) => {
    bestaat(id, ['gewoneWeg', 'stappen', i]);
  });
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
    stap.uit.forEach(({ naTermijn, eerderMag }, i) => {
      if (eerderMag && (termijn?.soort !== 'vast' || termijn.minstens !== undefined))
        fouten.push({
          pad: bij('uit', i, 'eerderMag'),
          tekst: 'hoort bij een vaste termijn zonder minstens; maak de termijn zo, of laat eerderMag weg',
        });
      if (naTermijn && !termijn)
        fouten.push({
          pad: bij('uit', i, 'naTermijn'),
          tekst: 'deze stap heeft geen termijn die om kan zijn; schrijf een termijn, of laat naTermijn weg',
        });
    });
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

/** Roles that could not be said in a sentence: "de klantmanager" or "het wijkteam", or a name of its own. Asked of a text that comes in. */
export function zonderLidwoord({ rollen = {} }: Route): RouteFout[] {
  return Object.entries(rollen)
    .filter(([, naam]) => !/^(?:(?:de|het) |\p{Lu})/u.test(naam))
    .map(([rol, naam]) => ({
      pad: ['rollen', rol],
      tekst: `schrijf ${naam} zoals in een zin: de ${naam} of het ${naam}; alleen een eigennaam (Pantar) begint zonder lidwoord`,
    }));
}

/** Names that the product itself gives to an end (`ANDERS`, `STOPT`, `TERUG` in src/traject/types.ts): of a route they would mean two things. */
const EIGEN_EINDE: ReadonlySet<string> = new Set(['anders', 'stopt']);

/** Outcomes with such a name. Asked of a text that comes in; what was kept before stays as it was. */
export function bezet(route: Route): RouteFout[] {
  return route.stappen.flatMap((stap, s) =>
    stap.uit.flatMap(({ uitkomst }, i) =>
      EIGEN_EINDE.has(uitkomst) || uitkomst.startsWith('terug:')
        ? [
            {
              pad: ['stappen', s, 'uit', i, 'uitkomst'],
              tekst: `${uitkomst} kan bij elke stap al worden gekozen; geef deze uitkomst een eigen naam, bijvoorbeeld ${stap.id}-${uitkomst.replace(/^terug:/, '')}`,
            },
          ]
        : [],
    ),
  );
}

const padVan = (route: Route, id: string): (string | number)[] => ['stappen', route.stappen.findIndex((stap) => stap.id === id)];

/** All that can be reached from `begin` along `volgt`. */
function bereik(begin: Iterable<string>, volgt: (id: string) => readonly string[]): Set<string> {
  const gezien = new Set(begin);
  for (const id of gezien) for (const volgende of volgt(id)) gezien.add(volgende);
  return gezien;
}

function gaten(route: Route): RouteFout[] {
  if (isOudeRoute(route))
    return [
      { pad: ['stappen', 0], tekst: 'de route begint nergens; zet “begin: true” bij elke stap waar een inwoner kan beginnen' },
    ];
  const leeg = route.stappen
    .filter(({ uit }) => uit.length === 0)
    .map(({ id }) => ({
      pad: padVan(route, id),
      tekst: `de stap ${id} heeft geen uit en loopt dood; noem wat eruit komt, met naar of “einde: true” (of alleen wat, dan beslissen mensen)`,
    }));
  if (leeg.length > 0) return leeg;
  const { bereikt, doodlopend, zonderDan, zonderEinde } = verken(route);
  const dood = [
    ...doodlopend.map(({ stap, uitgang }) => ({
      pad: [...padVan(route, stap.id), 'uit', stap.uit.indexOf(uitgang), 'naar'],
      tekst: `na “${uitgang.wat}” loopt het soms dood: ${uitgang.naar.map((id) => `${id} vraagt ${eisen(findStap(route, id)?.na ?? [])}`).join('; ')}, en dat hoeft hier niet gebeurd te zijn; zet die stap ertussen, vul “na” daar aan, of noem nog een stap`,
    })),
    ...zonderDan.map(({ id, pogingen }) => ({
      pad: [...padVan(route, id), 'pogingen', 'dan'],
      tekst: `na de laatste poging kan ${pogingen?.dan} soms niet beginnen: daarvoor moet eerst ${eisen(findStap(route, pogingen?.dan ?? '')?.na ?? [])} er zijn; noem een andere stap, of vul “na” daar aan`,
    })),
  ];
  // Where the way is cut, what lies behind it is out of reach too.
  if (dood.length > 0) return dood;
  return [
    ...route.stappen
      .filter(({ id }) => !bereikt.has(id))
      .map(({ id, na }) => ({
        pad: [...padVan(route, id), 'id'],
        tekst: `niets leidt naar de stap ${id}${na ? `, of wat bij na staat gebeurt nooit eerder (${eisen(na)})` : ''}; noem haar bij een uit, of zet “begin: true”`,
      })),
    ...zonderEinde.map((id) => ({
      pad: [...padVan(route, id), 'uit'],
      tekst: `vanaf de stap ${id} komt iemand soms niet bij een einde; geef een uitkomst “einde: true” of een andere weg`,
    })),
  ];
}

/** Whether somebody or a number of tries stops who goes round. */
const houdtTegen = (stap: RouteStap): boolean =>
  stap.pogingen !== undefined ||
  (stap.besluit !== undefined && stap.besluit.wie.length + stap.besluit.samen.length > 0) ||
  (beslistOver(stap) === 'uitkomst' && stap.wie.length > 0);

function kringen(route: Route): RouteFout[] {
  const vrij = new Map(route.stappen.filter((stap) => !houdtTegen(stap)).map((stap) => [stap.id, stap]));
  const buren = (id: string): string[] =>
    (vrij.get(id)?.uit ?? [])
      .flatMap((uitgang) => vervolgOp(route, id, uitgang))
      // What runs beside a step does not come after it.
      .filter((naar) => vrij.has(naar) && !vrij.get(naar)?.naast?.includes(id));
  const gemeld = new Set<string>();
  return [...vrij.keys()].flatMap((id): RouteFout[] => {
    const kring = bereik(buren(id), buren);
    // Of one circle the first step is named.
    if (!kring.has(id) || gemeld.has(id)) return [];
    for (const ander of kring) if (bereik(buren(ander), buren).has(id)) gemeld.add(ander);
    return [
      {
        pad: [...padVan(route, id), 'uit'],
        tekst: `wie bij ${id} is, kan daar zonder einde opnieuw komen; zet pogingen bij een stap van die kring, of laat iemand beslissen (besluit: { wie: [wie], vorm: geen } mag ook)`,
      },
    ];
  });
}

// A route as the drawing of src/web wants it; what it knows of a traject comes from who asks.
import type { RoutebeeldGegevens, RouteKnoop, RouteStaat } from '../web/index.ts';
import { gewoneWegVan, type Route, type RouteStap, rolNaam } from './route.ts';
import { vervolgOp } from './route-verken.ts';
import { termijnTekst } from './route-woorden.ts';

/** What is known of a step in one traject. */
export interface StapInBeeld {
  staat: RouteStaat;
  keren?: number;
  /** The outcomes that came out. */
  gekozen?: readonly string[];
}

const VORM: Readonly<Record<string, string>> = { keuze: 'kiest', goedkeuring: 'keurt goed' };

/** One short line: who decides, otherwise how long it lasts. */
function onderVan(route: Route, { besluit, termijn, wie }: RouteStap): string | undefined {
  const naam = (rol: string): string => rolNaam(route, rol);
  if (besluit && besluit.samen.length > 1) return `${besluit.samen.map(naam).join(', ')} samen`;
  const beslist = besluit ? [...besluit.wie, ...besluit.samen] : [];
  if (besluit && beslist.length > 0) return `${beslist.map(naam).join(' of ')} ${VORM[besluit.vorm] ?? 'beslist'}`;
  if (termijn) return termijnTekst(termijn);
  return wie.length > 0 ? wie.map(naam).join(', ') : undefined;
}

/** Where the ordinary way comes from. */
const GEWOON = {
  eerste: 'bij elke stap de eerste uitkomst in het bestand',
  keuze: 'gekozen, niet in de bron',
  bron: 'volgens de bron',
} as const;

/** `stappen`: of a traject, by the id of a step; `href` gives each step an address. */
export function routebeeldVan(
  route: Route,
  naam: string,
  o: {
    stappen?: ReadonlyMap<string, StapInBeeld>;
    href?: (stap: string) => string;
    fouten?: ReadonlyMap<string, readonly string[]>;
    /** For the resident: give the route in his words (`voorInwoner`). */
    aanInwoner?: boolean;
  } = {},
): RoutebeeldGegevens {
  // What begins while another step runs, and what follows on it beside that same step.
  const ernaast = new Set(
    route.stappen.flatMap(({ na, naast = [] }) =>
      na?.some((eis) => eis.uitkomst === undefined && naast.includes(eis.stap)) ? [naast.join(' ')] : [],
    ),
  );
  return {
    naam,
    gewoneWeg: gewoneWegVan(route),
    ...(o.aanInwoner
      ? {}
      : { gewoneUit: GEWOON[route.gewoneWeg === undefined ? 'eerste' : route.gewoneWeg.bron === 'keuze' ? 'keuze' : 'bron'] }),
    knopen: route.stappen.map((stap): RouteKnoop => {
      const bekend = o.stappen?.get(stap.id);
      return {
        id: stap.id,
        naam: stap.naam,
        onder: o.aanInwoner ? undefined : onderVan(route, stap),
        begin: stap.begin === true,
        ...(ernaast.has(stap.naast?.join(' ') ?? '') ? { naast: stap.naast } : { magNaast: stap.naast }),
        hoogstens: stap.pogingen?.hoogstens,
        staat: bekend?.staat,
        keren: bekend?.keren,
        href: o.href?.(stap.id),
        uit: [
          ...stap.uit.map((uitgang) => ({
            wat: uitgang.wat,
            naar: uitgang.einde
              ? []
              : vervolgOp(route, stap.id, uitgang).filter((id) => uitgang.naar.includes(id) || !naastElkaar(route, stap.id, id)),
            einde: uitgang.einde,
            gekozen: bekend?.gekozen?.includes(uitgang.uitkomst) ?? false,
          })),
          ...route.stappen
            .filter(
              ({ id, na }) =>
                na?.some((eis) => eis.stap === stap.id && eis.uitkomst === undefined) && naastElkaar(route, stap.id, id),
            )
            .map(({ id }) => ({ wat: 'ernaast', naar: [id], ernaast: true })),
          ...(stap.pogingen?.dan === undefined ? [] : [{ wat: 'na de laatste poging', naar: [stap.pogingen.dan] }]),
        ],
      };
    }),
    terug: route.terug.map((weg) => ({
      // What it is for is said in the words of who decides: the resident reads where he can go.
      in: o.aanInwoner ? 'Je kunt terug' : weg.in,
      vanaf: weg.vanaf ?? [],
      naar: weg.naar.map(({ wat, naar }) => ({ wat, naar })),
      ...(weg.volgorde ? { volgorde: true } : {}),
    })),
    ...(o.fouten ? { fouten: o.fouten } : {}),
    ...(o.aanInwoner ? { aanInwoner: true } : {}),
  };
}

const naastElkaar = (route: Route, stap: string, ander: string): boolean =>
  route.stappen.find(({ id }) => id === ander)?.naast?.includes(stap) ?? false;

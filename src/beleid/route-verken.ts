// Goes every way through a route, as src/traject would let somebody go, and finds where one would stand still.
import type { Route, RouteStap } from './route.ts';

type Na = NonNullable<RouteStap['na']>;

/** What `na` asks, for people. */
export const eisen = (na: Na): string =>
  na.map(({ stap, uitkomst }) => (uitkomst === undefined ? stap : `${stap} met uitkomst ${uitkomst}`)).join(' of ');

const feitVan = ({ stap, uitkomst }: Na[number]): string => `${stap}/${uitkomst ?? ''}`;

/** As many places with what happened before as are looked at: enough for any route that people draw, and no upload takes longer. */
const MEESTE = 20_000;

/** A step that runs, with what happened before as far as some `na` asks it. */
interface Plek {
  stap: RouteStap;
  feiten: readonly string[];
  /** Where one can always come from here: what has tries counts as tried. */
  naar: Plek[];
  /** An outcome ends the traject, or people decide what follows. */
  einde: boolean;
}

export interface Verkend {
  /** Steps that somebody can come to. */
  bereikt: ReadonlySet<string>;
  /** Outcomes after which nothing that they lead to can begin. */
  doodlopend: readonly { stap: RouteStap; uitgang: RouteStap['uit'][number] }[];
  /** Steps of which the tries can be over when what fits then (`dan`) cannot begin. */
  zonderDan: readonly RouteStap[];
  /** Steps from which, after some history, no end is reached. */
  zonderEinde: readonly string[];
}

/** What comes out of a step with an outcome: its `naar`, and whatever waits for it by `na`. */
export const vervolgOp = (route: Route, stap: string, uitgang: RouteStap['uit'][number]): string[] => [
  ...new Set([
    ...uitgang.naar,
    ...route.stappen
      .filter(({ na }) => na?.some((eis) => eis.stap === stap && (eis.uitkomst ?? uitgang.uitkomst) === uitgang.uitkomst))
      .map(({ id }) => id),
  ]),
];

/** No source says what follows on an outcome: it names nothing, and no `na` waits for it by name. */
export const isOpenUitgang = (route: Route, stap: string, { einde, naar, uitkomst }: RouteStap['uit'][number]): boolean =>
  !einde &&
  naar.length === 0 &&
  !route.stappen.some(({ na }) => na?.some((eis) => eis.stap === stap && eis.uitkomst === uitkomst));

export function verken(route: Route): Verkend {
  const gevraagd = new Set(route.stappen.flatMap(({ na }) => (na ?? []).map(feitVan)));
  const stapOp = new Map(route.stappen.map((stap) => [stap.id, stap]));
  const plekken = new Map<string, Plek>();
  const doodlopend = new Map<string, Verkend['doodlopend'][number]>();
  const zonderDan = new Set<RouteStap>();
  /** The place of a step with this history; undefined when its `na` is not met. */
  const kom = (id: string, feiten: readonly string[]): Plek | undefined => {
    const stap = stapOp.get(id);
    if (!stap || (stap.na && !stap.na.some((eis) => feiten.includes(feitVan(eis))))) return undefined;
    const sleutel = `${id} ${feiten.join(' ')}`;
    const bekend = plekken.get(sleutel);
    if (bekend || plekken.size >= MEESTE) return bekend;
    const plek: Plek = { stap, feiten, naar: [], einde: false };
    plekken.set(sleutel, plek);
    return plek;
  };
  const met = (feiten: readonly string[], nieuw: string): readonly string[] =>
    gevraagd.has(nieuw) && !feiten.includes(nieuw) ? [...feiten, nieuw].sort() : feiten;
  for (const { id, begin } of route.stappen) if (begin) kom(id, []);
  // The map grows while it is walked.
  for (const plek of plekken.values()) {
    const { stap } = plek;
    const over = met(plek.feiten, `${stap.id}/`);
    for (const ander of route.stappen)
      if (ander.naast?.includes(stap.id) && ander.na?.some((eis) => eis.stap === stap.id && eis.uitkomst === undefined))
        kom(ander.id, over);
    for (const uitgang of stap.uit) {
      const daarna = met(over, `${stap.id}/${uitgang.uitkomst}`);
      const volgt = vervolgOp(route, stap.id, uitgang).flatMap((id) => kom(id, daarna) ?? []);
      if (uitgang.einde || isOpenUitgang(route, stap.id, uitgang)) plek.einde = true;
      else if (volgt.length === 0 && plekken.size < MEESTE) doodlopend.set(`${stap.id}/${uitgang.uitkomst}`, { stap, uitgang });
      const blijvend = volgt.flatMap((een): Plek[] => {
        const { pogingen } = een.stap;
        if (!pogingen) return [een];
        if (pogingen.dan === undefined) return [];
        const anders = kom(pogingen.dan, daarna);
        if (!anders) zonderDan.add(een.stap);
        return anders && !anders.stap.pogingen ? [anders] : [];
      });
      plek.naar.push(...blijvend);
      // When all tries are over and nothing is said of it, people decide.
      if (volgt.length > 0 && blijvend.length === 0) plek.einde = true;
    }
    for (const weg of route.terug)
      if (weg.vanaf === undefined || weg.vanaf.includes(stap.id))
        for (const exit of weg.naar) for (const id of exit.naar) kom(id, over);
  }
  return {
    bereikt: new Set([...plekken.values()].map(({ stap }) => stap.id)),
    doodlopend: [...doodlopend.values()],
    zonderDan: [...zonderDan],
    zonderEinde: plekken.size >= MEESTE ? [] : zonderEindeVan([...plekken.values()]),
  };
}

function zonderEindeVan(plekken: readonly Plek[]): string[] {
  const vanwaar = new Map<Plek, Plek[]>();
  for (const plek of plekken) for (const naar of plek.naar) vanwaar.set(naar, [...(vanwaar.get(naar) ?? []), plek]);
  const goed = new Set(plekken.filter(({ einde }) => einde));
  for (const plek of goed) for (const eerder of vanwaar.get(plek) ?? []) goed.add(eerder);
  return [...new Set(plekken.filter((plek) => !goed.has(plek)).map(({ stap }) => stap.id))];
}

// How a route is drawn: the ordinary way as one line from top to bottom, beside it what else can come out, on the other side the ways back.
// Every step is drawn once, where it is reached; what leads to a step that stands elsewhere names it by its number, so no line crosses another.

/** gedaan: was there; nu: is there; kan: may follow now; rest: not now. Without a state it is a route of nobody. */
export type RouteStaat = 'gedaan' | 'nu' | 'kan' | 'rest';

/** What can come out. Neither `naar` nor `einde`: people decide. `ernaast`: it begins while the step goes on. */
export type RouteUitkomst = {
  wat: string;
  naar: readonly string[];
  einde?: boolean;
  gekozen?: boolean;
  ernaast?: boolean;
};

export type RouteKnoop = {
  id: string;
  naam: string;
  /** One short line under the name: who decides, or the term. */
  onder?: string | undefined;
  begin?: boolean;
  /** It begins while one of these runs, and runs beside it. */
  naast?: readonly string[] | undefined;
  /** It may run beside one of these. */
  magNaast?: readonly string[] | undefined;
  /** How often it may be tried. */
  hoogstens?: number | undefined;
  staat?: RouteStaat | undefined;
  /** How often it was done. */
  keren?: number | undefined;
  href?: string | undefined;
  uit: readonly RouteUitkomst[];
};

/** An empty `vanaf`: from every step. */
export type RouteWeg = {
  in: string;
  vanaf: readonly string[];
  naar: readonly { wat: string; naar: readonly string[] }[];
  /** The exits are looked at in this order. */
  volgorde?: boolean;
};

/** Outcomes of one step that lead the same way. */
export type Tak = {
  wat: string[];
  soort: 'stap' | 'ernaast' | 'einde' | 'open';
  gekozen: boolean;
  /** The steps that are drawn here. */
  cellen: Cel[];
  /** The steps that stand elsewhere. */
  naar: string[];
};

export type Cel = { id: string; takken: Tak[] };

export type WegCel = { letter: string; weg: RouteWeg; takken: Tak[] };

/** A step of the ordinary way with all that stands beside it. */
export type Rij = {
  cel: Cel;
  /** The thick line down: to the next step, to an end, or to where people decide. */
  door: { wat: string[]; soort: Tak['soort']; gekozen: boolean } | undefined;
  /** The ways back that stand beside it. */
  wegen: WegCel[];
};

/** A line along the rows, from the steps that ways back begin from to those ways. */
export type Baan = {
  letters: string[];
  overal: boolean;
  van: number;
  tot: number;
  bij: ReadonlySet<number>;
  kaart: ReadonlySet<number>;
};

export type Routetekening = {
  rijen: Rij[];
  /** Where the route can begin too. */
  begin: Cel[];
  /** What nothing leads to: only in a route that is not right yet. */
  los: Cel[];
  banen: Baan[];
  nummer: ReadonlyMap<string, number>;
  /** By the id of a step: the ways back that begin from it. */
  letters: ReadonlyMap<string, readonly string[]>;
};

/** Whether an outcome says what follows. */
const soortVan = ({ einde, naar, ernaast }: RouteUitkomst): Tak['soort'] =>
  einde ? 'einde' : naar.length === 0 ? 'open' : ernaast ? 'ernaast' : 'stap';

/** `gewoneWeg` names steps that exist; what does not is left out. */
export function tekenRoute(
  knopen: readonly RouteKnoop[],
  gewoneWeg: readonly string[],
  wegen: readonly RouteWeg[] = [],
): Routetekening {
  const opId = new Map(knopen.map((knoop) => [knoop.id, knoop]));
  const bekend = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => opId.has(id));
  const gewoon = bekend(gewoneWeg);
  if (gewoon.length === 0) gewoon.push(...knopen.slice(0, 1).map(({ id }) => id));
  const begin = knopen.filter((knoop) => knoop.begin && !gewoon.includes(knoop.id)).map(({ id }) => id);
  const volgt = (id: string): string[] => bekend((opId.get(id)?.uit ?? []).flatMap(({ naar }) => naar));
  const ouders = oudersVan(
    knopen.map(({ id }) => id),
    { gewoon, begin, volgt, terug: wegen.map(({ naar }) => bekend(naar.flatMap((een) => een.naar))) },
  );
  const getekend = new Set<string>();
  /** The steps of a list that hang on this parent and are not drawn yet, and the others. */
  const verdeel = (ouder: string, ids: readonly string[]): Pick<Tak, 'cellen' | 'naar'> => {
    const hier = ids.filter((id) => ouders.get(id) === ouder && !getekend.has(id));
    for (const id of hier) getekend.add(id);
    return { cellen: hier.map(celVan), naar: ids.filter((id) => !hier.includes(id)) };
  };
  const celVan = (id: string): Cel => ({ id, takken: takkenVan(id, undefined).takken });
  /** What comes out of a step; on the ordinary way without what leads on, which is the thick line. */
  function takkenVan(id: string, volgende: string | undefined): { takken: Tak[]; door: Rij['door'] } {
    let door: Rij['door'];
    const takken: Tak[] = [];
    const groepen = Map.groupBy(
      (opId.get(id)?.uit ?? []).map((uit) => ({ ...uit, naar: bekend(uit.naar) })),
      (uit) => `${soortVan(uit)} ${uit.naar.join(' ')}`,
    );
    for (const groep of groepen.values()) {
      const [eerste] = groep;
      if (!eerste) continue;
      const wat = [...new Set(groep.map((uit) => uit.wat))];
      const gekozen = groep.some((uit) => uit.gekozen);
      const soort = soortVan(eerste);
      const verder = volgende !== undefined && door === undefined && eerste.naar.includes(volgende);
      if (verder) door = { wat, soort, gekozen };
      const rest = verder ? eerste.naar.filter((een) => een !== volgende) : eerste.naar;
      if (!verder || rest.length > 0) takken.push({ wat, soort, gekozen, ...verdeel(id, rest) });
    }
    return { takken, door };
  }
  const rijen = gewoon.map((id, i): Rij => {
    const { takken, door } = takkenVan(id, gewoon[i + 1]);
    if (i < gewoon.length - 1) return { cel: { id, takken }, door, wegen: [] };
    // The last step: the line goes down to its end.
    const slot = takken.find(({ soort }) => soort === 'einde') ?? takken.find(({ soort }) => soort === 'open');
    return {
      cel: { id, takken: takken.filter((tak) => tak !== slot) },
      door: slot && { wat: slot.wat, soort: slot.soort, gekozen: slot.gekozen },
      wegen: [],
    };
  });
  const beginCellen = begin.map(celVan);
  const banen = zetWegen(rijen, wegen, (nr, weg) =>
    weg.naar.map(({ wat, naar }) => ({
      wat: [wat],
      soort: naar.length === 0 ? ('open' as const) : ('stap' as const),
      gekozen: false,
      ...verdeel(`weg ${nr}`, bekend(naar)),
    })),
  );
  const los = knopen.filter(({ id }) => ouders.get(id) === 'los').map(({ id }) => celVan(id));
  const letters = new Map<string, string[]>();
  for (const [nr, { vanaf }] of wegen.entries())
    for (const id of vanaf) letters.set(id, [...(letters.get(id) ?? []), letterVan(nr)]);
  return { rijen, begin: beginCellen, los, banen, nummer: nummers(rijen, beginCellen, los), letters };
}

/** A, B, … of a way back. */
const letterVan = (nr: number): string => String.fromCharCode(65 + nr);

/**
 * On what each step beside the ordinary way is drawn: the lowest step of that way that leads to it, or else the first that does; what only
 * a way back leads to stands with that way.
 */
function oudersVan(
  ids: readonly string[],
  o: { gewoon: readonly string[]; begin: readonly string[]; volgt: (id: string) => string[]; terug: readonly string[][] },
): Map<string, string> {
  const ouders = new Map<string, string>([...o.gewoon, ...o.begin].map((id) => [id, '']));
  const rij: string[] = [];
  const hang = (id: string, ouder: string): void => {
    if (ouders.has(id)) return;
    ouders.set(id, ouder);
    rij.push(id);
  };
  const verder = (): void => {
    for (let id = rij.shift(); id !== undefined; id = rij.shift()) for (const volgende of o.volgt(id)) hang(volgende, id);
  };
  for (const id of o.gewoon.toReversed()) for (const volgende of o.volgt(id)) hang(volgende, id);
  verder();
  for (const id of o.begin) for (const volgende of o.volgt(id)) hang(volgende, id);
  verder();
  for (const [nr, naar] of o.terug.entries()) for (const id of naar) hang(id, `weg ${nr}`);
  verder();
  for (const id of ids) {
    hang(id, 'los');
    verder();
  }
  return ouders;
}

const sleutelVan = ({ vanaf }: RouteWeg): string => vanaf.toSorted().join(' ');

/** Each way back beside a row; ways that begin from the same steps share a line. */
function zetWegen(rijen: Rij[], wegen: readonly RouteWeg[], takkenVan: (nr: number, weg: RouteWeg) => Tak[]): Baan[] {
  const rijVan = new Map<string, number>();
  const onder = (cellen: readonly Cel[], nr: number): void => {
    for (const { id, takken } of cellen) {
      rijVan.set(id, nr);
      onder(
        takken.flatMap((tak) => tak.cellen),
        nr,
      );
    }
  };
  for (const [nr, { cel }] of rijen.entries()) onder([cel], nr);
  const opWeg = new Map(rijen.map(({ cel }, nr) => [cel.id, nr]));
  const banen: (Baan & { bij: Set<number>; kaart: Set<number>; vanaf: string })[] = [];
  for (const [nr, weg] of wegen.entries()) {
    const overal = weg.vanaf.length === 0;
    const bij = overal ? [] : weg.vanaf.flatMap((id) => opWeg.get(id) ?? []);
    const naast = bij.length > 0 ? bij : weg.vanaf.flatMap((id) => rijVan.get(id) ?? []);
    const van = naast.length > 0 ? Math.min(...naast) : Math.min(overal ? 1 : 0, rijen.length - 1);
    const tot = naast.length > 0 ? Math.max(...naast) : rijen.length - 1;
    const letter = letterVan(nr);
    const takken = takkenVan(nr, weg);
    // Where the line of another way turns off, a card would seem to belong to that.
    const vreemd = new Set(
      wegen.filter((een) => sleutelVan(een) !== sleutelVan(weg)).flatMap((een) => een.vanaf.flatMap((id) => opWeg.get(id) ?? [])),
    );
    // Without a line of its own it stands beside what it begins from.
    const kaart = !overal && bij.length === 0 ? tot : rijVoor(rijen, takken, { van, tot, vreemd });
    rijen[kaart]?.wegen.push({ letter, weg, takken });
    const vanaf = sleutelVan(weg);
    const gedeeld = banen.find((baan) => baan.vanaf === vanaf);
    if (gedeeld) {
      gedeeld.letters.push(letter);
      gedeeld.kaart.add(kaart);
    } else if (overal || bij.length > 0)
      banen.push({
        vanaf,
        letters: [letter],
        overal,
        van: overal ? 0 : Math.min(kaart, ...bij),
        tot: overal ? rijen.length - 1 : Math.max(kaart, ...bij),
        bij: new Set(bij),
        kaart: new Set([kaart]),
      });
  }
  return banen.map(({ vanaf: _, ...baan }) => baan);
}

/** About how high a step with what hangs on it is drawn, in pixels. */
const hoogteVan = ({ takken }: Cel): number =>
  80 + takken.reduce((som, tak) => som + 40 + tak.cellen.reduce((hoog, cel) => hoog + hoogteVan(cel), 0), 0);
const wegHoogte = (naar: number, cellen: readonly Cel[]): number =>
  90 + 55 * naar + cellen.reduce((som, cel) => som + 40 + hoogteVan(cel), 0);

/** How much room there is beside a row of which these ways back already take some. */
const ruimteVan = ({ cel, wegen }: Rij): number =>
  Math.max(120, (2 * hoogteVan(cel)) / 3) -
  wegen.reduce(
    (som, weg) =>
      som +
      wegHoogte(
        weg.takken.length,
        weg.takken.flatMap((tak) => tak.cellen),
      ),
    0,
  );

/** Beside one of the rows that it begins from, or when none has the room, beside the nearest above that has. */
function rijVoor(
  rijen: readonly Rij[],
  takken: readonly Tak[],
  { van, tot, vreemd }: { van: number; tot: number; vreemd: ReadonlySet<number> },
): number {
  const nodig = wegHoogte(
    takken.length,
    takken.flatMap(({ cellen }) => cellen),
  );
  const ruimte = rijen.map(ruimteVan);
  const past = (nr: number): boolean => !vreemd.has(nr) && (ruimte[nr] ?? 0) >= nodig;
  const alle = Array.from({ length: tot - van + 1 }, (_, i) => van + i);
  const vrij = alle.filter((nr) => !vreemd.has(nr));
  const eigen = vrij.length > 0 ? vrij : alle;
  const boven = Array.from({ length: van }, (_, i) => van - 1 - i);
  const ruimste = eigen.reduce((a, nr) => ((ruimte[nr] ?? 0) > (ruimte[a] ?? 0) ? nr : a), eigen[0] ?? van);
  return eigen.find(past) ?? boven.find(past) ?? ruimste;
}

/** From one on, as the drawing is read: where it can begin, then row by row. */
function nummers(rijen: readonly Rij[], begin: readonly Cel[], los: readonly Cel[]): Map<string, number> {
  const uit = new Map<string, number>();
  const tel = (id: string): void => {
    if (!uit.has(id)) uit.set(id, uit.size + 1);
  };
  const takken = (lijst: readonly Tak[]): void => {
    for (const { cellen } of lijst)
      for (const cel of cellen) {
        tel(cel.id);
        takken(cel.takken);
      }
  };
  for (const { cel } of rijen.slice(0, 1)) tel(cel.id);
  for (const { id } of begin) tel(id);
  for (const [nr, { cel, wegen }] of rijen.entries()) {
    tel(cel.id);
    takken(cel.takken);
    if (nr === 0) for (const een of begin) takken(een.takken);
    for (const weg of wegen) takken(weg.takken);
  }
  for (const cel of los) {
    tel(cel.id);
    takken(cel.takken);
  }
  return uit;
}

/** Every outcome beside the thick line, of every step and every way back. */
export const alleTakken = ({ rijen, begin, los }: Routetekening): Tak[] => {
  const onder = (takken: readonly Tak[]): Tak[] =>
    takken.flatMap((tak) => [tak, ...tak.cellen.flatMap((cel) => onder(cel.takken))]);
  return [
    ...rijen.flatMap(({ cel, wegen }) => [...onder(cel.takken), ...wegen.flatMap((weg) => onder(weg.takken))]),
    ...[...begin, ...los].flatMap((cel) => onder(cel.takken)),
  ];
};

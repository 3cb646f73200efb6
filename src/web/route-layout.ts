// Where the steps of a route stand in a drawing: rows from begin to end, few crossings, nothing on top of each other.

export interface Punt {
  x: number;
  y: number;
}

export interface Tekening {
  breed: number;
  hoog: number;
  /** Middle of each step. */
  plek: ReadonlyMap<string, Punt>;
  /** The steps row by row, as they are read. */
  volgorde: readonly string[];
  /** Each line with the points it goes through; one that leads back goes around on the right. */
  lijnen: readonly { van: string; naar: string; terug: boolean; punten: readonly Punt[] }[];
}

export const KNOOP = { breed: 204, hoog: 64 } as const;
const NAAST = 26;
const RIJ = 108;
const DOORGANG = 22;
const BAAN = 16;
const BOVEN = 34;
const RAND = 10;

type Item = { id: string; echt: boolean; x: number };

/** `lijnen` may hold the same pair more than once; what names an unknown step is left out. */
export function tekenRoute(
  ids: readonly string[],
  begin: readonly string[],
  lijnen: readonly { van: string; naar: string }[],
): Tekening {
  const paren = [...new Map(lijnen.map((lijn) => [`${lijn.van} ${lijn.naar}`, lijn])).values()].filter(
    ({ van, naar }) => ids.includes(van) && ids.includes(naar),
  );
  const vooruit = zonderTerug(ids, begin, paren);
  const laag = lagen(ids, begin, vooruit);
  const rijen = rijenVan(ids, laag, vooruit);
  const schakels = schakelsVan(vooruit, laag);
  ordenen(rijen, schakels);
  plaatsen(rijen, schakels);
  const items = new Map(
    rijen.flatMap((rij, nr) => rij.map((item) => [item.id, { x: item.x, y: BOVEN + nr * RIJ + KNOOP.hoog / 2 }])),
  );
  const links = Math.min(...[...items.values()].map(({ x }) => x)) - KNOOP.breed / 2 - RAND;
  for (const punt of items.values()) punt.x -= links;
  const plek = new Map(ids.map((id): [string, Punt] => [id, items.get(id) ?? { x: 0, y: 0 }]));
  // A line that only crosses a row may do so to the right of every step.
  const rechts = Math.max(...[...items].map(([id, { x }]) => x + (plek.has(id) ? KNOOP.breed : DOORGANG) / 2));
  const terug = paren.filter((lijn) => !vooruit.includes(lijn));
  return {
    breed: Math.round(rechts + (terug.length > 0 ? 18 + BAAN * terug.length : 0) + RAND),
    hoog: BOVEN + (rijen.length - 1) * RIJ + KNOOP.hoog + 12,
    plek,
    volgorde: rijen.flatMap((rij) => rij.filter(({ echt }) => echt).map(({ id }) => id)),
    lijnen: [
      ...vooruit.map(({ van, naar }) => ({
        van,
        naar,
        terug: false,
        punten: [van, ...tussenVan(van, naar, laag), naar].flatMap((id, i, alle): Punt[] => {
          const punt = items.get(id);
          if (!punt) return [];
          const half = i === 0 ? KNOOP.hoog / 2 : i === alle.length - 1 ? -KNOOP.hoog / 2 : 0;
          return [{ x: punt.x, y: punt.y + half }];
        }),
      })),
      ...terug.map(({ van, naar }, nr) => {
        const a = plek.get(van) ?? { x: 0, y: 0 };
        const b = plek.get(naar) ?? a;
        const baan = van === naar ? a.x + KNOOP.breed / 2 + 22 : rechts + 18 + BAAN * nr;
        const diep = van === naar ? 16 : 8;
        return {
          van,
          naar,
          terug: true,
          punten: [
            { x: a.x + KNOOP.breed / 2, y: a.y + diep },
            { x: baan, y: a.y + diep },
            { x: baan, y: b.y - diep },
            { x: b.x + KNOOP.breed / 2, y: b.y - diep },
          ],
        };
      }),
    ],
  };
}

type Paar = { van: string; naar: string };

/** The pairs without those that close a circle. */
function zonderTerug(ids: readonly string[], begin: readonly string[], paren: readonly Paar[]): Paar[] {
  const uit = Map.groupBy(paren, ({ van }) => van);
  const staat = new Map<string, 'bezig' | 'klaar'>();
  const vooruit: Paar[] = [];
  const ga = (id: string): void => {
    staat.set(id, 'bezig');
    for (const paar of uit.get(id) ?? []) {
      if (staat.get(paar.naar) === 'bezig') continue;
      vooruit.push(paar);
      if (!staat.has(paar.naar)) ga(paar.naar);
    }
    staat.set(id, 'klaar');
  };
  for (const id of [...begin, ...ids]) if (!staat.has(id)) ga(id);
  return vooruit;
}

/** The row of each step: below everything that leads to it; what only a way back leads to stands just above what follows on it. */
function lagen(ids: readonly string[], begin: readonly string[], vooruit: readonly Paar[]): Map<string, number> {
  const laag = new Map(ids.map((id) => [id, 0]));
  for (let ronde = 0; ronde < ids.length; ronde++)
    for (const { van, naar } of vooruit) laag.set(naar, Math.max(laag.get(naar) ?? 0, (laag.get(van) ?? 0) + 1));
  const bereikt = new Set(begin);
  for (const id of bereikt) for (const { van, naar } of vooruit) if (van === id) bereikt.add(naar);
  const langsTerug = ids.filter((id) => !bereikt.has(id));
  for (const _ of langsTerug)
    for (const id of langsTerug) {
      const onder = vooruit.filter(({ van }) => van === id).map(({ naar }) => laag.get(naar) ?? 0);
      if (onder.length > 0) laag.set(id, Math.max(laag.get(id) ?? 0, Math.min(...onder) - 1));
    }
  // What no line leads to and that leads nowhere is reached by a way back only: it stands with the ends, not beside the beginning.
  const los = ids.filter((id) => !begin.includes(id) && !vooruit.some(({ van, naar }) => van === id || naar === id));
  const onderste = Math.max(0, ...laag.values());
  for (const id of los) laag.set(id, onderste);
  return laag;
}

const tussenVan = (van: string, naar: string, laag: ReadonlyMap<string, number>): string[] => {
  const begin = laag.get(van) ?? 0;
  return Array.from({ length: Math.max(0, (laag.get(naar) ?? 0) - begin - 1) }, (_, i) => `${van} ${naar} ${begin + 1 + i}`);
};

/** The steps of each row, with a passage for each line that only crosses it. */
function rijenVan(ids: readonly string[], laag: ReadonlyMap<string, number>, vooruit: readonly Paar[]): Item[][] {
  const rijen: Item[][] = Array.from({ length: Math.max(...laag.values()) + 1 }, () => []);
  for (const id of ids) rijen[laag.get(id) ?? 0]?.push({ id, echt: true, x: 0 });
  for (const { van, naar } of vooruit)
    tussenVan(van, naar, laag).forEach((id, i) => {
      rijen[(laag.get(van) ?? 0) + 1 + i]?.push({ id, echt: false, x: 0 });
    });
  return rijen;
}

/** What stands under each other, row by row. */
const schakelsVan = (vooruit: readonly Paar[], laag: ReadonlyMap<string, number>): [string, string][] =>
  vooruit.flatMap(({ van, naar }) => {
    const ketting = [van, ...tussenVan(van, naar, laag), naar];
    return ketting.slice(1).map((id, i): [string, string] => [ketting[i] ?? van, id]);
  });

const gemiddelde = (getallen: readonly number[]): number | undefined =>
  getallen.length === 0 ? undefined : getallen.reduce((a, b) => a + b, 0) / getallen.length;

/** Each row in the order of what it hangs on, some times down and up: that takes most crossings away. */
function ordenen(rijen: Item[][], schakels: readonly [string, string][]): void {
  const boven = Map.groupBy(schakels, ([, naar]) => naar);
  const onder = Map.groupBy(schakels, ([van]) => van);
  for (let ronde = 0; ronde < 8; ronde++) {
    const omlaag = ronde % 2 === 0;
    const plaats = new Map(rijen.flatMap((rij) => rij.map(({ id }, i) => [id, i / Math.max(1, rij.length - 1)])));
    for (const rij of omlaag ? rijen : rijen.toReversed()) {
      const gewicht = new Map(
        rij.map(({ id }, i) => {
          const buren = omlaag ? boven.get(id)?.map(([van]) => van) : onder.get(id)?.map(([, naar]) => naar);
          return [id, gemiddelde((buren ?? []).map((buur) => plaats.get(buur) ?? 0)) ?? i / Math.max(1, rij.length - 1)];
        }),
      );
      rij.sort((a, b) => (gewicht.get(a.id) ?? 0) - (gewicht.get(b.id) ?? 0));
      rij.forEach(({ id }, i) => {
        plaats.set(id, i / Math.max(1, rij.length - 1));
      });
    }
  }
}

const ruimte = (a: Item, b: Item): number =>
  ((a.echt ? KNOOP.breed : DOORGANG) + (b.echt ? KNOOP.breed : DOORGANG)) / 2 + (a.echt && b.echt ? NAAST : 22);

/** Side by side, as near to what they hang on as the others allow. */
function plaatsen(rijen: Item[][], schakels: readonly [string, string][]): void {
  const opId = new Map(rijen.flat().map((item) => [item.id, item]));
  const buren = new Map<string, Item[]>();
  for (const [van, naar] of schakels)
    for (const [een, ander] of [
      [van, naar],
      [naar, van],
    ]) {
      const item = opId.get(ander ?? '');
      if (een !== undefined && item) buren.set(een, [...(buren.get(een) ?? []), item]);
    }
  for (const rij of rijen) {
    rij.forEach((item, i) => {
      const vorige = rij[i - 1];
      item.x = vorige ? vorige.x + ruimte(vorige, item) : 0;
    });
    const midden = ((rij[0]?.x ?? 0) + (rij.at(-1)?.x ?? 0)) / 2;
    for (const item of rij) item.x -= midden;
  }
  for (let ronde = 0; ronde < 6; ronde++)
    for (const rij of ronde % 2 === 0 ? rijen : rijen.toReversed()) {
      const wil = rij.map((item) => gemiddelde((buren.get(item.id) ?? []).map(({ x }) => x)) ?? item.x);
      const van = schuif(rij, wil);
      const tot = schuif(
        rij.toReversed(),
        wil.toReversed().map((x) => -x),
      )
        .toReversed()
        .map((x) => -x);
      rij.forEach((item, i) => {
        item.x = ((van[i] ?? 0) + (tot[i] ?? 0)) / 2;
      });
    }
}

/** From left to right: where each wants to be, or just beside the one before it. */
const schuif = (rij: readonly Item[], wil: readonly number[]): number[] => {
  const uit: number[] = [];
  rij.forEach((item, i) => {
    const vorige = rij[i - 1];
    const minstens = vorige ? (uit[i - 1] ?? 0) + ruimte(vorige, item) : Number.NEGATIVE_INFINITY;
    uit.push(Math.max(wil[i] ?? 0, minstens));
  });
  return uit;
};

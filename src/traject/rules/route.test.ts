// Whatever passes the check can be gone: from wherever somebody stands something may follow, and an end can be reached.
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leesRegeling, type Regeling } from '../../beleid/index.ts';
import { type Route, RouteShape } from '../../beleid/route.ts';
import { controleerRoute } from '../../beleid/route-controle.ts';
import { datum } from '../../kernel/datum.ts';
import type { Stand, Trajectstap } from '../types.ts';
import { isKlaar, volgende } from './index.ts';

const MEESTE = 1500;

/**
 * Walks over a route with the rules themselves. Gives where nothing may follow, and from where no end is reached; `vol` when there was
 * more than it looked at.
 */
function wandel(regeling: Regeling, route: Route): { vast: string[]; zonderEinde: string[]; vol: boolean; plekken: number } {
  const DAG = datum(regeling.geldigVan);
  const gevraagd = new Set(
    route.stappen.flatMap(({ na }) => (na ?? []).flatMap((eis) => [eis.stap, `${eis.stap}/${eis.uitkomst}`])),
  );
  const geteld = new Set(route.stappen.flatMap(({ id, pogingen }) => (pogingen ? [id] : [])));
  type Plek = { stappen: readonly Trajectstap[]; van: Set<string>; einde: boolean };
  const plekken = new Map<string, Plek>();
  const vast: string[] = [];
  let vol = false;
  const sleutelVan = (stappen: readonly Trajectstap[]): string => {
    const over = stappen
      .filter((t) => t.geeindigdOp)
      .flatMap((t) => [t.stap, `${t.stap}/${t.uitkomst}`].filter((feit) => gevraagd.has(feit)));
    const keren = [...geteld].map((id) => `${id}${Math.min(stappen.filter((t) => t.stap === id).length, 4)}`);
    return [stappen.at(-1)?.stap, ...[...new Set(over)].sort(), ...keren].join(' ');
  };
  const kom = (stappen: readonly Trajectstap[], van: string | undefined): void => {
    const sleutel = sleutelVan(stappen);
    const bekend = plekken.get(sleutel);
    if (van !== undefined) bekend?.van.add(van);
    if (bekend) return;
    if (plekken.size >= MEESTE) {
      vol = true;
      return;
    }
    plekken.set(sleutel, { stappen, van: new Set(van === undefined ? [] : [van]), einde: false });
  };
  const begin = (stappen: readonly Trajectstap[], stap: string, volgtOp: string | undefined): readonly Trajectstap[] => [
    ...stappen,
    {
      id: `t${stappen.length}`,
      stap,
      nummer: stappen.length + 1,
      poging: stappen.filter((t) => t.stap === stap).length + 1,
      begonnenOp: DAG,
      oordelen: [],
      volgtOp,
    },
  ];
  const stand = (stappen: readonly Trajectstap[]): Stand => ({ regeling, route, stappen });
  for (const v of volgende(stand([]), DAG)) if (v.mag === 'mag') kom(begin([], v.stap.id, undefined), undefined);
  for (const [sleutel, plek] of plekken) {
    const laatste = plek.stappen.at(-1);
    const uit = route.stappen.find(({ id }) => id === laatste?.stap)?.uit ?? [];
    const uitkomsten = [
      ...uit.map(({ uitkomst }) => uitkomst),
      ...route.terug.filter(({ vanaf }) => !vanaf || vanaf.includes(laatste?.stap ?? '')).map(({ id }) => `terug:${id}`),
    ];
    for (const uitkomst of uitkomsten) {
      const over = plek.stappen.map((t) => (t === laatste ? { ...t, geeindigdOp: DAG, uitkomst } : t));
      if (isKlaar(stand(over))) {
        plek.einde = true;
        continue;
      }
      const kan = volgende(stand(over), DAG).filter(({ mag }) => mag !== 'mag-niet');
      // Every step was tried as often as it may be: then people stop the traject, with a reason.
      const allesOp = route.stappen.every(
        ({ id: een, na, pogingen }) => na || (pogingen && over.filter((t) => t.stap === een).length >= pogingen.hoogstens),
      );
      if (allesOp) plek.einde = true;
      else if (kan.length === 0) vast.push(`${sleutel} → ${uitkomst}`);
      // People who decide may end it too.
      if (kan.some(({ via }) => via === 'open')) plek.einde = true;
      for (const v of kan)
        if (v.via !== 'open') kom(begin(over, v.stap.id, v.volgtOp), uitkomst.startsWith('terug:') ? undefined : sleutel);
    }
  }
  const goed = new Set([...plekken].filter(([, { einde }]) => einde).map(([sleutel]) => sleutel));
  for (const sleutel of goed) for (const eerder of plekken.get(sleutel)?.van ?? []) goed.add(eerder);
  return {
    vast,
    zonderEinde: vol ? [] : [...plekken.keys()].filter((sleutel) => !goed.has(sleutel)),
    vol,
    plekken: plekken.size,
  };
}

const regeling = { bronnen: {}, geldigVan: '2000-01-01', geldigTot: null } as unknown as Regeling;
const N = 5;
const id = fc.integer({ min: 0, max: N - 1 }).map((n) => `s${n}`);
const uitgang = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ einde: true as const }) },
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 5, arbitrary: fc.uniqueArray(id, { minLength: 1, maxLength: 2 }).map((naar) => ({ naar })) },
);
const zelden = <T>(wat: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: wat });
const stap = fc.record({
  uit: fc.array(uitgang, { minLength: 1, maxLength: 3 }),
  na: zelden(
    fc.array(fc.record({ terug: fc.nat(N - 1), uitkomst: fc.option(fc.nat(2), { nil: undefined }) }), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
  naast: zelden(fc.uniqueArray(id, { minLength: 1, maxLength: 2 })),
  pogingen: zelden(fc.record({ hoogstens: fc.integer({ min: 1, max: 3 }), dan: fc.option(id, { nil: undefined }) })),
  beslist: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
});
const weg = fc.record({
  vanaf: zelden(fc.uniqueArray(id, { minLength: 1, maxLength: 2 })),
  naar: fc.array(id, { minLength: 1, maxLength: 2 }),
  volgorde: fc.boolean(),
});
const zonderLeeg = (o: object): object => Object.fromEntries(Object.entries(o).filter(([, waarde]) => waarde !== undefined));
const routes = fc
  .record({ stappen: fc.array(stap, { minLength: N, maxLength: N }), terug: fc.array(weg, { maxLength: 1 }) })
  .map(({ stappen, terug }) => {
    // Most ways lead on, so that most routes can be gone and the check has something to let through.
    const uitVan = (nr: number) =>
      nr < 1 || nr > N - 2
        ? [...(stappen[nr]?.uit ?? []), { einde: true as const }]
        : [...(stappen[nr]?.uit ?? []), { naar: [`s${nr + 1}`] }];
    const eis = (nr: number, o: { terug: number; uitkomst: number | undefined }) => {
      const op = o.terug % nr;
      return zonderLeeg({
        stap: `s${op}`,
        uitkomst: o.uitkomst === undefined ? undefined : `u${o.uitkomst % uitVan(op).length}`,
      });
    };
    return RouteShape.parse({
      stappen: stappen.map(({ na, naast, pogingen, beslist }, nr) => ({
        id: `s${nr}`,
        naam: `Stap ${nr}`,
        soort: 'traject',
        bron: 'keuze',
        ...(nr < 2 ? { begin: true } : {}),
        ...(beslist ? { besluit: { wie: ['iemand'], vorm: 'geen' } } : {}),
        ...zonderLeeg({
          na: nr > 1 ? na?.map((een) => eis(nr, een)) : undefined,
          naast,
          pogingen: pogingen && {
            ...zonderLeeg({ ...pogingen, dan: pogingen.dan === `s${nr}` ? undefined : pogingen.dan }),
            bron: 'keuze',
          },
        }),
        uit: uitVan(nr).map((een, i) => ({ uitkomst: `u${i}`, wat: `uitkomst ${i}`, ...een })),
      })),
      terug: terug.map(({ vanaf, naar, volgorde }) => ({
        in: 'terug',
        bron: 'keuze',
        naar: naar.map((een) => ({ wat: een, naar: een })),
        ...zonderLeeg({ vanaf, volgorde: volgorde || undefined }),
      })),
    });
  });

test('a route that passes the check has no dead end, and every path reaches an end', () => {
  let gezien = 0;
  fc.assert(
    fc.property(routes, (route) => {
      if (controleerRoute(route).length > 0) return;
      gezien++;
      const { vast, zonderEinde } = wandel(regeling, route);
      expect({ vast, zonderEinde }).toEqual({ vast: [], zonderEinde: [] });
    }),
    { numRuns: 120 },
  );
  // A checker that lets nothing through has checked nothing.
  expect(gezien).toBeGreaterThan(10);
});

const BELEID = new URL('../../../beleid/', import.meta.url).pathname;
const metRoute = globSync(['gemeenten/*/*/????-*.yaml', 'regio/*/*/????-*.yaml'], { cwd: BELEID }).flatMap((bestand) => {
  const gelezen = leesRegeling(readFileSync(`${BELEID}${bestand}`, 'utf8'), bestand);
  if (!gelezen.ok) throw new Error(JSON.stringify(gelezen.fouten));
  return gelezen.regeling.route ? [{ bestand, een: gelezen.regeling, route: gelezen.regeling.route }] : [];
});

describe('the routes of the municipalities', () => {
  test.each(metRoute)('$bestand', ({ een, route }) => {
    const { vast, zonderEinde, plekken } = wandel(een, route);
    // A signal beside what runs (ED2) leads back to it: the walk goes from end to end and passes it by.
    const ernaast = route.stappen.filter(({ soort, naast }) => soort === 'signaal' && naast !== undefined).length;
    expect(plekken).toBeGreaterThan(route.stappen.length - 1 - ernaast);
    expect({ vast, zonderEinde }).toEqual({ vast: [], zonderEinde: [] });
  });
});

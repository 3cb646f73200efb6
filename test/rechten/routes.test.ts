/** Role × route × whose, made from the route table of the application and compared with the declared matrix. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rol, rollen } from '../../src/platform/db/reader.ts';
import type { RouteDefinition } from '../../src/web/route.ts';
import type { Answer, Bezoeker } from '../house.ts';
import { type Cel, matrix, vast, type Wiens, zichtbaar } from './matrix.ts';
import { tabellen } from './tables.ts';
import { type Kant, kanten, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world?.h.close());

const naamVan = (route: Pick<RouteDefinition, 'methode' | 'pad'>): string => `${route.methode} ${route.pad}`;
const paramsVan = (pad: string): string[] => [...pad.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');

/** Fills the parameters of a path; each from its own side when they are given apart. */
const vul = (pad: string, van: (param: string, nr: number) => Kant): string => {
  let nr = 0;
  return pad.replace(/:(\w+)/g, (_, param: string) => {
    const gegeven = vast[param] ?? String((van(param, nr++) as unknown as Record<string, number>)[param] ?? '');
    if (gegeven === '') throw new Error(`geen waarde voor :${param}; zet hem in Kant (world.ts) of in vast (matrix.ts)`);
    return gegeven;
  });
};
const idsVan = (pad: string): string[] => paramsVan(pad).filter((param) => !(param in vast));

/** The routes that stand in the matrix; the first test says which do not. */
const routes = (): (RouteDefinition & { cel: Cel })[] =>
  world.h.web.routes.flatMap((route) => {
    const cel = matrix[naamVan(route)];
    return cel ? [{ ...route, cel }] : [];
  });

const klasse = (answer: Answer): string => {
  if (answer.status === 303 && answer.location?.startsWith('/inloggen')) return 'login';
  if (answer.status === 403 || answer.status === 404) return String(answer.status);
  return answer.status < 500 ? 'mag' : String(answer.status);
};

const doe = (
  b: Bezoeker,
  route: RouteDefinition & { cel: Cel },
  pad: string,
  velden?: Record<string, string>,
): Promise<Answer> => {
  const bij = route.cel.bij?.(world.kant.eigen) ?? {};
  if (route.methode === 'POST') return b.post(pad, { ...bij, ...velden });
  return b.get(Object.keys(bij).length > 0 ? `${pad}?${new URLSearchParams(bij)}` : pad);
};

/** A few at a time: as many as the house has connections. */
const voorElk = async <T>(lijst: readonly T[], fn: (een: T) => Promise<void>): Promise<void> => {
  const rij = [...lijst];
  const werk = async (): Promise<void> => {
    for (let een = rij.shift(); een !== undefined; een = rij.shift()) await fn(een);
  };
  await Promise.all(Array.from({ length: 6 }, werk));
};

/** One number for the content of all tables that a request may not touch; the logboek, sessions and form keys do change. */
const vingerafdruk = async (): Promise<string> => {
  const namen = Object.keys(tabellen).filter((naam) => !['sessie', 'idempotentie', 'logboek', 'migratie'].includes(naam));
  const { rows } = await world.h.owner.query<{ som: string }>(
    namen
      .map((naam) => `select '${naam} ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '-') as som from ${naam} t`)
      .join(' union all '),
  );
  // PostgreSQL may read the tables side by side: they come in any order.
  return rows
    .map((row) => row.som)
    .sort()
    .join('\n');
};

test('elke route staat in de matrix, met de rollen die de code noemt', () => {
  const nieuw = world.h.web.routes
    .filter((route) => !(naamVan(route) in matrix))
    .map((route) => `'${naamVan(route)}': wie? (de code zegt: ${route.rollen.join(', ') || 'openbaar'})`);
  expect(nieuw, 'zet deze routes in test/rechten/matrix.ts: wie mag ze, en met wiens gegevens?').toEqual([]);
  const bestaat = new Set(world.h.web.routes.map(naamVan));
  expect(
    Object.keys(matrix).filter((naam) => !bestaat.has(naam)),
    'deze routes zijn er niet meer',
  ).toEqual([]);
  const anders = routes()
    .filter(
      ({ cel, rollen: declared }) =>
        [...declared].sort().join() !== (cel.wie === 'openbaar' ? '' : Object.keys(cel.wie).sort().join()),
    )
    .map((route) => `${naamVan(route)}: de code zegt ${route.rollen.join(', ') || 'openbaar'}`);
  expect(anders).toEqual([]);
});

test('elke route die schrijft zegt wat er in het logboek komt', () => {
  const stil = world.h.web.routes.filter((route) => route.methode === 'POST' && route.rollen.length > 0 && !route.logboek);
  expect(stil.map(naamVan)).toEqual([]);
  const inzage = world.h.web.routes.filter(
    (route) =>
      route.methode === 'GET' &&
      /:inwoner\b/.test(route.pad) &&
      route.logboek !== 'inzage' &&
      !matrix[naamVan(route)]?.geenInzage,
  );
  expect(inzage.map(naamVan), 'een dossier openen is inzage').toEqual([]);
});

test('zonder sessie, met een verlopen of een verzonnen sessie: naar inloggen', async () => {
  const mis: string[] = [];
  await voorElk(routes(), async (route) => {
    if (route.cel.wie === 'openbaar') return;
    const pad = vul(route.pad, () => world.kant.eigen);
    for (const cookie of ['', 'werktmee_sessie=consulent.verzonnen', "werktmee_sessie=%00' or 1=1 --"]) {
      const response = await world.h.web.app.request(pad, {
        method: route.methode,
        headers: { cookie },
        ...(route.methode === 'POST' ? { body: new URLSearchParams({ a: 'b' }) } : {}),
      });
      if (response.status !== 303 || !response.headers.get('location')?.startsWith('/inloggen'))
        mis.push(`${naamVan(route)} [${cookie}]: ${response.status}`);
    }
  });
  expect(mis).toEqual([]);
});

test('een rol die niet genoemd is krijgt geen recht', async () => {
  const voor = await vingerafdruk();
  const mis: string[] = [];
  await voorElk(routes(), async (route) => {
    const { wie } = route.cel;
    if (wie === 'openbaar') return;
    const pad = vul(route.pad, () => world.kant.eigen);
    for (const rol of rollen) {
      if (wie[rol]) continue;
      const uit = klasse(await doe(world.wie[rol], route, pad));
      if (uit !== '403') mis.push(`${rol} ${naamVan(route)}: ${uit}`);
    }
  });
  expect(mis).toEqual([]);
  expect(await vingerafdruk()).toBe(voor);
});

/** What may not be seen by this role: each side that is not in its reach, and mixed paths. */
const verborgen = (pad: string, wiens: Wiens): string[] => {
  const mag = zichtbaar[wiens];
  const { eigen } = world.kant;
  const paden = new Set<string>();
  for (const naam of kanten) {
    const kant = world.kant[naam];
    if (!mag.includes(naam)) {
      paden.add(vul(pad, () => kant));
      if (idsVan(pad).length > 1) {
        paden.add(vul(pad, (_, nr) => (nr === 0 ? eigen : kant)));
        paden.add(vul(pad, (_, nr) => (nr === 0 ? kant : eigen)));
      }
    } else if (idsVan(pad).length > 1 && kant.inwoner !== eigen.inwoner) {
      // Both may be seen, but they do not belong together.
      paden.add(vul(pad, (_, nr) => (nr === 0 ? eigen : kant)));
    }
  }
  // What is seen by two sides, such as the resident of both eigen and gedeeld, is not hidden.
  for (const naam of mag) paden.delete(vul(pad, () => world.kant[naam]));
  return [...paden];
};

const cellen = (): { route: RouteDefinition & { cel: Cel }; rol: Rol; wiens: Wiens }[] =>
  routes().flatMap((route) => {
    const { wie } = route.cel;
    if (wie === 'openbaar') return [];
    return rollen.flatMap((rol) => {
      const wiens = wie[rol];
      return wiens ? [{ route, rol, wiens }] : [];
    });
  });

const inzages = async (): Promise<number> =>
  (await world.h.owner.query<{ n: number }>("select count(*)::int as n from logboek where handeling = 'inzage'")).rows[0]?.n ?? 0;

/** A page without what differs each time: keys, and the address in it. */
const kaal = (answer: Answer): string =>
  answer.text.replace(/value="[0-9a-f-]{36}\.[\w-]{22}"/g, 'value=""').replace(/\d+/g, '0');

describe('gegevens van een ander', () => {
  test('bestaan niet: geen pagina, geen spoor, en niets verandert', async () => {
    const voor = await vingerafdruk();
    const mis: string[] = [];
    await voorElk(cellen(), async ({ route, rol, wiens }) => {
      if (idsVan(route.pad).length === 0) return;
      const bezoeker = world.wie[rol];
      const niets = await doe(
        bezoeker,
        route,
        vul(route.pad, () => onbekend(world.kant.eigen)),
        { bevestigd: 'ja', akkoord: 'ja' },
      );
      if (klasse(niets) !== '404') mis.push(`${rol} ${naamVan(route)}: ${klasse(niets)} bij een nummer dat niet bestaat`);
      const paden = verborgen(route.pad, wiens);
      if (paden.length === 0) mis.push(`${rol} ${naamVan(route)}: niets om te verbergen`);
      for (const pad of paden) {
        const answer = await doe(bezoeker, route, pad, { bevestigd: 'ja', akkoord: 'ja' });
        if (klasse(answer) !== '404') mis.push(`${rol} ${route.methode} ${pad} (${route.pad}): ${klasse(answer)}`);
        else if (kaal(answer) !== kaal(niets))
          mis.push(`${rol} ${route.methode} ${pad}: een ander antwoord dan bij een nummer dat niet bestaat`);
      }
    });
    expect(mis).toEqual([]);
    // Who opens his own resident with the number of another's letter has looked into his own dossier; never into the other's.
    const { kant, wie } = world;
    const vreemd: [number, number[]][] = [
      [wie.consulent.gebruikerId, [kant.eigen.inwoner]],
      [wie.teammanager.gebruikerId, [kant.eigen.inwoner, kant.collega.inwoner]],
      [wie.aanbieder.gebruikerId, [kant.eigen.inwoner, kant.elders.inwoner]],
      [wie.inwoner.gebruikerId, [kant.eigen.inwoner]],
    ];
    for (const [gebruiker, inwoners] of vreemd) {
      const { rows } = await world.h.owner.query(
        'select handeling, soort, object_id from logboek where gebruiker_id = $1 and inwoner_id is not null and inwoner_id <> all($2)',
        [gebruiker, inwoners],
      );
      expect(rows, 'wat niet getoond is, is niet ingezien').toEqual([]);
    }
    expect(await vingerafdruk()).toBe(voor);
  });

  test('bestaan ook niet voor wie in een andere gemeente of organisatie werkt', async () => {
    const voor = await vingerafdruk();
    const mis: string[] = [];
    await voorElk(cellen(), async ({ route, rol }) => {
      if (idsVan(route.pad).length === 0) return;
      const pad = vul(route.pad, () => world.kant.eigen);
      for (const bezoeker of [world.elders[rol], ...(rol in world.ander ? [world.ander[rol as keyof World['ander']]] : [])]) {
        const uit = klasse(await doe(bezoeker, route, pad));
        if (uit !== '404') mis.push(`${rol} ${naamVan(route)}: ${uit}`);
      }
    });
    expect(mis).toEqual([]);
    expect(await vingerafdruk()).toBe(voor);
  });

  test('veranderen niet als een formulier ze noemt', async () => {
    const voor = await vingerafdruk();
    const mis: string[] = [];
    for (const { route, rol } of cellen()) {
      const { velden } = route.cel;
      if (!velden) continue;
      for (const naam of kanten) {
        if (zichtbaar[velden.van].includes(naam)) continue;
        const { eigen } = world.kant;
        const answer = await doe(
          world.wie[rol],
          route,
          vul(route.pad, () => eigen),
          velden.vul(world.kant[naam], eigen),
        );
        if (answer.status >= 500) mis.push(`${rol} ${naamVan(route)} met ${naam}: ${answer.status}`);
      }
    }
    expect(mis).toEqual([]);
    expect(await vingerafdruk()).toBe(voor);
  });
});

describe('een formulier van een ander', () => {
  test('zonder sleutel, met de sleutel van een ander, of van een andere site: geweigerd, en niets verandert', async () => {
    const voor = await vingerafdruk();
    const mis: string[] = [];
    for (const { route, rol } of cellen()) {
      if (route.methode !== 'POST') continue;
      const pad = vul(route.pad, () => world.kant.eigen);
      const bezoeker = world.wie[rol];
      const cookie = `werktmee_sessie=${bezoeker.token}`;
      const eigen = bezoeker.sleutel();
      const vreemd = world.elders[rol].sleutel();
      for (const [hoe, sleutel, headers] of [
        ['zonder sleutel', '', {}],
        ['sleutel van een ander', vreemd, {}],
        ['half van een ander', `${eigen.split('.')[0]}.${vreemd.split('.')[1]}`, {}],
        ['andere site', eigen, { 'sec-fetch-site': 'cross-site' }],
        ['zelfde domein, andere site', eigen, { 'sec-fetch-site': 'same-site' }],
        ['andere herkomst', eigen, { origin: 'https://kwaad.example', host: 'localhost' }],
        ['herkomst verborgen', eigen, { origin: 'null', host: 'localhost' }],
      ] as const) {
        const response = await world.h.web.app.request(pad, {
          method: 'POST',
          headers: { cookie, ...headers },
          body: new URLSearchParams({ _sleutel: sleutel, bevestigd: 'ja', akkoord: 'ja' }),
        });
        if (response.status !== 403) mis.push(`${rol} ${naamVan(route)}, ${hoe}: ${response.status}`);
      }
    }
    expect(mis).toEqual([]);
    expect(await vingerafdruk()).toBe(voor);
  });
});

describe('wie mag, mag echt', () => {
  test.each(['GET', 'POST'] as const)('%s met eigen gegevens', async (methode) => {
    const mis: string[] = [];
    for (const { route, rol, wiens } of cellen()) {
      if (route.methode !== methode) continue;
      for (const naam of zichtbaar[wiens]) {
        const pad = vul(route.pad, () => world.kant[naam]);
        const geteld = await inzages();
        const answer = await doe(world.wie[rol], route, pad);
        const uit = klasse(answer);
        if (uit !== 'mag' && !(uit === '404' && route.cel.staat)) mis.push(`${rol} ${methode} ${pad}: ${uit}`);
        if (uit === 'mag' && answer.status === 200 && route.logboek === 'inzage' && (await inzages()) === geteld)
          mis.push(`${rol} ${methode} ${pad}: staat niet als inzage in het logboek`);
      }
    }
    expect(mis).toEqual([]);
  });
});

const onbekend = (kant: Kant): Kant =>
  Object.fromEntries(Object.keys(kant).map((naam) => [naam, 999_999_999])) as unknown as Kant;

/**
 * Opens the pages of each role one after the other, link after link, on the filled municipality: a page that nobody thought of and that
 * reads everybody's rows to show one of them is found by its time.
 */
import type pg from 'pg';
import { collega, consulenten, inwoners, medewerkers, type Persoon } from './people-at-work.ts';

/** Pages of one shape (numbers left out) that are opened for one person. */
const PER_VORM = 2;
/** Pages of one person at most. */
const HOOGSTENS = 200;
/** Slowest pages of a role that are told. */
const TRAAGSTE = 3;

interface Blad {
  pad: string;
  status: number;
  ms: number;
}

export interface Bladeren {
  rol: string;
  bladen: number;
  p50: number;
  p95: number;
  traagste: readonly Blad[];
  /** Pages that answered with a fault of the server. */
  fouten: readonly Blad[];
}

/** Not pages: what is sent as a file, and the way out. */
const GEEN_BLAD = /\.(csv|xlsx|pdf|ics|css|js|svg|png|woff2)\b|\/export\b|uitloggen/;

const linksOf = (page: string): string[] =>
  [...page.matchAll(/href="(\/[^"#]*)/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .filter((href) => !GEEN_BLAD.test(href));

const vormVan = (pad: string): string => pad.replace(/\d+/g, 'n').replace(/=[^&]*/g, '=');

/** One person, one page at a time, until there is no page of a new shape left. */
const blader = async (basis: string, cookie: string): Promise<Blad[]> => {
  const bladen: Blad[] = [];
  const vormen = new Map<string, number>();
  const gezien = new Set(['/']);
  const wacht = ['/'];
  for (let pad = wacht.shift(); pad !== undefined && bladen.length < HOOGSTENS; pad = wacht.shift()) {
    const begin = performance.now();
    const answer = await fetch(basis + pad, { headers: { cookie } });
    const page = await answer.text();
    bladen.push({ pad, status: answer.status, ms: performance.now() - begin });
    for (const href of linksOf(page)) {
      const vorm = vormVan(href);
      const keer = vormen.get(vorm) ?? 0;
      if (gezien.has(href) || keer === PER_VORM) continue;
      gezien.add(href);
      vormen.set(vorm, keer + 1);
      wacht.push(href);
    }
  }
  return bladen;
};

/** Who looks: of each role the demo's own, of the municipality that was filled; two consulenten, aanbieders and residents. */
const mensen = async (owner: pg.Pool): Promise<[rol: string, wie: Persoon[]][]> => {
  const staf = ['teammanager', 'financien', 'contractmanager', 'beleid', 'beheer'];
  return [
    ['inwoner', await inwoners(owner, 2)],
    ['consulent', await consulenten(owner, 2, 50)],
    ['aanbieder', (await medewerkers(owner, 8, 60)).slice(0, 2)],
    ...(await Promise.all(staf.map(async (wie): Promise<[string, Persoon[]]> => [wie, [await collega(owner, wie)]]))),
  ];
};

/** Milliseconds for each role; everybody once before it counts, so that no plan is made for the first time. */
export const meetBladeren = async (owner: pg.Pool, basis: string): Promise<Bladeren[]> => {
  const uit: Bladeren[] = [];
  for (const [rol, wie] of await mensen(owner)) {
    const bladen: Blad[] = [];
    for (const { cookie } of wie) {
      await blader(basis, cookie);
      bladen.push(...(await blader(basis, cookie)));
    }
    bladen.sort((a, b) => b.ms - a.ms);
    const op = (deel: number): number => bladen[Math.floor(bladen.length * (1 - deel))]?.ms ?? 0;
    uit.push({
      rol,
      bladen: bladen.length,
      p50: op(0.5),
      p95: op(0.95),
      traagste: bladen.slice(0, TRAAGSTE),
      fouten: bladen.filter(({ status }) => status >= 500),
    });
  }
  return uit;
};

export const toonBladeren = (rijen: readonly Bladeren[]): void =>
  console.table(
    rijen.map(({ rol, bladen, p50, p95, traagste, fouten }) => ({
      rol,
      bladen,
      'p50 ms': Math.round(p50),
      'p95 ms': Math.round(p95),
      traagste: traagste.map(({ pad, ms }) => `${pad} ${Math.round(ms)}`).join(' · '),
      fouten: fouten.map(({ pad, status }) => `${pad} ${status}`).join(' '),
    })),
  );

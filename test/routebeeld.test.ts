// The drawing of a route, over every route that there is: in a real browser, at the width of a screen and of a sheet of paper.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { routebeeldVan } from '../src/beleid/index.ts';
import { RouteShape, voorInwoner } from '../src/beleid/route.ts';
import { assetFor, assetUrl, type RoutebeeldGegevens, routebeeld, routeVolgorde } from '../src/web/index.ts';
import { launchBrowser } from '../tooling/browser.ts';

const map = path.join(import.meta.dirname, '..');
const bestanden = globSync('beleid/{gemeenten,regio}/**/2*.yaml', { cwd: map }).sort();
const routes = bestanden.flatMap((bestand): [string, RoutebeeldGegevens][] => {
  const { route } = parse(readFileSync(path.join(map, bestand), 'utf8'));
  const gelezen = RouteShape.parse(route);
  return [
    [bestand, routebeeldVan(gelezen, 'De weg')],
    [`${bestand}, zoals de inwoner haar leest`, routebeeldVan(voorInwoner(gelezen), 'Jouw route', { aanInwoner: true })],
  ];
});

let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The drawing by itself, as wide as a page of the product has room for. */
async function teken(gegevens: RoutebeeldGegevens, o: { breed: number; papier?: boolean }) {
  const tab = await browser.newPage({ viewport: { width: o.breed, height: 900 } });
  if (o.papier) await tab.emulateMedia({ media: 'print' });
  await tab.route('**/*', (route) => {
    const asset = assetFor(decodeURIComponent(new URL(route.request().url()).pathname));
    return asset
      ? route.fulfill({ body: Buffer.from(asset.body), contentType: asset.type })
      : route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: `<!doctype html><html lang="nl"><link rel="stylesheet" href="${assetUrl('werktmee.css')}"><body style="padding:0 12px"><main>${routebeeld(gegevens)}</main></body></html>`,
        });
  });
  await tab.goto('http://route.test/');
  await tab.evaluate('document.fonts.ready');
  return tab;
}

/** In the page: boxes that lie on another, text that does not fit, lines of a legend that nothing uses. */
const METEN = `(() => {
  const beeld = document.querySelector('.wm-route__tekening');
  const vak = (el) => el.getBoundingClientRect();
  const vakken = [...beeld.querySelectorAll('.wm-route__knoop')];
  const op = [];
  vakken.forEach((a, i) => vakken.slice(i + 1).forEach((b) => {
    const [x, y] = [vak(a), vak(b)];
    if (x.left < y.right - 1 && y.left < x.right - 1 && x.top < y.bottom - 1 && y.top < x.bottom - 1) op.push(a.dataset.stap + ' op ' + b.dataset.stap);
  }));
  const teksten = [...beeld.querySelectorAll('p, li')];
  const buiten = teksten.filter((el) => el.scrollWidth > el.clientWidth + 1 && getComputedStyle(el).display !== 'inline').map((el) => el.textContent);
  const rand = vak(beeld);
  const uitDeTekening = [...beeld.querySelectorAll('*')].filter((el) => el.textContent !== '' && (vak(el).right > rand.right + 1 || vak(el).left < rand.left - 1)).map((el) => el.textContent);
  const ellips = teksten.filter((el) => el.textContent.includes('…')).map((el) => el.textContent);
  return {
    stappen: vakken.map((el) => el.dataset.stap).sort(), op,
    opNummer: vakken.map((el) => [Number(el.querySelector('.wm-route__nr').textContent), el.dataset.stap]).sort(([a], [b]) => a - b).map(([, stap]) => stap), buiten, uitDeTekening, ellips,
    breder: document.documentElement.scrollWidth > innerWidth,
    hoog: document.querySelector('.wm-route__breed').getBoundingClientRect().height,
    legenda: [...document.querySelectorAll('.wm-legenda li')].map((el) => el.textContent.trim()),
    heeft: {
      einde: beeld.querySelector('.wm-route__einde') !== null,
      open: beeld.querySelector('.wm-route__open') !== null,
      letter: beeld.querySelector('.wm-route__knoop .wm-route__letter') !== null,
      terug: beeld.querySelector('.wm-route__weg') !== null,
      elders: beeld.querySelector('.wm-route__naar') !== null,
      ernaast: beeld.querySelector('.wm-route__knoop--naast, .wm-route__gewoon--naast, .wm-route__lijn--ernaast') !== null,
      anders: beeld.querySelector('.wm-route__rechts .wm-route__takken') !== null,
    },
  };
})()`;

type Gemeten = {
  stappen: string[];
  opNummer: string[];
  op: string[];
  buiten: string[];
  uitDeTekening: string[];
  ellips: string[];
  breder: boolean;
  hoog: number;
  legenda: string[];
  heeft: Record<'einde' | 'open' | 'letter' | 'terug' | 'elders' | 'ernaast' | 'anders', boolean>;
};

/** What the legend says of each sign. */
const LEGENDA: Record<keyof Gemeten['heeft'], RegExp> = {
  einde: /kan (?:het traject eindigen|je route klaar zijn)/,
  open: /mensen beslissen|beslissen samen/,
  letter: /weg terug A|kijk bij A/,
  terug: /^(?:De weg terug|Lukt een stap niet\?)$/,
  elders: /Verder bij stap/,
  ernaast: /naast een andere stap/,
  anders: /^(?:Wat er ook uit kan komen|Het kan ook anders gaan)$/,
};

describe.each(routes)('%s', (_, gegevens) => {
  test('op een scherm: elke stap één keer, niets op elkaar, geen tekst afgekapt, en de legenda noemt wat er staat', async () => {
    const tab = await teken(gegevens, { breed: 1060 });
    const gemeten = (await tab.evaluate(METEN)) as Gemeten;
    await tab.close();
    expect(gemeten).toMatchObject({ op: [], buiten: [], uitDeTekening: [], ellips: [], breder: false });
    expect(gemeten.stappen).toEqual(gegevens.knopen.map(({ id }) => id).sort());
    // What is written of each step under the drawing has the same numbers.
    expect(gemeten.opNummer).toEqual(routeVolgorde(gegevens));
    for (const [teken, zin] of Object.entries(LEGENDA))
      expect([teken, gemeten.legenda.some((regel) => zin.test(regel))]).toEqual([
        teken,
        gemeten.heeft[teken as keyof Gemeten['heeft']],
      ]);
  });

  test('op papier past zij op één A4', async () => {
    // 186 by 273 mm: A4 without its margins, at 96 dots an inch.
    const tab = await teken(gegevens, { breed: 703, papier: true });
    const gemeten = (await tab.evaluate(METEN)) as Gemeten;
    await tab.close();
    expect(gemeten).toMatchObject({ op: [], buiten: [], uitDeTekening: [], breder: false });
    expect(gemeten.hoog).toBeLessThan(1032);
  });

  test('op een telefoon: stappen om uit te klappen, de gewone weg open, en niet langer dan een paar schermen', async () => {
    const tab = await teken(gegevens, { breed: 390 });
    expect(await tab.locator('.wm-route__tekening').isVisible()).toBe(false);
    const smal = tab.locator('.wm-route__smal');
    expect(await smal.locator('details').count()).toBe(gegevens.knopen.length);
    expect(await smal.locator('details[open]').count()).toBe(gegevens.gewoneWeg.length);
    expect((await smal.boundingBox())?.height).toBeLessThan(3500);
    expect(await tab.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await tab.close();
  });
});

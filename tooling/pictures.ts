// Draws the pictures of the README and docs/rollen from the product itself: `npm run beelden`, or some: `npm run beelden ladder plan`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startServer } from '../test/e2e/server.ts';
import { launchBrowser } from './browser.ts';

const folder = join(import.meta.dirname, '../docs/beelden');

interface Picture {
  naam: string;
  persona: string;
  width: number;
  height: number;
  /** Opens the page to draw. */
  open(page: Page, url: string): Promise<unknown>;
}

const desktop = { width: 1280, height: 960 };

/** Follows the first link in the content with this text. */
const follow = (page: Page, text: string | RegExp) => page.locator('main').getByRole('link', { name: text }).first().click();

/** A part of somebody's dossier. */
const van =
  (achternaam: string, deel: string): Picture['open'] =>
  async (page, url) => {
    await page.goto(`${url}/inwoners?zoek=${achternaam.toLowerCase()}`);
    await follow(page, new RegExp(achternaam));
    await page.goto(`${page.url()}/${deel}`);
  };
const vanJan = (deel: string): Picture['open'] => van('Hoekstra', deel);

const pictures: readonly Picture[] = [
  { naam: 'werkvoorraad', persona: 'consulent', ...desktop, open: (page, url) => page.goto(`${url}/werkvoorraad`) },
  {
    naam: 'dossier',
    persona: 'consulent',
    ...desktop,
    open: async (page, url) => {
      await page.goto(`${url}/inwoners?zoek=hoekstra`);
      await follow(page, /Hoekstra/);
    },
  },
  { naam: 'ladder', persona: 'consulent', ...desktop, open: vanJan('ladder') },
  { naam: 'zelfredzaamheid', persona: 'consulent', ...desktop, open: vanJan('zrm') },
  { naam: 'plan', persona: 'consulent', ...desktop, open: vanJan('plan') },
  { naam: 'orientatie', persona: 'consulent', ...desktop, open: vanJan('orientatie') },
  {
    naam: 'aanmelding',
    persona: 'consulent',
    ...desktop,
    open: async (page, url) => {
      await page.goto(`${url}/inwoners?zoek=petrova`);
      await follow(page, /Petrova/);
      await page.goto(`${page.url()}/aanmelding`);
    },
  },
  { naam: 'afspraken', persona: 'consulent', ...desktop, open: (page, url) => page.goto(`${url}/afspraken`) },
  { naam: 'meldingen', persona: 'teammanager', ...desktop, open: (page, url) => page.goto(`${url}/meldingen`) },
  { naam: 'verdelen', persona: 'teammanager', ...desktop, open: (page, url) => page.goto(`${url}/verdelen`) },
  { naam: 'team', persona: 'teammanager', ...desktop, open: (page, url) => page.goto(`${url}/werkvoorraad/team`) },
  { naam: 'noodtoegang', persona: 'teammanager', ...desktop, open: (page, url) => page.goto(`${url}/noodtoegang`) },
  { naam: 'plichten', persona: 'consulent', ...desktop, open: (page, url) => page.goto(`${url}/plichten`) },
  { naam: 'terugkijken', persona: 'consulent', ...desktop, open: vanJan('terugkijken?dag=2026-07-01&bekend=2026-07-01') },
  { naam: 'bezwaren', persona: 'teammanager', ...desktop, open: (page, url) => page.goto(`${url}/bezwaren`) },
  { naam: 'omzetting', persona: 'teammanager', ...desktop, open: (page, url) => page.goto(`${url}/omzettingen/1`) },
  { naam: 'overdracht', persona: 'consulent', ...desktop, open: van('Öztürk', 'overdracht') },
  { naam: 'nazorg', persona: 'consulent', ...desktop, open: van('Grobben', 'nazorg') },
  { naam: 'terugweg', persona: 'consulent', ...desktop, open: vanJan('terugkeer') },
  { naam: 'brief-telefoon', persona: 'inwoner', width: 390, height: 1180, open: (page, url) => page.goto(`${url}/mijn/brieven`) },
  { naam: 'arnhem-toewijzing', persona: 'arnhem-wijkcoach', ...desktop, open: van('Idrissi', 'toewijzingen') },
  { naam: 'arnhem-plichten', persona: 'arnhem-wijkcoach', ...desktop, open: (page, url) => page.goto(`${url}/plichten`) },
  {
    naam: 'arnhem-brief',
    persona: 'arnhem-inwoner',
    width: 390,
    height: 1180,
    open: (page, url) => page.goto(`${url}/mijn/brieven`),
  },
  { naam: 'oss-route', persona: 'oss-consulent', ...desktop, open: van('Hermens', 'route') },
  { naam: 'oss-keuze', persona: 'oss-inwoner', width: 390, height: 1180, open: (page, url) => page.goto(`${url}/mijn/route`) },
  { naam: 'ede-route', persona: 'ede-consulent', ...desktop, open: van('Teunissen', 'route') },
  {
    naam: 'ede-terugval',
    persona: 'ede-trajectbegeleider',
    ...desktop,
    open: async (page, url) => {
      await van('van Laar', 'route')(page, url);
      await page.getByRole('heading', { name: 'Terugval vanuit werk' }).scrollIntoViewIfNeeded();
    },
  },
  {
    naam: 'samen',
    persona: 'arnhem-wijkcoach',
    ...desktop,
    open: async (page, url) => {
      await van('Rutgers', 'besluiten')(page, url);
      await page.locator('main a[href*="/besluit/concept/"]').first().click();
      await page.getByRole('heading', { name: 'Samen besluiten' }).scrollIntoViewIfNeeded();
    },
  },
  {
    naam: 'almere-keuze',
    persona: 'almere-inwoner',
    width: 390,
    height: 1180,
    open: (page, url) => page.goto(`${url}/mijn/route`),
  },
  { naam: 'almere-route', persona: 'almere-accountadviseur', ...desktop, open: van('Oudkerk', 'route') },
  { naam: 'almere-dienst', persona: 'almere-accountadviseur-2', ...desktop, open: van('Tromp', 'route') },
  { naam: 'amsterdam-besluit', persona: 'amsterdam-consulent', ...desktop, open: van('Benali', 'route') },
  { naam: 'amsterdam-terug', persona: 'amsterdam-consulent', ...desktop, open: van('Snel', 'route') },
  { naam: 'nijmegen-route', persona: 'nijmegen-consulent', ...desktop, open: van('van Rossum', 'route') },
  { naam: 'nijmegen-uren', persona: 'nijmegen-aanbieder', ...desktop, open: (page, url) => page.goto(`${url}/uren`) },
  { naam: 'arnhem', persona: 'arnhem-wijkcoach', ...desktop, open: (page, url) => page.goto(`${url}/werkvoorraad`) },
  {
    naam: 'wijziging',
    persona: 'consulent',
    ...desktop,
    open: async (page, url) => {
      await vanJan('toewijzingen')(page, url);
      await follow(page, 'Verlengen, opschorten of wijzigen');
    },
  },
  {
    naam: 'resultaat',
    persona: 'consulent',
    ...desktop,
    open: async (page, url) => {
      await page.goto(`${url}/werkvoorraad?soort=resultaat-beoordelen`);
      await follow(page, /^Resultaat beoordelen/);
    },
  },
  { naam: 'verwezen', persona: 'orientatie', ...desktop, open: (page, url) => page.goto(`${url}/verwezen`) },
  {
    naam: 'advies',
    persona: 'orientatie',
    ...desktop,
    open: async (page, url) => {
      await page.goto(`${url}/verwezen`);
      await follow(page, /^Dennis.*Brink$/);
      await follow(page, 'Advies schrijven');
    },
  },
  {
    naam: 'advies-telefoon',
    persona: 'inwoner',
    width: 390,
    height: 1180,
    open: (page, url) => page.goto(`${url}/mijn/orientatie`),
  },
  { naam: 'plan-versie', persona: 'consulent', ...desktop, open: vanJan('plan/2') },
  {
    naam: 'niet-gekomen',
    persona: 'consulent',
    ...desktop,
    open: async (page, url) => {
      await van('Yusuf', 'afspraken')(page, url);
      await follow(page, /^Niet verschenen/);
    },
  },
  {
    naam: 'gebeurtenis',
    persona: 'teammanager',
    ...desktop,
    open: async (page, url) => {
      await page.goto(`${url}/inwoners?zoek=monique`);
      await page.locator('main a[href^="/dossier/"]').first().click();
      await page.goto(`${page.url()}/gebeurtenissen`);
      await page.locator('main a[href*="/gebeurtenissen/"]').last().click();
    },
  },
  {
    naam: 'toets',
    persona: 'consulent',
    ...desktop,
    open: async (page, url) => {
      await page.goto(`${url}/inwoners?zoek=petrova`);
      await follow(page, /Petrova/);
      await page.goto(`${page.url()}/toets`);
      await follow(page, /^Toets van/);
    },
  },
  {
    naam: 'uren',
    persona: 'aanbieder',
    ...desktop,
    open: (page, url) => page.goto(`${url}/uren`),
  },
  {
    naam: 'declaratie',
    persona: 'financien',
    ...desktop,
    open: async (page, url) => {
      await page.goto(`${url}/declaraties`);
      await follow(page, /Lunchroom/);
      await page.locator('main details summary', { hasText: 'Waarom' }).first().click();
    },
  },
  {
    naam: 'mijn-plan-telefoon',
    persona: 'inwoner',
    width: 390,
    height: 1180,
    open: (page, url) => page.goto(`${url}/mijn/plan`),
  },
  { naam: 'mijn-telefoon', persona: 'inwoner', width: 390, height: 1180, open: (page, url) => page.goto(`${url}/mijn`) },
];

const draw = async (browser: Browser, url: string, picture: Picture): Promise<void> => {
  const context = await browser.newContext({ viewport: { width: picture.width, height: picture.height }, locale: 'nl-NL' });
  const page = await context.newPage();
  await page.goto(`${url}/inloggen`);
  await page.click(`button[name=persona][value="${picture.persona}"]`);
  await page.waitForLoadState();
  await picture.open(page, url);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${picture.naam}.png`) });
  await context.close();
};

const gevraagd = process.argv.slice(2);
const onbekend = gevraagd.filter((naam) => !pictures.some((picture) => picture.naam === naam));
if (onbekend.length > 0)
  throw new Error(`Geen plaat heet ${onbekend.join(', ')}. Er zijn: ${pictures.map(({ naam }) => naam).join(', ')}.`);
mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await launchBrowser();
try {
  for (const picture of pictures)
    if (gevraagd.length === 0 || gevraagd.includes(picture.naam)) await draw(browser, server.url, picture);
} finally {
  await browser.close();
  await server.stop();
}

/** Somebody at a browser. Every page that is seen is held to the same rules: see `controleer`. */
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContext, Locator, Page, Response } from 'playwright-core';
import { expect } from 'vitest';
import { axeFaults } from '../../tooling/axe.ts';
import { htmlValidateConfig } from '../../tooling/html-validate.ts';
import { vormenVan } from '../../tooling/vormen.ts';
import type { Server } from './server.ts';

const BREEDTES = [1280, 390, 320];
const validator = new HtmlValidate(htmlValidateConfig);

export interface Visitor {
  /** Which persona, without the number behind it. */
  rol: string;
  c: Controle;
  page: Page;
  context: BrowserContext;
  /** Goes to a path of the product. */
  ga(pad: string, status?: number): Promise<void>;
  /** Presses the button or follows the link with this name, and looks at the page that comes. */
  klik(naam: string | RegExp, o?: { in?: string | RegExp; status?: number }): Promise<void>;
  vul(label: string | RegExp, waarde: string | RegExp): Promise<void>;
  kies(vraag: string | RegExp, antwoord: string | RegExp): Promise<void>;
  kop(): Promise<string>;
  /** What stands on the page, as one reads it. */
  tekst(): Promise<string>;
  /** The path of this page. */
  pad(): string;
  sluit(): Promise<void>;
}

export interface Controle {
  /** Names of the pages that were looked at, in order: path without numbers, and title. */
  gezien: Set<string>;
  /** What those pages were made of, see `vormenVan`. */
  vormen: Set<string>;
  /** Kinds of addresses that were gone through, with the role. */
  paden: Set<string>;
  /** What was wrong, a sentence each. */
  fouten: string[];
  /** Cookies of the personas that logged in: once each. */
  sessies: Map<string, Promise<Cookies>>;
}
type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

export const nieuweControle = (): Controle => ({
  gezien: new Set(),
  vormen: new Set(),
  paden: new Set(),
  fouten: [],
  sessies: new Map(),
});

/** The name of a person in a title: the same page about somebody else is the same page. */
const NAAM = /\p{Lu}[\p{L}’'-]+(?: (?:van|de|der|den|el|ten|ter))* \p{Lu}[\p{L}’'-]+/gu;

/** Chosen answers of lists that are longer than their field and do not go on below. */
const AFGEKAPT = `[...document.querySelectorAll('main select')].filter((s) => {
  const stijl = getComputedStyle(s), pen = document.createElement('canvas').getContext('2d');
  pen.font = stijl.font;
  const ruim = s.clientWidth - parseFloat(stijl.paddingLeft) - parseFloat(stijl.paddingRight);
  return ruim > 0 && s.clientHeight < 60 && pen.measureText(s.selectedOptions[0]?.text ?? '').width > ruim + 1;
}).map((s) => s.selectedOptions[0].text)`;

/**
 * The whole page counts: axe and html-validate where something on it was not judged on a page before, no sideways scrolling on a desktop, a
 * phone and a narrow phone.
 */
const controleer = async (page: Page, antwoord: Response | null, wie: string, c: Controle, metScript: boolean): Promise<void> => {
  const titel = await page.title();
  const naam = `${new URL(page.url()).pathname.replace(/\d+/g, 'n')} · ${titel.replace(/\d+/g, 'n').replace(NAAM, 'iemand')}`;
  if (c.gezien.has(naam)) return;
  c.gezien.add(naam);
  const vormen = metScript ? (await vormenVan(page)).filter((vorm) => !c.vormen.has(vorm)) : [];
  const meld = (wat: string) => c.fouten.push(`${wie}, ${new URL(page.url()).pathname} (${titel}): ${wat}`);
  if (antwoord && (vormen.length > 0 || !metScript)) {
    const { results } = await validator.validateString(await antwoord.text());
    for (const { messages } of results) for (const m of messages) meld(`html ${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
  }
  if ((await page.locator('h1').count()) !== 1) meld(`heeft ${await page.locator('h1').count()} keer een h1`);
  if (vormen.length > 0) for (const fout of await axeFaults(page)) meld(`axe ${fout}`);
  for (const vorm of vormen) c.vormen.add(vorm);
  for (const width of BREEDTES) {
    if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (over > 0) meld(`is op ${width} px breed ${over} px te breed`);
    for (const tekst of await page.evaluate<string[]>(AFGEKAPT)) meld(`kapt op ${width} px een keuze af: ${tekst}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
};

/** The value of the option with this text. */
const optie = async (lijst: Locator, tekst: string | RegExp): Promise<string> => {
  for (const een of await lijst.locator('option').all()) {
    const naam = (await een.innerText()).trim();
    if (typeof tekst === 'string' ? naam === tekst : tekst.test(naam)) return (await een.getAttribute('value')) ?? '';
  }
  throw new Error(`geen keuze ${tekst}; wel: ${(await lijst.locator('option').allInnerTexts()).join(', ')}`);
};

/** Who looks at the public pages and never logs in. */
export const VOORBIJGANGER = 'voorbijganger';

/** Opens a browser window for a persona and logs in through the page of personas; a passer-by stays outside, on no page yet. */
export const openVisitor = async (
  browser: Browser,
  server: Server,
  persona: string,
  c: Controle,
  o: { javaScript?: boolean } = {},
): Promise<Visitor> => {
  const metScript = o.javaScript ?? true;
  const context = await browser.newContext({
    baseURL: server.url,
    javaScriptEnabled: metScript,
    viewport: { width: 1280, height: 900 },
    locale: 'nl-NL',
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  let antwoord: Response | null = null;
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame() && response.status() < 300)
      antwoord = response;
    if (response.request().isNavigationRequest() && response.status() >= 400) antwoord = response;
  });
  page.on('pageerror', (error) => c.fouten.push(`${persona}, ${page.url()}: ${error.message}`));
  page.on('console', (bericht) => {
    // The browser says so of every status from 400 on; a page that is refused is looked at by its content.
    if (bericht.type() === 'error' && !/the server responded with a status of 4(03|04|09|22)/.test(bericht.text()))
      c.fouten.push(`${persona}, ${page.url()}: console: ${bericht.text()}`);
  });
  const gezien = async (status: number): Promise<void> => {
    await page.waitForLoadState('load');
    // A page that shows itself anew while the product reckons goes away under who looks at it: it is looked at when it stands still.
    for (let n = 0; antwoord?.headers().refresh !== undefined && n < 600; n++) await page.waitForTimeout(100);
    await antwoord?.finished();
    await page.waitForLoadState('load');
    const nu = antwoord as Response | null;
    expect(nu?.status(), `${persona} op ${page.url()}: ${await page.title()}`).toBe(status);
    await controleer(page, nu, persona, c, metScript);
  };
  const naar = async (doe: () => Promise<unknown>, status = 200): Promise<void> => {
    antwoord = null;
    await doe();
    await gezien(status);
  };
  const visitor: Visitor = {
    rol: persona.replace(/-\d+$/, ''),
    c,
    page,
    context,
    ga: (pad, status = 200) => naar(() => page.goto(pad), status),
    klik: async (naam, { in: binnen, status = 200 } = {}) => {
      const main = page.locator('main');
      const plek = binnen === undefined ? main : main.locator('tr, section, .wm-kaart').filter({ hasText: binnen }).last();
      const knop = plek
        .getByRole('button', { name: naam })
        .or(plek.getByRole('link', { name: naam }))
        .first();
      await naar(async () => {
        await Promise.all([page.waitForEvent('load', { timeout: 60_000 }), knop.click()]);
      }, status);
    },
    vul: async (label, waarde) => {
      const veld = page.locator('main').getByLabel(label).first();
      if (/select/i.test(String(await veld.evaluate((element) => element.tagName))))
        await veld.selectOption(await optie(veld, waarde));
      else await veld.fill(String(waarde));
    },
    kies: async (vraag, antwoord) => {
      const lijst = page.getByRole('combobox', { name: vraag }).first();
      if (typeof antwoord === 'string' && (await lijst.count()) > 0) {
        await lijst.selectOption({ label: antwoord });
        return;
      }
      const groep = page.getByRole('group', { name: vraag }).first();
      // People press the words; the button lies under them.
      await groep.locator('label').filter({ hasText: antwoord }).first().click();
    },
    kop: async () => (await page.locator('h1').first().innerText()).trim(),
    tekst: () => page.locator('main').innerText(),
    pad: () => new URL(page.url()).pathname,
    sluit: () => context.close(),
  };
  if (persona === VOORBIJGANGER) return visitor;
  const logIn = async (): Promise<Cookies> => {
    await naar(() => page.goto('/inloggen'));
    await naar(async () => {
      await page.locator(`button[name="persona"][value="${persona}"]`).click();
      await page.waitForURL((url) => !/inloggen|oidc/.test(url.pathname));
    });
    return context.cookies();
  };
  const ander = c.sessies.get(persona);
  const sessie = ander ?? logIn();
  c.sessies.set(persona, sessie);
  const cookies = await sessie;
  if (ander) {
    await context.addCookies(cookies);
    await naar(() => page.goto('/'));
  }
  return visitor;
};

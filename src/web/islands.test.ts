import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchTestBrowser } from '../../tooling/browser.ts';
import { galleryPages } from '../../tooling/gallery-pages.ts';
import { assetFor } from './index.ts';

// What werktmee.js adds to pages that work without it, in a real browser, on the pages of the gallery.
let browser: Browser;
beforeAll(async () => {
  browser = await launchTestBrowser();
});
afterAll(() => browser?.close());

async function open(name: string, options: { javaScriptEnabled?: boolean; posts?: string[] } = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: options.javaScriptEnabled ?? true });
  const page = await context.newPage();
  await page.route('**/*', async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname);
    const asset = assetFor(path);
    if (asset) return route.fulfill({ body: Buffer.from(asset.body), contentType: asset.type });
    if (route.request().method() === 'POST') options.posts?.push(route.request().postData() ?? '');
    const content = galleryPages[path.slice(1)];
    // 204: the page stays, as with a download.
    return content
      ? route.fulfill({ body: String(await content), contentType: 'text/html; charset=utf-8' })
      : route.fulfill({ status: 204 });
  });
  await page.goto(`http://gallery.test/${name}`);
  return page;
}

const focused = (page: Page) => page.evaluate<string>('document.activeElement.id || document.activeElement.textContent.trim()');

describe('hours grid', () => {
  test('sums follow what is typed', async () => {
    const page = await open('uren-7');
    await page.fill('#veld-uren-2-0', '1:30');
    await page.fill('#veld-uren-2-1', '2,25');
    expect(await page.textContent('tbody tr:nth-child(3) [data-wm-som-rij]')).toBe('3,75');
    expect(await page.textContent('[data-wm-som-dag="0"]')).toBe('14,5');
    expect(await page.textContent('[data-wm-som-week]')).toBe('74,75');
  });

  test('has its sums without JavaScript too', async () => {
    const page = await open('uren-7', { javaScriptEnabled: false });
    expect(await page.textContent('[data-wm-som-week]')).toBe('71');
  });

  test('arrows and Enter walk through a day, and Enter does not send the form', async () => {
    const posts: string[] = [];
    const page = await open('uren-7', { posts });
    await page.focus('#veld-uren-0-2');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('veld-uren-1-2');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('veld-uren-2-2');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('veld-uren-1-2');
    expect(posts).toEqual([]);
  });
});

describe('keys', () => {
  test('/ goes to search, j and k through the list', async () => {
    const page = await open('werkvoorraad');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('Jan Hoekstra');
    await page.keyboard.press('k');
    expect(await focused(page)).toBe('Fatima el Amrani');
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('zoek');
    await page.keyboard.type('j/k?x');
    expect(await page.inputValue('#zoek')).toBe('j/k?x');
  });

  test('x ticks the row, also from its box, and ? opens what the keys do', async () => {
    const page = await open('werkvoorraad');
    const box = page.locator('tbody tr').first().locator('input');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await box.isChecked()).toBe(true);
    await box.focus();
    await page.keyboard.press('x');
    expect(await box.isChecked()).toBe(false);
    await page.keyboard.press('?');
    expect(await page.isVisible('text=In een veld doen deze toetsen niets bijzonders')).toBe(true);
    expect(await focused(page)).toContain('Sneltoetsen');
    expect(await page.getAttribute('tbody td', 'role')).toBe('cell');
  });

  test('can be switched off (WCAG 2.1.4)', async () => {
    const page = await open('werkvoorraad');
    await page.click('header details summary:visible');
    await page.click('text=Sneltoetsen uitzetten');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.keyboard.press('/');
    expect(await focused(page)).not.toBe('zoek');
  });
});

test('the error summary has the focus, and its link goes to the field', async () => {
  const page = await open('ladderkeuze');
  expect(await focused(page)).toContain('Er klopt iets niet');
  await page.click('text=Schrijf op waarom deze trede past. >> nth=0');
  expect(await focused(page)).toBe('veld-motivering');
});

test('a double click sends a form once', async () => {
  const posts: string[] = [];
  const page = await open('controleren', { posts });
  await page.dblclick('text=Versturen');
  await page.waitForLoadState('networkidle');
  expect(posts).toHaveLength(1);
});

test('a button sends its own name and value', async () => {
  const posts: string[] = [];
  const page = await open('uren-7', { posts });
  await page.click('text=Neem week 46 over');
  await expect.poll(() => posts.length).toBe(1);
  expect(new URLSearchParams(posts[0]).get('doe')).toBe('kopie');
  expect(new URLSearchParams(posts[0]).get('_versie')).toBe('3');
});

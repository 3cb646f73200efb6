import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { launchTestBrowser } from './browser.ts';

let page: Page;
beforeAll(async () => {
  const browser = await launchTestBrowser();
  page = await browser.newPage();
});
afterAll(() => page?.context().browser()?.close());

const faultsOf = async (body: string): Promise<string[]> => {
  await page.setContent(
    `<!doctype html><html lang="nl"><head><title>Proef</title></head><body><main><h1>Proef</h1>${body}</main></body></html>`,
  );
  return (await axeFaults(page)).map((fault) => fault.slice(0, fault.indexOf(':')));
};

test('what is wrong is named, what is right is not', async () => {
  expect(await faultsOf('<p>Niets mis</p>')).toEqual([]);
  expect(await faultsOf('<img src="data:,">')).toEqual(['image-alt']);
  expect(await faultsOf('<p style="color: #999; background: #fff">Te licht</p>')).toEqual(['color-contrast']);
  // Judged before, and wrong still.
  expect(await faultsOf('<p style="color: #999; background: #fff">Weer te licht</p>')).toEqual(['color-contrast']);
});

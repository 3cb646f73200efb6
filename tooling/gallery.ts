// Draws every page of the gallery at four widths, in forced colours and on paper, so that a change of the look can be looked at.
//   node tooling/gallery.ts <folder> [page …]
// Also runs axe-core and html-validate over them and fails on what they find.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { BrowserContextOptions } from 'playwright-core';
import { assetFor } from '../src/web/index.ts';
import { axeFaults } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { galleryPages } from './gallery-pages.ts';
import { htmlValidateConfig } from './html-validate.ts';

const [folder, ...wanted] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: node tooling/gallery.ts <folder> [page …]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const browser = await launchBrowser();

const modes: Record<string, BrowserContextOptions> = {
  1280: { viewport: { width: 1280, height: 900 } },
  390: { viewport: { width: 390, height: 844 } },
  320: { viewport: { width: 320, height: 640 } },
  800: { viewport: { width: 800, height: 900 } },
  geforceerd: { viewport: { width: 1000, height: 800 }, forcedColors: 'active', colorScheme: 'dark' },
  afdruk: { viewport: { width: 720, height: 900 } },
};

const validate = new HtmlValidate(htmlValidateConfig);
let wrong = 0;
const report = (where: string, what: string) => {
  wrong++;
  console.log(`${where}: ${what}`);
};

const pages = Object.entries(galleryPages).filter(([name]) => wanted.length === 0 || wanted.includes(name));
for (const [name, content] of pages) {
  const html = String(await content);
  writeFileSync(join(folder, `${name}.html`), html);
  for (const result of (await validate.validateString(html)).results) {
    for (const message of result.messages)
      report(name, `html-validate ${message.ruleId}: ${message.message} (${message.selector})`);
  }
}

for (const [mode, options] of Object.entries(modes)) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  tab.on('console', (message) => message.type() === 'error' && report(mode, `console: ${message.text()}`));
  await tab.route('**/*', async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname);
    const asset = assetFor(path);
    const content = galleryPages[path.slice(1)];
    if (asset) return route.fulfill({ body: Buffer.from(asset.body), contentType: asset.type });
    if (content) {
      return route.fulfill({
        body: String(await content),
        contentType: 'text/html; charset=utf-8',
        headers: {
          'content-security-policy':
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; connect-src 'self'",
        },
      });
    }
    return route.fulfill({ status: 404, body: 'niets' });
  });
  for (const [name] of pages) {
    await tab.goto(`http://gallery.test/${name}`);
    await tab.evaluate('document.fonts.ready');
    if (mode === 'afdruk') {
      await tab.emulateMedia({ media: 'print' });
    }
    const tooWide = await tab.evaluate<string[]>(`(() => {
      const width = document.documentElement.clientWidth;
      const found = document.documentElement.scrollWidth > width ? ['page is ' + document.documentElement.scrollWidth + ' wide'] : [];
      for (const element of document.querySelectorAll('main *')) {
        const box = element.getBoundingClientRect();
        if (box.right > width + 1 && box.width > 1 && !element.closest('.wm-tabs, thead, .wm-onzichtbaar')) found.push(element.tagName + '.' + element.getAttribute('class'));
      }
      return found.slice(0, 5);
    })()`);
    if (tooWide.length > 0) report(`${name} ${mode}`, `overflows: ${tooWide.join(', ')}`);
    await tab.screenshot({ path: join(folder, `${name}-${mode}.png`), fullPage: true });
    if (mode === '1280' || mode === '390') {
      for (const fault of await axeFaults(tab)) report(`${name} ${mode}`, `axe ${fault}`);
    }
  }
  await context.close();
}
await browser.close();
console.log(`${pages.length} pages in ${folder}, ${wrong} things wrong`);
if (wrong > 0) process.exitCode = 1;

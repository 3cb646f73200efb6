import { expect, test } from 'vitest';
import { hasBundled, launchBrowser } from './browser.ts';

test.runIf(hasBundled())(
  'the bundled browser has two contexts, fonts and a picture without anything of the machine',
  async () => {
    const browser = await launchBrowser({ which: 'bundled' });
    try {
      const texts: number[] = [];
      for (const family of ['Source Sans 3', 'sans-serif']) {
        const page = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
        await page.setContent(
          `<p style="font: 20px '${family}', monospace; display: inline-block">Één dag in de week: € 1.250,-</p>`,
        );
        texts.push((await page.locator('p').boundingBox())?.width ?? 0);
        const picture = await page.screenshot();
        expect(picture.length).toBeGreaterThan(2000);
      }
      expect(Math.min(...texts)).toBeGreaterThan(100);
      // Two different fonts: neither fell back on the other.
      expect(texts[0]).not.toBe(texts[1]);
    } finally {
      await browser.close();
    }
  },
);
